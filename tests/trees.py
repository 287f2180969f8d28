"""Registers made for one case: the base entries, changed as a case file says."""

from __future__ import annotations

import copy
import datetime as dt
import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fairshare.flow.pipeline import Places, Reading, read_register, read_under
from fairshare.framework import Framework
from fairshare.load.document import Document
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from projects import COUNCIL, FULL, REPOSITORY, SMALL, as_yaml

CASES = REPOSITORY / "tests" / "cases"
SCHEMA = REPOSITORY / "schema"
TODAY = dt.date(2025, 12, 1)


def loaded(path: Path) -> Any:
    """Plain data of a YAML file, read as the register reads: dates stay text."""
    parsed = parse(path.read_bytes(), path.name)
    assert parsed.document, parsed.problems
    return parsed.document.data


def base(name: str) -> Any:
    """A fresh copy of one of the base entries."""
    return copy.deepcopy(loaded(CASES / "base" / name))


def steps(path: str) -> list[str | int]:
    """A path in dots as keys and list positions."""
    return [int(step) if step.isdigit() else step for step in path.split(".")] if path else []


def changed(data: Any, change: Mapping[str, Any], remove: Sequence[str]) -> Any:
    """The data with values set (a position past a list's end appends) and then removed."""
    for path, value in change.items():
        *above, last = steps(path)
        place = data
        for step in above:
            place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
        if isinstance(place, list) and last == len(place):
            place.append(value)
        else:
            place[last] = value
    for path in remove:
        *above, last = steps(path)
        place = data
        for step in above:
            place = place[step]
        del place[last]
    return data


def plant(root: Path, case: Mapping[str, Any]) -> None:
    """Write the register of a case below a folder."""
    files = {SMALL: base("small.yml")}
    for path in sorted((CASES / "base" / "organisations").glob("*.yml")):
        files[f"register/organisations/{path.name}"] = loaded(path)
    files[case.get("file", FULL)] = main_entry(case)
    for item in case.get("others", []):
        start = started(item["from"]) if "from" in item else files.get(item["file"])
        files[item["file"]] = edited(start or base("small.yml"), item)
    for item in case.get("organisations", []):
        files[item["file"]] = edited(copy.deepcopy(files[COUNCIL]), item)
    if "allowed" in case:  # what the maintainers have acknowledged
        shutil.copytree(SCHEMA, root / "schema")
        files["schema/allow-list.yml"] = {"allowed": case["allowed"]}
    texts = {file: as_yaml(data) for file, data in files.items()}
    if "rewrite" in case:
        texts[case.get("file", FULL)] = rewritten(CASES / "base" / "full.yml", case["rewrite"])
    for item in case.get("organisations", []):
        if "rewrite" in item:
            source = CASES / "base" / "organisations" / Path(COUNCIL).name
            texts[item["file"]] = rewritten(source, item["rewrite"])
    for file, text in texts.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main_entry(case: Mapping[str, Any]) -> Any:
    """The entry that a case is about: the full one, or the kind that it starts from, changed."""
    return edited(started(case.get("from", "full")), case)


def started(kind: str) -> Any:
    """A fresh entry to start from: full, small, worked or imported.

    `kinds/worked.yml` holds what makes a worked example of the full entry, in the form of a case.
    """
    if kind == "worked":
        return edited(base("full.yml"), loaded(CASES / "kinds" / "worked.yml"))
    return base(f"{kind}.yml")


def edited(data: Any, item: Mapping[str, Any]) -> Any:
    """An entry as one item of a case changes it."""
    return changed(data, item.get("change", {}), item.get("remove", []))


def rewritten(source: Path, rewrite: Sequence[Mapping[str, str]]) -> str:
    """The text of a base entry with pieces of it replaced, for what hangs on how it is written."""
    text = source.read_text(encoding="utf-8")
    for one in rewrite:
        assert text.count(one["old"]) == 1, one["old"]
        text = text.replace(one["old"], one["new"])
    return text


def checked(root: Path) -> Reading:
    """The whole flow over the register below a folder, on the day of the cases."""
    if (own := root / "schema").exists():
        return read_register(Places(root, root / "register", own, None), TODAY)
    return read_under(_stock(), Places(root, root / "register", SCHEMA, None), TODAY)


@cache
def _stock() -> Framework:
    """Our own rules, under which most cases are judged: to load them takes longer than a case."""
    return load_framework(SCHEMA)


def read(root: Path, file: str) -> Document:
    """One planted file with its places."""
    document = parse((root / file).read_bytes(), file).document
    assert document is not None
    return document
