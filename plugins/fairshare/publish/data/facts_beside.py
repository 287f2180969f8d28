"""What JSON says beside an entry as written: words for its codes, and the days of its dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fairshare.framework import Framework
from fairshare.model import Data
from fairshare.validate.calendar_date import earliest, latest
from fairshare.validate.schema.references import inlined


class FactsBeside(NamedTuple):
    """By the path of a field, as `decision.date` or `organisations.0.roles`."""

    labels: dict[str, str | list[str]]
    days: dict[str, dict[str, str]]
    """The first and the last day that each date can mean: {"from": …, "to": …}."""


class FactReader:
    """Reads entries of one kind along their schema."""

    def __init__(self, schema: Mapping[str, Any], framework: Framework) -> None:
        self._schema = inlined(schema)
        self._framework = framework

    def beside(self, data: Data) -> FactsBeside:
        """The words and the days of an entry, in the order of its fields."""
        found = FactsBeside({}, {})
        for path, node, value in _fields(data, self._schema, ""):
            listed = node.get("x-codes") or node.get("items", {}).get("x-codes")
            if listed:
                codes = self._framework.codes[listed]
                words = [codes.label(str(one)) for one in (value if _many(value) else [value])]
                found.labels[path] = words if _many(value) else words[0]
            elif node.get("format") == "calendar-date":
                first, last = earliest(value), latest(value)
                if first and last:
                    found.days[path] = {"from": first.isoformat(), "to": last.isoformat()}
        return found


def _many(value: Any) -> bool:
    return isinstance(value, list)


def _fields(
    value: Any, node: Mapping[str, Any], path: str
) -> Iterator[tuple[str, Mapping[str, Any], Any]]:
    """Every field that holds a value or a list of plain values, with what the schema says of it."""
    if isinstance(value, Mapping):
        known = node.get("properties", {})
        for name, inner in value.items():
            if name in known:
                yield from _fields(inner, known[name], f"{path}.{name}" if path else name)
    elif _many(value) and any(isinstance(one, Mapping) for one in value):
        for place, inner in enumerate(value):
            yield from _fields(inner, node.get("items", {}), f"{path}.{place}")
    else:
        yield path, node, value
