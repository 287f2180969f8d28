"""Bytes to text: UTF-8 only, and no character that hides, reorders or breaks lines unseen.

Such characters let a file read one way to a reviewer and another way to a program, and some are
line ends to the YAML parser but not to the code host, so that line numbers would differ.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice
from typing import Any

from fairshare.load.raw.properties import MOST_MARKS, can_be_seen, kind, refused
from fairshare.problems import Problem

STAND_IN = "\N{REPLACEMENT CHARACTER}"
"""Takes the place of a character that is refused: reading can go on, and places stay true."""

MOST = 50
"""Of one kind of odd characters reported for one file: a broken file can hold thousands."""
_TAB = re.compile(r"^ *(\t)(?=[ \t]*[^ \t\n])", re.MULTILINE)
_CONTROL_NAMES = {
    "\x00": "NULL",
    "\x08": "BACKSPACE",
    "\x0b": "LINE TABULATION",
    "\x0c": "FORM FEED",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
}


def decode(content: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, lines ended by newline characters, and what is wrong with it.

    The text is None when the bytes are not UTF-8. Problems: E003.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _looks_like_utf16(content):
        return None, [Problem.of("E003", "utf-16", file=file)]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").replace("\r\n", "\n")
        return None, [Problem.of("E003", file=file, place=line_and_column(before, len(before)))]
    text = text.replace("\r\n", "\n")
    if not text.startswith("\ufeff"):
        return text, []
    return text[1:], [Problem.of("E003", "mark", file=file)]


def refused_characters(text: str, file: str) -> list[Problem]:
    """E004 for each character of the source that is refused, the first 50 at most."""
    if can_be_seen(text):
        return []
    return [
        _at(text, file, at, kind(character), character=called(character), most=MOST_MARKS)
        for at, character in islice(refused(text), MOST)
    ]


def tabs_in_indentation(text: str, file: str) -> list[Problem]:
    """E004 for each line that is indented with a tab, the first 50 at most."""
    if "\t" not in text:
        return []
    return [_at(text, file, found.start(1), "tab") for found in islice(_TAB.finditer(text), MOST)]


def called(character: str) -> str:
    """The name of a character, with its number."""
    name = unicodedata.name(character, _CONTROL_NAMES.get(character, ""))
    return f"{name} (U+{ord(character):04X})" if name else f"U+{ord(character):04X}"


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a place in the text."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _looks_like_utf16(content: bytes) -> bool:
    """Whether every other of the first bytes is zero: Latin text in UTF-16 without its mark."""
    even, odd = content[0:8:2], content[1:8:2]
    return len(content) >= 4 and ((not any(even) and all(odd)) or (not any(odd) and all(even)))


def _at(text: str, file: str, index: int, variant: str, **values: Any) -> Problem:
    line, column = line_and_column(text, index)
    source = text[index - column + 1 :].partition("\n")[0]
    return Problem.of("E004", variant, file=file, place=(line, column), excerpt=source, **values)
