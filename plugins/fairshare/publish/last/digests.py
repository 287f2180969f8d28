"""What stands for a value: with the same digest, the same pages and files come of it.

A value of a kind that is not known here raises: nothing that may hide something can be in a key.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from hashlib import sha256
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, NoneType
from typing import Any

from markupsafe import Markup

from fairshare.framework import Framework
from fairshare.history import Step
from fairshare.model import Initiative, Organisation, Removed
from fairshare.publish.data.tables.entry_row import EntryRow
from fairshare.publish.edition import Edition, Item
from fairshare.publish.finding.facets import Facet
from fairshare.score import Score

_PLAIN = frozenset({str, int, float, bool, bytes, NoneType, dt.date, Fraction})
"""Values whose `repr` says all."""
_SHORT = 64
"""Letters that a digest has."""
_IN_ORDER = frozenset({tuple, list})
_OFTEN = (EntryRow, Facet, Item)
"""Frozen values that are handed over to many products; of others, none was asked for twice."""

TextOf = Callable[[Any], str]


class Digests:
    """Makes digests, and remembers those of some values: initiatives stand in many lists."""

    def __init__(self) -> None:
        self._frozen: dict[int, tuple[object, str]] = {}
        self._texts: dict[type, TextOf] = {
            Step: self._once(self._step),
            **{kind: self._once(self._by_fields(kind)) for kind in _OFTEN},
            Initiative: _entry,
            Organisation: _entry,
            Removed: _entry,
            Score: lambda _score: "",  # it follows from the entry, which stands beside it
            Framework: lambda framework: str(framework.digest),
            FunctionType: _function,
            BuiltinFunctionType: _function,
            type: _function,
            Markup: lambda text: repr(str(text)),
        }

    def of(self, *values: object) -> str:
        """sha256 over values in order. Raises TypeError for what can't be known again."""
        return _sha256(self._text(values))

    def _text(self, value: Any) -> str:
        kind = type(value)
        if kind in _PLAIN:
            return repr(value)
        if kind in _IN_ORDER:
            return f"({','.join(map(self._text, value))})"
        write = self._texts.get(kind) or self._texts.setdefault(kind, self._text_of(kind))
        return write(value)

    def _text_of(self, kind: type) -> TextOf:
        """How a value of a kind is written, so that it differs from all others."""
        if issubclass(kind, Edition):
            raise TypeError("An edition is read, so that it is noted what; it is not handed over.")
        if is_dataclass(kind) and vars(kind)["__dataclass_params__"].frozen:
            return self._by_fields(kind)
        if issubclass(kind, tuple) and hasattr(kind, "_fields"):
            return self._by_fields(kind)
        if issubclass(kind, Mapping):
            return lambda value: f"{{{','.join(map(self._text, value.items()))}}}"
        if issubclass(kind, frozenset | set):
            return lambda value: f"{{{','.join(sorted(map(self._text, value)))}}}"
        if issubclass(kind, PurePath):
            return repr
        raise TypeError(f"Nothing stands for a {kind.__qualname__}, so no key can be made of it.")

    def _by_fields(self, kind: type) -> TextOf:
        named = (one.name for one in fields(kind)) if is_dataclass(kind) else kind._fields  # type: ignore[attr-defined]
        head, each = f"{kind.__module__}.{kind.__qualname__}", tuple(named)

        def text(value: Any) -> str:
            return f"{head}({','.join([self._text(getattr(value, one)) for one in each])})"

        return text

    def _once(self, write: TextOf) -> TextOf:
        """The same for each value once; where it would be long, its sha256."""

        def text(value: Any) -> str:
            known = self._frozen.get(id(value))
            if known is None:
                whole = write(value)
                short = whole if len(whole) < _SHORT else _sha256(whole)
                known = self._frozen[id(value)] = value, short  # which keeps its id its own
            return known[1]

        return text

    def _step(self, step: Step) -> str:
        """What lies between its versions, `differences` and `corrected`, follows from them."""
        shown = (
            *(step.id, step.kind, step.change, step.order, step.day, step.until, step.blob),
            *(step.version, step.before, step.gap, step.reasons, step.commit),
        )
        return f"Step{self._text(shown)}"


def digest_of(*values: object) -> str:
    """The same for values that nobody asks for again."""
    return Digests().of(*values)


def _sha256(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _entry(entry: Initiative | Organisation | Removed) -> str:
    """Its text says all."""
    return f"{type(entry).__name__} {entry.id} {entry.file} {entry.sha256}"


def _function(function: Any) -> str:
    """Its name: its code belongs to the version of the program. It may hold nothing else."""
    name = f"{function.__module__}.{function.__qualname__}"
    if "<" in name or getattr(function, "__closure__", None):
        raise TypeError(f"{name} may hold what no key says: make it a function of a module.")
    return name
