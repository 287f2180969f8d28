"""The nouns of the framework: questions, code lists and scoring methods, as `schema/` defines them.

The 18 questions have one home, the JSON Schema; closed lists one home, `schema/codes/`; weights,
bands and caps one home, `schema/method/`. Everything here is read from there, nothing is invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar, NamedTuple

from fairshare.model import (
    IMPORTED,
    NO_PLAIN_WORDS,
    WORKED_EXAMPLE,
    Path,
    PlainWords,
    Profile,
    StartingPoint,
)

EVERY_FIELD: Path = ("*",)
"""Stands for any field of an entry."""
EVENT_KINDS = "event_kinds"
"""The closed list whose codes say which fields may change with an event."""
OWN = "own"
ENTRY_KINDS = (OWN, WORKED_EXAMPLE, IMPORTED)
"""A body's own entry, this project's reading of the public record, or a row of a table."""
PRINCIPLES = ("purposeful", "proportionate", "responsible")
AXES = ("benefit", "risk")


@dataclass(frozen=True, slots=True)
class Question:
    """One of the 18 questions."""

    id: str
    title: str
    description: str
    principle: str
    axis: str
    feature: tuple[int, ...]
    """Numbers of the five features of public benefit that it speaks to."""
    sourced: str
    """named, definition or supporting: how well the published sources back it."""
    scale: Mapping[int, str]
    """What each step from 1 to 5 means; 5 is always the most favourable."""
    label: str
    """Its name in two to four words, for lists and charts."""
    low: str
    """A clause for a rating of 1 or 2: "it is hard to defend in public"."""
    unknown: str
    """A clause for what is not known: "how it is kept secure is not known"."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a name, a label or a question was before, and why it changed.

    (contract: fields, Meaning outside the entry)
    """

    FIELDS: ClassVar = ("date", "path", "was", "why", "kind")

    date: str
    """When it was changed in its file."""
    path: str
    """What changed: `name`, `codes.refused.label`, `answers.harm.title`."""
    was: str
    why: str
    kind: str
    """`wording`, where only the text was wrong; `body-changed`, where the body itself changed."""


WORDING = "wording"
BODY_CHANGED = "body-changed"


@dataclass(frozen=True, slots=True)
class Code:
    """One allowed value of a closed list."""

    code: str
    label: str
    definition: str
    term: str | None = None
    """The standard's term, such as dpv:ServiceProvision."""
    match: str = "none"
    flags: frozenset[str] = frozenset()
    """Marks that rules and lists look for: special, criminal, public_authority, tells_recipient."""
    covers: tuple[Path, ...] = ()
    """Of a kind of event: the fields that may change with it; EVERY_FIELD alone for all."""
    excepted: tuple[Path, ...] = ()
    """Those that may not even so."""
    stage_to: tuple[str, ...] = ()
    """Of a kind of event: the stages that it may set."""

    def may_change(self, field: Path) -> bool:
        """Whether a field, or what it lies in, may change with this kind of event."""
        if any(field[: len(one)] == one for one in self.excepted):
            return False
        return self.corrects or any(field[: len(one)] == one for one in self.covers)

    @property
    def corrects(self) -> bool:
        """Whether the event says that the page was wrong from the first day, whatever the field.

        All others say that something changed on their day.
        """
        return EVERY_FIELD in self.covers


@dataclass(frozen=True, slots=True)
class CodeList:
    """One closed list, in the order written."""

    name: str
    title: str
    description: str
    codes: Mapping[str, Code]
    corrections: tuple[Correction, ...] = ()
    """Of its labels and definitions, in order of date."""

    def label(self, code: str) -> str:
        """The words for a code; a code that the list lacks stands for itself."""
        known = self.codes.get(code)
        return known.label if known else code


@dataclass(frozen=True, slots=True)
class Method:
    """One version of the scoring method: every number that scoring uses (contract: scoring)."""

    version: str
    sha256: str
    """Of the method file, published with every score."""
    weights: Mapping[str, Fraction]
    critical: frozenset[str]
    levels: Mapping[str, int]
    """Outcome to level: case_made 3 … red_line 0."""
    bands: tuple[tuple[str, Fraction], ...]
    """Band and the least `low` that earns it, best first."""
    band_caps: Mapping[str, int]
    concern_high: tuple[Fraction, int]
    """From this Concern high on, this cap."""
    benefit_low: tuple[Fraction, int]
    """Below this Benefit low, this cap."""
    critical_caps: Mapping[int, int]
    """Lowest rating of a critical question to cap."""
    gate_caps: Mapping[str, int]
    incomplete_gates: Mapping[str, int]
    """Gates that mean insufficient evidence, and the cap if what is open turns out badly."""
    coverage: Fraction
    applicability: Fraction
    weight_factors: tuple[Fraction, Fraction]
    """How far every weight may move in the sensitivity test: half and double."""
    decision_ranks: Mapping[str, int]
    """Decision to rank; for the cautious ones the most it can be (contract: scoring)."""
    cautious: frozenset[str]
    """The decisions that can't be too cautious where the case is not made: their rank is at most
    the level."""
    assessment_levels: Mapping[str, int]
    """Outcome to the level a decision is held against."""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """What the law says of one code of the closed list of legal bases."""

    is_basis: bool
    """Whether it is a basis at all; false where it only names an Act."""
    with_gateway: bool
    """Whether it is one only where the entry names the law under `legal.gateways`."""
    needs_special_condition: bool
    """Whether special categories need a condition besides it."""
    not_for_authorities: bool
    """Whether a public authority can't rest its own tasks on it."""


