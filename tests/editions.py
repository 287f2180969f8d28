"""Editions made for one test: initiatives that differ from the full example in what matters there.

They are not checked: a test may draw what the checks would refuse.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import Any

from fairshare.framework import Framework
from fairshare.model import Initiative, Organisation, Register, Removed
from fairshare.model.stored import StoredData, packed
from fairshare.publish.edition import Edition
from fairshare.score import assess
from projects import BASE, entry

TODAY = dt.date(2026, 1, 15)

Change = Callable[[dict[str, Any]], object]


def parts(**roles: str) -> Change:
    """Who takes part: `parts(council="lead provider", trust="recipient")`."""

    def change(data: dict[str, Any]) -> None:
        data["organisations"] = [
            {"id": name.replace("_", "-"), "roles": played.split()}
            for name, played in roles.items()
        ]

    return change


def made(
    framework: Framework,
    entries: Mapping[str, Change],
    *,
    names: Mapping[str, str] | None = None,
    organisations: Mapping[str, Mapping[str, Any]] | None = None,
    today: dt.date = TODAY,
    removed: Iterable[str] = (),
) -> Edition:
    """An edition of some initiatives, by id, and every organisation that they name.

    `names`: what organisations are called; the others are called by their id. `organisations`: what
    else their files say, by id. `removed`: ids of entries of which a notice alone is left.
    """
    base = entry((BASE / "full.yml").read_bytes())
    initiatives, scores = {}, {}
    for identifier, change in entries.items():
        data = deepcopy(base)
        change(data)
        stored = StoredData(packed(data))  # as in a build, where entries come from the cache
        initiatives[identifier] = Initiative.read(identifier, f"{identifier}.yml", "0", stored)
        scores[identifier] = assess(data, framework)
    named = {one.id: one.id for i in initiatives.values() for one in i.participants}
    named |= {i.lead: i.lead for i in initiatives.values()} | {
        key: key for key in organisations or ()
    }
    described = {
        key: {"name": name, "type": "local-authority"} | dict((organisations or {}).get(key, {}))
        for key, name in {**named, **(names or {})}.items()
    }
    bodies = {key: Organisation(key, f"{key}.yml", "0", data) for key, data in described.items()}
    notice = {"redacted": {"date": "2025-12-01", "reason": "It named a person."}, "dates": {}}
    gone = {one: Removed(one, f"{one}.yml", "0", notice) for one in removed}
    register = Register(initiatives, bodies, gone)
    return Edition(register, scores, framework, today, "Made register", "https://made.example/")
