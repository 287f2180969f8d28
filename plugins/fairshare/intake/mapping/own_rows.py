"""The rows of a table of many bodies that are about one of them."""

from __future__ import annotations

from collections.abc import Sequence

from fairshare.intake.bodies.directory import Directory
from fairshare.intake.mapping.bodies import names_in
from fairshare.intake.mapping.columns import words_of
from fairshare.intake.mapping.rows import NamedRow, NamedRows
from fairshare.intake.mapping.table_mapping import BodyColumn, TableMapping


def rows_of_others(rows: NamedRows, mapping: TableMapping, known: Directory) -> Sequence[int]:
    """Leave out the rows that do not name the lead, and give their numbers.

    Nothing is left out where the mapping says nothing of it. `known` are the organisations of the
    register, by all that they are and were called.
    """
    spec = mapping.columns.get(mapping.among)
    if not isinstance(spec, BodyColumn):
        return ()

    lead = mapping.lead
    meant = {words_of(name): body.id for name, body in mapping.bodies.items()}
    meant[words_of(lead.name)] = lead.id

    def is_own(row: NamedRow) -> bool:
        named = names_in(row, mapping.among, spec.between)
        return any(
            meant.get(words_of(name)) == lead.id or known.find(name) == [lead.id] for name in named
        )

    left = [row.number for row in rows.rows if not is_own(row)]
    rows.keep(is_own)
    return left
