"""Everything that `schema/` says, in one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fairshare.framework.jurisdiction import Jurisdiction
from fairshare.framework.method import Method, newest_version
from fairshare.framework.questions import CodeList, Correction, Question
from fairshare.framework.rules import Allowed, RuleRow
from fairshare.model import (
    IMPORTED,
    NO_PLAIN_WORDS,
    WORKED_EXAMPLE,
    PlainWords,
    Profile,
    StartingPoint,
)

EVENT_KINDS = "event_kinds"
"""The closed list whose codes say which fields may change with an event."""
OWN = "own"
ENTRY_KINDS = (OWN, WORKED_EXAMPLE, IMPORTED)
"""A body's own entry, this project's reading of the public record, or a row of a table."""


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

    @property
    def newest_method(self) -> str:
        """The version that a new entry is scored with."""
        return newest_version(self.methods)

    def asked(self, method: str | None) -> tuple[Question, ...]:
        """The questions that a version of the method weighs; all for one that nobody knows.

        One that came later is none of an older method's, whose scores stay what they were.
        """
        known = self.methods.get(method or "")
        if known is None:
            return self.questions
        return tuple(question for question in self.questions if question.id in known.weights)

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
