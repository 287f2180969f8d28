"""The list of silences that entries rate differently, for a person to read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from checks.alike import differing, main, report, silences

PHRASES = ("we could not find", "do not say")

SILENT = "How long the records are kept, we could not find."
STATED = "The agreement says that records are deleted after a year."


def entry(rating: object, reason: str, independence: str = "worked-example") -> dict[str, Any]:
    """An entry with one answer."""
    return {
        "assessment": {"independence": independence},
        "answers": {"clear_limits": {"rating": rating, "justification": reason}},
    }


def listed(**entries: dict[str, Any]) -> str:
    return report(differing(silences(entries, PHRASES)))


def test_the_same_silence_with_two_ratings_is_listed() -> None:
    """A low rating counts too: it is a guess like a good one."""
    assert listed(a=entry("unknown", SILENT), b=entry(2, SILENT)) == (
        "clear_limits: unknown in 1, rated in 1\n  2 in b: “we could not find”"
    )


@pytest.mark.parametrize(
    "other", [entry("unknown", SILENT), entry(4, STATED), entry(2, SILENT, "self")]
)
def test_what_is_rated_alike_is_not_listed(other: dict[str, Any]) -> None:
    """Nor a rating with a reason of its own, nor what a body says of itself."""
    assert listed(a=entry("unknown", SILENT), b=other) == "Every silence is rated alike."


def test_it_reads_the_register_that_stands_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Entries and phrases are files, and nothing fails because of what they hold."""
    files = {
        "schema/words/silence.yml": "phrases: [do not say]\n",
        "register/initiatives/a/b.yml": (
            "assessment: {independence: worked-example}\n"
            "answers: {harm: {rating: 3, justification: The papers do not say.},"
            " privacy: {rating: 2, justification: The papers do not say.}}\n"
        ),
        "register/initiatives/a/c.yml": (
            "assessment: {independence: worked-example}\n"
            "answers: {harm: {rating: unknown, justification: The papers do not say.}}\n"
        ),
        "register/initiatives/a/d.yml": "no group of fields\n",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    assert main(tmp_path) == 0
    assert capsys.readouterr().out == ("harm: unknown in 1, rated in 1\n  3 in a/b: “do not say”\n")
