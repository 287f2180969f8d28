"""Entries that between them hold every field of the schema, for whatever must lose none."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from projects import BASE, entry

_REASONS = (
    "The board weighed the harm to families against hunger at school. It chose to go ahead, and "
    "will look at it again within half a year."
)
_EARLIER = {
    "outcome": "deferred",
    "not_later_than": "2025-03-30",
    "date": "2025-03-28",
    "decided_by": "Cabinet",
    "decided_by_kind": "panel",
    "justification": f"{_REASONS}\n\nThe cabinet asked for **two more checks** first.",
    "conditions": [{"text": "The letter to parents is tested first | by parents.", "met": "yes"}],
}


def whole_entries() -> Mapping[str, dict[str, Any]]:
    """By a word for each: the base of the cases, and others for what can't stand beside it.

    They are not free of problems: what is asked of them is that nothing is lost.
    """
    full = entry((BASE / "full.yml").read_bytes())
    return {
        "full": full,
        "bolder": _bolder(full),
        "found": _without_decision(full),
        "imported": _imported(full),
    }


def _bolder(full: Mapping[str, Any]) -> dict[str, Any]:
    """What was put off, then approved over a red line, and sent abroad."""
    data: dict[str, Any] = copy.deepcopy(dict(full))
    data["decision"] |= {
        "divergence": {
            "explanation": _REASONS,
            "mitigations": "Two officers, and a list that is read only once.",
            "accountable_role": "Director of Children's Services",
            "review_by": "2025-09-30",
        },
        "override": {"authority": "Full council", "reason": "Children went hungry."},
        "earlier": _EARLIER,
    }
    data["data"]["international_transfer"] = {
        "occurs": True,
        "countries": ["Ireland", "Norway"],
        "mechanism": "Adequacy regulations",
    }
    data["safeguards"]["dpia"]["reason"] = "It stands on paper only."
    data["supersedes"] = "northshire-council/meals-2019"
    data["superseded_by"] = "northshire-council/meals-2026"
    data["withdrawn"] = {"date": "2025-11-10", "reason": "Schools register the children now."}
    data["answers"]["privacy"]["rating"] = "not_applicable"
    data["answers"]["security"]["rating"] = "unknown"
    question = "Would you say no, or \\ is it = fine; or | both?"
    options = [{"label": "Yes, all = of it", "percent": 58.0}, {"label": "No | none", "percent": 0}]
    data["acceptability"]["votes"] = [{"question": question, "when": "once", "options": options}]
    return data


def _without_decision(full: Mapping[str, Any]) -> dict[str, Any]:
    """A worked example in whose record no decision is found, and which a court found unlawful."""
    data: dict[str, Any] = copy.deepcopy(dict(full))
    del data["contact"]
    data["assessment"]["independence"] = "worked-example"
    data["decision"] = {"record": "not-found"}
    data["dates"] = {}
    data["stage_as_of"] = "2024"
    data["legal"]["bases"] = []
    data["legal"]["found_by"] = {
        "body": "information-commissioner",
        "date": "2024-03",
        "url": "https://www.northshire.example/notice",
    }
    return data


def _imported(full: Mapping[str, Any]) -> dict[str, Any]:
    """Facts of a body's own table, and no more than such an entry needs."""
    names = ("method", "title", "themes", "stage", "stage_as_of", "organisations")
    return {
        **{name: copy.deepcopy(full[name]) for name in names},
        "purpose": {"aims": ["research"]},
        "data": {"categories": ["health"], "identifiability": "pseudonymised"},
        "assessment": {"independence": "imported"},
        "decision": {"outcome": "approved", "not_later_than": "2024-12-31"},
        "sources": copy.deepcopy(full["sources"]),
    }


def fields_of(data: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths that hold a value, without positions."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from fields_of(value, (*path, name))
    elif isinstance(data, list) and any(isinstance(one, Mapping) for one in data):
        for one in data:
            yield from fields_of(one, path)
    else:
        yield path


def fields_in_schema(
    schema: Mapping[str, Any], path: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """The paths of all fields of a schema, references inlined."""
    for name, part in schema["properties"].items():
        item = part.get("items", {})
        if part.get("type") == "object":
            yield from fields_in_schema(part, (*path, name))
        elif item.get("type") == "object":
            yield from fields_in_schema(item, (*path, name))
        else:
            yield (*path, name)
