"""What YAML drops after an unquoted value: a # with a space before it begins a comment.

The reader notes where such a comment stands, for a rule to judge who knows whether the field holds
free text. Here too the value is written again, in quotes, with what was dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fairshare.load.document import Comment, Position

_FOLLOWS = re.compile(r"(?:[ \t]*:)?[ \t]+#")
_BEFORE_TEXT = re.compile(r"(?:[ ]*-[ ]+)*[ ]*")
_END_IN_BRACKETS = re.compile(r"[,\]}]")

LONGEST = 3_500
"""Characters of lines to paste: the longest text of an entry, and its indentation."""


def lines_with_comments(text: str) -> frozenset[int]:
    """The lines, from 0, where a # with a space before it follows something."""
    found = set()
    at = text.find(" #")
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        if text[start:at].strip():
            found.add(text.count("\n", 0, start))
        at = text.find("\n", at)
        at = text.find(" #", at) if at >= 0 else -1
    return frozenset(found)


def find_comment(
    lines: Sequence[str], end: tuple[int, int], place: Position | None, container: Position
) -> Comment | None:
    """The comment after an unquoted value that ends at a line and column, both from 0.

    An empty value, which has no `place`, ends with its name. `container` is where the list or group
    starts that holds it.
    """
    line, column = end
    if line >= len(lines):  # the parser may end on a line that isn't there
        return None
    found = _FOLLOWS.match(lines[line], column)
    if found is None:
        return None
    start = (line + 1, found.end()) if place is None else place[:2]
    bracket = lines[container.line - 1].startswith(("[", "{"), container.column - 1)
    return Comment(line + 1, found.end(), *start, bracket)


def with_comment(lines: Sequence[str], comment: Comment, until: int = 0) -> str | None:
    """The value's lines with the comment as part of the text, quoted; None where they are long.

    `until` is the last line of a text that goes on after it, from 1. A value of several lines comes
    back as a block of text, where a # means nothing.
    """
    first, last = comment.start_line - 1, max(comment.line, until) - 1
    head, text = lines[first][: comment.start_column - 1], lines[first][comment.start_column - 1 :]
    parts = [part.strip() for part in (text, *lines[first + 1 : last + 1])]
    if first == last or comment.in_brackets:
        value, rest = _apart(" ".join(filter(None, parts)), in_brackets=comment.in_brackets)
        mended = f"{head}{quoted(value)}{rest}"
    else:
        mended = "\n".join([f"{head}>-", *indented(parts, margin_below(head))])
    return mended if len(mended) <= LONGEST else None


def quoted(text: str) -> str:
    """YAML that means just this text: in single quotes, or in double where that needs none."""
    if "'" in text and not re.search(r'["\\]', text):
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def margin_below(head: str) -> str:
    """The indentation of a block of text, from what stands on its line before it."""
    before = _BEFORE_TEXT.match(head)
    width = len(before[0]) if before else 0
    if width == len(head) and "-" in head:  # an item of a list, not a field of one
        width = head.rfind("-")
    return " " * (width + 2)


def indented(lines: Iterable[str], margin: str) -> list[str]:
    """Lines with a margin; empty ones stay empty."""
    return [f"{margin}{line}" if line else "" for line in lines]


def _apart(text: str, *, in_brackets: bool) -> tuple[str, str]:
    """A value, and what follows it on its line: within brackets, from the next comma or bracket."""
    found = _END_IN_BRACKETS.search(text) if in_brackets else None
    if found is None:
        return text, ""
    return text[: found.start()].rstrip(), text[found.start() :]
