"""Which tests reach a place of a script, quickest first: only these can notice a change there.

Tests with a browser take seconds, and hundreds of them load the same script. So they run once, and
the browser says what each of them reached (`recording.py`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from checks.mutants import recording
from checks.mutants.nearest import SCRIPTS, Nearest
from checks.mutants.places import Drawn
from checks.mutants.running import FAILED, PASSED, ROOT, Copy

_WHICH = "not axe"
"""Those with axe look for minutes at what is drawn, and say little of why."""
_MOST_SECONDS = 60
"""What the tests that are tried with one change took together when they were recorded."""


@dataclass(frozen=True)
class Reaching:
    """One test, and what it reached."""

    test: str
    seconds: float
    reached: dict[str, list[int]]
    """Scripts, and where their places begin."""

    @property
    def file(self) -> str:
        """The test file that it is in."""
        return self.test.partition("::")[0]


@dataclass(frozen=True)
class Reached:
    """What every test with a browser reached."""

    tests: Sequence[Reaching]

    @classmethod
    def of(cls, copy: Copy, folder: Path = ROOT / ".cache/mutants") -> Reached:
        """Read what was recorded; record it first where code or tests are others since.

        Raises RuntimeError where the tests did not come to an end.
        """
        path = folder / f"reached-{_digest(copy.root)}.jsonl"
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(".part")
            unfinished.unlink(missing_ok=True)
            os.environ[recording.FILE] = str(unfinished)
            plugin = ("-p", recording.__name__, "-n", "auto", "--dist", "worksteal", "-k", _WHICH)
            run = copy.run(Nearest(copy.root).of_all_scripts(), *plugin)
            if run.status not in {PASSED, FAILED}:
                raise RuntimeError(run.said)
            unfinished.rename(path)
        rows = path.read_text("utf-8").splitlines()
        return cls([Reaching(**json.loads(row)) for row in rows])

    def nearer(self, change: Drawn) -> Drawn:
        """A change with those of its tests that reach it; none where no test does.

        First those of the files that are nearest to the script, then those of others.
        """
        name = change.file.removeprefix(SCRIPTS)
        found = [one for one in self.tests if change.place.start in one.reached.get(name, ())]
        found.sort(key=lambda one: (one.file not in change.tests, one.seconds))
        return replace(change, tests=tuple(_by_file([*_in_a_minute(found)] or found[:1])))


def _in_a_minute(tests: Sequence[Reaching]) -> Iterator[Reaching]:
    """The first of them that together take no longer; one that is too long stops no other."""
    spent = 0.0
    for one in tests:
        if spent + one.seconds <= _MOST_SECONDS:
            spent += one.seconds
            yield one


def _by_file(tests: Sequence[Reaching]) -> Iterator[str]:
    """The same tests, those of a file together, so that what they share is made once."""
    for file in dict.fromkeys(one.file for one in tests):
        yield from (one.test for one in tests if one.file == file)


def _digest(root: Path) -> str:
    """Of everything that can say what a test reaches."""
    found = sha256()
    for folder in ("plugins", "schema", "tests"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".js", ".html", ".yml"} and path.is_file():
                found.update(path.read_bytes())
    return found.hexdigest()[:16]
