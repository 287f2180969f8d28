"""Say in plain English what the YAML parser stumbled over, where, and the likely cause.

The parser speaks of block mappings and simple keys. People who fill in a form as a file do not, so
each of its messages is told as the mistake that most often lies behind it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from yaml.error import Mark, MarkedYAMLError

from fairshare.problems import Problem


class _SyntaxFault(NamedTuple):
    """A mistake: what to say, and whether its beginning is the better place to show."""

    message: str
    hint: str
    at_beginning: bool = False
    code: str = "E005"


_QUOTE = "Put the whole text in quotes, or write it on lines of its own under a `|`."
_COLON = _SyntaxFault(
    "A colon followed by a space stands inside text that is not in quotes.", _QUOTE
)
_INDENTATION = _SyntaxFault(
    "The line does not line up with the ones above it.",
    "Indent fields of the same group by the same number of spaces, and what belongs to them by "
    "two more.",
)
_MORE = _SyntaxFault(
    "The part that can be read ends before this line.",
    "Indent all fields of the outermost level alike, and remove a line `...` above.",
)
_AFTER_QUOTE = _SyntaxFault(
    "Text goes on after the closing quotation mark.",
    "Let the quotes enclose the whole text. A quote within quotes is written twice: '' or \\\".",
)
_MIXED = _SyntaxFault(
    "A list and named fields are mixed in the same place.",
    "Start every item of a list with `- `, at the same indentation, and indent its fields below.",
)
_NO_COLON = _SyntaxFault(
    "The line is neither a field nor part of the text above it.",
    "Write a colon and a space after the name of a field; indent text that goes on from above.",
    at_beginning=True,
)
_OPEN_QUOTE = _SyntaxFault(
    "A quotation mark opens here and is never closed.",
    "Close the text with the same mark. A quote within quotes is written twice: '' or \\\".",
    at_beginning=True,
)
_OPEN_BRACKET = _SyntaxFault(
    "The bracket that opens here is not closed, or a comma is missing within it.",
    "Check the commas and close it with ] or }. Text with commas, brackets or `: ` needs quotes.",
    at_beginning=True,
)
_BACKSLASH = _SyntaxFault(
    "A backslash within double quotes is followed by something it has no meaning with.",
    "Write the backslash twice, or put the text in single quotes.",
)
_START = _SyntaxFault("Text can't start with this character unless it is in quotes.", _QUOTE)
_STAR = _SyntaxFault(
    "Text can't start with * or & unless it is in quotes.", _QUOTE, at_beginning=True
)
_NO_CHARACTER = _SyntaxFault(
    "An escape within double quotes stands for no character.",
    "Remove the part that starts with a backslash, or write the backslash twice.",
    at_beginning=True,
    code="E004",
)
_TAB = _SyntaxFault("A tab stands where only spaces may.", "Put spaces in place of the tab.")
_BLOCK_TEXT = _SyntaxFault(
    "Text stands on the same line as the `|` or `>` that opens a longer text.",
    "Start the text on the next line, indented by two spaces.",
)
_NOTHING = _SyntaxFault(
    "A value is missing here, or a bracket or comma is one too many.",
    "Check brackets and commas; write the value or remove the field.",
)
_FILE_ENDS = _SyntaxFault(
    "The file ends before a bracket that was opened is closed.",
    "Close each [ with ] and each { with }.",
)
_TAG = _SyntaxFault(
    "A word with an exclamation mark (a tag) is not allowed.",
    "Remove it; text that starts with ! needs quotes.",
    code="E007",
)
_DIRECTIVE = _SyntaxFault(
    "A line that starts with % is not allowed.",
    "Indent it if it belongs to the text above; otherwise remove it.",
    at_beginning=True,
)
_UNKNOWN = _SyntaxFault(
    "The file can't be read as YAML from here on.",
    "Compare indentation, quotes, colons and brackets with a file that is accepted.",
)

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


def syntax_problem(error: Exception, lines: list[str], file: str) -> Problem:
    """The parser's complaint as a problem (E005; E007 for a malformed tag, E004 for an escape).

    Anything but a YAML error comes from the parser in Python, which lets Python itself refuse an
    escape that stands for no character.
    """
    if not isinstance(error, MarkedYAMLError):
        return Problem("E004", file, 1, 1, (), _NO_CHARACTER.message, _NO_CHARACTER.hint)
    said = f"{error.context or ''} {error.problem or ''}"
    fault = next((fault for words, fault in _FAULTS if words.search(said)), _UNKNOWN)
    mark = error.problem_mark or error.context_mark
    fault = _closer(fault, lines, mark)
    if fault.at_beginning and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    excerpt = lines[line]
    if fault is _BACKSLASH:  # the parsers point at the one or the other side of it
        column = max(excerpt.rfind("\\", 0, column + 1), 0)
    return Problem(fault.code, file, line + 1, column + 1, (), fault.message, fault.hint, excerpt)


def _closer(fault: _SyntaxFault, lines: list[str], mark: Mark | None) -> _SyntaxFault:
    """Tell apart mistakes that the parser gives the same words, by the line it points at."""
    if mark is None or not any(lines[mark.line :]):
        return _FILE_ENDS if fault is _NOTHING else fault
    before, after = lines[mark.line][: mark.column], lines[mark.line][mark.column :]
    if fault is _START:
        return _TAB if after.startswith("\t") else _START
    if fault is _COLON:
        return _COLON if ": " in before else _INDENTATION
    if fault in (_INDENTATION, _MIXED, _MORE) and before.rstrip().endswith(("'", '"')):
        return _AFTER_QUOTE
    if fault in (_INDENTATION, _MORE) and after.startswith(("]", "}", ",")):
        return _NOTHING
    return _MIXED if fault is _INDENTATION and re.match(r"-( |$)", after) else fault
