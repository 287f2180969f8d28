"""The register as a workbook for people: words, reasons, and who says so. No codes.

Columns and their titles are those of the tables; here stands which of them people read, and how
wide they are.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from fairshare import prose
from fairshare.language import gettext as _
from fairshare.publish.data.tables.table import CellValue, DataColumn, DataRow, DataTable
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import clean
from fairshare.publish.frame.swap import new_file
from fairshare.publish.last.digests import Digests
from fairshare.publish.last.parts import FileParts, LastFiles, PartSpan
from fairshare.publish.page import LargeFiles
from fairshare.spreadsheets.large_workbook import (
    LargeWorkbook,
    SheetHead,
    SheetRows,
    large_workbook,
)

PATH = "data/register.xlsx"
FORMER = "initiatives/decisions.xlsx"
"""Where the list of initiatives stood before; the address still answers."""

_WHO_SAYS = ("state_label", "voice_label")
_WHERE = ("id", "url")
_READ: Mapping[str, tuple[str, ...]] = {
    "initiatives": (
        *("title", "headline", "voice_label", "shared_label", "summary"),
        *("gives_label", "gets_label", "organisations_kinds_label"),
        *("data_categories_label", "people_label", "can_refuse_label", "commercial_use_label"),
        *("decision_label", "decided_label", "decided_by", "decision_reasons", "conditions"),
        *("difference_explained", "benefits", "risks", "assessment_words"),
        *("legal_bases_label", "legal_gateways", "unlawful_label", "dpia_label"),
        *("stage_label", "stage_as_of", "review_by", "themes_label", "source_titles", *_WHERE),
    ),
    "answers": (
        *("title", *_WHO_SAYS, "question_label", "rating_label", "justification"),
        *("evidence_titles", *_WHERE),
    ),
    "participants": (
        *("title", *_WHO_SAYS, "shared_label", "organisation_label", "unit"),
        *("organisation_kind_label", "role_label", *_WHERE),
    ),
    "flows": (
        *("title", *_WHO_SAYS, "shared_label", "giver_label", "receiver_label"),
        *("what_label", "until", *_WHERE),
    ),
    "organisations": (
        *("name", "also_known_as", "kind_label", "homepage", "statement", "note", "closed"),
        *("initiatives", "initiatives_led", *_WHERE),
    ),
}
"""The sheets, and the columns of each."""

_WIDE, _MIDDLE, _NARROW = 60, 30, 16
_WIDTHS: Mapping[str, int] = {
    **dict.fromkeys(("title", "headline", "question_label", "url"), 40),
    **dict.fromkeys(("rating_label", "decided_label", "stage_as_of", "closed", "until"), _NARROW),
}
_LABEL = "_label"


class SheetTable:
    """What people read of a table, as it is written."""

    def __init__(self, rows: SheetRows, columns: Sequence[tuple[int, DataColumn]]) -> None:
        self._rows = rows
        self._columns = columns

    def add(self, rows: Sequence[DataRow]) -> int:
        """Write rows; how many bytes they take."""
        return self._rows.add(
            [[_text(row[place], column) for place, column in self._columns] for row in rows]
        )

    def take(self, span: PartSpan) -> int:
        """Write bytes of the last workbook; how many they become."""
        return self._rows.take(*span)


class RegisterWorkbook:
    """`data/register.xlsx`, as it is written."""

    def __init__(self, book: LargeWorkbook) -> None:
        self._book = book

    def sheet(self, table: DataTable) -> SheetTable | None:
        """The sheet of a table; None where people are given none. In the order of `_READ`."""
        if table.name not in _READ:
            return None
        known = {column.name: (place, column) for place, column in enumerate(table.columns)}
        columns = [known[name] for name in _READ[table.name]]
        head = [(_title(column.name, table), _width(column)) for _place, column in columns]
        return SheetTable(self._book.sheet(SheetHead(table.title, head)), columns)

    def finish(self, edition: Edition) -> None:
        """Say what it is, and write it."""
        head = SheetHead(_("About"), [(_("What"), _MIDDLE), (_("Answer"), _WIDE)])
        self._book.finish(head, _about(edition), edition.today)


@contextmanager
def register_workbook(folder: Path, last: Path) -> Iterator[RegisterWorkbook]:
    """The workbook below a folder. `last`: where the last site stands."""
    with new_file(folder / PATH) as file, large_workbook(file, last / PATH) as book:
        yield RegisterWorkbook(book)


def former_workbook(_edition: Edition) -> Iterator[LargeFiles]:
    """The same at the address where it stood before."""
    yield LargeFiles((FORMER,), _copy)


def _copy(folder: Path, _last: LastFiles, _digests: Digests) -> FileParts:
    with new_file(folder / FORMER) as copy, (folder / PATH).open("rb") as file:
        shutil.copyfileobj(file, copy)
    return {}


def _about(edition: Edition) -> list[tuple[str, str]]:
    """What the workbook is, so that a copy that was passed on still says it."""
    licence = f"{edition.licence.title}, {edition.licence.url}"
    lines = (
        (_("Register"), edition.site_name),
        (_("Where it stands"), edition.site_url),
        (_("As of"), edition.today.isoformat()),
        (_("Licence"), licence),
        (
            _("Who says so"),
            _(
                "Each row says whose words it repeats. A worked example is this register’s reading "
                "of public sources, and no body’s own account."
            ),
        ),
        (
            _("More"),
            _("The same in codes, for programs, with the history: {address}").format(
                address=f"{edition.site_url}data/"
            ),
        ),
    )
    return [(name, said) for name, said in lines if said]


def _title(name: str, table: DataTable) -> str:
    """What people call a column: words go by the name of what they are words for."""
    titles = {column.name: column.title for column in table.columns}
    return titles[name.removesuffix(_LABEL)]


def _width(column: DataColumn) -> int:
    prose_width = _WIDE if column.prose or column.name in {"summary", "conditions"} else _MIDDLE
    return _WIDTHS.get(column.name, prose_width)


def _text(value: CellValue, column: DataColumn) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return clean("; ".join(value))
    return clean(prose.plain(str(value)) if column.prose else str(value))
