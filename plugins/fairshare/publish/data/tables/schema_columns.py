"""Columns that repeat a field of an entry: their words and codes are the schema's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from fairshare.framework import CodeList, Framework
from fairshare.language import gettext as _
from fairshare.model import Data, Path, value_at
from fairshare.publish.data.tables.table import CellValue, ColumnKind, DataColumn
from fairshare.validate.calendar_date import earliest, latest
from fairshare.validate.schema.references import inlined

Subject = Callable[[Any], Data]
"""The entry, or the piece of it, that a row is about."""

_KINDS: Mapping[str, ColumnKind] = {
    "boolean": "boolean",
    "integer": "integer",
    "number": "number",
    "array": "list",
}

_PLAIN_GROUPS = frozenset({"", "data", "dates", "decision", "legal", "purpose", "safeguards"})
"""Groups of fields whose titles speak for themselves."""
_TITLES: Mapping[str, str] = {
    "stage_as_of": _("Stage known up to"),
    "decision.conditions.[].text": _("Conditions"),
    "decision.conditions.[].met": _("Are the conditions met"),
    "data.retention.period": _("How long it is kept"),
    "data.international_transfer.occurs": _("Sent abroad"),
    "choice.can_refuse": _("Can people say no"),
    "legal.gateways.[].name": _("Laws that allow it"),
    "legal.gateways.[].url": _("Laws that allow it: where to read them"),
    "safeguards.dpia.status": _("Impact assessment (DPIA)"),
    "safeguards.agreement.type": _("Agreement"),
    "withdrawn.date": _("Withdrawn"),
    "sources.[].title": _("Sources"),
    "sources.[].url": _("Sources: where to read them"),
    "areas.[].name": _("Where the people live"),
    "assessment.date": _("Date of the assessment"),
    "assessment.assessor": _("Who made the assessment"),
    "assessment.independence": _("Independence of the assessment"),
    "engagement.status": _("Were people asked"),
}
"""Of fields whose own titles say too little, or too much."""


class SchemaColumns:
    """Makes columns from the fields of one kind of entry.

    A code and its words stand side by side: `stage` and `stage_label`. A date stands as written,
    then as its earliest and its latest day.
    """

    def __init__(
        self, schema: Mapping[str, Any], framework: Framework, subject: Subject, under: str = ""
    ) -> None:
        """`under`: the path of what `subject` gives, where that is a piece of an entry."""
        self._schema = inlined(schema)
        self._framework = framework
        self._subject = subject
        self._under = under

    def of(self, name: str, source: str, *, required: bool = False) -> Iterator[DataColumn]:
        """The columns of a field: one, two for codes, three for a date."""
        node = self._node(source)
        if node.get("format") == "calendar-date":
            yield from self._dates(name, source, node, required=required)
            return
        kind = _KINDS.get(node.get("type", ""), "text")
        listed = self._code_list(node)
        value = self._reader(source, kind)
        column = self._column(name, source, node, kind, value, required=required)
        if listed is None:
            yield column
            return
        yield from coded(column, {code: one.label for code, one in listed.codes.items()})

    def items(self, name: str, source: str, field: str) -> DataColumn:
        """One field of each item of a list, as a list; an empty text where an item lacks it."""
        node = self._node(f"{source}.[].{field}")
        path = _path(source)

        def value(subject: Any) -> CellValue:
            found = value_at(self._subject(subject), path) or ()
            return tuple(str(one.get(field, "")) for one in found) or None

        column = self._column(name, f"{source}.[].{field}", node, "list", value)
        return replace(column, source=f"{source}.{field}")

    def _dates(
        self, name: str, source: str, node: Mapping[str, Any], *, required: bool
    ) -> Iterator[DataColumn]:
        read = self._reader(source, "text")
        written = self._column(name, source, node, "text", read, required=required)
        yield from dated(written)

    def _column(
        self,
        name: str,
        source: str,
        node: Mapping[str, Any],
        kind: ColumnKind,
        value: Callable[[Any], CellValue],
        *,
        required: bool = False,
    ) -> DataColumn:
        words = (self._title(source), str(node.get("description", "")))
        where = f"{self._under}{source}"
        prose = node.get("x-markup") == "md"
        return DataColumn(name, kind, *words, value, where, required=required, prose=prose)

    def _reader(self, source: str, kind: ColumnKind) -> Callable[[Any], CellValue]:
        path, subject = _path(source), self._subject
        if kind == "list":
            return lambda row: tuple(map(str, value_at(subject(row), path) or ())) or None
        if kind == "text":

            def text(row: Any) -> CellValue:
                found = value_at(subject(row), path)
                return None if found is None else str(found)

            return text

        def plain(row: Any) -> CellValue:
            found: CellValue = value_at(subject(row), path)
            return found

        return plain

    def _title(self, source: str) -> str:
        """What people call a field, so that it is understood without what stands around it."""
        if source in _TITLES:
            return _TITLES[source]
        named, group = self._called(source), source.removesuffix(".[]").rpartition(".")[0]
        if group in _PLAIN_GROUPS:
            return named
        around = self._called(group.removesuffix(".[]"))
        return f"{around}: {named[:1].lower()}{named[1:]}"

    def _called(self, source: str) -> str:
        """What the schema calls a field; a question mark is no part of a title."""
        return str(self._node(source).get("title", source)).rstrip("?")

    def _node(self, source: str) -> Mapping[str, Any]:
        """What the schema says of a field. KeyError where it knows none."""
        node: Mapping[str, Any] = self._schema
        for step in f"{self._under}{source}".split("."):
            node = node["items"] if step == "[]" else node["properties"][step]
        return node

    def _code_list(self, node: Mapping[str, Any]) -> CodeList | None:
        named = node.get("x-codes") or node.get("items", {}).get("x-codes")
        return self._framework.codes[named] if named else None


def coded(column: DataColumn, words: Mapping[str, str]) -> Iterator[DataColumn]:
    """A column of codes, and beside it their words; a code that has none stands for itself."""
    yield DataColumn(
        column.name,
        column.kind,
        column.title,
        column.description,
        column.value,
        column.source,
        codes=words,
        required=column.required,
    )
    read = column.value

    def label(subject: Any) -> CellValue:
        found = read(subject)
        if isinstance(found, tuple):
            return tuple(words.get(code, code) for code in found)
        return None if found is None else words.get(str(found), str(found))

    yield DataColumn(
        f"{column.name}_label",
        column.kind,
        _("{title}, in words").format(title=column.title),
        _("The words for “{name}”. They may change; the code stays.").format(name=column.name),
        label,
        required=column.required,
    )


def dated(written: DataColumn) -> Iterator[DataColumn]:
    """A date as written, which may be a year or a month, and the days that it can mean."""
    yield written
    read = written.value
    ends = (
        ("from", earliest, _("{title}: earliest day"), _("The first day that “{name}” can mean.")),
        ("to", latest, _("{title}: latest day"), _("The last day that “{name}” can mean.")),
    )
    for end, meant, title, description in ends:

        def day(subject: Any, meant: Callable[[object], Any] = meant) -> CellValue:
            found = meant(read(subject))
            return found.isoformat() if found else None

        yield DataColumn(
            f"{written.name}_{end}",
            "date",
            title.format(title=written.title),
            description.format(name=written.name),
            day,
        )


def _path(source: str) -> Path:
    return tuple(source.split("."))
