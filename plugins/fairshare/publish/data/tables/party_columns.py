"""Columns of the initiatives that name those who take part: ids, names and kinds of bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.publish.data.tables.entry_row import EntryRow
from fairshare.publish.data.tables.schema_columns import coded
from fairshare.publish.data.tables.table import CellValue, DataColumn
from fairshare.publish.edition import Item
from fairshare.publish.finding import facet_values

BodyIds = Callable[[Item], tuple[str, ...]]
"""Ids of organisations that an initiative names, none twice."""


def party_columns(framework: Framework) -> Iterator[DataColumn]:
    """Who leads, gives, gets and takes part, each by id and name, and what kinds of bodies."""
    yield from _lead()
    unsure = _("Read it with “shared”: of a refusal it says who would have.")
    everyone = _("Everyone who takes part, in whatever role.")
    for name, title, kinds, description, bodies in (
        (
            "gives",
            _("Who gives data, or would"),
            _("Kinds of bodies that give"),
            unsure,
            facet_values.givers,
        ),
        (
            "gets",
            _("Who gets data, or would"),
            _("Kinds of bodies that get"),
            unsure,
            facet_values.receivers,
        ),
        (
            "organisations",
            _("Who takes part"),
            _("Kinds of bodies that take part"),
            everyone,
            facet_values.organisations,
        ),
    ):
        yield from _bodies(name, title, description, bodies)
        yield from _kinds(f"{name}_kinds", kinds, bodies, framework)


def body_name(row: EntryRow, identifier: str) -> str:
    """What an organisation was called when the entry was decided; its id, if nobody knows it."""
    known = row.bodies.get(identifier)
    if known is None or row.item is None:
        return known.name if known else identifier
    return row.item.names.get(identifier, known.name)


def _lead() -> Iterator[DataColumn]:
    def lead(row: EntryRow) -> str:
        return row.id.partition("/")[0]

    yield DataColumn(
        "lead",
        "text",
        _("Who leads"),
        _("The organisation that answers for it. Its id is the first part of the initiative’s."),
        lead,
        required=True,
    )
    yield DataColumn(
        "lead_label",
        "text",
        _("Who leads, in words"),
        _("Its name when it was decided."),
        lambda row: body_name(row, lead(row)),
        required=True,
    )


def _bodies(name: str, title: str, description: str, bodies: BodyIds) -> Iterator[DataColumn]:
    """The ids of organisations, and what they were called when it was decided."""

    def ids(row: EntryRow) -> tuple[str, ...]:
        return bodies(row.item) if row.item else ()

    yield DataColumn(name, "list", title, description, lambda row: ids(row) or None)
    yield DataColumn(
        f"{name}_label",
        "list",
        _("{title}, in words").format(title=title),
        _("The names of “{name}” when it was decided, in the same order.").format(name=name),
        lambda row: tuple(body_name(row, one) for one in ids(row)) or None,
    )


def _kinds(name: str, title: str, bodies: BodyIds, framework: Framework) -> Iterator[DataColumn]:
    """What kinds of bodies they are, each once."""

    def kinds(row: EntryRow) -> CellValue:
        ids = bodies(row.item) if row.item else ()
        return tuple(dict.fromkeys(str(row.bodies[one].data["type"]) for one in ids)) or None

    words = {code: one.label for code, one in framework.codes["organisation_types"].codes.items()}
    yield from coded(DataColumn(name, "list", title, _("Each kind once."), kinds), words)
