"""What a page said wrongly before it was corrected, to stand beside what it says now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairshare.history import CorrectedField, Step
from fairshare.language import gettext as _
from fairshare.model import CORRECTION, Event, Initiative, Organisation, Path
from fairshare.publish.past.difference_words import DifferenceWords
from fairshare.publish.words.dates import date_words

DECISION = "decision"
LONGEST = 300
"""Letters of an old text that still stand beside the new one; more stand in the history alone."""


@dataclass(frozen=True, slots=True)
class CorrectionMark:
    """One correction beside the field that it put right."""

    date: str
    """In words."""
    said: str
    """What the page said before, as a sentence; empty where only the summary can say it."""
    text: str
    """The correction's own summary."""


Organisations = Mapping[str, Organisation]

CorrectionMarks = Mapping[str, tuple[CorrectionMark, ...]]
"""Name of a field, or id of a question, to its corrections, the newest first."""


def correction_marks(
    initiative: Initiative, steps: Sequence[Step], words: DifferenceWords, known: Organisations
) -> CorrectionMarks:
    """The marks of an initiative's page. `known`: the organisations of the register, by id.

    Git knows which field a correction changed, and what that said before. Where it does not, as in
    a copy without history, a correction's own summary stands beside the decision.
    """
    found: dict[str, list[CorrectionMark]] = defaultdict(list)
    for step in steps:
        for one in step.corrected:
            mark = CorrectionMark(date_words(one.date), _said(one, words, known), one.text)
            found[_field(one.path)].append(mark)
    for event in reversed(list(_unknown(initiative, steps))):
        found[DECISION].append(CorrectionMark(date_words(event.date), "", event.summary))
    return {field: tuple(marks) for field, marks in found.items()}


def _unknown(initiative: Initiative, steps: Sequence[Step]) -> Iterator[Event]:
    """The corrections of which git can't say what they changed."""
    known = Counter(
        (reason.date, reason.text)
        for step in steps
        if step.differences is not None
        for reason in step.reasons
        if reason.kind == CORRECTION
    )
    for event in initiative.events_of(CORRECTION):
        if known[event.date, event.summary] > 0:
            known[event.date, event.summary] -= 1
        else:
            yield event


def _field(path: Path) -> str:
    """The name under which a page marks a field."""
    if path[0] == "answers":
        return str(path[1])
    return DECISION if path[0] == DECISION else str(path[-1])


def _said(one: CorrectedField, words: DifferenceWords, known: Organisations) -> str:
    if not one.rewritten:
        return ""
    old = _old(one.path, one.old, words, known)
    if len(old) > LONGEST:
        return ""
    if one.path[0] == DECISION:
        field = words.name(one.path)
        return _("{field}: said before: {old}.").format(field=field, old=old)
    return _("said before: {old}.").format(old=old)


def _old(path: Path, old: Any, words: DifferenceWords, known: Organisations) -> str:
    """An old value in words; the organisations in it by name."""
    items = [one for one in old if isinstance(one, Mapping)] if isinstance(old, list) else []
    if path == ("organisations",) and items:
        return "; ".join(_participant(path, one, words, known) for one in items)
    if path == ("flows",) and items:
        return "; ".join(_flow(path, one, words, known) for one in items)
    return words.value(path, old)


def _participant(
    path: Path, one: Mapping[str, Any], words: DifferenceWords, known: Organisations
) -> str:
    roles = words.value((*path, 0, "roles"), one.get("roles"))
    name = _name(one.get("id"), known)
    unit = f", {one['unit']}" if "unit" in one else ""
    return f"{name}{unit} ({roles})"


def _flow(path: Path, one: Mapping[str, Any], words: DifferenceWords, known: Organisations) -> str:
    giver, receiver = (_name(one.get(field), known) for field in ("from", "to"))
    flow = _("{giver} to {receiver}").format(giver=giver, receiver=receiver)
    if "what" in one:
        flow = f"{flow}: {words.value((*path, 0, 'what'), one['what'])}"
    if "until" in one:
        until = words.value((*path, 0, "until"), one["until"])
        flow = _("{flow}, until {until}").format(flow=flow, until=until)
    return flow


def _name(identifier: object, known: Organisations) -> str:
    """What an organisation is called; one that the register lacks goes by its id."""
    found = known.get(identifier) if isinstance(identifier, str) else None
    return found.name if found else str(identifier)
