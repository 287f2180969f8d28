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
from fairshare.publish.data.tables.party_columns import party_columns
from fairshare.publish.data.tables.schema_columns import SchemaColumns, coded, dated
from fairshare.publish.data.tables.table import CellValue, DataColumn, DataTable
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
        entry_rows,
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
    yield from repeat(_PURPOSE)
    yield from repeat(_DATA)
    yield from repeat(_LAW)
    yield fields.items("legal_gateways", "legal.gateways", "name")
    yield fields.items("legal_gateway_urls", "legal.gateways", "url")
    yield from _facet("unlawful", framework)
    yield from repeat(_COURSE)
    yield from _facet("review", framework)
    yield from repeat(_SAFEGUARDS)
    yield from assessment_columns(framework, fields)
    yield from repeat(_STANDING)
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


_PURPOSE = (
    ("themes", "themes"),
    ("keywords", "keywords"),
    ("aims", "purpose.aims"),
    ("purpose", "purpose.statement"),
    ("benefits", "purpose.benefits"),
    ("risks", "purpose.risks"),
)
_DATA = (
    ("data_categories", "data.categories"),
    ("data_description", "data.description"),
    ("people", "data.people"),
    ("people_count", "data.people_count"),
    ("datasets", "data.datasets"),
    ("identifiability", "data.identifiability"),
    ("transfer", "data.transfer"),
    ("frequency", "data.frequency"),
    ("linkage", "data.linkage"),
    ("onward_sharing", "data.onward_sharing"),
    ("commercial_use", "data.commercial_use"),
    ("retention", "data.retention.period"),
    ("retention_reason", "data.retention.basis"),
    ("sent_abroad", "data.international_transfer.occurs"),
    ("countries", "data.international_transfer.countries"),
    ("protection_abroad", "data.international_transfer.mechanism"),
    ("can_refuse", "choice.can_refuse"),
    ("can_refuse_how", "choice.how"),
    ("can_refuse_url", "choice.url"),
)
_LAW = (
    ("legal_bases", "legal.bases"),
    ("no_basis_found_by", "legal.found_by.body"),
    ("no_basis_found", "legal.found_by.date"),
    ("special_category_conditions", "legal.special_category_conditions"),
    ("criminal_offence_data", "legal.criminal_offence_data"),
    ("confidentiality", "legal.confidentiality"),
)
_COURSE = (
    ("stage", "stage"),
    ("stage_as_of", "stage_as_of"),
    ("submitted", "dates.submitted"),
    ("starts", "dates.starts"),
    ("ends", "dates.ends"),
    ("review_by", "dates.review_by"),
)
_SAFEGUARDS = (
    ("dpia", "safeguards.dpia.status"),
    ("dpia_date", "safeguards.dpia.date"),
    ("dpia_url", "safeguards.dpia.url"),
    ("dpia_reason", "safeguards.dpia.reason"),
    ("high_risk_remains", "safeguards.dpia.residual_high_risk"),
    ("regulator_consulted", "safeguards.dpia.ico_consulted"),
    ("agreement", "safeguards.agreement.type"),
    ("agreement_reference", "safeguards.agreement.reference"),
    ("agreement_signed", "safeguards.agreement.signed"),
    ("agreement_ends", "safeguards.agreement.ends"),
    ("agreement_url", "safeguards.agreement.url"),
    ("privacy_notice", "safeguards.privacy_notice"),
    ("measures", "safeguards.measures"),
    ("automation", "safeguards.automation"),
    ("algorithm_record", "safeguards.atrs"),
    ("engagement", "engagement.status"),
    ("engagement_summary", "engagement.summary"),
    ("engagement_url", "engagement.url"),
)
_STANDING = (
    ("withdrawn", "withdrawn.date"),
    ("withdrawn_reason", "withdrawn.reason"),
    ("supersedes", "supersedes"),
    ("superseded_by", "superseded_by"),
    ("related", "related"),
)
"""Names of columns, and the fields of the entry that they repeat."""
