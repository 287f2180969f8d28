"""A body's own table and a mapping to drafts of entries: facts only, nothing taken unasked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from fairshare.framework import Framework
from fairshare.intake.columns import Assembler, FieldPath, every_field
from fairshare.intake.drafts import NO_LEAD, Draft
from fairshare.intake.entry_file import as_yaml
from fairshare.intake.faults import CellFault
from fairshare.intake.mapping.bodies import Bodies, rows_named, rows_of_others
from fairshare.intake.mapping.body_numbers import described_bodies
from fairshare.intake.mapping.column_kinds import (
    BodyColumn,
    Column,
    EventColumn,
    KindColumn,
    ReferenceColumn,
    WordColumn,
)
from fairshare.intake.mapping.column_parts import known_word
from fairshare.intake.mapping.earlier import EarlierEntries
from fairshare.intake.mapping.entry_values import STAGE_AS_OF, EntryValues, TableCell
from fairshare.intake.mapping.fields import Fields
from fairshare.intake.mapping.rows import NamedRow, NamedRows
from fairshare.intake.mapping.table_mapping import TableMapping
from fairshare.intake.mapping.texts import cut, one_line
from fairshare.intake.mapping.titles import sentences, slugs, titles
from fairshare.intake.reading.listing import Interpretation
from fairshare.intake.table import Table
from fairshare.language import gettext as _
from fairshare.model import Path
from fairshare.validate.nearest import did_you_mean, nearest
from fairshare.validate.rules.identity import is_slug
from fairshare.work.parallel import parallel_map

_TITLE: FieldPath = ("title",)
_ORGANISATIONS: FieldPath = ("organisations",)
_NEEDED = BodyColumn | EventColumn
"""Columns without whose cell a row would be lost."""


class MappedDrafts:
    """All entries of a table. `faults` are those of the table: with them nothing is written."""

    def __init__(
        self,
        table: Table,
        mapping: TableMapping,
        framework: Framework,
        first_line: str,
        earlier: EarlierEntries,
    ) -> None:
        """`first_line` is that of each entry's file; `earlier` is what the register has."""
        self._mapping = mapping
        self._first_line = first_line
        self._earlier = earlier
        self._known = every_field(framework)
        self._fields = Fields(framework)
        self._rows = NamedRows(table, mapping)
        self.rows = len(self._rows.rows)  # of the table, those of other bodies included
        self.drafts: list[Draft] = []
        self.removed: list[str] = []
        """Names of entries whose text had to go: a notice stands there, and stays."""
        self.without_row: list[str] = []
        """Names of entries that hold numbers of the table, none of which it has now."""
        self.readings: list[Interpretation] = []
        """What words in texts were taken to mean, for a person to confirm."""
        self.left_rows: Sequence[int] = ()
        """Numbers of the rows that do not name the lead, where the mapping takes its own alone."""
        self.organisations: dict[str, dict[str, Any]] = {}
        """What the files of organisations would hold, by id."""
        self.first_rows: Mapping[str, int] = {}
        if not self._rows.broken:
            self._read(Assembler(framework))
        self.faults: list[CellFault] = self._rows.faults

    @property
    def failed(self) -> bool:
        """Whether nothing may be written: a row that is left out would be missing in silence."""
        return any(fault.is_error for fault in self.faults)

    def at_row(self, row: int, code: str, message: str, hint: str) -> CellFault:
        """A fault of a body at the row that names it first."""
        column = next(
            (n for n, c in self._mapping.columns.items() if isinstance(c, BodyColumn)), ""
        )
        return self._rows.at(row, column, message, hint, code)

    def _read(self, assembler: Assembler) -> None:
        self.left_rows = rows_of_others(self._rows, self._mapping, self._earlier.directory)
        self._find_unknown_words()
        self._find_empty_cells()
        bodies = Bodies(self._rows, self._mapping, self._earlier.directory)
        self.first_rows = bodies.first_row
        self.organisations = described_bodies(self._rows, self._mapping, bodies)
        entries = self._rows.entries(self._mapping, bodies.name_in)
        read = [EntryValues(rows, self._mapping, self._fields) for rows in entries]
        for one in read:
            self._find_unread_days(one)
            self._note_found_words(one)
        named = self._named(entries, read, bodies)
        for rows, one, (title, name, whole) in zip(entries, read, named, strict=True):
            if self._earlier.is_removed(name):
                self.removed.append(name)
                continue
            one.values[_TITLE] = title
            if title != whole and (full := self._mapping.title.in_full):
                one.values[full] = cut(whole, self._fields.longest(full))
            one.values[_ORGANISATIONS] = bodies.of(rows)
            self.drafts.append(self._draft(rows, one, name, assembler))
        self._write_texts()

    def _write_texts(self) -> None:
        write = partial(as_yaml, modeline=self._first_line)
        new = [draft for draft in self.drafts if draft.before is None]
        for draft, text in zip(new, parallel_map(write, [one.data for one in new]), strict=True):
            draft.text = text
        for draft in self.drafts:
            if draft.before is not None:
                draft.text = draft.before.amended(draft.data)

    def _named(
        self, entries: Sequence[Sequence[NamedRow]], read: Sequence[EntryValues], bodies: Bodies
    ) -> list[tuple[str, str, str]]:
        """Title and file name of each entry, and the sentence that the title was made from."""
        rule = self._mapping.title
        found = sentences(entries, rule)
        for rows, sentence in zip(entries, found, strict=True):
            if not sentence:
                message = "No column gives this entry a title."
                hint = f"The mapping takes it from: {', '.join(rule.columns)}."
                self._add(rows[0].number, rule.columns[0], message, hint)

        def applicant(number: int) -> str:
            return bodies.name_in(entries[number][0], rule.apart) if rule.apart else ""

        def reference(number: int) -> str:
            return self._reference(entries[number][0])

        here = self._earlier.names([one.values for one in read], slugs(found, reference))
        self.without_row = sorted(self._earlier.numbered - set(here.values()))
        names = slugs(found, reference, here, self._earlier.taken)
        return list(zip(titles(found, applicant, reference), names, found, strict=True))

    def _reference(self, row: NamedRow) -> str:
        """The number of a row in its table; else its place."""
        for name, column in self._mapping.columns.items():
            if isinstance(column, ReferenceColumn) and name in row.cells:
                return one_line(row.cells[name])
        return f"row {row.number}"

    def _draft(
        self, rows: Sequence[NamedRow], read: EntryValues, name: str, assembler: Assembler
    ) -> Draft:
        lead = self._mapping.lead.id
        return Draft(
            row=rows[0].number,
            lead=lead if is_slug(lead) else NO_LEAD,
            slug=name if is_slug(name) else f"row-{rows[0].number}",
            data=assembler.entry(
                self._earlier.added(name, read.values, self._known, self._rows.numbers.keys())
            ),
            places=_MappedCells(self._rows, rows[0].number, read.cells, self._mapping),
            before=self._earlier.entry(name),
        )

    def _find_unknown_words(self) -> None:
        """Each word that the mapping does not know, once, at its first row."""
        for name, column in self._mapping.columns.items():
            if not isinstance(column, WordColumn | KindColumn):
                continue
            if isinstance(column, WordColumn) and column.takes_any:
                continue
            unknown: dict[str, list[int]] = {}
            for row in self._rows.rows:
                text = row.cells.get(name, "")
                if text and known_word(column.words, text) is None:
                    unknown.setdefault(one_line(text), []).append(row.number)
            for word, numbers in unknown.items():
                message = (
                    f'The mapping does not know the word "{word[:80]}" ({rows_named(numbers)}).'
                )
                guess = did_you_mean(nearest(word, column.words))
                hint = f"{guess} Add it to the words of this column in the mapping.".strip()
                self._add(numbers[0], name, message, hint)

    def _find_empty_cells(self) -> None:
        for name, column in self._mapping.columns.items():
            if isinstance(column, _NEEDED) and name not in self._mapping.may_lack:
                for row in self._rows.rows:
                    if name not in row.cells:
                        message = f'"{name}" is empty: this row would be lost.'
                        self._add(row.number, name, message, "Fill it in, or delete the row.")

    def _find_unread_days(self, read: EntryValues) -> None:
        order = ", ".join(self._mapping.dates)
        for (row, name), text in read.unread:
            message = f'"{text[:40]}" is no day: the mapping says {order}.'
            self._add(row, name, message, "Correct it, or `dates` in the mapping.")

    def _note_found_words(self, read: EntryValues) -> None:
        for (row, name), text, words in read.found:
            meant = ", ".join(words) or _("none of the words of the list")
            at = self._rows.at(row, name, "", "")
            self.readings.append(Interpretation(row, at.column, at.address, text, meant))

    def _add(self, row: int, column: str, message: str, hint: str) -> None:
        self._rows.faults.append(self._rows.at(row, column, message, hint))


class _MappedCells:
    """Where the fields of an entry stand in a table."""

    def __init__(
        self, rows: NamedRows, first: int, cells: Mapping[Path, TableCell], mapping: TableMapping
    ) -> None:
        self._rows = rows
        self._first = first
        self._cells = cells
        self._mapping = mapping

    def fault(self, _row: int, path: Path, code: str, message: str, hint: str) -> CellFault:
        """A fault at the cell of a field; where none says it, at the entry's first row."""
        known = path
        while known and known not in self._cells:
            known = known[:-1]
        row, column = self._cells.get(known, (self._first, self._column(path)))
        return self._rows.at(row, column, message, hint, code)

    def _column(self, path: Path) -> str:
        """The column that would say it, or else the title."""
        if path[:1] == STAGE_AS_OF:
            return self._mapping.stage_as_of[0]
        for name, column in self._mapping.columns.items():
            if path[:1] == _ORGANISATIONS and isinstance(column, BodyColumn):
                return name
            if path in _paths(column):
                return name
        return self._mapping.title.columns[0]


def _paths(column: Column) -> list[FieldPath]:
    words = column.words.values() if isinstance(column, WordColumn) else ()
    return [*(path for said in words for path in said), getattr(column, "path", ())]
