"""A folder of JSON files, one a record, as the site of a register serves them: rows of a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fairshare.intake.reading.archive import ROWS, RefusedError

_OWN = "data"
_NAMES = "{} names"
"""The column of a list of others that a record names."""
_LARGEST = 1_000_000
"""Bytes of one record."""
_SAVE = "Save each record in a file of its own, as the site serves it."


def read_records(folder: Path) -> list[list[str]]:
    """The names of the columns, then a row for each file in the order of their names.

    A record is `{"data": {field: value}, list: [{"data": {"name": …}}]}`: each field is a column,
    and so are the names in each list, a line each. Raises RefusedError.
    """
    files = sorted(path for path in folder.glob("*.json") if path.is_file())
    if not files or len(files) > ROWS:
        message = f"The folder must hold from 1 to {ROWS} files whose names end in .json."
        raise RefusedError(message, _SAVE)
    records = [dict(_cells(_record(path))) for path in files]
    columns = list(dict.fromkeys(name for record in records for name in record))
    return [columns, *([record.get(name, "") for name in columns] for record in records)]


def _record(path: Path) -> Mapping[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise RefusedError(f"{path.name} is larger than {_LARGEST // 1000} kB.", _SAVE)
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise RefusedError(f"{path.name} can't be read as JSON.", _SAVE) from error
    if not isinstance(found, Mapping) or not isinstance(found.get(_OWN), Mapping):
        raise RefusedError(f"{path.name} holds no record with `data`.", _SAVE)
    return found


def _cells(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each column with its text; nothing of groups below a record's own fields."""
    for name, value in record[_OWN].items():
        if isinstance(value, str | int | float):
            yield name, str(value)
        elif isinstance(value, list):
            yield name, "\n".join(str(one) for one in value if isinstance(one, str | int))
        elif value is None:
            yield name, ""
    for name, listed in record.items():
        if isinstance(listed, list):
            named = [one.get(_OWN) for one in listed if isinstance(one, Mapping)]
            names = [one["name"] for one in named if isinstance(one, Mapping) and "name" in one]
            yield _NAMES.format(name), "\n".join(str(one) for one in names)
