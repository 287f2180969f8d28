"""Rules on a decision that differs from the assessment (contract: scoring).

They need the score, which comes after validation: the pipeline hands the outcome and the divergence
in. What the schema asks of divergence and override once they are there is the schema's to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.catalogue import filled
from fairshare.catalogue.conditions import LENGTH_NEEDED
from fairshare.load.document import Document
from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, months_after
from fairshare.validate.entry_access import group, is_decided, is_worked_example, text

SCORED_FIELDS = frozenset({"answers", "data", "decision", "legal", "method", "safeguards"})
"""What a score is made of: an error here makes it too early to hold the decision against it."""

DIVERGENCE: Path = ("decision", "divergence")
OVERRIDE: Path = ("decision", "override")

REVIEW_MONTHS = 6
"""A decision bolder than its assessment is looked at again so soon (contract: scoring)."""

EXPLANATION_LENGTH = 80
"""The least characters of an explanation, as the schema has it too."""

_OF_THE_BODY = ("mitigations", "accountable_role", "review_by")
"""What only the body itself can say: a worked example owes an explanation alone."""


def divergence_problems(document: Document, outcome: str, divergence: int) -> list[Problem]:
    """What a decision owes its readers where it differs from the assessment.

    `outcome` is the assessment's, such as red_line; `divergence` is positive where the decision is
    bolder than the assessment, negative where it is more cautious, 0 where they agree.
    """
    if not is_decided(document.data):
        return []
    if divergence < 0:
        return list(_cautious(document))
    return list(_bolder(document, outcome)) if divergence > 0 else []


def _cautious(document: Document) -> Iterator[Problem]:
    if "divergence" not in group(document.data, "decision"):
        yield document.problem("E243", DIVERGENCE, least=EXPLANATION_LENGTH)


def _bolder(document: Document, outcome: str) -> Iterator[Problem]:
    worked = is_worked_example(document.data)
    decision = group(document.data, "decision")
    missing = [] if "divergence" in decision else [_explanation()]
    given = group(decision, "divergence")
    missing += [] if worked else [name for name in _OF_THE_BODY if name not in given]
    if missing:
        yield document.problem(
            "E241",
            DIVERGENCE,
            missing=", ".join(missing),
            at_key=True,
        )
    if outcome == "red_line" and not worked and "override" not in decision:
        yield document.problem("E242", OVERRIDE)
    yield from _review(document)


def _explanation() -> str:
    return filled(LENGTH_NEEDED, {"name": "explanation", "least": EXPLANATION_LENGTH})


def _review(document: Document) -> Iterator[Problem]:
    written = text(document.data, *map(str, DIVERGENCE), "review_by")
    decided, review = earliest(text(document.data, "decision", "date")), earliest(written)
    if decided and review and review > (limit := months_after(decided, REVIEW_MONTHS)):
        yield document.problem(
            "E244",
            (*DIVERGENCE, "review_by"),
            date=written,
            months=REVIEW_MONTHS,
            limit=limit.isoformat(),
        )
