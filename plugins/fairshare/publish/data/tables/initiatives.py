"""The table of the initiatives: a row each, with all that can stand in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.publish.data.tables.assessment_columns import assessment_columns
from fairshare.publish.data.tables.entry_row import (
    EntryRow,
    closing_columns,
    entry_rows,
    headline_column,
    opening_columns,
    state_columns,
)
from fairshare.publish.data.tables.initiative_fields import (
    COURSE,
    DATA,
    LAW,
    PURPOSE,
    SAFEGUARDS,
    STANDING,
)
from fairshare.publish.data.tables.party_columns import party_columns
from fairshare.publish.data.tables.schema_columns import SchemaColumns, coded, dated
from fairshare.publish.data.tables.table import (
    CellValue,
    DataColumn,
    DataTable,
    TablePart,
    as_they_are,
)
from fairshare.publish.edition import Item
from fairshare.publish.finding.facets import FACETS, value_words
from fairshare.publish.states.situation import decided_words
from fairshare.publish.words.outcomes import outcome_label, outcomes
from fairshare.validate.calendar_date import latest

NAME = "initiatives"


def initiatives_table(framework: Framework) -> DataTable:
    """One row for each initiative, refused and removed ones included."""
    return DataTable(
        NAME,
        _("Initiatives"),
        _(
            "One row for each decision to share data or not, and for each sharing without one: "
            "what, whose, who gives and gets, what was decided and why."
        ),
        tuple(_columns(framework)),
        ("id",),
        lambda edition: (TablePart(as_they_are, (row,)) for row in entry_rows(edition)),
    )


def of_item(read: Callable[[Item], CellValue]) -> Callable[[Any], CellValue]:
    """A value that a removed entry does not have."""

    def value(row: EntryRow) -> CellValue:
        return read(row.item) if row.item else None

    return value


def _columns(framework: Framework) -> Iterator[DataColumn]:
    fields = SchemaColumns(framework.initiative_schema, framework, lambda row: row.data)

    def repeat(named: Iterable[tuple[str, str]]) -> Iterator[DataColumn]:
        for name, source in named:
            yield from fields.of(name, source)

    yield from opening_columns(lambda row: row)
    yield from fields.of("title", "title")
    yield headline_column()
    yield from state_columns(lambda row: row, framework)
    yield from fields.of("summary", "summary")
    yield from _decision(framework, fields)
    yield from party_columns(framework)
    yield from repeat(PURPOSE)
    yield from repeat(DATA)
    yield from repeat(LAW)
    yield fields.items("legal_gateways", "legal.gateways", "name")
    yield fields.items("legal_gateway_urls", "legal.gateways", "url")
    yield from _facet("unlawful", framework)
    yield from repeat(COURSE)
    yield from _facet("review", framework)
    yield from repeat(SAFEGUARDS)
    yield from assessment_columns(framework, fields)
    yield from repeat(STANDING)
    yield fields.items("source_titles", "sources", "title")
    yield fields.items("source_urls", "sources", "url")
    yield fields.items("reference_schemes", "references", "scheme")
    yield fields.items("reference_ids", "references", "id")
    yield fields.items("area_names", "areas", "name")
    yield fields.items("area_ids", "areas", "id")
    yield from _removal()
    yield from closing_columns(lambda row: row)


def _decision(framework: Framework, fields: SchemaColumns) -> Iterator[DataColumn]:
    """What was decided, when, by whom and why."""
    yield from coded(
        DataColumn(
            "decision",
            "text",
            _("Decision"),
            _("What was decided; else what there is to say without a decision."),
            of_item(lambda item: item.initiative.outcome),
        ),
        {code: outcome_label(code, framework) for code in outcomes(framework)},
    )
    yield from _decided()
    yield from fields.of("decided_by", "decision.decided_by")
    yield from fields.of("decided_by_kind", "decision.decided_by_kind")
    yield from fields.of("decision_reasons", "decision.justification")
    yield fields.items("conditions", "decision.conditions", "text")
    yield fields.items("conditions_met", "decision.conditions", "met")
    yield from fields.of("difference_explained", "decision.divergence.explanation")
    yield from fields.of("override_authority", "decision.override.authority")
    yield from fields.of("override_reason", "decision.override.reason")


def _decided() -> Iterator[DataColumn]:
    """The day of the decision; where only the latest possible day is known, it has no first."""

    def written(name: str) -> Callable[[Any], CellValue]:
        return lambda row: row.data.get("decision", {}).get(name)

    by_then = DataColumn(
        "decided_not_later_than",
        "text",
        _("Decided no later than"),
        _("As written, where only the latest day is known on which it can have been decided."),
        written("not_later_than"),
        "decision.not_later_than",
    )
    day = DataColumn(
        "decided", "text", _("Date of the decision"), _("As written: a day, a month or a year."),
        written("date"), "decision.date",
    )  # fmt: skip
    whole, first, last = dated(day)
    yield whole
    yield by_then
    yield first

    def end(row: EntryRow) -> CellValue:
        known = latest(by_then.value(row))
        return last.value(row) or (known.isoformat() if known else None)

    yield DataColumn(last.name, last.kind, last.title, last.description, end)
    yield DataColumn(
        "decided_label",
        "text",
        _("Date of the decision, in words"),
        _("With “by” before it where only the latest day is known."),
        of_item(lambda item: decided_words(item.initiative.decision) or None),
    )


def _facet(name: str, framework: Framework) -> Iterator[DataColumn]:
    """What pages filter by and no field of the entry says."""
    facet = next(one for one in FACETS if one.name == name)
    read = of_item(lambda item: next(iter(facet.values(item)), None))
    description = facet.note or _("How near its next review is, on the day of these files.")
    column = DataColumn(name, "text", facet.title, description, read)
    yield from coded(column, value_words(facet, framework))


def _removal() -> Iterator[DataColumn]:
    """When and why the maintainers took an entry's text away."""

    def noted(name: str) -> Callable[[Any], CellValue]:
        return lambda row: row.data.get("redacted", {}).get(name)

    yield from dated(
        DataColumn(
            "removed",
            "text",
            _("Removed"),
            _("When the maintainers removed the text of the entry, as written."),
            noted("date"),
            "redacted.date",
        )
    )
    yield DataColumn(
        "removed_reason", "text", _("Why it was removed"), _("As the notice in its place says."),
        noted("reason"), "redacted.reason",
    )  # fmt: skip
