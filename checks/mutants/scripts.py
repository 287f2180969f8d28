"""Small wrong changes in a script, from its text without comments, strings and patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.engines.scripts import Code
from checks.mutants.places import Place

_TOKEN = re.compile(
    r"(?P<operator>(?<=\s)(?:[!=]==|<=?|>=?|&&|\|\|)(?=\s))"
    r"|(?P<not>!(?=[\w(\[]))"
    r"|(?P<number>(?<![\w$.])\d+(?![\w$.]))"
    r"|(?P<truth>(?<![\w$.])(?:true|false)(?![\w$:]))"
    r"|\breturn(?P<result>\s(?!undefined;)[^;{}`]+)(?=;)"  # that is what comes back anyway
)
_OPPOSITES = {"===": "!==", "<": "<=", ">": ">=", "&&": "||", "true": "false"}
_OPPOSITES |= {wrong: right for right, wrong in _OPPOSITES.items()}


def places(text: str) -> Iterator[Place]:
    """Every place of a script, in order. What is returned may hold other places."""
    plain = "".join(Code.of(text).plain)
    start = 0
    while found := _TOKEN.search(plain, start):
        kind = str(found.lastgroup)
        span = found.span(kind)
        yield Place(*span, _options(kind, found[kind]))
        start = span[0] + 1 if kind == "result" else span[1]


def _options(kind: str, piece: str) -> tuple[str, ...]:
    if kind in {"not", "result"}:
        return ("",)
    if kind == "number":
        return str(int(piece) + 1), str(int(piece) - 1)
    return (_OPPOSITES[piece],)
