"""What the templates make of a register: each part of each page, held against cases."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from fairshare.publish.frame.environment import make_environment
from page_cases import FOLDER, PageCase, Pages

CASES = [pytest.param(folder, id=folder.name) for folder in sorted(FOLDER.iterdir())]


@pytest.mark.parametrize("folder", CASES)
def test_pages_show_what_their_register_says(folder: Path, tmp_path: Path) -> None:
    """Words, values, links and attributes of each part, and nothing else.

    Where it fails it gives a patch of the cases, which says in a line what readers see instead.
    """
    case = PageCase.read(folder)
    edition = case.edition(tmp_path / "register")
    pages = Pages(edition, make_environment(edition.framework))
    wrong: list[str] = []
    for shown in case.shown:
        head = [*shown.head.splitlines(), ""]
        said, drawn = (head + text.splitlines() for text in (shown.lines, shown.found(pages)))
        file = f"tests/cases/pages/{folder.name}/{shown.name}.txt"
        wrong += unified_diff(said, drawn, file, file, n=1, lineterm="")
    assert not wrong, "\n".join(["", *wrong])
