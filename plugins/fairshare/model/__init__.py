"""The nouns of the register: frozen values that every stage passes on. No input or output here.

An entry stands twice: as typed values for what the program reasons about, and as `data`, the plain
mapping that was written, for the pages and files that show every field.
"""

from __future__ import annotations

from fairshare.model.answers import (
    NOT_APPLICABLE,
    UNKNOWN,
    Answer,
    Rated,
    Rating,
    is_rating,
    rated,
    read_answers,
)
from fairshare.model.data import IMPORTED, PERSONAL, WORKED_EXAMPLE, Data, Path, value_at
from fairshare.model.decision import Decision, DecisionCondition
from fairshare.model.events import CORRECTION, DECIDED, REASSESSED, REVIEWED, Event
from fairshare.model.flows import Flow
from fairshare.model.initiative import (
    LISTED,
    NOT_FOUND,
    NOT_RECORDED,
    UNDER_REVIEW,
    Initiative,
    Participant,
    organisations_in,
)
from fairshare.model.organisation import Organisation
from fairshare.model.plain_words import NO_PLAIN_WORDS, PlainWords
from fairshare.model.profile import PROFILES, Phase, Profile
from fairshare.model.register import Register
from fairshare.model.removed import REDACTED, Removed, is_removed
from fairshare.model.starting_point import StartingPoint

__all__ = [
    "CORRECTION",
    "DECIDED",
    "IMPORTED",
    "LISTED",
    "NOT_APPLICABLE",
    "NOT_FOUND",
    "NOT_RECORDED",
    "NO_PLAIN_WORDS",
    "PERSONAL",
    "PROFILES",
    "REASSESSED",
    "REDACTED",
    "REVIEWED",
    "UNDER_REVIEW",
    "UNKNOWN",
    "WORKED_EXAMPLE",
    "Answer",
    "Data",
    "Decision",
    "DecisionCondition",
    "Event",
    "Flow",
    "Initiative",
    "Organisation",
    "Participant",
    "Path",
    "Phase",
    "PlainWords",
    "Profile",
    "Rated",
    "Rating",
    "Register",
    "Removed",
    "StartingPoint",
    "is_rating",
    "is_removed",
    "organisations_in",
    "rated",
    "read_answers",
    "value_at",
]
