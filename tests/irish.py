"""The fictional agreement under Ireland's Act, in a register of its own, as a case changes it."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from fairshare.flow.pipeline import Places, Reading, read_register
from projects import REPOSITORY
from trees import edited as changed_by
from trees import loaded

NAME = "ie-dsga-2019"
FOLDER = REPOSITORY / "tests" / "cases" / "profiles" / NAME
LEAD = "tirconnell-county-council"
ID = f"{LEAD}/housing-adaptation-grants"
FILE = f"register/initiatives/{ID}.yml"
DAY = dt.date(2026, 12, 1)
PUBLISHER = {
    "name": "Tirconnell register",
    "body": "Tirconnell County Council",
    "mailbox": "data.office@tirconnell.example",
    "address": "https://register.tirconnell.example/",
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "demonstration": True,
}
CONFIG = """\
site_name: Tirconnell register
site_url: https://register.tirconnell.example/
theme: {name: material, font: false}
plugins:
  - fairshare: {search: false}
"""
"""The settings of its site."""


def agreement() -> Any:
    """A fresh copy of the whole agreement, in force."""
    return copy.deepcopy(loaded(FOLDER / "base.yml"))


def own_part(data: Any) -> Any:
    """The profile's part of an entry."""
    return data["profiles"][NAME]


def files_of(case: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The register with the agreement as a case changes it: data by the names of files.

    `profiles` are what the body chose. In a case `profile.` begins a path of the profile's part.
    """
    case = case or {}
    files = {FILE: edited(agreement(), case)}
    for item in case.get("others", []):
        files[f"register/initiatives/{item['id']}.yml"] = edited(agreement(), item)
    for path in sorted((FOLDER / "organisations").glob("*.yml")):
        described = loaded(path) | case.get("bodies", {}).get(path.stem, {})
        files[f"register/organisations/{path.name}"] = described
    chosen = case.get("profiles", [NAME])
    files["register.yml"] = PUBLISHER | ({"profiles": chosen} if chosen else {})
    return files


def plant(root: Path, case: Mapping[str, Any] | None = None) -> None:
    """Write such a register."""
    for name, data in files_of(case).items():
        write(root / name, data)


def write(path: Path, data: Any) -> None:
    """Write plain data as YAML, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(data), encoding="utf-8")


def as_text(data: Any) -> str:
    """Plain data as an entry is written."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)


def checked(root: Path, today: dt.date = DAY) -> Reading:
    """The whole flow over a planted register."""
    schema = REPOSITORY / "schema"
    return read_register(Places(root, root / "register", schema, None), today)


def edited(data: Any, item: Mapping[str, Any]) -> Any:
    """An entry as a case changes it."""
    change = {_whole(path): value for path, value in item.get("change", {}).items()}
    return changed_by(data, {"change": change, "remove": list(map(_whole, item.get("remove", [])))})


def _whole(path: str) -> str:
    first, _, rest = path.partition(".")
    return f"profiles.{NAME}.{rest}" if first == "profile" else path
