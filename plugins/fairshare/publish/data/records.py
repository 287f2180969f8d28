"""One entry as JSON: as written, and beside it what the register says of it."""

from __future__ import annotations

from typing import Any

from fairshare.framework import Framework
from fairshare.publish.data.facts_beside import FactReader
from fairshare.publish.data.tables.entry_row import (
    EntryRow,
    closing_columns,
    headline_column,
    opening_columns,
    state_columns,
)
from fairshare.publish.data.tables.organisations import OrganisationRow
from fairshare.publish.edition import Item
from fairshare.publish.words.outcomes import outcome_label
from fairshare.score import as_dict

FORMAT = "1.0.0"
"""Of the JSON files. The first number stands in their address; the others only ever add."""


class RecordMaker:
    """Makes the records of entries under one framework."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._columns = (
            *opening_columns(lambda row: row),
            *closing_columns(lambda row: row),
            headline_column(),
            *state_columns(lambda row: row, framework),
        )
        self._readers = {
            kind: FactReader(framework.schema(kind), framework)
            for kind in ("initiative", "organisation", "removed")
        }

    def initiative(self, row: EntryRow) -> dict[str, Any]:
        """An initiative, or what is left of one that was removed."""
        record: dict[str, Any] = {column.name: column.value(row) for column in self._columns}
        beside = self._readers["initiative" if row.item else "removed"].beside(row.data)
        record["labels"], record["days"] = beside
        if row.item:
            record |= self._judged(row.item)
        record["entry"] = row.data
        return record

    def _judged(self, item: Item) -> dict[str, Any]:
        """What was decided, and what the answers come to."""
        outcome = item.initiative.outcome
        return {
            "decision": outcome,
            "decision_label": outcome_label(outcome, self._framework),
            "ratings": {
                question: {"written": answer.rating, "low": answer.low, "high": answer.high}
                for question, answer in item.initiative.answers.items()
            },
            "assessment": as_dict(item.score, item.initiative.id),
            "assessment_words": item.assessment.sentence,
        }

    def organisation(self, row: OrganisationRow) -> dict[str, Any]:
        """An organisation, and who answers for its decisions now."""
        labels, days = self._readers["organisation"].beside(row.data)
        return {
            "id": row.organisation.id,
            "url": row.url,
            "version": row.version,
            "sha256": row.organisation.sha256,
            "answered_by": row.answering,
            "labels": labels,
            "days": days,
            "entry": row.data,
        }
