"""Marks that other programs left in a file: of a merge that was not finished, of a pasted block.

They stand at the beginning of a line, where no text of an entry can: a block of text is indented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from fairshare.load.raw.characters import MOST, line_and_column
from fairshare.problems import Problem

_MARK = re.compile(
    r"^(?:(?P<ours><{7})(?!<)|(?P<base>\|{7})(?!\|)|(?P<middle>={7})(?=$| )|(?P<theirs>>{7})(?!>)"
    r"|(?P<fence>`{3,}|~{3,})).*$",
    re.MULTILINE,
)
_SIGNS = ("\n<<<", "\n===", "\n>>>", "\n|||", "\n```", "\n~~~")
_PARTS = frozenset({"base", "middle", "theirs"})


def leftovers(text: str, file: str) -> list[Problem]:
    """E011 for each merge conflict and mark of a block of code, the first 50 at most."""
    above = f"\n{text}"
    return list(islice(_found(text, file), MOST)) if any(sign in above for sign in _SIGNS) else []


def _found(text: str, file: str) -> Iterator[Problem]:
    """A conflict is reported where it begins, and where it ends is said; a lone part by itself."""
    open_conflict = False
    for found in _MARK.finditer(text):
        kind = found.lastgroup or ""
        if open_conflict and kind in _PARTS:
            open_conflict = kind != "theirs"
            continue
        open_conflict = kind == "ours"
        yield _problem(text, file, found)


def _problem(text: str, file: str, found: re.Match[str]) -> Problem:
    line, column = line_and_column(text, found.start())
    fence = found["fence"]
    mark = fence or found[0][:7]
    variant = "fence" if fence else "conflict" if found["ours"] else "part"
    return Problem.of("E011", variant, file=file, place=(line, column), excerpt=found[0], mark=mark)
