"""What is published as 1.0 takes in what only adds, and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checks import published_schemas as check
from projects import REPOSITORY
from schema_files import GOLDEN

REMOVED = "schema/removed.schema.json"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The schemas and the golden files of this repository, to be changed."""
    shutil.copytree(REPOSITORY / "schema", tmp_path / "schema")
    shutil.copytree(GOLDEN, tmp_path / GOLDEN.relative_to(REPOSITORY))
    return tmp_path


def change(root: Path, *, add: bool) -> None:
    """Add a field to the notice of a removal, or take one away."""
    path = root / REMOVED
    schema = json.loads(path.read_text("utf-8"))
    fields = schema["properties"]["dates"]["properties"]
    fields.update(reviewed={"type": "string"}) if add else fields.pop("ends")
    path.write_text(json.dumps(schema), "utf-8")


def test_this_repository_publishes_what_was_frozen(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing differs, and nothing is said."""
    assert check.main(REPOSITORY, []) == 0
    assert capsys.readouterr().out == ""


def test_an_addition_is_told_and_taken_in(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its effect, and the digest by which the new form is known as stock."""
    change(copy, add=True)
    assert check.main(copy, []) == 1
    said = capsys.readouterr().out
    assert said.startswith("additive: removed: dates.reviewed: This field is new.")
    assert "STOCK['removed'] lacks '" in said
    golden = copy / GOLDEN.relative_to(REPOSITORY) / "removed.schema.json"
    assert "reviewed" not in golden.read_text("utf-8")
    check.main(copy, ["--write"])
    assert "reviewed" in golden.read_text("utf-8")
    assert json.loads(golden.read_text("utf-8"))["$id"] == "urn:fairshare:schema:1.0:removed"


def test_a_break_is_never_taken_in(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is another version of the form, beside this one."""
    golden = copy / GOLDEN.relative_to(REPOSITORY) / "removed.schema.json"
    before = golden.read_text("utf-8")
    change(copy, add=False)
    assert check.main(copy, ["--write"]) == 1
    assert capsys.readouterr().out.startswith("breaking: removed: dates.ends: This field is gone.")
    assert golden.read_text("utf-8") == before
