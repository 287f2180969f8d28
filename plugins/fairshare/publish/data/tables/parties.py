"""The tables of those who take part, and of the flows: who gives what to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import Flow, Participant
from fairshare.publish.data.tables.answers import title_column
from fairshare.publish.data.tables.entry_row import (
    EntryRow,
    closing_columns,
    entry_parts,
    opening_columns,
    state_columns,
)
from fairshare.publish.data.tables.party_columns import body_name
from fairshare.publish.data.tables.schema_columns import SchemaColumns, coded, dated
from fairshare.publish.data.tables.table import DataColumn, DataTable, ForeignKey
from fairshare.publish.edition import Item

_OF_INITIATIVE = ForeignKey(("id",), "initiatives", ("id",))


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One role that a body, or a unit of it, plays in one initiative."""

    entry: EntryRow
    number: int
    body: Participant
    role: str


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One way that data goes, or would go, in one initiative."""

    entry: EntryRow
    number: int
    flow: Flow
    written: bool


def participants_table(framework: Framework) -> DataTable:
    """One row for each initiative, organisation and role."""
    return DataTable(
        "participants",
        _("Who takes part"),
        _("One row for each role that an organisation, or a part of it, plays in an initiative."),
        tuple(_party_columns(framework)),
        ("id", "number", "role"),
        entry_parts(_parties),
        (_OF_INITIATIVE, ForeignKey(("organisation",), "organisations", ("id",))),
    )


def flows_table(framework: Framework) -> DataTable:
    """One row for each way that data goes, as written or as it goes without saying."""
    return DataTable(
        "flows",
        _("Who gives what to whom"),
        _(
            "One row for each way that data goes, or would have gone. Where several give and "
            "several get, and the entry does not say who gives to whom, there is none."
        ),
        tuple(_flow_columns(framework)),
        ("id", "number"),
        entry_parts(_flows),
        (
            _OF_INITIATIVE,
            ForeignKey(("giver",), "organisations", ("id",)),
            ForeignKey(("receiver",), "organisations", ("id",)),
        ),
    )


def _parties(entry: EntryRow, item: Item, _framework: Framework) -> Iterator[PartyRow]:
    for number, body in enumerate(item.initiative.participants, 1):
        for role in body.roles:
            yield PartyRow(entry, number, body, role)


def _flows(entry: EntryRow, item: Item, _framework: Framework) -> Iterator[FlowRow]:
    written = bool(entry.data.get("flows"))
    for number, flow in enumerate(item.initiative.flows, 1):
        yield FlowRow(entry, number, flow, written)


def _party_columns(framework: Framework) -> Iterator[DataColumn]:
    yield from opening_columns(lambda row: row.entry)
    yield _number(_("The place of the organisation, or of the part of it, in the entry."))
    yield title_column()
    yield from state_columns(lambda row: row.entry, framework)
    yield from _body("organisation", _("Organisation"), lambda row: row.body.id, "organisations.id")
    yield DataColumn(
        "unit",
        "text",
        _("Part of the organisation"),
        _("The department or team, where only a part of it is involved."),
        lambda row: row.body.unit,
        "organisations.unit",
    )
    kinds = {code: one.label for code, one in framework.codes["organisation_types"].codes.items()}
    kind = DataColumn(
        "organisation_kind",
        "text",
        _("Kind of organisation"),
        _("What kind of body it is."),
        lambda row: str(row.entry.bodies[row.body.id].data["type"]),
        required=True,
    )
    yield from coded(kind, kinds)
    described = _("What it does. Read it with “shared”: in a refusal it says who would have.")
    role = DataColumn(
        "role", "text", _("Role"), described, lambda row: row.role, "organisations.roles",
        required=True,
    )  # fmt: skip
    roles = {code: one.label for code, one in framework.codes["roles"].codes.items()}
    yield from coded(role, roles)
    yield from closing_columns(lambda row: row.entry)


def _flow_columns(framework: Framework) -> Iterator[DataColumn]:
    yield from opening_columns(lambda row: row.entry)
    yield _number(_("The place of the flow in the entry."))
    yield title_column()
    yield from state_columns(lambda row: row.entry, framework)
    yield from _body("giver", _("From"), lambda row: row.flow.giver, "flows.from")
    yield from _body("receiver", _("To"), lambda row: row.flow.receiver, "flows.to")
    fields = SchemaColumns(
        framework.initiative_schema, framework, lambda row: _as_written(row.flow), "flows.[]."
    )
    yield from fields.of("what", "what")
    yield from dated(next(fields.of("until", "until")))
    yield DataColumn(
        "written",
        "boolean",
        _("Written in the entry"),
        _(
            "Whether the entry says so itself. If not, it goes without saying: only one gives, "
            "or only one gets."
        ),
        lambda row: row.written,
        required=True,
    )
    yield from closing_columns(lambda row: row.entry)


def _as_written(flow: Flow) -> Mapping[str, Any]:
    return {"what": list(flow.what)} | ({"until": flow.until} if flow.until else {})


def _number(description: str) -> DataColumn:
    return DataColumn(
        "number", "integer", _("Number"), description, lambda row: row.number, required=True
    )


def _body(name: str, title: str, identifier: Any, source: str) -> Iterator[DataColumn]:
    """An organisation by its id, and what it was called when it was decided."""
    yield DataColumn(
        name, "text", title, _("The id of the organisation."), identifier, source, required=True
    )
    yield DataColumn(
        f"{name}_label",
        "text",
        _("{title}, in words").format(title=title),
        _("Its name when it was decided."),
        lambda row: body_name(row.entry, identifier(row)),
        required=True,
    )
