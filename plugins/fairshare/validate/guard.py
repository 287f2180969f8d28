"""No rule stops a run: a fault of ours becomes a problem of the file that was being judged (E901).

One bad file must hide no other, whoever is to blame. `FAIRSHARE_FAULTS` says what else happens:
`show` prints the traceback on stderr, `raise` lets the exception out, as the tests have it. Without
it nothing of the exception's own words is shown: they may quote what no public log may hold.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from fairshare.printable import visible
from fairshare.problems import Problem, SetupError

OWN_FAULT = "E901"
SWITCH = "FAIRSHARE_FAULTS"

Attempted = TypeVar("Attempted")


def attempt(stage: str, file: str, work: Callable[[], Attempted]) -> Attempted | Problem:
    """What `work` comes back with, or the problem that it failed on a file."""
    try:
        return work()
    except SetupError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a rule may raise
        return _own_fault(stage, file, error)


def guarded(
    rule: Callable[..., Iterable[Problem]], file: str, *judged: Any, stage: str = ""
) -> Iterator[Problem]:
    """All that a rule says of a file, up to where it failed; that it failed is said last.

    `stage` is what the rule is called in a report, where its own name says little.
    """
    try:
        yield from rule(*judged)
    except SetupError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a rule may raise
        yield _own_fault(stage or name_of(rule), file, error)


def name_of(rule: Callable[..., Any]) -> str:
    """What a rule is called in a report: `validate.rules.dates.review`."""
    return f"{rule.__module__}.{rule.__qualname__}".removeprefix("fairshare.")


def _own_fault(stage: str, file: str, error: Exception) -> Problem:
    mode = os.environ.get(SWITCH, "")
    if mode == "raise":
        raise error
    if mode == "show":
        lines = "".join(traceback.format_exception(error)).split("\n")
        print(*map(visible, lines), sep="\n", file=sys.stderr)  # noqa: T201 - asked for
    return Problem.of(OWN_FAULT, file=file, stage=stage, kind=type(error).__name__)
