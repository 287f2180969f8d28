"""A register with a past, in a real repository: what the tests of integrity start from.

The project lies in a folder of a larger repository, and not every name of the way there is plain
English. `main` is the base; every proposal is a branch of its own.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from fairshare.flow.pipeline import Places, Reading, read_register
from fairshare.framework import newest_version
from fairshare.load.base import read_base
from fairshare.load.framework import load_framework
from fairshare.load.register import find, load_documents
from fairshare.load.source import shown
from fairshare.problems import Problem
from fairshare.validate import check_integrity
from pasts import Files, Past, git
from projects import COUNCIL, TRUST
from trees import SCHEMA, base, changed, loaded

TODAY = dt.date(2025, 12, 1)
FOLDER = "Öffentliches – Register"

ARCHIVE = "register/organisations/county-archive.yml"
CLOSED = "register/organisations/old-body.yml"

_LEAD = "register/initiatives/northshire-council"
MEALS = f"{_LEAD}/free-school-meals.yml"
FUND = f"{_LEAD}/household-support-fund.yml"
GONE = f"{_LEAD}/first-try.yml"
TRAVEL = f"{_LEAD}/school-travel.yml"
OLD = f"{_LEAD}/old-library.yml"
NEW = f"{_LEAD}/new-library.yml"
LATER = f"{_LEAD}/put-off.yml"
NEWER = f"{_LEAD}/newer-method.yml"
REMOVED = f"{_LEAD}/named-a-person.yml"

NEXT_METHOD = "9.0"
"""A version that comes after every one that `schema/method/` holds."""

_DUMPER: type[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_RENAMED = {
    "date": "2025-06-01",
    "path": "name",
    "was": "Archive of the county",
    "why": "It was misspelt.",
    "kind": "wording",
}

Data = Any
Edit = tuple[Mapping[str, Any], Sequence[str]]
"""What to set and what to remove in an entry, by dotted paths."""

_MORE: Mapping[str, Edit] = {
    MEALS: (
        {
            "events.3": {
                "date": "2025-10-20",
                "kind": "safeguards-changed",
                "summary": "The letter names the new recipient.",
            },
            "results.1": {
                "date": "2025-11-20",
                "achieved": "yes",
                "summary": "All 1,150 children expected are registered.",
            },
            "challenges.1": {
                "raised": "2025-10-30",
                "concern": "Do cashiers see who receives a free meal?",
                "outcome": "open",
            },
            "challenges.2": {
                "raised": "2025-11-02",
                "concern": "Is the school bus included?",
                "outcome": "open",
            },
        },
        (),
    ),
    FUND: (
        {
            "challenges": [
                {"raised": "2025-11-03", "concern": "Who opens the letters?", "outcome": "open"}
            ],
            "events": [
                {
                    "date": "2025-11-04",
                    "kind": "people-asked",
                    "summary": "Six claimants read a draft of the letter.",
                }
            ],
        },
        (),
    ),
    TRAVEL: (
        {"withdrawn": {"date": "2025-11-01", "reason": "The bus company counts its passengers."}},
        (),
    ),
    OLD: ({"superseded_by": "northshire-council/new-library"}, ()),
    NEW: ({"supersedes": "northshire-council/old-library"}, ()),
    LATER: (
        {
            "decision.outcome": "deferred",
            "decision.divergence": {
                "explanation": "The case is strong, but the schools change their system in spring, "
                "and the council waits to see what it can do."
            },
        },
        (),
    ),
    NEWER: ({"method": NEXT_METHOD}, ()),
    REMOVED: ({}, ()),
}


def entry(name: str) -> Data:
    """What the base says in one file, as data that may be changed."""
    if name in {FUND, NEWER}:
        data = base("small.yml")
    elif name.startswith(_LEAD):
        data = base("full.yml")
    elif name in {COUNCIL, TRUST}:
        return loaded(SCHEMA.parent / "tests/cases/base/organisations" / Path(name).name)
    elif name == ARCHIVE:
        return {"name": "Body of county-archive", "type": "other", "corrections": [dict(_RENAMED)]}
    else:
        return {"name": f"Body of {Path(name).stem}", "type": "other"}
    if name != MEALS:
        _distinct(data, Path(name).stem)
    return changed(data, *copy.deepcopy(_MORE.get(name, ({}, ()))))


def _distinct(data: Data, stem: str) -> None:
    """No two initiatives have the same title, the same summary or the same reasons."""
    data["title"] = f"{data['title']}, {stem}"
    data["summary"] += f" It is about {stem}."
    for answer in data.get("answers", {}).values():
        answer["justification"] += f" So it is for {stem}."
    for field in ("events", "results", "challenges", "related"):
        data.pop(field, None)


def as_yaml(data: Data) -> bytes:
    dumped = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=100)
    return str(dumped).encode()


def edited(name: str, change: Mapping[str, Any], remove: Sequence[str] = ()) -> bytes:
    """A file of the base with values set and removed."""
    return as_yaml(changed(entry(name), copy.deepcopy(dict(change)), remove))


def schema_files() -> dict[str, bytes]:
    """The schema of the chronicle, which knows one version of the method more."""
    files = {
        f"schema/{path.relative_to(SCHEMA).as_posix()}": path.read_bytes()
        for path in SCHEMA.rglob("*")
        if path.is_file()
    }
    newest = newest_version(path.stem for path in (SCHEMA / "method").glob("*.yml"))
    method, named = files[f"schema/method/{newest}.yml"], f'version: "{newest}"'.encode()
    assert method.count(named) == 1
    newer = method.replace(named, f'version: "{NEXT_METHOD}"'.encode())
    return {**files, f"schema/method/{NEXT_METHOD}.yml": newer}


class Chronicle:
    """The repository: first all its proposals, then one after the other in the working tree."""

    def __init__(self, folder: Path) -> None:
        self._past = Past(folder)
        self.top = folder
        self.root = folder / FOLDER
        draft = edited(MEALS, {}, ["decision", "assessment", "answers", "events", "results"])
        names = (COUNCIL, TRUST, ARCHIVE, FUND, TRAVEL, OLD, NEW, LATER, NEWER)
        self._commit(schema_files())
        self._commit({GONE: as_yaml(entry(GONE)), COUNCIL: as_yaml(entry(COUNCIL))})
        self._commit({CLOSED: as_yaml(entry(CLOSED)), MEALS: draft})
        self._commit({GONE: None, CLOSED: None})
        for name in names:
            self._commit({name: as_yaml(entry(name))})
        self._commit({MEALS: edited(MEALS, {}, ["events", "results", "challenges"])})
        self._commit({MEALS: edited(MEALS, {}, ["events.3", "results.1", "challenges.2"])})
        self._commit({MEALS: as_yaml(entry(MEALS))})

    def _commit(self, files: Files, branch: str = "main", mode: str = "100644") -> None:
        placed = {f"{FOLDER}/{name}": content for name, content in files.items()}
        self._past.commit(placed, branch=branch, mode=mode)

    def propose(self, branch: str, files: Files, mode: str = "100644") -> None:
        """One commit on top of main."""
        self._commit(files, branch, mode)

    def write(self) -> None:
        """Make the repository."""
        self._past.write()

    def show(self, branch: str) -> None:
        """Put a proposal into the working tree."""
        git(self.top, "checkout", "-q", "-f", branch)

    def integrity(self, revision: str = "main") -> list[Problem]:
        """What changed since a revision that may not change: no more than those rules."""
        register = self.root / "register"
        found = find(register, self.root)
        read = load_documents((*found.initiatives, *found.organisations), self.root)
        now = {one.document.file: one.document for one in read if one.document}
        past = read_base(revision, register, self.root, found, self.root / "schema")
        agreed = [shown(path, self.root) for path in found.redactions]
        return check_integrity(past, now, load_framework(self.root / "schema"), TODAY, agreed)

    def check(self, revision: str = "main", only: Sequence[Path] = ()) -> Reading:
        """The whole check of what lies in the working tree against a revision."""
        places = Places(self.root, self.root / "register", self.root / "schema", self.top / "cache")
        reading = read_register(places, TODAY, only, revision)
        reading.cache.save()
        return reading
