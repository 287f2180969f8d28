"""Annotations for a code host: as many as it shows, the rest as text that starts no command."""

from __future__ import annotations

from fairshare.problems import Problem
from fairshare.reports.github import as_annotations


def problem(code: str, file: str, line: int, excerpt: str | None = None) -> Problem:
    return Problem(code, file, line, 1, (), "Something is wrong.", "Mend it.", excerpt)


def many(code: str, file: str, count: int) -> list[Problem]:
    return [problem(code, file, line) for line in range(1, count + 1)]


def test_few_problems_are_all_annotations() -> None:
    """Ten errors and ten warnings fit; nothing else is printed."""
    found = [*many("E103", "a.yml", 10), *many("W220", "a.yml", 10)]
    lines = list(as_annotations(found))
    assert len(lines) == 20
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines)


def test_every_file_is_annotated_before_one_is_twice() -> None:
    """Thirty errors in one file don't hide the one in another."""
    found = [*many("E103", "a.yml", 30), problem("E103", "b.yml", 1)]
    shown = [line for line in as_annotations(found) if line.startswith("::error ")]
    assert len(shown) == 10
    assert any("file=b.yml" in line for line in shown)


def test_what_the_host_would_drop_is_told_as_text() -> None:
    """No problem is lost: those past the limit stand in the log, in order."""
    lines = list(as_annotations(many("E103", "a.yml", 13)))
    assert [line.partition(" ")[0] for line in lines[-4:-1]] == [
        *("a.yml:11:1:", "a.yml:12:1:", "a.yml:13:1:"),
    ]


def test_text_can_start_no_command() -> None:
    """Lines of an entry stand between marks that nobody can guess; each run has its own."""
    hostile = [
        problem("E103", "a.yml", line, "::error::gotcha ##[set-env name=x]y") for line in range(12)
    ]
    first, second = (list(as_annotations(hostile)) for _run in range(2))
    start, end = first[10], first[-1]
    token = start.removeprefix("::stop-commands::")
    assert end == f"::{token}::"
    assert len(token) >= 32
    assert start != second[10]
    assert not any("gotcha" in line for line in first[:10])
    assert any("gotcha" in line for line in first[11:-1])
