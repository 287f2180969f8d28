"""Tries wrong changes one after another, and sees that what failed passes without them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum

from checks.mutants.built_site import BuiltSite
from checks.mutants.places import Drawn
from checks.mutants.reached import Reached
from checks.mutants.running import (
    FAILED,
    NO_COLLECTION,
    NO_START,
    PASSED,
    STOPPED,
    Change,
    Copy,
)


class Ending(StrEnum):
    """What became of a wrong change."""

    NOTICED = "noticed"
    """A test failed, or could not be read."""
    TOO_LONG = "too long"
    """The tests did not come to an end, which counts as noticed."""
    SURVIVED = "survived"
    """Every test passed."""
    UNJUDGED = "not judged"
    """The tests could not run, or the one that failed fails without the change too."""


_ENDINGS = {
    PASSED: Ending.SURVIVED,
    STOPPED: Ending.TOO_LONG,
    **dict.fromkeys((FAILED, NO_COLLECTION, NO_START), Ending.NOTICED),
}


@dataclass
class Judge:
    """Tries changes in a copy of the repository."""

    copy: Copy
    _site: BuiltSite | None = None
    _reached: Reached | None = None

    def nearer(self, change: Drawn) -> Drawn:
        """The same change; one of a script with the tests that reach it alone."""
        if not change.file.endswith(".js"):
            return change
        self._built()
        if self._reached is None:
            self._reached = Reached.of(self.copy)
        return self._reached.nearer(change)

    def tried(self, change: Change) -> tuple[Ending, str]:
        """How a change ended, and the first test that failed or what the run said."""
        if not change.tests:
            return Ending.SURVIVED, "No test reaches it."
        with ExitStack() as made:
            script = change.file.endswith(".js")
            if script:
                text = (self.copy.root / change.file).read_text("utf-8")
                made.enter_context(self._built().changed(change, text))
            made.enter_context(self.copy.changed(change))
            run = self.copy.run(change.tests, "-x", *([] if script else ["-m", "not long"]))
        return _ENDINGS.get(run.status, Ending.UNJUDGED), run.said

    def failing_anyway(self, tests: Sequence[str]) -> Iterator[str]:
        """Those of some tests that fail without any change: what they noticed says nothing."""
        if tests and self.copy.run(tests).status != PASSED:
            yield from (test for test in tests if self.copy.run([test]).status != PASSED)

    def _built(self) -> BuiltSite:
        if self._site is None:
            folder = self.copy.root.with_suffix(".sites")
            self._site = BuiltSite.of(self.copy, folder)
            os.environ["FAIRSHARE_SITES"] = str(folder)
        return self._site
