"""What a right value of a field looks like, out of the schema: its example, a code, a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import yaml

from fairshare.flow.pipeline import Reading
from fairshare.framework import Code
from fairshare.load.register import ORGANISATIONS
from fairshare.model import Path, value_at
from fairshare.problems import Problem, explanation
from fairshare.validate.entry_access import is_organisation, text
from fairshare.validate.integrity import is_integrity
from fairshare.validate.integrity.coverage import STAGE, Coverage
from fairshare.validate.schema.references import own_entry

_NODE = Mapping[str, Any]

_QUOTED_DAY = re.compile(r"'(\d{4}-\d{2}-\d{2})'")
"""The register's files write a day without quotes: our parser takes none for a date of its own."""

_STYLE: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 1_000}

_UNREADABLE = "0"
"""The first digit of the codes of what is no YAML yet: it has no field, but a form."""
_FORM = "1"
"""That of the codes of what has not the form that the schema asks for."""


class Examples:
    """Says of a problem's place what a right one looks like there."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._coverage = Coverage(reading.framework)

    def right(self, problem: Problem) -> str | None:
        """The very field as it would be right; None where that is for a person to say.

        What can't be read has no field: there the example is that of the code's page. Where an
        event or an organisation's file is missing, it is that. What has the right form, and does
        not fit what stands elsewhere, has no example: any other value would fit as little.
        """
        if problem.code[1] == _UNREADABLE:
            example = explanation(problem.code).partition("## Right")[2]
            return example.partition("```yaml\n")[2].partition("\n```")[0]
        if is_integrity(problem):
            return self._explained(problem)
        if problem.code == "E251" and problem.path == STAGE:
            return self._explained(problem)
        source = self._reading.sources.get(problem.file)  # none for files that are no entries
        written = value_at(source.data, problem.path) if source else None
        if problem.code == "E301":
            return self._new_organisation(str(written))
        if problem.code == "E103" or (written is not None and problem.code[1] != _FORM):
            return None
        organisation = is_organisation(problem.file)
        return field_example(problem.path, self._organisation if organisation else self._initiative)

    def _explained(self, problem: Problem) -> str | None:
        """The event that would explain a change; None where no event would."""
        kind = next(iter(self._kinds(problem)), None)
        return None if kind is None else self._event(kind)

    def _new_organisation(self, identifier: str) -> str:
        """The file of an organisation that is not described yet."""
        needed = _group(self._organisation) or {}
        fields = "\n".join(_as_yaml(field, value) for field, value in needed.items())
        return f"# {ORGANISATIONS}/{identifier}.yml\n{fields}"

    def _kinds(self, problem: Problem) -> Iterable[Code]:
        """The kinds of event that would explain a change."""
        if problem.code in {"E511", "E514", "E520"}:
            return self._coverage.kinds(problem.path)
        if problem.code == "E519":  # at the recipient that is new; at the list for one that is gone
            gained = len(problem.path) > 1
            return self._coverage.kinds_with("adds_recipient" if gained else "removes_recipient")
        if problem.code in {"E251", "E521"}:
            return self._coverage.kinds_to(text(self._reading.sources[problem.file].data, "stage"))
        return ()

    def _event(self, kind: Code) -> str:
        """An event of a kind, to be filled in: on lines of its own, where a comma is no end."""
        event = {"date": self._reading.today.isoformat(), "kind": kind.code, "summary": "…"}
        return "events:\n  - " + "\n    ".join(_as_yaml(*field) for field in event.items())

    @cached_property
    def _initiative(self) -> Mapping[str, Any]:
        return own_entry(self._reading.framework.initiative_schema)

    @cached_property
    def _organisation(self) -> Mapping[str, Any]:
        return own_entry(self._reading.framework.organisation_schema)


def field_example(path: Path, schema: Mapping[str, Any]) -> str | None:
    """The field as one would write it: `stage: proposed`. None where nothing can be said for sure.

    `schema`: of the file, references inlined. An item of a list is shown with its list.
    """
    while path and isinstance(path[-1], int):
        path = path[:-1]
    node = _node(path, schema)
    value = None if node is None else _value(node)
    if not path or value is None:
        return None
    return _as_yaml(str(path[-1]), value)


def _as_yaml(field: str, value: Any) -> str:
    """A field on as few lines as it takes."""
    if isinstance(value, dict | list):
        dumped = f"{field}: {yaml.safe_dump(value, default_flow_style=True, **_STYLE)}"
    else:
        dumped = yaml.safe_dump({field: value}, default_flow_style=False, **_STYLE)
    return _QUOTED_DAY.sub(r"\1", dumped).rstrip("\n")


def _node(path: Path, schema: _NODE) -> _NODE | None:
    node: Any = schema
    for step in path:
        node = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
        if not isinstance(node, Mapping):
            return None
    return node  # type: ignore[no-any-return]


def _value(node: _NODE) -> Any:
    """An example of what a part of the schema describes; None where it describes free text."""
    if examples := node.get("examples"):
        return examples[0]
    if "const" in node:
        return node["const"]
    if codes := node.get("enum"):
        return codes[0]
    if node.get("type") == "array":
        item = _value(node.get("items", {}))
        return None if item is None else [item] * int(node.get("minItems", 1))
    if node.get("type") == "object":
        return _group(node)
    return {"boolean": False, "integer": node.get("minimum"), "number": node.get("minimum")}.get(
        str(node.get("type"))
    )


def _group(node: _NODE) -> dict[str, Any] | None:
    """The fields that a group needs; free text among them is shown as a gap to fill."""
    fields = node.get("properties", {})
    needed = [name for name in node.get("required", ()) if name in fields]
    values = {name: _value(fields[name]) for name in needed}
    if all(value is None for value in values.values()):
        return None
    return {name: "…" if value is None else value for name, value in values.items()}
