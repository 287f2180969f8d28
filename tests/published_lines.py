"""The files that programs read, as lines that a person can compare."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from data_files import TABLES, database, rows, written
from fairshare.publish.discovery.embedded import embedded_files
from fairshare.publish.discovery.openapi import openapi_file
from fairshare.publish.discovery.well_known import well_known
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.calendar import review_calendar
from fairshare.publish.finding.facet_table import facet_table
from fairshare.publish.form.facts import facts_of_form, form_assets
from fairshare.publish.page import Asset
from page_cases import DIGEST
from projects import as_yaml

MANY = 8
"""Of so many members two stand there, and the last."""
LONG = 240
"""Of a longer text only its beginning stands there."""
WHOLE = {".well-known/fairshare.json", "api/v1/openapi.json"}
"""Every member of theirs is about something else."""
MADE: tuple[Callable[[Edition], Iterator[Asset]], ...] = (
    *(openapi_file, well_known, embedded_files, facet_table, facts_of_form, form_assets),
    review_calendar,
)


def published_lines(edition: Edition) -> dict[str, str]:
    """Every file of open data, and what the form, the list and others' programs are given.

    By their paths. Digests are left out, which follow from all else, and entries as written.
    """
    files = written(edition)
    files |= {one.path: one.content for make in MADE for one in make(edition)}
    return {path: DIGEST.sub("…", text) for path, text in _read(files)}


def _read(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    said = {path: json.loads(one) for path, one in files.items() if path.endswith(".json")}
    yield "facets", _text({path: said.pop(path) for path in [*said] if path.startswith("facets")})
    for path, one in said.items():
        yield path, _text(one if path in WHOLE else _short(one))
    for path, content in files.items():
        if path.endswith(".ics"):
            yield path, content.decode().replace("\r\n", "\n")
    yield "data/catalog.jsonld", _linked(files)
    for name in TABLES:
        content = files[f"data/{name}.csv"]
        first = next(iter(rows(content)), None)
        head = content.decode("utf-8-sig").rstrip()
        yield f"data/{name}.csv", _text(first) if first else f"{head}\n"
    yield "data/register.xlsx", _widths(files["data/register.xlsx"])
    with database(files) as opened:
        made = opened.execute("SELECT sql FROM sqlite_master WHERE sql <> '' ORDER BY rowid")
        yield "data/register.sqlite", "".join(f"{row[0]}\n" for row in made)


def _text(value: Any) -> str:
    return as_yaml(value if isinstance(value, dict) else {"items": value})


def _linked(files: Mapping[str, bytes]) -> str:
    """The context and every node; of our own terms, which have a file of their own, a few."""
    terms = json.loads(files["data/terms.jsonld"])["@graph"]
    whole = json.loads(files["data/catalog.jsonld"])
    nodes = [one for one in whole["@graph"] if one not in terms]
    return _text({"@context": whole["@context"], "nodes": nodes, "terms": _short(terms)})


def _widths(content: bytes) -> str:
    """How wide each column of the workbook is, by its title."""
    sheets = load_workbook(io.BytesIO(content))
    return _text(
        {
            sheet.title: {
                str(cell.value): sheet.column_dimensions[get_column_letter(number)].width
                for number, cell in enumerate(sheet[1], 1)
            }
            for sheet in sheets
        }
    )


def _short(value: Any) -> Any:
    """The same, but of many members that are alike only some."""
    if isinstance(value, str) and len(value) > LONG:
        return f"{value[:LONG]}… {len(value):,} characters"
    if isinstance(value, list):
        more = [f"… {len(value) - 3} more"]
        few = value if _are_few(value) else [*value[:2], *more, value[-1]]
        return [_short(one) for one in few]
    if isinstance(value, dict):
        members = [(key, one) for key, one in value.items() if key != "entry"]
        if not _are_few([one for _key, one in members]):
            members = [*members[:2], ("…", f"{len(members) - 3} more"), members[-1]]
        return {key: _short(one) for key, one in members}
    return value


def _are_few(members: Sequence[Any]) -> bool:
    return len(members) < MANY or len(set(map(type, members))) > 1
