"""Rules that are only conditions, as `schema/rules/` says, and what maintainers found right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from fairshare.model import Path


class Condition(NamedTuple):
    """What a field of an entry must be for a rule to apply, or not to."""

    field: Path
    """Or the name of what no single field says: data_is, entry_is, newer_is, …"""
    test: str
    """one_of, not, given or same_as, as `schema/rules/` says."""
    values: tuple[object, ...]
    """Of same_as: the dates, as `Dates`."""


class Dates(NamedTuple):
    """The dates in a field; through a list, those of its items."""

    field: Path
    kinds: frozenset[str] = frozenset()
    """The kinds of items that are meant; none for all."""


class MonthLimit(NamedTuple):
    """The latest day for something: so many months after the newest of some dates."""

    months: int
    after: tuple[Dates, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule that is only conditions: one row of `schema/rules/`."""

    code: str
    message: str
    """The name of the message of its code."""
    kind: str
    """What it asks: needs, needs_one_of, without, not_before, later_than, not_after, to_the_day,
    in_order or at_most."""
    fields: tuple[Path, ...]
    """What must be there or must not, or the date; none for every date."""
    files: frozenset[str]
    """The kinds of file that it is about."""
    source: Mapping[str, Any]
    """The row as written, which the form reads."""
    each: Path | None = None
    """The list whose items it is held against, rather than the entry."""
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    place: Path | None = None
    """Where the problem stands, when not at the field."""
    other: Path = ()
    """The date that must not be later, or must be earlier."""
    exceptions: frozenset[Path] = frozenset()
    """Dates that it is not about, without the positions of items."""
    limit: MonthLimit | None = None
    waits_for: str = ""
    """What must be known before it can be asked: `score` of the entry, `newer` one that replaces
    it; nothing for most."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A warning that is right, or a piece of text that is not what a check takes it for."""

    id: str
    """Of the initiative or organisation."""
    code: str
    path: Path | None
    """The field; None for a text wherever it stands in the file."""
    sha256: str
    """Of the text: it is not written down again."""
    reason: str
    file: str = ""
    """The list that holds it."""
    line: int = 0
