"""What another value of one rule of a schema does, rule by rule."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, TypeAlias

from fairshare.schemas import change_words as say

Effect: TypeAlias = Literal["additive", "breaking", "wording"]
ADDS: Effect = "additive"
BREAKS: Effect = "breaking"
WORDING: Effect = "wording"

_Said: TypeAlias = Iterator[tuple[Effect, str]]


def _types(was: Any, now: Any) -> _Said:
    yield BREAKS, say.another_type(was, now)


def _codes(was: Any, now: Any) -> _Said:
    if was is None or now is None:
        yield BREAKS, say.list_closed() if was is None else say.list_opened()
        return
    before, after = ({json.dumps(code): code for code in codes} for codes in (was, now))
    for written, code in before.items():
        if written not in after:
            yield BREAKS, say.code_removed(code)
    for written, code in after.items():
        if written not in before:
            yield ADDS, say.code_added(code)


def _constant(was: Any, now: Any) -> _Said:
    yield BREAKS, say.another_constant(was, now)


def _needed(was: Any, now: Any) -> _Said:
    before, after = was or [], now or []
    for name in after:
        if name not in before:
            yield BREAKS, say.now_needed(name)
    for name in before:
        if name not in after:
            yield BREAKS, say.no_longer_needed(name)


def _least(keyword: str) -> Callable[[Any, Any], _Said]:
    def compare(was: Any, now: Any) -> _Said:
        if was is None or (now is not None and now > was):
            yield BREAKS, say.limit(keyword, was, now)
        elif keyword in _MAY_BE_EMPTY and not now:
            yield BREAKS, say.may_be_empty()
        else:
            yield ADDS, say.limit(keyword, was, now)

    return compare


_MAY_BE_EMPTY = frozenset({"minItems", "minLength", "minProperties"})


def _most(keyword: str) -> Callable[[Any, Any], _Said]:
    def compare(was: Any, now: Any) -> _Said:
        tighter = was is None or (now is not None and now < was)
        yield (BREAKS if tighter else ADDS), say.limit(keyword, was, now)

    return compare


def _pattern(_was: Any, _now: Any) -> _Said:
    yield BREAKS, say.another_pattern()


def _unique(was: Any, now: Any) -> _Said:
    if bool(was) != bool(now):
        yield BREAKS, say.now_unique() if now else say.no_longer_unique()


def _others(_was: Any, now: Any) -> _Said:
    yield BREAKS, say.closed() if now is False else say.opened()


RULES: Mapping[str, Callable[[Any, Any], _Said]] = {
    "type": _types,
    "enum": _codes,
    "const": _constant,
    "required": _needed,
    **{name: _least(name) for name in ("minLength", "minItems", "minimum", "minProperties")},
    **{name: _most(name) for name in ("maxLength", "maxItems", "maximum", "maxProperties")},
    "pattern": _pattern,
    "uniqueItems": _unique,
    "additionalProperties": _others,
}
