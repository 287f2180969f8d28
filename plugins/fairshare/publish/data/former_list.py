"""`initiatives/decisions.csv`, the list as it stood before there were tables: a column a facet.

Its address still answers, and the file of a list that somebody filtered has the same columns
(`list.js`). All that is promised stands in `data/initiatives.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.publish.edition import Edition, Item
from fairshare.publish.finding.facets import FACETS
from fairshare.publish.last.parted_file import FilePart, parted_file
from fairshare.publish.page import LargeFiles
from fairshare.spreadsheets import csv_file, csv_rows

PATH = "initiatives/decisions.csv"


def former_list(edition: Edition) -> Iterator[LargeFiles]:
    """The file, in the order of the list."""
    names = [facet.name.replace("-", "_") for facet in FACETS]
    facts = ["id", "title", "summary", "voice", "headline", "decided", "decided_not_later_than"]
    head = csv_file([[*facts, *names, "stage_as_of", "url"]])
    rows = (FilePart(_row, (item, edition.site_url)) for item in edition.items)
    yield parted_file(PATH, head, rows)


def _row(item: Item, site_url: str) -> bytes:
    """The values of every facet as they stand in addresses; several between semicolons."""
    one, decision = item.initiative, item.initiative.decision
    date = (decision.date or "") if decision else ""
    latest = (decision.not_later_than or "") if decision and not date else ""
    voice, headline = item.state.voice.code, item.state.headline
    values = ["; ".join(facet.values(item)) for facet in FACETS]
    row = [
        *(one.id, one.title, one.summary, voice, headline, date, latest),
        *values,
        *(one.stage_as_of or "", f"{site_url}initiatives/{one.id}/"),
    ]
    return csv_rows([row])
