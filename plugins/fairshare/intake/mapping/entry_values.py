"""What the rows of one entry say, field by field, and from which cell each value is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fairshare.intake.columns import EVENTS, FieldPath
from fairshare.intake.mapping import texts
from fairshare.intake.mapping.bodies import names_in
from fairshare.intake.mapping.column_kinds import (
    Column,
    DayColumn,
    EventColumn,
    FoundWords,
    ItemColumn,
    KindColumn,
    PeriodColumn,
    ReferenceColumn,
    TextColumn,
    WordColumn,
)
from fairshare.intake.mapping.column_parts import known_word
from fairshare.intake.mapping.fields import Fields
from fairshare.intake.mapping.rows import NamedRow
from fairshare.intake.mapping.table_mapping import TableMapping
from fairshare.intake.reading.dates import meant_day
from fairshare.intake.reading.figures import meant_period
from fairshare.model import Path

_EARLIEST: FieldPath = ("dates", "starts")
"""Where rows differ in a day the latest stands, but for the beginning."""
_REFERENCES: FieldPath = ("references",)
_WORD = re.compile(r"\w+")
STAGE_AS_OF: FieldPath = ("stage_as_of",)

TableCell = tuple[int, str]
"""Row and column."""


class EntryValues:
    """The values of one entry by field; `unread` are days that can't be read, with their cells."""

    def __init__(self, rows: Sequence[NamedRow], mapping: TableMapping, fields: Fields) -> None:
        self._rows = rows
        self._mapping = mapping
        self._fields = fields
        self.values: dict[FieldPath, Any] = dict(mapping.always)
        self.cells: dict[Path, TableCell] = {}
        self.unread: list[tuple[TableCell, str]] = []
        self.found: list[tuple[TableCell, str, tuple[str, ...]]] = []
        """Texts in which words were looked for, each with its cell and the codes found."""
        self._texts: dict[FieldPath, list[tuple[str, str]]] = {}
        for name, column in mapping.columns.items():
            if (read := _READERS.get(type(column))) is not None:
                read(self, name, column)
        for path, parts in self._texts.items():
            self.values[path] = self._text(path, parts)
        self._newest()
        for path, value in mapping.unsaid.items():
            self.values.setdefault(path, value)

    def _written(self, name: str) -> list[tuple[NamedRow, str]]:
        return [(row, row.cells[name]) for row in self._rows if name in row.cells]

    def _add_text(self, name: str, column: TextColumn) -> None:
        written = self._written(name)
        if self._fields.is_list(column.path):
            for row, _text in written:
                for item in names_in(row, name, column.between):
                    self._add_item(column.path, texts.cut(item, self._fields.longest(column.path)))
                    self._note(column.path, (row.number, name))
        elif written:
            row, longest = max(written, key=lambda found: len(found[1]))
            heading = name if column.heading else ""
            self._texts.setdefault(column.path, []).append((heading, longest))
            self._note(column.path, (row.number, name))
            if column.also:
                self._texts.setdefault(column.also, []).append(("", longest))
            if column.finds:
                self._find(column.finds, name, row, longest)
            if column.in_full and len(longest) > self._fields.longest(column.path):
                self._texts[column.in_full] = [("", longest)]

    def _find(self, found: FoundWords, name: str, row: NamedRow, text: str) -> None:
        """What words in a text mean, kept apart for a person to confirm."""
        plain = f" {' '.join(_WORD.findall(text.casefold()))} "
        codes = [
            code
            for word, code in found.words.items()
            if f" {' '.join(_WORD.findall(word))} " in plain
        ]
        for code in dict.fromkeys(codes):
            self._add_item(found.path, code)
            self._note(found.path, (row.number, name))
        self.found.append(((row.number, name), text, tuple(dict.fromkeys(codes))))

    def _text(self, path: FieldPath, parts: Sequence[tuple[str, str]]) -> str:
        longest = self._fields.longest(path)
        if self._fields.is_prose(path):
            return texts.prose(parts, longest)
        return texts.cut(" ".join(texts.one_line(text) for _, text in parts), longest)

    def _add_words(self, name: str, column: WordColumn) -> None:
        """The values of the weightiest word; lists take what all words say."""
        written = [(known_word(column.words, text), row) for row, text in self._written(name)]
        found = {word: row.number for word, row in reversed(written) if word is not None}
        said = [word for word in column.words if word in found]
        silent = len(self._rows) > len(written)
        silent = silent or any(not column.words[word] for word in said)
        for word in reversed(said):
            for path, value in column.words[word].items():
                self._note(path, (found[word], name))
                if self._fields.is_list(path):
                    for item in value:
                        self._add_item(path, item)
                else:
                    self.values[path] = value
        if silent and any(column.words[word] for word in said):
            self.values.update(column.in_part)

        free = [row for word, row in written if word is None]
        if column.otherwise:
            self._add_items(name, column.otherwise, free)
        if column.else_said and free and not said:
            for path, value in column.else_said.items():
                self.values[path] = value
                self._note(path, (free[0].number, name))
        if column.text:
            self._add_text(name, column.text)

    def _add_kind(self, name: str, column: KindColumn) -> None:
        """What the words of a column of kinds say of the entry itself."""
        if column.said:
            self._add_words(name, column.said)

    def _add_period(self, name: str, column: PeriodColumn) -> None:
        """A length of time where the text is one; else the text says what it follows from."""
        written = self._written(name)
        if written:
            row, longest = max(written, key=lambda found: len(found[1]))
            basis = (*column.path, "basis")
            if period := meant_period(longest):
                self.values[(*column.path, "period")] = period
            else:
                self._texts.setdefault(basis, []).append(("", longest))
            self._note(basis, (row.number, name))
            self._note((*column.path, "period"), (row.number, name))

    def _add_references(self, name: str, column: ReferenceColumn) -> None:
        for row, text in self._written(name):
            longest = self._fields.longest(_REFERENCES, "id")
            reference = {"scheme": column.scheme, "id": texts.cut(texts.one_line(text), longest)}
            self._add_item(_REFERENCES, reference)
            self._note(_REFERENCES, (row.number, name))

    def _add_day(self, name: str, column: DayColumn) -> None:
        days = [(day, row.number) for row, day in self._days(name)]
        if days:
            day, row = min(days) if column.path == _EARLIEST else max(days)
            self.values[column.path] = day
            self._note(column.path, (row, name))
            if day < self._mapping.as_of:
                self.values.update(column.past)

    def _add_events(self, name: str, column: EventColumn) -> None:
        days = sorted(self._days(name), key=lambda found: found[1])
        listed = self.values.setdefault(EVENTS, [])
        for row, day in days:
            said = [
                f"{one.rstrip(':*')}: {texts.one_line(row.cells[one]).rstrip('.')}."
                for one in column.says
                if one in row.cells
            ]
            summary = texts.cut(" ".join(said), self._fields.longest(EVENTS, "summary"))
            self.cells["events", len(listed)] = (row.number, name)
            listed.append({"date": day, "kind": column.kind, "summary": summary})
        if not listed:
            del self.values[EVENTS]

    def _add_items(
        self, name: str, column: ItemColumn, rows: Sequence[NamedRow] | None = None
    ) -> None:
        """The items of a column; with `rows` of those alone."""
        for row in [row for row, _ in self._written(name)] if rows is None else rows:
            for item in names_in(row, name, column.between):
                text = texts.cut(item, self._fields.longest(column.path, column.part))
                self._add_item(column.path, {**column.beside, column.part: text})
                self._note(column.path, (row.number, name))

    def _newest(self) -> None:
        days = [
            (day, row.number, name)
            for name in self._mapping.stage_as_of
            for row, day in self._days(name, again=True)
        ]
        if self._mapping.as_of:
            self.values[STAGE_AS_OF] = self._mapping.as_of
        elif days:
            day, row, name = max(days)
            self.values[STAGE_AS_OF] = day
            self._note(STAGE_AS_OF, (row, name))

    def _days(self, name: str, *, again: bool = False) -> list[tuple[NamedRow, str]]:
        """The days of a column; with `again` what can't be read has been said before."""
        found = []
        for row, text in self._written(name):
            day = meant_day(text, self._mapping.dates)
            if day is not None:
                found.append((row, day))
            elif not again or not isinstance(
                self._mapping.columns.get(name), DayColumn | EventColumn
            ):
                self.unread.append(((row.number, name), text))
        return found

    def _add_item(self, path: FieldPath, item: Any) -> None:
        items = self.values.get(path, [])
        if item not in items:
            self.values[path] = [*items, item]

    def _note(self, path: FieldPath, cell: TableCell) -> None:
        self.cells.setdefault(path, cell)


_READERS: Mapping[type[Column], Callable[[EntryValues, str, Any], None]] = {
    TextColumn: EntryValues._add_text,  # noqa: SLF001 - the class's own readers, by kind
    WordColumn: EntryValues._add_words,  # noqa: SLF001
    KindColumn: EntryValues._add_kind,  # noqa: SLF001
    PeriodColumn: EntryValues._add_period,  # noqa: SLF001
    ReferenceColumn: EntryValues._add_references,  # noqa: SLF001
    DayColumn: EntryValues._add_day,  # noqa: SLF001
    EventColumn: EntryValues._add_events,  # noqa: SLF001
    ItemColumn: EntryValues._add_items,  # noqa: SLF001
}
