"""The numbers under which official lists know the bodies of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairshare.intake.mapping.bodies import Bodies, names_in
from fairshare.intake.mapping.columns import known_word, words_of
from fairshare.intake.mapping.rows import NamedRow, NamedRows
from fairshare.intake.mapping.table_mapping import IdentifierColumn, TableMapping
from fairshare.intake.mapping.texts import MARK

Numbers = dict[str, list[Mapping[str, str]]]
"""Identifiers as the file of an organisation holds them, by its id."""


def identifiers(rows: NamedRows, mapping: TableMapping, bodies: Bodies) -> Numbers:
    """The identifiers of each body, each once; what can't be read goes to the rows."""
    found: Numbers = {}
    for column, spec in mapping.columns.items():
        if isinstance(spec, IdentifierColumn):
            for row in rows.rows:
                for name, number in _pairs(rows, row, column, spec):
                    body = bodies.all.get(words_of(name))
                    listed = found.setdefault(body.id, []) if body else []
                    if number not in listed:
                        listed.append(number)
    return found


def _pairs(
    rows: NamedRows, row: NamedRow, column: str, spec: IdentifierColumn
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each body of a row with its number."""
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
            yield name, {"scheme": listed.scheme, "id": bare.strip().rstrip("/")}
