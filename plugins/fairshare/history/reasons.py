"""Why an entry changed, as it says itself: the events that a version added, and what they correct.

Pure functions of plain data of any form: what is malformed is no reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fairshare.differences import same
from fairshare.framework import CodeList
from fairshare.history.model import ChangeReason, CorrectedField
from fairshare.model import CORRECTION, Path, value_at

REASONS: Mapping[str, tuple[str, str]] = {
    "events": ("kind", "summary"),
    "corrections": ("kind", "why"),
}
"""The lists that give reasons, of an initiative and of an organisation, and where in an item its
kind and its words stand."""

DECISION_REASONS: Path = ("decision", "justification")

_MARKED: tuple[Path, ...] = (
    *(("decision", field) for field in ("outcome", "date", "not_later_than", "decided_by")),
    *(DECISION_REASONS, ("stage",), ("organisations",), ("flows",)),
    *(("purpose", "aims"), ("data", "categories"), ("legal", "bases")),
)
"""Fields whose correction a page marks, besides the ratings.

(contract: fields, From its decision on)
"""

_SETS = frozenset({("purpose", "aims"), ("data", "categories"), ("legal", "bases")})
"""Lists whose order means nothing."""


def added_reasons(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> list[ChangeReason]:
    """The reasons that the newer version gives and the older one did not."""
    found = []
    for field in REASONS:
        before = list(_items(old, field))
        for one in _items(new, field):
            if one in before:
                before.remove(one)
            else:
                found.append(_reason(field, one))
    return found


def corrected_fields(
    old: Mapping[str, Any], new: Mapping[str, Any], reasons: list[ChangeReason], kinds: CodeList
) -> Iterator[CorrectedField]:
    """What the corrections among the reasons changed of what a page marks.

    A field that another event of the same version covers was changed by that one. A correction by
    which nothing changed is about what may not change: the reasons for the decision.
    """
    corrections = [reason for reason in reasons if reason.kind == CORRECTION]
    if not corrections:
        return
    date, text = corrections[-1].date, corrections[-1].text
    others = {reason.kind for reason in reasons} - {CORRECTION}
    for path in (*_MARKED, *_ratings(old, new)):
        before, after = value_at(old, path), value_at(new, path)
        if not _alike(path, before, after) and not _covered(path, others, kinds):
            yield CorrectedField(path, before, date, text)
    if _without_reasons(old) == _without_reasons(new) and "decision" in new:
        for one in corrections:
            yield CorrectedField(DECISION_REASONS, None, one.date, one.text, rewritten=False)


def _items(data: Mapping[str, Any] | None, field: str) -> Iterator[Mapping[str, Any]]:
    """The items of a list of reasons that are whole enough to be shown."""
    written = data.get(field) if data else None
    for one in written if isinstance(written, list) else ():
        needed = ("date", *REASONS[field])
        if isinstance(one, Mapping) and all(isinstance(one.get(name), str) for name in needed):
            yield one


def _reason(field: str, item: Mapping[str, Any]) -> ChangeReason:
    kind, text = REASONS[field]
    return ChangeReason(item["date"], item[kind], item[text])


def _ratings(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Path]:
    """Where a rating stands in both versions."""
    before, after = value_at(old, ("answers",)), value_at(new, ("answers",))
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from (("answers", question, "rating") for question in after if question in before)


def _covered(path: Path, kinds: set[str], known: CodeList) -> bool:
    """Whether an event of one of the kinds explains a change of a field."""
    return any(known.codes[kind].may_change(path) for kind in kinds & known.codes.keys())


def _alike(path: Path, old: Any, new: Any) -> bool:
    if path in _SETS and isinstance(old, list) and isinstance(new, list):
        return sorted(map(repr, old)) == sorted(map(repr, new))
    return same(old, new)


def _without_reasons(data: Mapping[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in data.items() if field not in REASONS}
