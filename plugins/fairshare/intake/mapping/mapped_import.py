"""A body's own table becomes a register's entries and organisations: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from fairshare.intake.bodies.directory import Directory, read_directory
from fairshare.intake.checking import check_drafts
from fairshare.intake.drafts import Draft
from fairshare.intake.entry_file import ORGANISATION, as_yaml
from fairshare.intake.faults import CellFault, Imported, in_table_order
from fairshare.intake.importing import (
    put_in_place,
    put_organisation,
)
from fairshare.intake.mapping.bodies import OTHER, one_lead_each, rows_named
from fairshare.intake.mapping.earlier import EarlierEntries
from fairshare.intake.mapping.mapped_drafts import MappedDrafts
from fairshare.intake.mapping.rows import below_title, without_others
from fairshare.intake.mapping.table_mapping import TableMapping
from fairshare.intake.reading.present import PresentEntries
from fairshare.intake.reading.records import read_records
from fairshare.intake.table import SHEET, Table, as_row, read_table
from fairshare.intake.target import Target
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.load.register import INITIATIVES, ORGANISATIONS
from fairshare.validate import Source
from fairshare.validate.entry_access import organisation_id


def read_own_table(file: Path, mapping: TableMapping) -> Table:
    """A body's own table, from its names of columns on; of a folder, its records.

    Raises RefusedError.
    """
    read = _records(file) if file.is_dir() else read_table(file, mapping.sheet or SHEET)
    table = below_title(read, mapping)
    return without_others(table, mapping)


def _records(folder: Path) -> Table:
    rows = enumerate(read_records(folder), 1)
    return Table("", [as_row(number, ((text, None) for text in row)) for number, row in rows])


def import_mapped(
    table: Table,
    mapping: TableMapping,
    target: Target,
    *,
    replace: bool = False,
    dry_run: bool = False,
    accept: bool = False,
) -> Imported:
    """Look at all rows of a body's own table, and write all of its entries, or none.

    `accept` takes how the file itself was read, as in `import_rows`.
    A register that is to show a whole table must not lack a row of it in silence.
    """
    directory = read_directory(target.register, target.root)
    outcome = Imported(whole=True, notices=list(table.notices), readings=list(table.readings))
    of_leads = [
        _read(rows, own, target, directory, outcome)
        for rows, own in one_lead_each(table, mapping, directory)
    ]
    drafts = sorted((one for of in of_leads for one in of.drafts), key=lambda one: one.row)
    outcome.waits = bool(outcome.readings) and not (accept or dry_run)
    dry_run = dry_run or outcome.waits
    new = _new_organisations(of_leads, target)
    bodies = _checked(new, of_leads, target, outcome)
    judged = check_drafts(drafts, target, bodies, replace=replace)
    outcome.not_judged = [draft.row for draft in drafts[len(judged) :]]
    outcome.faults += _first_at_each_cell(outcome.faults, judged)
    if not outcome.errors and not outcome.not_judged:
        for name, text in new.items():
            put_organisation(name, text, target, outcome, dry_run=dry_run)
        for draft in drafts:
            put_in_place(draft, target, outcome, dry_run=dry_run)
    outcome.faults = in_table_order(outcome.faults)
    return outcome


def _read(
    table: Table, mapping: TableMapping, target: Target, directory: Directory, outcome: Imported
) -> MappedDrafts:
    """The drafts of one lead; what is to be said of them goes to the outcome."""
    drafts = MappedDrafts(
        table,
        mapping,
        target.framework,
        target.modeline("initiative", target.register / INITIATIVES / mapping.lead.id),
        EarlierEntries(PresentEntries(target.register, target.root), mapping, directory),
    )
    outcome.rows += drafts.rows
    outcome.entries += len(drafts.drafts)
    outcome.faults += drafts.faults
    outcome.readings += drafts.readings
    outcome.left_alone += _left_alone(drafts, mapping)
    return drafts


def _left_alone(drafts: MappedDrafts, mapping: TableMapping) -> Iterator[str]:
    """A sentence on each entry that the table does not fill, though it did or would."""
    for name in drafts.removed:
        words = _(
            "{}: its text was removed from the register, and the table does not bring it back."
        )
        yield words.format(f"{mapping.lead.id}/{name}")
    if drafts.left_rows:
        words = ngettext(
            "{many} row does not name {lead} under “{column}”, and is left out: {rows}.",
            "{many} rows do not name {lead} under “{column}”, and are left out: {rows}.",
            len(drafts.left_rows),
        )
        yield words.format(
            many=len(drafts.left_rows),
            lead=mapping.lead.name,
            column=mapping.among,
            rows=rows_named(drafts.left_rows),
        )
    for name in drafts.without_row:
        words = _("{}: no row of the table has its number any more. It stays as it is.")
        yield words.format(f"{mapping.lead.id}/{name}")


def _first_at_each_cell(known: Iterable[CellFault], drafts: Iterable[Draft]) -> Iterator[CellFault]:
    """What the check says of entries: a code once at each cell, for a cell may fill several fields.

    Nothing at a cell that is called wrong already: what is missing then follows from that.
    """
    wrong = {(fault.row, fault.column) for fault in known}
    said: set[tuple[int, int, str]] = set()
    for draft in drafts:
        for fault in draft.faults:
            place = (fault.row, fault.column, fault.code)
            if place[:2] not in wrong and place not in said:
                said.add(place)
                yield fault


def _new_organisations(of_leads: Iterable[MappedDrafts], target: Target) -> dict[str, str]:
    """The texts of organisations that the register does not describe yet, by their id.

    One that it describes stays as it is: people may have added to it.
    """
    first_line = target.modeline(ORGANISATION, target.register / ORGANISATIONS)
    described: dict[str, Any] = {}
    for drafts in of_leads:
        for name, data in drafts.organisations.items():
            described[name] = _joined(described.get(name, data), data)
    return {
        name: as_yaml(data, first_line)
        for name, data in described.items()
        if name and not (target.register / ORGANISATIONS / f"{name}.yml").exists()
    }


def _joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """What the rows of two leads say of a body: each number once, and a kind before "other"."""
    numbers = [*one.get("identifiers", ())]
    numbers += [number for number in other.get("identifiers", ()) if number not in numbers]
    kind = other["type"] if one["type"] == OTHER else one["type"]
    return {**other, **one, "type": kind, **({"identifiers": numbers} if numbers else {})}


def _checked(
    new: Mapping[str, str], of_leads: Sequence[MappedDrafts], target: Target, outcome: Imported
) -> list[Source]:
    """New organisations as the register would read them; what is wrong is noted at their rows."""
    texts = {f"{ORGANISATIONS}/{name}.yml": text for name, text in new.items()}
    files = target.reader().new_organisations(texts)
    for file in files:
        body = organisation_id(file.name)
        drafts = next((one for one in of_leads if body in one.first_rows), of_leads[0])
        row = drafts.first_rows.get(body, 1)
        outcome.faults += [
            drafts.at_row(row, one.code, one.message, one.hint) for one in file.problems
        ]
    return [file.source for file in files if file.source]
