"""A body's own table and a mapping of it, drawn small; a test changes what it is about."""

from __future__ import annotations

import copy
import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fairshare.framework import Framework
from fairshare.intake.faults import Imported
from fairshare.intake.mapping.mapped_import import import_mapped, read_own_table
from fairshare.intake.mapping.reading import read_mapping
from fairshare.intake.target import Target
from projects import Project, as_yaml, entry
from tables import TODAY

MAPPING: Mapping[str, Any] = {
    "version": "1",
    "dates": "day-first",
    "entry": ["Applicant", "Purpose"],
    "lead": {
        "id": "northshire-council",
        "name": "Northshire Council",
        "type": "local-authority",
        "roles": ["lead", "provider"],
    },
    "title": {"from": ["Summary", "Purpose"], "passed_over": ["To follow"], "apart": "Applicant"},
    "stage_as_of": ["Released"],
    "always": {
        "method": "1.0",
        "themes": ["health"],
        "stage": "live",
        "purpose.aims": ["research"],
        "data.categories": ["health"],
        "sources": [{"title": "Register", "url": "https://www.northshire.example/register"}],
    },
    "columns": {
        "Number": {"reference": "Register of releases"},
        "Applicant": {"body": ["recipient"], "kind": "Kind"},
        "Kind": {"types": {"University": "education", "Firm": "company"}},
        "Purpose": "purpose.statement",
        "Summary": "summary",
        "Use": "data.description",
        "Type": {
            "field": "data.identifiability",
            "words": {"Named": "identifiable", "Coded": "pseudonymised"},
        },
        "Opt-out": {
            "words": {
                "Yes": {"choice.can_refuse": "yes", "choice.how": "It was applied."},
                "-": None,
            },
            "in_part": {"choice.can_refuse": "partly", "choice.how": "It was applied to some."},
        },
        "Released": {"event": "released", "says": ["Number", "Type"]},
        "Officer": {"unused": "A person."},
    },
}

ROW: Mapping[str, str] = {
    "Number": "R/1",
    "Applicant": "University of Eastshire",
    "Kind": "University",
    "Purpose": "The recipient will count falls.",
    "Summary": "We want to know who falls. Then we will stop.",
    "Use": "Records without names.",
    "Type": "Coded",
    "Opt-out": "-",
    "Released": "03/02/2024",
    "Officer": "Not for publication",
}

Rows = Sequence[Mapping[str, str]]


def changed(path: str, value: object) -> dict[str, Any]:
    """The mapping with another value at a path; None takes the field out."""
    mapping: dict[str, Any] = copy.deepcopy(dict(MAPPING))
    *above, last = path.split("/")
    place = mapping
    for step in above:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return mapping


def write(project: Project, rows: Rows, mapping: Mapping[str, Any] = MAPPING) -> tuple[Path, Path]:
    """A table of rows, each ROW but for what it says otherwise, and its mapping."""
    table = project.path("own.csv")
    names = [*ROW, *(name for name in dict.fromkeys(n for r in rows for n in r) if name not in ROW)]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows({**ROW, **row} for row in rows)
    return table, project.write("mapping.yml", as_yaml(mapping))


def take_own(
    project: Project,
    framework: Framework,
    rows: Rows,
    mapping: Mapping[str, Any] = MAPPING,
    **options: bool,
) -> Imported:
    """Import rows into a project."""
    table, file = write(project, rows, mapping)
    target = Target(project.root, project.path("register"), framework, TODAY)
    read = read_mapping(file, framework)
    return import_mapped(read_own_table(table, read), read, target, **options)


def made(project: Project, done: Imported) -> list[dict[str, Any]]:
    """The entries that an import wrote, in the table's order; nothing may stand against them."""
    assert done.errors == []
    return [entry(project.path(name).read_bytes()) for name in done.written]
