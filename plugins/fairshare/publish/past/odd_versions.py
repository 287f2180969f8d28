"""What an old version holds that a page of today can draw, and what it has no place for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from fairshare.model import Path
from fairshare.problems import Problem

_OF_FORM = "E1"
"""How the codes begin that say that an entry does not follow the schema."""
_MISSING = "E101"
_SHOWN_ALL_THE_SAME = frozenset({"E106", "E107", "E108", "E109"})
"""A text too long, a number too high, too many items: still what the version said."""
_MAY_LACK = frozenset(
    {
        *((), ("purpose",), ("data",), ("decision",), ("answers",), ("assessment",)),
        *(("safeguards",), ("legal",), ("dates",)),
    }
)
"""Groups that are drawn without a field that they need; an answer is one too."""
_ROUNDS = 8
"""How often something is taken out before the rest is looked at again: as deep as entries are."""
_NEEDED = ("title", "stage", "method")
"""Without these there is no headline, and so no page."""


@dataclass(frozen=True, slots=True)
class OddVersion:
    """A version that today's rules refuse, as far as a page can show it."""

    data: Mapping[str, Any]
    missing: tuple[Path, ...]
    """Fields that today's rules ask for."""
    aside: tuple[tuple[Path, Any], ...]
    """Fields that a page of today has no place for, with what they say."""


def odd_version(
    data: Mapping[str, Any], check: Callable[[Mapping[str, Any]], Iterable[Problem]]
) -> OddVersion | None:
    """What of it can be drawn; None where it holds too little to say what became of it.

    `check`: finds what today's rules refuse. It is asked again after each round, for a group may
    lack what stood in it under another name.
    """
    drawn: dict[str, Any] = deepcopy(dict(data))
    aside: list[tuple[Path, Any]] = []
    for _round in range(_ROUNDS):
        of_form = [one for one in check(drawn) if one.code.startswith(_OF_FORM)]
        missing = tuple(one.path for one in of_form if one.code == _MISSING)
        wrong = _wrong(of_form, missing)
        if () in wrong:
            return None
        if not wrong:
            return _filled(drawn, data, missing, tuple(aside))
        aside += [(path, _taken(drawn, path)) for path in _last_first(wrong)]
    return None


def _wrong(of_form: Iterable[Problem], missing: Iterable[Path]) -> set[Path]:
    """What has to go: values of a wrong form, and groups that lack what makes them."""
    wrong = {one.path for one in of_form if one.code not in {_MISSING, *_SHOWN_ALL_THE_SAME}}
    return wrong | {path[:-1] for path in missing if not _may_lack(path[:-1])}


def _last_first(wrong: set[Path]) -> list[Path]:
    """Paths of which none lies in another, the later items of a list before the earlier."""
    outermost = [path for path in wrong if not any(path[:n] in wrong for n in range(len(path)))]
    return sorted(outermost, key=lambda path: [str(step).zfill(6) for step in path], reverse=True)


def _filled(
    drawn: dict[str, Any],
    data: Mapping[str, Any],
    missing: tuple[Path, ...],
    aside: tuple[tuple[Path, Any], ...],
) -> OddVersion | None:
    """With empty lists where a page asks for one; None where there is no headline to be made."""
    if not _can_be_drawn(drawn, data):
        return None
    drawn = {"themes": [], "organisations": [], "sources": [], **drawn}
    drawn["purpose"] = {"aims": [], **drawn.get("purpose", {})}
    drawn["data"] = {"categories": [], "identifiability": "unknown", **drawn.get("data", {})}
    return OddVersion(drawn, missing, aside)


def _may_lack(group: Path) -> bool:
    return group in _MAY_LACK or (group[:1] == ("answers",) and len(group) == 2)


def _can_be_drawn(drawn: Mapping[str, Any], data: Mapping[str, Any]) -> bool:
    """Whether a headline can be made of it: its decision must be told as it was, or not at all."""
    if not all(isinstance(drawn.get(name), str) for name in _NEEDED):
        return False
    if "assessment" in data and "independence" not in drawn.get("assessment", {}):
        return False
    return "decision" not in data or not {"outcome", "record"}.isdisjoint(drawn.get("decision", {}))


def _taken(data: dict[str, Any], path: Path) -> Any:
    """Take the value at a path out of the data; None where nothing stands there."""
    inner: Any = data
    for step in path[:-1]:
        try:
            inner = inner[step]
        except (KeyError, IndexError, TypeError):
            return None
    last = path[-1]
    if isinstance(inner, dict) and last in inner:
        return inner.pop(last)
    if isinstance(inner, list) and isinstance(last, int) and last < len(inner):
        return inner.pop(last)
    return None
