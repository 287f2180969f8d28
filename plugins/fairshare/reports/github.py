"""Problems for a code host: as annotations beside the lines, as many as it shows, the rest as text.

GitHub shows ten errors and ten warnings of a step and drops all others without a word.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator, Sequence

from fairshare.language import gettext as _
from fairshare.problems import Problem

MOST = 10
"""Annotations of each severity that the host shows for one step."""


def as_annotations(problems: Sequence[Problem]) -> Iterator[str]:
    """The lines to print: an annotation for the most useful problems, all others as plain text.

    Text that is no annotation stands where the host takes no commands, whatever an entry holds.
    """
    shown = _most_useful(problems)
    yield from (problem.explain("github") for problem in problems if problem in shown)
    rest = [problem for problem in problems if problem not in shown]
    if not rest:
        return
    token = secrets.token_hex(16)  # nobody can guess it and so start a command again
    yield f"::stop-commands::{token}"
    yield _("And {} more, which the host would not show beside the lines:").format(len(rest))
    yield from (problem.explain("text") for problem in rest)
    yield f"::{token}::"


def _most_useful(problems: Sequence[Problem]) -> frozenset[Problem]:
    """Ten of each severity: the first of every file, then the second of every file, and so on."""
    found: list[Problem] = []
    for severity in ("error", "warning"):
        seen: Counter[str] = Counter()
        ranked: list[tuple[int, int, Problem]] = []
        for number, problem in enumerate(problems):
            if problem.severity == severity:
                seen[problem.file] += 1
                ranked.append((seen[problem.file], number, problem))
        found += [problem for *_place, problem in sorted(ranked, key=lambda one: one[:2])[:MOST]]
    return frozenset(found)
