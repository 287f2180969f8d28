"""Say in plain English what the YAML parser stumbled over, where, and the likely cause.

The parser speaks of block mappings and simple keys. People who fill in a form as a file do not, so
each of its messages is told as the mistake that most often lies behind it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from yaml.error import Mark, MarkedYAMLError

from fairshare.load.comments import with_comment
from fairshare.load.document import Comment
from fairshare.load.raw.bullets import is_item, with_hyphens
from fairshare.problems import Problem


class _SyntaxFault(NamedTuple):
    """A mistake: the name of its message, and whether its beginning is the better place to show."""

    variant: str
    at_beginning: bool = False
    code: str = "E005"


class _CutOff(NamedTuple):
    """A # that breaks a text off; line and column from 1."""

    line: int
    column: int
    mended: str | None


_COLON = _SyntaxFault("colon")
_INDENTATION = _SyntaxFault("indentation")
_MORE = _SyntaxFault("more")
_AFTER_QUOTE = _SyntaxFault("after quote")
_MIXED = _SyntaxFault("mixed")
_BULLET = _SyntaxFault("bullet", at_beginning=True)
_NO_COLON = _SyntaxFault("no colon", at_beginning=True)
_OPEN_QUOTE = _SyntaxFault("open quote", at_beginning=True)
_OPEN_BRACKET = _SyntaxFault("open bracket", at_beginning=True)
_BACKSLASH = _SyntaxFault("backslash")
_START = _SyntaxFault("start")
_STAR = _SyntaxFault("star", at_beginning=True)
_NO_CHARACTER = _SyntaxFault("no character", at_beginning=True, code="E004")
_TAB = _SyntaxFault("tab")
_BLOCK_TEXT = _SyntaxFault("block text")
_NOTHING = _SyntaxFault("nothing")
_FILE_ENDS = _SyntaxFault("file ends")
_TAG = _SyntaxFault("tag", code="E007")
_DIRECTIVE = _SyntaxFault("percent", at_beginning=True)
_FENCE = _SyntaxFault("fence", code="E011")
_UNKNOWN = _SyntaxFault("")

# In the words of libyaml and of the parser in pure Python, which differ a little. The first match
# counts; what it depends on beyond the words is for `_closer`.
_FAULTS: tuple[tuple[re.Pattern[str], _SyntaxFault], ...] = tuple(
    (re.compile(words), fault)
    for words, fault in (
        (r"scanning a tag|parsing a tag|undefined tag handle", _TAG),
        (r"scanning a directive", _DIRECTIVE),
        (r"scanning an? (anchor|alias)", _STAR),
        (r"mapping values are not allowed", _COLON),
        (r"expected ':'", _NO_COLON),
        (r"quoted scalar.*(end of stream|document (indicator|separator))", _OPEN_QUOTE),
        (r"invalid Unicode character", _NO_CHARACTER),
        (r"quoted scalar", _BACKSLASH),
        (r"expected ',' or '[\]}]'|parsing a flow (mapping|sequence)", _OPEN_BRACKET),
        (r"'\\t' that cannot start|tab character", _TAB),
        (r"cannot start any token", _START),
        (r"sequence entries are not allowed|expected '-' indicator", _MIXED),
        (r"block (collection|sequence)", _MIXED),
        (r"scanning a block scalar", _BLOCK_TEXT),
        (r"node content", _NOTHING),
        (r"document start", _MORE),
        (r"block mapping|mapping keys are not allowed", _INDENTATION),
    )
)


_IN_BRACKETS = frozenset({_OPEN_BRACKET, _FILE_ENDS, _NOTHING})
_BREAKS = frozenset({_INDENTATION, _NO_COLON, _MIXED, _MORE, *_IN_BRACKETS})
"""What may come of a text that a # broke off, or of a bracket that it took away."""
_FIELD = re.compile(r"[ ]*(?:-[ ]|-$|[\w\"'-]+:(?:[ ]|$))")
_BROKEN_NAME = re.compile(r"[^\s:#][^:#]*[ \t](#)")


def syntax_problem(
    error: Exception, lines: list[str], file: str, last: Comment | None = None
) -> Problem:
    """The parser's complaint as a problem (E005; E007 for a malformed tag, E004 for an escape).

    `last` is the last comment that was found after an unquoted value: where the text was to go on,
    it is the cause. Anything but a YAML error comes from the parser in Python, which lets Python
    itself refuse an escape that stands for no character.
    """
    if not isinstance(error, MarkedYAMLError):
        return Problem.of(_NO_CHARACTER.code, _NO_CHARACTER.variant, file=file)
    said = f"{error.context or ''} {error.problem or ''}"
    fault = next((fault for words, fault in _FAULTS if words.search(said)), _UNKNOWN)
    mark = error.problem_mark or error.context_mark
    fault = _closer(fault, lines, mark)
    if fault in _BREAKS and mark is not None:
        start = error.context_mark or mark
        if cut := _cut_off(fault, lines, (start.line, start.column), mark.line, last):
            excerpt = lines[cut.line - 1]
            place = (cut.line, cut.column)
            return Problem.of(
                "E005", "comment", file=file, place=place, excerpt=excerpt, mended=cut.mended
            )
    if fault.at_beginning and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    excerpt = lines[line]
    if fault is _NO_COLON and is_item(excerpt):
        fault = _BULLET
    if fault is _BACKSLASH:  # the parsers point at the one or the other side of it
        column = max(excerpt.rfind("\\", 0, column + 1), 0)
    return Problem.of(
        *(fault.code, fault.variant),
        file=file,
        place=(line + 1, column + 1),
        excerpt=excerpt,
        mark=lines[line].strip()[:3],
        mended=with_hyphens(lines, line) if fault is _BULLET else None,
    )


def _cut_off(
    fault: _SyntaxFault, lines: list[str], start: tuple[int, int], end: int, last: Comment | None
) -> _CutOff | None:
    """The comment that is behind a fault, which begins at `start` and shows in line `end`."""
    if fault is _NO_COLON and (name := _BROKEN_NAME.match(lines[start[0]], start[1])):
        return _CutOff(start[0] + 1, name.start(1) + 1, None)
    if last is None:
        return None
    if fault in _IN_BRACKETS:
        inside = last.in_brackets and start[0] < last.line
        return _CutOff(last.line, last.column, with_comment(lines, last)) if inside else None
    until = end
    while until < len(lines) and lines[until].startswith(" ") and not _FIELD.match(lines[until]):
        until += 1
    if until > end and all(line.strip()[:1] in {"", "#"} for line in lines[last.line : end]):
        return _CutOff(last.line, last.column, with_comment(lines, last, until))
    return None


def _closer(fault: _SyntaxFault, lines: list[str], mark: Mark | None) -> _SyntaxFault:
    """Tell apart mistakes that the parser gives the same words, by the line it points at."""
    if mark is None or not any(lines[mark.line :]):
        return _FILE_ENDS if fault is _NOTHING else fault
    before, after = lines[mark.line][: mark.column], lines[mark.line][mark.column :]
    if fault is _START:
        found = {"\t": _TAB, "`": _FENCE if after.startswith("```") else _START}
        return found.get(after[:1], _START)
    if fault is _COLON:
        return _COLON if ": " in before else _INDENTATION
    if fault in (_INDENTATION, _MIXED, _MORE) and before.rstrip().endswith(("'", '"')):
        return _AFTER_QUOTE
    if fault in (_INDENTATION, _MORE) and after.startswith(("]", "}", ",")):
        return _NOTHING
    return _MIXED if fault is _INDENTATION and re.match(r"-( |$)", after) else fault
