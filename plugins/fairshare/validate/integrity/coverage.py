"""Which kinds of events explain which changes, as `schema/codes/event_kinds.yml` says.

Nothing here knows how a kind is spelled: a correction is what covers every field, a decision after
a deferral what covers `decision`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fairshare.framework import Code, Framework
from fairshare.model import Data, Path
from fairshare.validate.entry_access import text

METHOD: Path = ("method",)
"""A method is no fact that a page can have wrong: who takes another one answers its questions."""

STAGE: Path = ("stage",)
DECISION: Path = ("decision",)
SUBMITTED: Path = ("dates", "submitted")


class Coverage:
    """The kinds of events of one framework."""

    def __init__(self, framework: Framework) -> None:
        self._kinds = framework.event_kinds.codes
        self._filled_later = [
            field for profile in framework.profiles.values() for field in profile.explained
        ]

    def kind(self, event: Data) -> Code | None:
        """The kind of an event; None for one that nobody knows."""
        return self._kinds.get(text(event, "kind"))

    def covers(self, event: Data, path: Path, *, own: bool = True) -> bool:
        """Whether an event explains a change of a field.

        `own`: in a body's own entry; in any other, decision and submission are our reading of the
        record, which a correction may change.
        """
        kind = self.kind(event)
        return kind is not None and _covers(kind, path, own=own)

    def may_be_filled(self, path: Path) -> bool:
        """Whether a law lets a field that was empty be filled after the decision, without an event.

        Of a list of it new items may come; an item that stands stays as it is.
        """
        return any(_fills(path, field) for field in self._filled_later)

    def excludes(self, event: Data, path: Path) -> bool:
        """Whether an event never explains a change of a field, whatever else it explains."""
        kind = self.kind(event)
        return kind is None or _lies_in(path, kind.excepted)

    def corrects(self, event: Data) -> bool:
        """Whether an event says that the page was wrong."""
        kind = self.kind(event)
        return kind is not None and kind.corrects

    def sets_stage(self, event: Data) -> tuple[str, ...]:
        """The stages that an event may set."""
        kind = self.kind(event)
        return kind.stage_to if kind else ()

    def has_flag(self, event: Data, flag: str) -> bool:
        kind = self.kind(event)
        return kind is not None and flag in kind.flags

    def kinds(self, *paths: Path, own: bool = True) -> Iterator[Code]:
        """The kinds that explain a change of fields, those that are about little else first."""
        found = [
            kind
            for kind in self._kinds.values()
            if all(_covers(kind, path, own=own) for path in paths)
        ]
        yield from sorted(found, key=lambda kind: _breadth(kind, paths[0]))

    def kinds_to(self, stage: str) -> Iterator[Code]:
        """The kinds that may set a stage, those that set no other first."""
        found = [kind for kind in self._kinds.values() if stage in kind.stage_to]
        yield from sorted(found, key=lambda kind: len(kind.stage_to))

    def kinds_with(self, flag: str) -> Iterator[Code]:
        """The kinds that bear a mark, corrections last."""
        found = [kind for kind in self._kinds.values() if flag in kind.flags]
        yield from sorted(found, key=lambda kind: kind.corrects)

    def corrections(self) -> Iterator[Code]:
        """The kinds that say that the page was wrong."""
        return (kind for kind in self._kinds.values() if kind.corrects)


def _covers(kind: Code, path: Path, *, own: bool) -> bool:
    excepted = kind.excepted
    if not own:
        excepted = tuple(one for one in excepted if one not in {DECISION, SUBMITTED})
    if _lies_in(path, excepted):
        return False
    if kind.corrects and path[:1] != METHOD:
        return True
    return _lies_in(path, kind.covers)


def _breadth(kind: Code, path: Path) -> tuple[bool, int, bool]:
    """How far a kind is from being about one field: corrections are about all."""
    nearest = max((len(one) for one in kind.covers if _lies_in(path, [one])), default=0)
    return kind.corrects, -nearest, bool(kind.stage_to)


def _fills(path: Path, field: Path) -> bool:
    """Whether a path is that of a field, lies in its group, or is a new item of its list."""
    left = list(field)
    for place, step in enumerate(path):
        if not left:
            return isinstance(step, str) or place == len(path) - 1
        if isinstance(step, str) and step != left.pop(0):
            return False
    return not left


def _lies_in(path: Path, fields: Iterable[Path]) -> bool:
    """Whether a path is one of some fields, or lies in one."""
    named = tuple(step for step in path if isinstance(step, str))
    return any(named[: len(field)] == field for field in fields)
