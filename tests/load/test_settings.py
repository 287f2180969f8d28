"""What a check reads of `mkdocs.yml`, without MkDocs."""

from __future__ import annotations

import pytest

from fairshare.load.base.settings import withheld


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (
            b"plugins:\n  - fairshare: {withheld: [a1b2c3d4e5f6, 123456789012]}",
            ("a1b2c3d4e5f6", "123456789012"),
        ),
        (
            b"plugins:\n  - fairshare:\n      search: !ENV [X, true]\n      withheld: [a]",
            ("a",),
        ),
        (b"plugins:\n  fairshare: {withheld: [a]}", ("a",)),
        (b"markdown_extensions:\n  - x: !!python/name:a.b\nplugins: [fairshare]", ()),
        (b"plugins:\n  - fairshare:\n", ()),
        (b"site_name: x", ()),
        (b"", ()),
        (None, ()),
    ],
)
def test_versions_that_are_withheld(content: bytes | None, names: tuple[str, ...]) -> None:
    """As MkDocs takes the options of a plugin, whatever tags stand around them."""
    assert withheld(content) == names


@pytest.mark.parametrize(
    "content", [b"plugins: [unclosed", b"plugins:\n  - fairshare: {withheld: a}", b"\xff\xfe\x00"]
)
def test_what_can_not_be_read_is_not_taken_for_none(content: bytes) -> None:
    """Nobody can say then what is withheld."""
    assert withheld(content) is None
