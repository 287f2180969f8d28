"""Changes of a decided entry that nobody would notice: the rows of `cases/integrity/silent.yml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chronicle import MEALS, edited, entry
from fairshare.framework import Framework
from fairshare.load.base import Base
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem
from fairshare.validate import check_integrity
from proposed import event
from trees import CASES, TODAY, loaded


@dataclass(frozen=True)
class Silent:
    """One change."""

    code: str
    """What refuses it."""
    explained_by: str
    """A kind of event that explains it."""
    not_by: str
    """A kind that does not."""
    change: Mapping[str, Any] = field(default_factory=dict)
    remove: Sequence[str] = ()
    entry: str = "free-school-meals"

    @property
    def file(self) -> str:
        return MEALS.replace("free-school-meals", self.entry)

    def proposed(self, *kinds: str) -> bytes:
        """The entry with the change, and a new event of each kind."""
        events = [*entry(self.file).get("events", []), *map(event, kinds)]
        more = {"events": events} if events else {}
        return edited(self.file, {**self.change, **more}, self.remove)


SILENT: Mapping[str, Silent] = {
    name: Silent(**row) for name, row in loaded(CASES / "integrity" / "silent.yml").items()
}


def found(old: Any, new: bytes, framework: Framework, file: str = MEALS) -> list[Problem]:
    """What is said of an entry that was `old` and is now `new`."""
    document = parse(new, file).document
    assert document is not None
    return check_integrity(base_of(old, file), {file: document}, framework, TODAY)


def base_of(old: Any, file: str) -> Base:
    """A revision in which one entry was something else."""
    return Base(
        files=frozenset({file}),
        changed={file: old},
        gone={},
        new=frozenset(),
        before={},
        staged=(),
    )
