"""The numbers under which official lists know the bodies of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fairshare.intake.mapping.bodies import Bodies, names_in
from fairshare.intake.mapping.column_kinds import BodyColumn, IdentifierColumn, ListOfBodies
from fairshare.intake.mapping.column_parts import known_word, words_of
from fairshare.intake.mapping.rows import NamedRow, NamedRows
from fairshare.intake.mapping.table_mapping import TableMapping
from fairshare.intake.mapping.texts import MARK


def described_bodies(
    rows: NamedRows, mapping: TableMapping, bodies: Bodies
) -> dict[str, dict[str, Any]]:
    """What the file of each body would hold, its numbers included; what is wrong goes to the rows.

    A list of bodies of one kind says the kind of a body of which nothing else does.
    """
    found = {body.id: body.described() for body in bodies.all.values()}
    kinds = {spec.of: _column_type(mapping, spec.of) for spec in _specs(mapping).values()}
    for column, spec in _specs(mapping).items():
        for row in rows.rows:
            for name, listed, number in _pairs(rows, row, column, spec):
                body = found[bodies.all[words_of(name)].id]
                numbers = body.setdefault("identifiers", [])
                if number not in numbers:
                    numbers.append(number)
                if listed.type and body["type"] == kinds[spec.of]:
                    body["type"] = listed.type
    return found


def _specs(mapping: TableMapping) -> dict[str, IdentifierColumn]:
    listed = mapping.columns.items()
    return {name: spec for name, spec in listed if isinstance(spec, IdentifierColumn)}


def _column_type(mapping: TableMapping, column: str) -> str:
    """The kind that the mapping gives to each body of a column, for want of a better one."""
    spec = mapping.columns.get(column)
    return spec.type if isinstance(spec, BodyColumn) else ""


def _pairs(
    rows: NamedRows, row: NamedRow, column: str, spec: IdentifierColumn
) -> Iterator[tuple[str, ListOfBodies, dict[str, str]]]:
    """Each body of a row with its list and its number there."""
    written = list(names_in(row, column, spec.between))
    names = list(names_in(row, spec.of, spec.between))
    if not written:
        return
    if len(written) != len(names):
        message = f'{len(written)} numbers stand here, and {len(names)} names under "{spec.of}".'
        hint = "Nobody can tell which is whose: correct it, or leave the column out as `unused`."
        rows.faults.append(rows.at(row.number, column, message, hint))
        return
    for name, one in zip(names, written, strict=True):
        begins = known_word(spec.lists, one)
        if begins is None:
            message = f'The mapping does not know the list of "{one[:60]}".'
            hint = "Add how its numbers begin to the `lists` of this column in the mapping."
            rows.faults.append(rows.at(row.number, column, message, hint))
        elif (listed := spec.lists[begins]) is not None:
            bare = one if listed.whole else one[len(begins.removesuffix(MARK)) :]
            yield name, listed, {"scheme": listed.scheme, "id": bare.strip().rstrip("/")}
