"""The nouns of the framework: questions, code lists and scoring methods, as `schema/` defines them.

The 18 questions have one home, the JSON Schema; closed lists one home, `schema/codes/`; weights,
bands and caps one home, `schema/method/`. Everything here is read from there, nothing is invented.
"""

from __future__ import annotations

from fairshare.framework.jurisdiction import (
    EVERY_NUMBER,
    USUAL_NUMBERS,
    IdentifierList,
    Jurisdiction,
    LegalBasis,
    Regulator,
)
from fairshare.framework.method import Method, newest_version
from fairshare.framework.questions import (
    AXES,
    BODY_CHANGED,
    EVERY_FIELD,
    PRINCIPLES,
    WORDING,
    Code,
    CodeList,
    Correction,
    Question,
)
from fairshare.framework.rules import Allowed, Condition, Dates, MonthLimit, RuleRow
from fairshare.framework.whole import ENTRY_KINDS, EVENT_KINDS, OWN, Framework

__all__ = [
    "AXES",
    "BODY_CHANGED",
    "ENTRY_KINDS",
    "EVENT_KINDS",
    "EVERY_FIELD",
    "EVERY_NUMBER",
    "OWN",
    "PRINCIPLES",
    "USUAL_NUMBERS",
    "WORDING",
    "Allowed",
    "Code",
    "CodeList",
    "Condition",
    "Correction",
    "Dates",
    "Framework",
    "IdentifierList",
    "Jurisdiction",
    "LegalBasis",
    "Method",
    "MonthLimit",
    "Question",
    "Regulator",
    "RuleRow",
    "newest_version",
]
