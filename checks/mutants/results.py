"""What became of drawn changes, written down as it comes: a run that is stopped can go on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from checks.mutants.judging import Ending
from checks.mutants.places import Drawn


@dataclass(frozen=True)
class Result:
    """One drawn change and its end."""

    area: str
    file: str
    line: int
    before: str
    """The changed lines as they are, on one line."""
    after: str
    tests: tuple[str, ...]
    ending: Ending
    by: str
    """The first test that failed, or what the run said."""

    @classmethod
    def of(cls, drawn: Drawn, ending: Ending, by: str) -> Result:
        """The end of a change."""
        change = (drawn.area, drawn.file, drawn.line, drawn.before, drawn.after)
        return cls(*change, tuple(drawn.tests), ending, by)

    @property
    def name(self) -> str:
        """How it is listed."""
        return f"{self.file}:{self.line}: {self.before} → {self.after}"

    def is_of(self, drawn: Drawn) -> bool:
        """Whether it is that change's."""
        mine = (self.file, self.line, self.before, self.after)
        return mine == (drawn.file, drawn.line, drawn.before, drawn.after)


@dataclass(frozen=True)
class Results:
    """The file in which they are, a line each; a later line of a change counts."""

    path: Path

    def add(self, result: Result) -> None:
        """Write one down."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(asdict(result), ensure_ascii=False)}\n")

    def of(self, drawn: Sequence[Drawn]) -> list[Result | None]:
        """The last end of each change; None where it was not tried."""
        text = self.path.read_text("utf-8") if self.path.exists() else ""
        found = [_read(line) for line in text.splitlines()][::-1]
        return [next((one for one in found if one.is_of(change)), None) for change in drawn]


def _read(line: str) -> Result:
    data = json.loads(line)
    return Result(**data | {"tests": tuple(data["tests"]), "ending": Ending(data["ending"])})


def unjudged(result: Result, why: str) -> Result:
    """The same change, about which nothing is known after all."""
    return replace(result, ending=Ending.UNJUDGED, by=why)
