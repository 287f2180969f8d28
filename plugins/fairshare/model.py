"""The nouns of the register: frozen values that every stage passes on. No input or output here.

An entry stands twice: as typed values for what the program reasons about, and as `data`, the plain
mapping that was written, for the pages and files that show every field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeGuard

Path: TypeAlias = tuple[str | int, ...]
"""Where a value lies in an entry: keys and list positions, from the root."""

Data: TypeAlias = Mapping[str, Any]
"""An entry as plain data: fields by name, as they were written."""

Rating: TypeAlias = int | str
"""1 to 5, "unknown" or "not_applicable"."""

UNKNOWN = "unknown"
NOT_APPLICABLE = "not_applicable"
WORKED_EXAMPLE = "worked-example"
IMPORTED = "imported"
"""Who assessed an entry: this project, from public sources, or nobody (contract: fields)."""
PERSONAL = frozenset({"identifiable", "pseudonymised"})
"""The identifiability codes that make data personal (contract: scoring)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an entry answers to one of the 18 questions."""

    rating: Rating
    low: int | None
    """Lowest rating meant, 1 to 5; None when unknown or not applicable."""
    high: int | None
    justification: str = ""
    evidence: tuple[Mapping[str, str], ...] = ()

    @classmethod
    def read(cls, value: object) -> Answer:
        """Read an answer as written; whatever is missing or malformed counts as unknown.

        Scoring must not depend on validity (contract: interfaces, `fairshare score`), so nothing
        is raised here.
        """
        given = value if isinstance(value, dict) else {}
        rating = given.get("rating", UNKNOWN)
        text = given.get("justification", "")
        evidence = given.get("evidence", ())
        low, high = _bounds(rating, given.get("range"))
        if low is None and rating != NOT_APPLICABLE:
            rating = UNKNOWN
        return cls(
            rating=rating,
            low=low,
            high=high,
            justification=text if isinstance(text, str) else "",
            evidence=tuple(e for e in evidence if isinstance(e, dict))
            if isinstance(evidence, list)
            else (),
        )


def read_answers(data: Mapping[str, Any]) -> dict[str, Answer]:
    """The answers that an entry gives, by question; none when `answers` is no group of fields."""
    written = data.get("answers")
    if not isinstance(written, dict):
        return {}
    return {question: Answer.read(value) for question, value in written.items()}


def is_rating(value: object) -> TypeGuard[int]:
    """Whether a value is one of the five steps. True is an int in Python, but not a rating."""
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 5


def _bounds(rating: object, spread: object) -> tuple[int | None, int | None]:
    """Lowest and highest rating meant; a malformed range is no range."""
    if not is_rating(rating):
        return None, None
    if isinstance(spread, list) and len(spread) == 2 and all(map(is_rating, spread)):
        low, high = spread
        if low <= rating <= high:
            return low, high
    return rating, rating


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by which role or body, and why."""

    outcome: str
    date: str
    """As written: YYYY-MM-DD; YYYY-MM or YYYY in a worked example."""
    decided_by: str
    justification: str
    conditions: tuple[str, ...] = ()
    divergence: Mapping[str, Any] | None = None
    override: Mapping[str, Any] | None = None


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
    data: Mapping[str, Any]
    """The entry as written."""
    participants: tuple[Participant, ...]
    answers: Mapping[str, Answer]
    """Only the questions that were answered."""
    decision: Decision | None

    @classmethod
    def read(
        cls,
        identifier: str,
        file: str,
        sha256: str,
        data: Mapping[str, Any],
        answers: Mapping[str, Answer] | None = None,
    ) -> Initiative:
        """Give types to a valid entry. `data` must have passed the schema.

        `answers` are those of `data` where they were read before, for a score.
        """
        decision = data.get("decision")
        return cls(
            id=identifier,
            file=file,
            sha256=sha256,
            data=data,
            participants=tuple(
                Participant(o["id"], tuple(o["roles"]), o.get("unit"))
                for o in data["organisations"]
            ),
            answers=read_answers(data) if answers is None else answers,
            decision=None
            if decision is None or "outcome" not in decision
            else Decision(
                outcome=decision["outcome"],
                date=decision.get("date", decision.get("not_later_than", "")),
                decided_by=decision.get("decided_by", ""),
                justification=decision.get("justification", ""),
                conditions=tuple(decision.get("conditions", ())),
                divergence=decision.get("divergence"),
                override=decision.get("override"),
            ),
        )

    @property
    def title(self) -> str:
        return str(self.data["title"])

    @property
    def summary(self) -> str:
        return str(self.data["summary"])

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
    def worked_example(self) -> bool:
        """Whether this is the project's illustration and not the body's own assessment."""
        assessment = self.data.get("assessment", {})
        return bool(assessment.get("independence") == WORKED_EXAMPLE)

    @property
    def submitted(self) -> str | None:
        value = self.data["dates"].get("submitted")
        return None if value is None else str(value)

    def with_role(self, role: str) -> tuple[Participant, ...]:
        """The participants that play a role, in the order written."""
        return tuple(p for p in self.participants if role in p.roles)


REDACTED = "redacted"
"""The field that makes a file the notice of a removal, and no entry."""


def is_removed(data: Mapping[str, Any]) -> bool:
    """Whether a file is only what is left of an entry that the maintainers removed."""
    return REDACTED in data


@dataclass(frozen=True, slots=True)
class Removed:
    """What is left of an initiative whose text the maintainers removed: id, dates and reason."""

    id: str
    file: str
    sha256: str
    data: Mapping[str, Any]

    @property
    def lead(self) -> str:
        """Id of the organisation that led."""
        return self.id.partition("/")[0]

    @property
    def date(self) -> str:
        """When the text was removed."""
        return str(self.data[REDACTED]["date"])

    @property
    def reason(self) -> str:
        return str(self.data[REDACTED]["reason"])


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation that initiatives name, described once."""

    id: str
    file: str
    sha256: str
    data: Mapping[str, Any]

    @property
    def name(self) -> str:
        return str(self.data["name"])


@dataclass(frozen=True, slots=True)
class Register:
    """The valid entries of one register, each mapping ordered by id."""

    initiatives: Mapping[str, Initiative]
    organisations: Mapping[str, Organisation]
    removed: Mapping[str, Removed] = field(default_factory=dict)
    """What is left of initiatives whose text is gone: in no list, but at their address."""
