"""Integrity under random edits: what may change is never refused, what may not always is."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chronicle import MEALS, as_yaml, entry
from fairshare.framework import Framework
from fairshare.load.framework import load_framework
from proposed import event
from silent import found
from trees import SCHEMA, loaded

FRAMEWORK: Framework = load_framework(SCHEMA)
OLD: Any = entry(MEALS)
KINDS: Mapping[str, Any] = loaded(SCHEMA / "codes" / "event_kinds.yml")["codes"]

FREE = {"keywords", "contact", "related"}
FROZEN = {"decision": "E506", "events": "E508"}
GROWING = {"results": "E509", "challenges": "E510"}
ADDRESSES = {"url", "privacy_notice", "atrs"}
CODES = {"stage": "E521", "dates.review_by": "E520"}
CORRECTION, PEOPLE_ASKED = "correction", "people-asked"

words = st.text("abc", min_size=1, max_size=5)
kinds = st.sampled_from(sorted(KINDS))


def codes(old: Any, new: Any) -> set[str]:
    """What is said of an entry that was `old` and is now `new`."""
    return {problem.code for problem in found(old, as_yaml(new), FRAMEWORK)}


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value that holds no others."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        if isinstance(one, dict | list) and one:
            yield from leaves(one, (*path, key))
        else:
            yield (*path, key)


def replaced(old: Any, path: tuple[Any, ...], value: Any) -> Any:
    """An entry with one value replaced by another."""
    new = copy.deepcopy(old)
    *above, last = path
    place = new
    for step in above:
        place = place[step]
    place[last] = value
    return new


def is_free(path: tuple[Any, ...]) -> bool:
    """Whether a value may be replaced at any time (contract: fields, From its decision on)."""
    dotted = ".".join(step for step in path if isinstance(step, str))
    return path[0] in FREE or dotted in {"sources.archived", "decision.conditions.met"}


def covers(kind: str, path: tuple[Any, ...]) -> bool:
    """Whether a kind of event names a field, by the letter of the closed list."""
    dotted = ".".join(step for step in path if isinstance(step, str))

    def among(names: list[str]) -> bool:
        return any(dotted == name or dotted.startswith(f"{name}.") for name in names)

    says = KINDS[kind]
    if among(says.get("not", [])):
        return False
    return among(says["covers"]) or ("*" in says["covers"] and path != ("method",))


SUBSTANCE = [
    path
    for path in leaves(OLD)
    if not is_free(path)
    and path[-1] not in ADDRESSES
    and path[0] not in {*FROZEN, *GROWING, "organisations", "stage", "stage_as_of", "summary"}
    and path not in {("dates", "submitted"), ("dates", "review_by")}
]
"""Every value whose change needs an event that covers it, and nothing more."""


@settings(max_examples=40, deadline=None)
@given(
    free=st.dictionaries(st.sampled_from(sorted(FREE)), words),
    results=st.lists(st.fixed_dictionaries({"date": words, "summary": words}), max_size=3),
    happened=st.lists(kinds, max_size=3),
    order=st.randoms(use_true_random=False),
)
def test_growing_is_never_refused(
    free: dict[str, str], results: list[Any], happened: list[str], order: Any
) -> None:
    """Any mix of what is free, of results and of events, in any order of the fields."""
    new = copy.deepcopy(OLD) | free
    new["results"] += results
    new["events"] += map(event, happened)
    new["withdrawn"] = {"date": "2025-11-30", "reason": "Nobody needs it any more."}
    fields = list(new)
    order.shuffle(fields)
    assert codes(OLD, {field: new[field] for field in fields}) == set()


@settings(max_examples=80, deadline=None)
@given(path=st.sampled_from([p for p in leaves(OLD) if p[0] in {*FROZEN, *GROWING}]))
def test_no_value_of_what_is_kept_can_change(path: tuple[Any, ...]) -> None:
    """Wherever it stands, down to the last item; but whether a condition is met, and addresses."""
    allowed = is_free(path) or (path[0] == "results" and path[-1] == "url")
    allowed |= path[0] == "challenges" and path[-1] == "outcome"
    expected = {(FROZEN | GROWING)[path[0]]}
    assert codes(OLD, replaced(OLD, path, "not there before")) == (set() if allowed else expected)


@settings(max_examples=150, deadline=None)
@given(path=st.sampled_from(SUBSTANCE), kind=kinds)
def test_a_value_changes_with_an_event_that_covers_it_only(
    path: tuple[Any, ...], kind: str
) -> None:
    """Of every value and every kind: alone it is refused, and beside the event if it is covered."""
    silent = replaced(OLD, path, "not there before")
    assert codes(OLD, silent) == {"E511"}
    said = copy.deepcopy(silent)
    said["events"].append(event(kind))
    assert codes(OLD, said) == (set() if covers(kind, path) else {"E511"})


@settings(max_examples=60, deadline=None)
@given(path=st.sampled_from(SUBSTANCE), kind=kinds)
def test_the_summary_goes_with_what_changes(path: tuple[Any, ...], kind: str) -> None:
    """It may change beside another change that the event covers, unless people were only asked."""
    new = replaced(OLD, path, "not there before")
    new["summary"] = "The council did something else with the data of all families."
    new["events"].append(event(kind))
    covered = covers(kind, path)
    with_it = covers(kind, ("summary",)) or (covered and kind != PEOPLE_ASKED)
    assert codes(OLD, new) == (set() if covered and with_it else {"E511"})


class Chapters(RuleBasedStateMachine):
    """A decided entry through the years: what is accepted is the next base, what is refused not."""

    def __init__(self) -> None:
        super().__init__()
        self.entry: Any = copy.deepcopy(OLD)
        self.day = dt.date(2025, 10, 21)
        self.said = len(OLD["events"])

    def _happens(self, new: Any, kind: str) -> None:
        """Add an event of a later day, and let it be the next base if nothing is refused."""
        self.day += dt.timedelta(days=1)
        new["events"].append(event(kind, date=self.day.isoformat()))

    @rule(path=st.sampled_from(SUBSTANCE), kind=kinds, value=words)
    def something_happens(self, path: tuple[Any, ...], kind: str, value: str) -> None:
        """A value changes beside an event; it is accepted if the event covers it."""
        new = replaced(self.entry, path, f"now {value}")
        changed = new != self.entry
        self._happens(new, kind)
        accepted = covers(kind, path) or not changed
        assert codes(self.entry, new) == (set() if accepted else {"E511"})
        if accepted:
            self.entry, self.said = new, self.said + 1

    @rule(path=st.sampled_from(SUBSTANCE))
    def somebody_edits(self, path: tuple[Any, ...]) -> None:
        """A value changes in silence; it is refused, and what stood still stands."""
        assert codes(self.entry, replaced(self.entry, path, "in silence")) == {"E511"}

    @rule(kind=st.sampled_from(["started", "paused", "resumed", "stopped", "ended", "dropped"]),
          stage=st.sampled_from(["pilot", "live", "paused", "ended", "never_started"]))  # fmt: skip
    def it_gets_further(self, kind: str, stage: str) -> None:
        """A stage changes beside an event that may set it, and beside no other."""
        new = replaced(self.entry, ("stage",), stage)
        changed = new != self.entry
        self._happens(new, kind)
        accepted = not changed or stage in KINDS[kind]["stage_to"]
        assert codes(self.entry, new) == (set() if accepted else {"E521"})
        if accepted:
            self.entry, self.said = new, self.said + 1

    @rule(back=st.integers(1, 200), recorded=st.booleans())
    def something_is_learned_late(self, back: int, recorded: bool) -> None:
        """An event of an earlier day takes its place, with the day on which it was added."""
        day = self.day - dt.timedelta(days=back)
        more = {"recorded": self.day.isoformat()} if recorded else {}
        late = event("incident", date=day.isoformat(), **more)
        new = copy.deepcopy(self.entry)
        new["events"] = sorted([late, *new["events"]], key=lambda one: str(one["date"]))
        newest = max(str(one["date"]) for one in self.entry["events"])
        accepted = recorded or day.isoformat() >= newest
        assert codes(self.entry, new) == (set() if accepted else {"E522"})
        if accepted:
            self.entry, self.said = new, self.said + 1

    @invariant()
    def nothing_is_lost(self) -> None:
        """Every event that was accepted still stands, and so does the decision."""
        assert len(self.entry["events"]) == self.said
        assert self.entry["decision"] == OLD["decision"]


TestChapters = Chapters.TestCase
TestChapters.settings = settings(
    max_examples=15,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
