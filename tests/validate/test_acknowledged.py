"""What the maintainers acknowledge: warnings, by what a field holds, and nothing else."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from fairshare.validate.acknowledged import value_digest
from projects import FULL
from trees import checked, plant

ENTRY = "northshire-council/free-school-meals"
NOTHING = sha256(b"").hexdigest()


def item(code: str, path: str, digest: str, entry: str = ENTRY) -> dict[str, str]:
    return {"id": entry, "code": code, "path": path, "sha256": digest, "reason": "It is right."}


def codes(root: Path, case: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The codes of problems, and of what is acknowledged."""
    plant(root, case)
    reading = checked(root)
    return (
        [problem.code for problem in reading.problems],
        [problem.code for problem, _reason in reading.acknowledged],
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ("two\n  words ", "two words"),
        (3, "3"),
        (["b", "a"], '["b","a"]'),
        ({"b": 1, "a": "é"}, '{"a":"é","b":1}'),
    ],
)
def test_what_a_field_holds_is_written_in_one_way(value: object, written: str) -> None:
    """So that a maintainer can work the sha256 out with the tools at hand."""
    assert value_digest(value) == sha256(written.encode()).hexdigest()


@pytest.mark.parametrize(
    ("path", "text", "entry", "acknowledged"),
    [
        ("dates.starts", "2025-04-01", ENTRY, True),
        ("dates.ends", "2025-04-01", ENTRY, False),
        ("dates.starts", "2025-03-01", ENTRY, False),
        ("dates.starts", "2025-04-01", "northshire-council/household-support-fund", False),
    ],
)
def test_only_that_text_in_that_field_of_that_entry_is_acknowledged(
    path: str, text: str, entry: str, acknowledged: bool, tmp_path: Path
) -> None:
    """Whatever is different is told, and that the item is idle."""
    listed = item("W208", path, sha256(text.encode()).hexdigest(), entry)
    found, known = codes(tmp_path, {"change": {"dates.starts": "2025-04-01"}, "allowed": [listed]})
    assert known == (["W208"] if acknowledged else [])
    assert found == ([] if acknowledged else ["W208", "W309"])


def test_a_warning_between_files_is_acknowledged_where_it_is_told(tmp_path: Path) -> None:
    """Not only what a file says by itself."""
    title = "Automatic registration for free school meals"
    other = "northshire-council/household-support-fund"
    case = {
        "others": [{"file": f"register/initiatives/{other}.yml", "change": {"title": title}}],
        "allowed": [item("W308", "title", sha256(title.encode()).hexdigest(), other)],
    }
    assert codes(tmp_path, case) == ([], ["W308"])


def test_an_item_is_not_called_idle_while_its_file_has_an_error(tmp_path: Path) -> None:
    """The error may hide what it is about."""
    idle = item("W222", "safeguards.automation", NOTHING)
    assert codes(tmp_path / "a", {"allowed": [idle]}) == (["W309"], [])
    broken = {"change": {"stage": "running"}, "allowed": [idle]}
    assert codes(tmp_path / "b", broken) == (["E103"], [])


def test_an_item_is_not_called_idle_while_its_file_can_not_be_read(tmp_path: Path) -> None:
    """Nobody knows then what it holds."""
    plant(tmp_path, {"allowed": [item("W222", "safeguards.automation", NOTHING)]})
    (tmp_path / FULL).write_bytes(b"title: [\n")
    assert [problem.code for problem in checked(tmp_path).problems] == ["E005"]


def test_what_only_a_comparison_finds_is_never_called_idle(tmp_path: Path) -> None:
    """W518 is looked for with --base alone."""
    assert codes(tmp_path, {"allowed": [item("W518", "", NOTHING)]}) == ([], [])
