"""An initiative: one entry of the register, with types for what the program reasons about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fairshare.model.answers import Answer, read_answers
from fairshare.model.data import IMPORTED, PERSONAL, WORKED_EXAMPLE, Data
from fairshare.model.decision import Decision
from fairshare.model.events import CORRECTION, REASSESSED, Event
from fairshare.model.flows import Flow, plain_flows

NOT_FOUND = "not-found"
"""The record shows no decision: what a worked example can say."""
NOT_RECORDED = "not-recorded"
"""The sharing began, and the body has recorded no decision."""
LISTED = "listed"
"""Taken from a published source, which names no decision."""
UNDER_REVIEW = "under-review"
"""Still to be decided."""


@dataclass(frozen=True, slots=True)
class Participant:
    """An organisation (or a unit of it) that takes part in an initiative."""

    id: str
    roles: tuple[str, ...]
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Initiative:
    """One valid entry of the register."""

    id: str
    """`<lead organisation>/<slug>`: the path of the file, never written inside it."""
    file: str
    """Path from the project's root, with forward slashes."""
    sha256: str
    """Of the file's bytes."""
    data: Data
    """The entry as written."""
    participants: tuple[Participant, ...]
    flows: tuple[Flow, ...]
    """Who gives to whom: as written, or as it goes without saying; none where nobody can tell."""
    decision: Decision | None
    """None while there is none, and where the record shows none."""
    events: tuple[Event, ...]
    """In order of date, corrections of the page included."""

    @classmethod
    def read(cls, identifier: str, file: str, sha256: str, data: Data) -> Initiative:
        """Give types to a valid entry. `data` must have passed the schema."""
        decision = data.get("decision", {})
        participants = tuple(
            Participant(one["id"], tuple(one["roles"]), one.get("unit"))
            for one in data["organisations"]
        )
        return cls(
            id=identifier,
            file=file,
            sha256=sha256,
            data=data,
            participants=participants,
            flows=tuple(map(Flow.read, data.get("flows", ()))) or _plain_flows(participants),
            decision=Decision.read(decision) if "outcome" in decision else None,
            events=tuple(map(Event.read, data.get("events", ()))),
        )

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Only the questions that were answered. They are read anew: they are half of an entry."""
        return read_answers(self.data)

    @property
    def title(self) -> str:
        return str(self.data["title"])

    @property
    def summary(self) -> str:
        """For a citizen; empty where an imported entry has none."""
        return str(self.data.get("summary", ""))

    @property
    def lead(self) -> str:
        """Id of the lead organisation."""
        return self.id.partition("/")[0]

    @property
    def slug(self) -> str:
        return self.id.partition("/")[2]

    @property
    def personal(self) -> bool:
        """Whether the data shared is about people who can be told apart."""
        return str(self.data["data"]["identifiability"]) in PERSONAL

    @property
    def outcome(self) -> str:
        """What was decided, as a code of `outcomes`; else what there is to say of a decision.

        That is NOT_FOUND, NOT_RECORDED, LISTED or UNDER_REVIEW (contract: states).
        """
        if self.decision:
            return self.decision.outcome
        if self.imported:
            return LISTED
        if self.worked_example or "decision" in self.data:
            return NOT_FOUND
        return UNDER_REVIEW if self.stage == "proposed" else NOT_RECORDED

    @property
    def stage(self) -> str:
        return str(self.data["stage"])

    @property
    def stage_as_of(self) -> str | None:
        """Up to when that stage is known, as written."""
        return _text(self.data, "stage_as_of")

    @property
    def independence(self) -> str | None:
        """Who assessed it, as a code of `independence`; None while nobody has."""
        return _text(self.data.get("assessment", {}), "independence")

    @property
    def worked_example(self) -> bool:
        """Whether this is the project's illustration and not the body's own assessment."""
        return self.independence == WORKED_EXAMPLE

    @property
    def imported(self) -> bool:
        """Whether its facts were taken from a published source, and nobody assessed them."""
        return self.independence == IMPORTED

    @property
    def dates(self) -> Mapping[str, str]:
        """submitted, starts, ends and review_by as written, those that are given."""
        dates: Mapping[str, str] = self.data.get("dates", {})
        return dates

    @property
    def submitted(self) -> str | None:
        return self.dates.get("submitted")

    @property
    def withdrawn(self) -> Mapping[str, str] | None:
        """Date and reason, where its lead took it back."""
        return self.data.get("withdrawn")

    @property
    def superseded_by(self) -> str | None:
        """Id of the newer initiative that is to take its place."""
        return _text(self.data, "superseded_by")

    @property
    def sources(self) -> tuple[Mapping[str, str], ...]:
        """What it rests on: title and address of each, and how much of it was read."""
        return tuple(self.data.get("sources", ()))

    def with_role(self, role: str) -> tuple[Participant, ...]:
        """The participants that play a role, in the order written."""
        return tuple(p for p in self.participants if role in p.roles)

    def events_of(self, *kinds: str) -> tuple[Event, ...]:
        """The events of some kinds, in order of date."""
        return tuple(event for event in self.events if event.kind in kinds)

    def is_edit(self, event: Event) -> bool:
        """Whether an event is about the page alone: it was corrected, or this project rated it."""
        return event.kind == CORRECTION or (event.kind == REASSESSED and self.worked_example)


def organisations_in(data: Data) -> Iterator[str]:
    """What may be the id of an organisation, wherever a valid entry names a body; each once."""
    named = [one["id"] for one in data.get("organisations", ())]
    named += [one["by"] for one in data.get("events", ()) if "by" in one]
    asked = data.get("challenges", ())
    named += [one[key] for one in asked for key in ("by", "to") if key in one]
    if "found_by" in data.get("legal", {}):
        named.append(data["legal"]["found_by"]["body"])
    yield from dict.fromkeys(named)


def _plain_flows(participants: tuple[Participant, ...]) -> tuple[Flow, ...]:
    givers = [one.id for one in participants if "provider" in one.roles]
    receivers = [one.id for one in participants if "recipient" in one.roles]
    return tuple(plain_flows(givers, receivers))


def _text(data: Mapping[str, Any], field: str) -> str | None:
    value = data.get(field)
    return None if value is None else str(value)