class Regulator(NamedTuple):
    """The body that supervises how personal data is used."""

    name: str
    url: str
    """The page on which people can ask it or complain."""


class IdentifierList(NamedTuple):
    """An official list in which organisations have a number."""

    code: str
    """As org-id.guide has it."""
    label: str
    kinds: tuple[str, ...]
    """The kinds of organisation that it holds, as codes."""
    example: str
    """A number in it."""


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Facts of law and place, of the country in which the register's bodies decide."""

    name: str
    legal_bases: Mapping[str, LegalBasis]
    """By code."""
    law_hosts: tuple[str, ...]
    """Where the law can be read; the usual host first."""
    review_months: int
    """How long a decision stands unexamined at most."""
    date_order: tuple[str, ...]
    """How a date stands in figures: day, month and year, whichever comes first."""
    regulator: Regulator
    """Whom people turn to when a body's answer does not help."""
    prose: Mapping[str, str]
    """What pages of prose say of the law, by the names that they ask for."""
    identifier_lists: tuple[IdentifierList, ...] = ()
    """Where its organisations have numbers; none where the register does not say."""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    """Lists of organisations whose numbers carry a check digit, each with its module of stdnum."""


class Condition(NamedTuple):
    """What a field of an entry must be for a rule to apply, or not to."""

    field: Path
    """Or the name of what no single field says: data_is, entry_is, newer_is, …"""
    test: str
    """one_of, not, given or same_as, as `schema/rules/` says."""
    values: tuple[object, ...]
    """Of same_as: the dates, as `Dates`."""


class Dates(NamedTuple):
    """The dates in a field; through a list, those of its items."""

    field: Path
    kinds: frozenset[str] = frozenset()
    """The kinds of items that are meant; none for all."""


class MonthLimit(NamedTuple):
    """The latest day for something: so many months after the newest of some dates."""

    months: int
    after: tuple[Dates, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule that is only conditions: one row of `schema/rules/`."""

    code: str
    message: str
    """The name of the message of its code."""
    kind: str
    """What it asks: needs, needs_one_of, without, not_before, later_than, not_after, to_the_day,
    in_order or at_most."""
    fields: tuple[Path, ...]
    """What must be there or must not, or the date; none for every date."""
    files: frozenset[str]
    """The kinds of file that it is about."""
    source: Mapping[str, Any]
    """The row as written, which the form reads."""
    each: Path | None = None
    """The list whose items it is held against, rather than the entry."""
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    place: Path | None = None
    """Where the problem stands, when not at the field."""
    other: Path = ()
    """The date that must not be later, or must be earlier."""
    exceptions: frozenset[Path] = frozenset()
    """Dates that it is not about, without the positions of items."""
    limit: MonthLimit | None = None
    waits_for: str = ""
    """What must be known before it can be asked: `score` of the entry, `newer` one that replaces
    it; nothing for most."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A warning that is right, or a piece of text that is not what a check takes it for."""

    id: str
    """Of the initiative or organisation."""
    code: str
    path: Path | None
    """The field; None for a text wherever it stands in the file."""
    sha256: str
    """Of the text: it is not written down again."""
    reason: str
    file: str = ""
    """The list that holds it."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Framework:
    """Everything that `schema/` says."""

    questions: tuple[Question, ...]
    codes: Mapping[str, CodeList]
    methods: Mapping[str, Method]
    jurisdiction: Jurisdiction
    rules: tuple[RuleRow, ...]
    """Those that are data."""
    initiative_schema: Mapping[str, Any]
    organisation_schema: Mapping[str, Any]
    removed_schema: Mapping[str, Any]
    """Of what stands in the place of an initiative whose text was removed."""
    digest: str
    """sha256 over every file of `schema/`: results cached under it die when it changes."""
    allowed: tuple[Allowed, ...] = ()
    """What the maintainers have looked at and found to be right, as their list names it."""
    silence: tuple[str, ...] = ()
    """Phrases by which reasons say that their sources are silent."""
    plain_words: PlainWords = NO_PLAIN_WORDS
    """What people type into the search, and what pages say instead."""
    corrections: tuple[Correction, ...] = ()
    """Of the questions' words, in order of date."""
    starting_points: tuple[StartingPoint, ...] = ()
    """What entries on common kinds of sharing start from, by label."""
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    """The laws that the body has chosen, by name."""
    known_profiles: tuple[str, ...] = ()
    """The names of all that there are to choose from."""

    @property
    def event_kinds(self) -> CodeList:
        """What can happen to a sharing, and which fields may change with it."""
        return self.codes[EVENT_KINDS]

    def schema(self, kind: str) -> Mapping[str, Any]:
        """The schema of a kind of file: initiative, organisation or removed."""
        return {
            "initiative": self.initiative_schema,
            "organisation": self.organisation_schema,
            "removed": self.removed_schema,
        }[kind]

    def question(self, identifier: str) -> Question:
        """The question of that id; KeyError when there is none."""
        return {question.id: question for question in self.questions}[identifier]

    def label(self, codelist: str, code: str) -> str:
        """The words for a code of a list."""
        return self.codes[codelist].label(code)

    def meaning(self, codelist: str, code: str) -> str:
        """What a code of a list means, as a sentence; empty for one that the list lacks."""
        known = self.codes[codelist].codes.get(code)
        return known.definition if known else ""

    def labels(self, codelist: str, codes: Iterable[str]) -> str:
        """The words for several codes of a list, as a page names them in a row."""
        return ", ".join(map(self.codes[codelist].label, codes))
