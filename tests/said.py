"""What problems say to people, held line by line beside the cases that cause them.

A folder of cases has a `said.txt`: a line for each problem, with the name of its case, the message,
the way on and what could be pasted. So each gap of a message is seen filled, once for each case.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path

from fairshare.problems import Problem
from projects import REPOSITORY


def lacking(case: Path, problems: Iterable[Problem]) -> str:
    """A patch of the lines that say something else of a case; empty where none does."""
    file = case.with_name("said.txt")
    start = f"{case.stem}: "
    lines = file.read_text("utf-8").split("\n") if file.exists() else []
    written = [line for line in lines if line.startswith(start)]
    said = [f"{start}{_in_a_line(one)}" for one in problems]
    name = file.relative_to(REPOSITORY).as_posix()
    return "\n".join(unified_diff(written, said, name, name, n=0, lineterm=""))


def _in_a_line(problem: Problem) -> str:
    """A problem's words; `⏎` stands where a line ends."""
    parts = (problem.message, problem.hint, problem.mended)
    return " | ".join(part.replace("\n", "⏎") for part in parts if part)
