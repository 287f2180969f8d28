"""Problems as GitLab's code quality report, which stands beside the lines of a merge request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from fairshare.printable import as_json, visible, visible_lines
from fairshare.problems import Problem

_SEVERITIES = {"error": "major", "warning": "minor"}


def as_code_quality(problems: Sequence[Problem]) -> str:
    """The report: a list in the order of the problems.

    GitLab takes those of the two branches for the same whose fingerprints are the same. So the line
    is no part of it, and of two alike in one file the second has another.
    """
    seen: Counter[str] = Counter()
    listed = []
    for problem in problems:
        named = "\0".join(map(str, (problem.code, problem.file, *problem.path, problem.message)))
        seen[named] += 1
        listed.append(
            {
                "description": visible_lines(f"{problem.message} {problem.way_on}".strip()),
                "check_name": problem.code,
                "fingerprint": sha256(f"{named}\0{seen[named]}".encode()).hexdigest(),
                "severity": _SEVERITIES.get(problem.severity, "info"),
                "location": {
                    "path": visible(problem.file),
                    "lines": {"begin": problem.line},
                },
            }
        )
    return as_json(listed)
