"""The organisations that a table names, and what kind of body each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from fairshare.intake.bodies.directory import Directory
from fairshare.intake.mapping.column_kinds import BodyColumn, KindColumn, Separators
from fairshare.intake.mapping.column_parts import known_word, words_of
from fairshare.intake.mapping.rows import NamedRow, NamedRows
from fairshare.intake.mapping.table_mapping import Body, TableMapping
from fairshare.intake.mapping.texts import one_line
from fairshare.intake.slugs import slug
from fairshare.intake.table import Table

OTHER = "other"
"""The kind of a body of which nothing says another; also of one whose own file says it."""
_MORE = 5
"""Rows named in one message."""


class Bodies:
    """Every organisation of a table by its name there; what is wrong with them goes to the rows."""

    def __init__(self, rows: NamedRows, mapping: TableMapping, known: Directory) -> None:
        """`known` are the organisations of the register, by all that they are and were called."""
        self._mapping = mapping
        self._rows = rows
        self._known = known
        self.all: dict[str, Body] = {words_of(mapping.lead.name): mapping.lead}
        self.first_row: dict[str, int] = {}
        """The first row that names a body, by the body's id."""
        given = {words_of(name): body for name, body in mapping.bodies.items()}
        for word, (name, types, row) in self._named().items():
            body = given.get(word) or self.all.get(word) or self._found(name)
            body = body or self._made(name, types, row)
            self.all[word] = body
            self.first_row.setdefault(body.id, row)
        self._one_name_each()

    def of(self, rows: Sequence[NamedRow]) -> list[dict[str, Any]]:
        """The organisations of an entry with all their roles, the lead first."""
        roles: dict[str, list[str]] = {self._mapping.lead.id: list(self._mapping.lead_roles)}
        for row in rows:
            for column, spec in self._columns():
                for name in names_in(row, column, spec.between):
                    known = roles.setdefault(self.all[words_of(name)].id, [])
                    known += [role for role in spec.roles if role not in known]
        return [{"id": name, "roles": played} for name, played in roles.items()]

    def name_in(self, row: NamedRow, column: str) -> str:
        """What a cell calls a body, as its page does."""
        written = one_line(row.cells.get(column, ""))
        known = self.all.get(words_of(written))
        return known.name if known else written

    def _columns(self) -> Iterator[tuple[str, BodyColumn]]:
        for name, spec in self._mapping.columns.items():
            if isinstance(spec, BodyColumn):
                yield name, spec

    def _named(self) -> dict[str, tuple[str, dict[str, int], int]]:
        """Name, types with the first row of each, and first row, of each body as a word."""
        found: dict[str, tuple[str, dict[str, int], int]] = {}
        columns = sorted(self._columns(), key=lambda one: one[1].type)  # what a row says first
        for column, spec in columns:
            for row in self._rows.rows:
                for name in names_in(row, column, spec.between):
                    _, types, _ = found.setdefault(words_of(name), (name, {}, row.number))
                    code = self._type(row, spec.kind) if spec.kind else spec.type
                    if code and (spec.kind or not types):
                        types.setdefault(code, row.number)
        return found

    def _type(self, row: NamedRow, kind: str) -> str:
        """The type that the word of a column stands for; empty where the mapping has no such."""
        spec = self._mapping.columns.get(kind)
        words: Mapping[str, str] = spec.words if isinstance(spec, KindColumn) else {}
        return words.get(known_word(words, row.cells.get(kind, "")) or "", "")

    def _found(self, name: str) -> Body | None:
        """The organisation of the register that is or was called so, if one alone is."""
        found = self._known.find(name)
        if len(found) != 1:
            return None
        if found == [self._mapping.lead.id]:
            return self._mapping.lead
        return Body(found[0], self._known.name(found[0]), OTHER)

    def _made(self, name: str, types: Mapping[str, int], row: int) -> Body:
        made = slug(name)
        if len(types) != 1 or not made:
            column = next(name for name, _ in self._columns())
            said = " and ".join(f"{code} (row {first})" for code, first in types.items())
            message = f'The table says of "{name}" that it is {said}.'
            if not types:
                message = f'The table does not say what kind of body "{name}" is.'
            hint = "Say its `type` under `bodies` in the mapping."
            self._rows.faults.append(self._rows.at(row, column, message, hint))
        return Body(made or f"body-of-row-{row}", name, next(iter(types), "other"))

    def _one_name_each(self) -> None:
        """Two names that would share a file are not taken for one body unasked."""
        seen: dict[str, str] = {}
        column = next((name for name, _ in self._columns()), "")
        for body in self.all.values():
            first = seen.setdefault(body.id, body.name)
            if first != body.name:
                row = self.first_row.get(body.id, 1)
                message = f'"{first}" and "{body.name}" would have the same file, {body.id}.yml.'
                hint = "Give one of them an `id` under `bodies` in the mapping, or both one `name`."
                self._rows.faults.append(self._rows.at(row, column, message, hint))


def names_in(row: NamedRow, column: str, between: Separators) -> Iterator[str]:
    """The names in a cell."""
    text = row.cells.get(column, "")
    apart = "|".join(map(re.escape, between))
    for name in re.split(apart, text) if between else [text]:
        if one_line(name):
            yield one_line(name)


def rows_named(numbers: Iterable[int]) -> str:
    """Numbers of rows in words, the first few of many."""
    listed = sorted(set(numbers))
    shown = ", ".join(map(str, listed[:_MORE]))
    rest = len(listed) - _MORE
    which = "row" if len(listed) == 1 else "rows"
    return f"{which} {shown}" + (f" and {rest} more" if rest > 0 else "")


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


def one_lead_each(
    table: Table, mapping: TableMapping, known: Directory
) -> list[tuple[Table, TableMapping]]:
    """The rows of each lead, with the mapping as that body would have written it.

    Rows that name nobody stay with the first, where they are faults.
    """
    spec = mapping.columns.get(mapping.lead_in)
    rows = NamedRows(table, mapping)
    if not isinstance(spec, BodyColumn) or rows.broken:
        return [(table, mapping)]
    leads: dict[str, Body] = {}
    led: dict[int, str] = {}
    for row in rows.rows:
        for name in islice(names_in(row, mapping.lead_in, spec.between), 1):
            body = _called(name, mapping, known) or Body(slug(name), name, spec.type)
            led[row.number] = leads.setdefault(body.id, body).id
    first = next(iter(leads), "")
    head, *below = table.rows
    return [
        (
            replace(
                table,
                rows=[head, *(one for one in below if led.get(one.number, first) == lead.id)],
            ),
            replace(mapping, lead=lead),
        )
        for lead in leads.values()
    ] or [(table, mapping)]


def _called(name: str, mapping: TableMapping, known: Directory) -> Body | None:
    """The body that the mapping, or the register, calls so."""
    given = {words_of(one): body for one, body in mapping.bodies.items()}
    found = known.find(name)
    if words_of(name) in given:
        return given[words_of(name)]
    return Body(found[0], known.name(found[0]), OTHER) if len(found) == 1 else None
