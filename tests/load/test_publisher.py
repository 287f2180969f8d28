"""What register.yml says of another day, which may not be a file that could be read today."""

from __future__ import annotations

import pytest

from fairshare.load.publisher import example_in


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"name: A register\nexample: council/example\n", "council/example"),
        (b"name: A register\n", ""),
        (b"example: [council/example]\n", ""),
        (b"example: 'council\n", ""),
        (b"", ""),
    ],
)
def test_the_entry_that_shows_how_one_looks_is_known_by_name(content: bytes, named: str) -> None:
    """A file that can't be read, or says it in another form, names none."""
    assert example_in(content) == named
