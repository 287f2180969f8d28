"""What programs read of a small register: each file, held against what it said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import unified_diff
from typing import Any

import pytest

from editions import made, parts
from fairshare.framework import Framework
from published_lines import published_lines
from trees import CASES

FOLDER = CASES / "published"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.txt"))


def refused(data: dict[str, Any]) -> None:
    """Somebody's reading of a request that was turned down."""
    parts(trust="lead recipient", council="provider")(data)
    data |= {"title": "Asked for, and refused", "stage": "never_started", "events": []}
    data["decision"] = {"outcome": "refused", "date": "2025-06", "justification": "Too much."}
    data["assessment"] = {"independence": "worked-example", "date": "2025-07-01"}
    data["sources"] = [{"title": "The minutes", "url": "https://a.example/minutes"}]
    data["related"] = ["council/one"]


@pytest.fixture(scope="module")
def published(framework: Framework) -> Mapping[str, str]:
    """Each file of a register with two initiatives, and a third that was removed."""
    edition = made(
        framework,
        {
            "council/one": parts(council="lead provider", trust="recipient", firm="processor"),
            "trust/two": refused,
        },
        names={"council": "Northshire Council", "trust": "Schools Trust"},
        organisations={"council": {"homepage": "https://council.example/"}},
        removed={"council/gone"},
    )
    return published_lines(replace(edition, mailbox="data.team@made.example"))


def test_no_file_is_without_its_case(published: Mapping[str, str]) -> None:
    """And no case is left behind under a path that is gone."""
    assert sorted(f"{path}.txt" for path in published) == FILES


@pytest.mark.parametrize("case", FILES)
def test_a_file_says_what_it_said(case: str, published: Mapping[str, str]) -> None:
    """Each key and value of it. Where it fails it gives a patch of the case."""
    written, said = (FOLDER / case).read_text("utf-8"), published[case.removesuffix(".txt")]
    name = f"tests/cases/published/{case}"
    wrong = unified_diff(written.split("\n"), said.split("\n"), name, name, n=1, lineterm="")
    assert written == said, "\n".join(["", *wrong])
