"""The dictionary of the tables, as a Data Package (datapackage.org, version 2)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fairshare.language import gettext as _
from fairshare.publish.data.csv_files import csv_path
from fairshare.publish.data.records import FORMAT
from fairshare.publish.data.tables.every_table import every_table
from fairshare.publish.data.tables.table import SEPARATOR, DataColumn, DataTable
from fairshare.publish.edition import Edition
from fairshare.publish.page import Asset
from fairshare.spreadsheets import GUARD

PATH = "data/datapackage.json"

_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {"text": "string"}
"""Kinds of columns that the standard calls by another name."""


def data_package(edition: Edition) -> Iterator[Asset]:
    """`data/datapackage.json`: every table, column, code and key."""
    described = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "register",
        "title": edition.site_name,
        "description": _description(),
        "homepage": f"{edition.site_url}data/",
        "version": FORMAT,
        "keywords": ["data sharing", "transparency", "public sector"],
        "licenses": [
            {
                "name": edition.licence.name,
                "title": edition.licence.title,
                "path": edition.licence.url,
            }
        ],
        "fairshare": {
            "as_of": edition.today.isoformat(),
            "seal": edition.seal,
            "list_separator": SEPARATOR,
            "guard": GUARD,
        },
        "resources": [_resource(table) for table in every_table(edition.framework)],
    }
    text = json.dumps(described, ensure_ascii=False, indent=1)
    yield Asset(PATH, f"{text}\n".encode())


def _description() -> str:
    return _(
        "Every decision of the register to share data or not, refusals included. Each row says "
        "whose words it repeats: “voice” is “own”, “worked-example” or “imported”. A text that a "
        "spreadsheet program might run has an apostrophe before it. Versions only add: columns at "
        "the end, codes, keys."
    )


def _resource(table: DataTable) -> dict[str, Any]:
    """A table, its file and how to read it."""
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": csv_path(table.name).removeprefix("data/"),
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {
            "$schema": f"{_PROFILES}/tabledialect.json",
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": _schema(table),
    }


def _schema(table: DataTable) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": list(map(_field, table.columns)),
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.foreign:
        schema["foreignKeys"] = [
            {
                "fields": list(key.columns),
                "reference": {"resource": key.table, "fields": list(key.others)},
            }
            for key in table.foreign
        ]
    return schema


def _field(column: DataColumn) -> dict[str, Any]:
    """A column, and where it comes from."""
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, column.kind),
        "title": column.title,
        "description": column.description,
    }
    if column.kind == "list":
        field |= {"delimiter": SEPARATOR, "itemType": "string"}
    if column.kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.codes:
        words = [{"value": code, "label": label} for code, label in column.codes.items()]
        field["categories" if column.kind == "text" else "fairshare:codes"] = words
    if column.source:
        field["fairshare:source"] = column.source
    if column.required:
        field["constraints"] = {"required": True}
    return field
