"""The table of the changes: a row for each field of an entry that was ever edited."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from fairshare.framework import Framework
from fairshare.history import Difference, Step
from fairshare.language import gettext as _
from fairshare.publish.data.tables.entry_row import EntryRow, entry_rows, entry_url, state_columns
from fairshare.publish.data.tables.schema_columns import coded
from fairshare.publish.data.tables.table import CellValue, DataColumn, DataTable, TablePart
from fairshare.publish.edition import Edition
from fairshare.publish.pages.history import place_of_version
from fairshare.publish.past.difference_words import words_by_kind
from fairshare.publish.past.steps import title


@dataclass(frozen=True)
class ChangeRow:
    """One field that one commit changed in one entry; or the entry as a whole."""

    number: int
    step: Step
    version: int
    """How many texts the entry had had by then."""
    difference: Difference | None
    """None where the entry came, went or can't be compared."""
    entry: EntryRow | None
    """The initiative as it is now; None for an organisation."""
    page: str
    """Where the entry stands."""
    version_page: str | None
    """Where the text can be read that came of it, as far as it may be shown."""

    @cached_property
    def field(self) -> str | None:
        """Where the field lies: `organisations.0.unit`."""
        return ".".join(map(str, self.difference.path)) if self.difference else None


def history_table(framework: Framework) -> DataTable:
    """One row for each change, oldest first, so that the table grows at its end alone."""
    return DataTable(
        "history",
        _("Changes"),
        _(
            "One row for each field of an entry that was edited, and for each entry that came or "
            "went: what it said before and after. Oldest first. Empty in a copy without git."
        ),
        tuple(_columns(framework)),
        ("number",),
        _changes,
    )


def _changes(edition: Edition) -> Iterator[TablePart]:
    """A part for each step."""
    known = {row.id: row for row in entry_rows(edition)}
    counts: Counter[tuple[str, str]] = Counter()
    number = 0
    log = edition.history.log if edition.history else ()
    for step in sorted(log, key=lambda step: (-step.order, step.kind, step.id)):
        counts[step.kind, step.id] += step.version is not None
        entry = None
        if step.kind == "initiative":
            entry = known.get(step.id) or EntryRow(step.id, entry_url(step.id, edition))
        page = f"{edition.site_url}{step.kind}s/{step.id}/"
        beside = counts[step.kind, step.id], entry, page, _version_page(step, edition)
        yield TablePart(_rows_of_step, (number, step, *beside))
        number += len(step.differences or (None,))


def _rows_of_step(
    before: int,
    step: Step,
    version: int,
    entry: EntryRow | None,
    page: str,
    version_page: str | None,
) -> Iterator[ChangeRow]:
    """`before`: how many changes there were before it."""
    for number, difference in enumerate(step.differences or (None,), before + 1):
        yield ChangeRow(number, step, version, difference, entry, page, version_page)


def _version_page(step: Step, edition: Edition) -> str | None:
    if step.kind != "initiative" or not step.blob or not step.version:
        return None
    return f"{edition.site_url}{place_of_version(step.id, step.name, edition)}"


def _columns(framework: Framework) -> Iterator[DataColumn]:
    number = _("The place of the change in the register’s past.")
    yield _text("number", _("Number"), number, lambda row: row.number, "integer", required=True)
    kinds = {"initiative": _("Initiative"), "organisation": _("Organisation")}
    kind = _text("kind", _("Kind of entry"), _("What was edited."), lambda row: row.step.kind)
    yield from coded(replace(kind, required=True), kinds)
    named = _("The initiative or organisation, one that is gone too.")
    yield _text("id", _("Id"), named, lambda row: row.step.id, required=True)
    where = _("The page of the entry.")
    yield _text("url", _("Page"), where, lambda row: row.page, required=True)
    called = _("What the entry was called then.")
    yield _text("title", _("Title"), called, lambda row: title(row.step) or None)
    for column in state_columns(lambda row: row.entry, framework):
        yield _of_initiative(column)
    yield from _when()
    yield from _what(framework)
    yield from _why(framework)
    yield _text(
        "version",
        _("Version"),
        _("How many texts the entry had had by then."),
        lambda row: row.version,
        "integer",
        required=True,
    )
    printed = _("The SHA-256 of the text that came of it; empty where the entry went.")
    yield _text(
        "sha256", _("Fingerprint"), printed,
        lambda row: row.step.version.sha256 if row.step.version else None,
    )  # fmt: skip


def _when() -> Iterator[DataColumn]:
    day = _("The day on which it entered the published branch (UTC); empty before that.")
    yield _text(
        "date", _("Date"), day,
        lambda row: row.step.day.isoformat() if row.step.day else None, "date",
    )  # fmt: skip
    shown = _(
        "Where the text that came of it can be read: its own page while there is one version, then "
        "an address that stays."
    )
    yield _text("version_url", _("Page of the version"), shown, lambda row: row.version_page)
    changes = {
        "added": _("First published"),
        "changed": _("Edited"),
        "removed": _("Removed"),
        "restored": _("Put back"),
    }
    done = _text("change", _("What was done"), _("To the entry."), lambda row: row.step.change)
    yield from coded(replace(done, required=True), changes)


def _what(framework: Framework) -> Iterator[DataColumn]:
    """The field, and what it said before and after."""
    words = words_by_kind(framework)

    def name(row: ChangeRow) -> CellValue:
        return words[row.step.kind].name(row.difference.path) if row.difference else None

    yield _text("field", _("Field"), _("Where it lies in the entry."), lambda row: row.field)
    yield _text("field_label", _("Field, in words"), _("What people call it."), name)
    kinds = {
        "added": _("Added"),
        "removed": _("Removed"),
        "changed": _("Changed"),
        "moved": _("In another order"),
    }
    kind = _text(
        "field_change", _("What was done to the field"), _("Empty for the entry as a whole."),
        lambda row: row.difference.kind if row.difference else None,
    )  # fmt: skip
    yield from coded(kind, kinds)
    form = _("As written. A group of fields, or a list, stands as JSON.")
    yield _text(
        "old", _("Before"), form, lambda row: _written(row.difference and row.difference.old)
    )
    yield _text(
        "new", _("After"), form, lambda row: _written(row.difference and row.difference.new)
    )


def _why(framework: Framework) -> Iterator[DataColumn]:
    """The reasons that the entry itself gives for the commit's change."""
    kinds = {
        code: one.label
        for listed in ("event_kinds", "correction_kinds")
        for code, one in framework.codes[listed].codes.items()
    }
    given = _("One for each event, or correction, that the entry gives as a reason.")
    kind = _text(
        "reason_kinds", _("Kinds of reasons"), given,
        lambda row: tuple(one.kind for one in row.step.reasons) or None, "list",
    )  # fmt: skip
    yield from coded(kind, kinds)
    for name, words, field in (
        ("reason_dates", _("Dates of the reasons"), "date"),
        ("reasons", _("Reasons"), "text"),
    ):

        def listed(row: ChangeRow, field: str = field) -> CellValue:
            return tuple(str(getattr(one, field)) for one in row.step.reasons) or None

        yield _text(name, words, given, listed, "list")


def _of_initiative(column: DataColumn) -> DataColumn:
    """The column, empty where the row is about an organisation."""
    read = column.value
    return replace(column, value=lambda row: read(row) if row.entry else None, required=False)


def _text(
    name: str,
    title: str,
    description: str,
    value: Any,
    kind: Any = "text",
    *,
    required: bool = False,
) -> DataColumn:
    return DataColumn(name, kind, title, description, value, required=required)


def _written(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
