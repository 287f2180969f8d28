"""The register as a workbook for people: words, reasons, and who says so. No codes.

Columns and their titles are those of the tables; here stands which of them people read, and how
wide they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairshare import prose
from fairshare.language import gettext as _
from fairshare.publish.data.tables.every_table import every_table
from fairshare.publish.data.tables.table import CellValue, DataColumn, DataTable
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import clean
from fairshare.publish.page import Asset
from fairshare.spreadsheets.large_workbook import TextSheet, workbook_file

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


def register_workbook(edition: Edition) -> Iterator[Asset]:
    """`data/register.xlsx`."""
    tables = {table.name: table for table in every_table(edition.framework)}
    sheets = [_about(edition)]
    sheets += [_sheet(tables[name], names, edition) for name, names in _READ.items()]
    content = workbook_file(sheets, edition.today)
    yield Asset(PATH, content)
    yield Asset(FORMER, content)


def _about(edition: Edition) -> TextSheet:
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
    rows = ([name, said] for name, said in lines if said)
    return TextSheet(_("About"), [(_("What"), _MIDDLE), (_("Answer"), _WIDE)], list(rows))


def _sheet(table: DataTable, names: tuple[str, ...], edition: Edition) -> TextSheet:
    known = {column.name: (place, column) for place, column in enumerate(table.columns)}
    places = [known[name][0] for name in names]
    columns = [known[name][1] for name in names]
    head = [(_title(name, table), _width(known[name][1])) for name in names]
    rows = (
        [_text(row[place], column) for place, column in zip(places, columns, strict=True)]
        for row in table.rows(edition)
    )
    return TextSheet(table.title, head, rows)


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
