"""The features that a script uses, as far as they can be told from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checks.engines.table import Rules, Versions

_PIECE = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)"""
    r"""|(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"""
    r"""|(?P<bracket>[`{}])|(?P<slash>/)""",
    re.DOTALL,
)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_TEMPLATE = re.compile(r"(?:\\.|\$(?!\{)|[^\\`$])*(?P<end>`|\$\{)", re.DOTALL)
_VALUE_ENDS = re.compile(r"(?:[\w$)\]}])\s*$")
_KEYWORD_ENDS = re.compile(r"\b(?:return|typeof|case|of|in|void|delete|await|yield|else)\s*$")
_MEMBER = re.compile(r"\??\.\s*([A-Za-z]\w*)(\?\.)?(?=\()")
_WORD = re.compile(r"(?<![.\w$#])([A-Za-z]\w*)(?=\s*[(.])")
_SUPPLIED = re.compile(r"if \(!(?:\w+\.)+(\w+)\)\s+(?://[^\n]*\s+)?(?:\w+\.)+\1 = ")
_IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")
_LINES_BEFORE = 2
"""How far above its use a test for a feature may stand."""


@dataclass(frozen=True, slots=True)
class Use:
    """One place at which a file uses a feature."""

    name: str
    kind: str
    line: int
    fallback: bool = False
    """Whether something stands there for engines without it."""


@dataclass
class Code:
    """A script taken apart; the places of characters stay what they were."""

    text: str
    plain: list[str] = field(default_factory=list)
    """The characters of the code alone: comments, texts and regular expressions are blanks."""
    regexes: list[tuple[int, str]] = field(default_factory=list)
    texts: list[tuple[int, str]] = field(default_factory=list)
    """Strings and the pieces of templates, by their places."""

    @classmethod
    def of(cls, text: str) -> Code:
        """Take a script apart."""
        code = cls(text, list(text))
        place, open_templates = 0, [False]
        while piece := _PIECE.search(text, place):
            place = code._after(piece, open_templates)
        return code

    def _after(self, piece: re.Match[str], nesting: list[bool]) -> int:
        """Blank one piece, and say where the next may begin.

        `nesting`: of each open bracket, whether it is a template's.
        """
        start, end = piece.span()
        if piece["bracket"] == "`":
            return self._template(start, nesting)
        if piece["bracket"] == "{":
            nesting.append(False)
        elif piece["bracket"] == "}":
            if nesting.pop():
                return self._template(start, nesting)
        elif piece["slash"]:
            before = "".join(self.plain[max(0, start - 60) : start])
            divides = _VALUE_ENDS.search(before) and not _KEYWORD_ENDS.search(before)
            regex = None if divides else _REGEX.match(self.text, start)
            if regex:
                self.regexes.append((start, regex[0]))
                end = self._blank(start, regex.end())
        else:
            if piece["text"]:
                self.texts.append((start, piece["text"]))
            self._blank(start, end)
        return end

    def _template(self, start: int, nesting: list[bool]) -> int:
        """Blank a template's text from its start, or from the end of a gap, to the next."""
        text = _TEMPLATE.match(self.text, start + 1)
        if text is None:
            raise ValueError(f"A template has no end: {self.text[start : start + 40]}")
        self.texts.append((start, text[0]))
        if text["end"] == "${":
            nesting.append(True)
        return self._blank(start, text.end())

    def _blank(self, start: int, end: int) -> int:
        for place in range(start, end):
            if self.text[place] != "\n":
                self.plain[place] = " "
        return end

    def line(self, place: int) -> int:
        return self.text.count("\n", 0, place) + 1

    def tested(self, name: str, place: int) -> bool:
        """Whether a script asks for a feature by name just before it uses it."""
        line = self.line(place)
        lines = self.text[:place].split("\n")[max(0, line - 1 - _LINES_BEFORE) :]
        test = (
            rf"""typeof\s+[\w.]*\b{name}\b|["']{name}["']\s+in\b|if\s*\(!?[\w.]*\b{name}\)"""
            rf"""|\b{name}\s*(?:&&|\?(?![.?]))"""
        )
        return re.search(test, "\n".join(lines)) is not None


def uses(text: str, rules: Rules, known: Mapping[str, Mapping[str, Versions]]) -> Iterator[Use]:
    """Each use of a feature that the table knows, in a script."""
    code = Code.of(text)
    plain = "".join(code.plain)
    for token in rules.tokens:
        if token.where == "script":
            for hit in token.pattern.finditer(plain):
                yield Use(token.name, "named", code.line(hit.start()))
        elif token.where in {"regex", "flags"}:
            texts = code.texts if token.where == "regex" else []  # RegExp is given texts too
            for place, regex in [*code.regexes, *texts]:
                if token.pattern.search(regex):
                    yield Use(token.name, "named", code.line(place))
    for kind, pattern in (("member", _MEMBER), ("word", _WORD)):
        for hit in pattern.finditer(plain):
            name, place = hit[1], hit.start()
            if name in known[kind] and not _ours(name, kind, plain, rules.own):
                maybe = kind == "member" and bool(hit[2])
                yield Use(name, kind, code.line(place), maybe or code.tested(name, place))


def _ours(name: str, kind: str, plain: str, own: Sequence[str]) -> bool:
    """Whether a name is one that we gave: to a method, or to something in this file."""
    if kind == "member":
        return name in own
    declared = rf"\b(?:function\*?|const|let|class)\s+{name}\b|[{{,]\s*{name}\b[^()=;]*\}}"
    return re.search(declared, plain) is not None


def supplied(text: str) -> frozenset[str]:
    """The methods that a script gives to engines that lack them."""
    return frozenset(_SUPPLIED.findall(text))


def imports(text: str) -> list[str]:
    """The scripts beside it that a script loads, now or later, as it names them."""
    return _IMPORT.findall(text)
