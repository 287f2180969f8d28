"""What a change of a schema does, by the cases in cases/schema-diff."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from fairshare.cli import main
from fairshare.schemas.changes import schema_changes
from projects import REPOSITORY
from trees import CASES

FOLDER = CASES / "schema-diff"


def case(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_a_change_is_told_with_its_effect(path: Path) -> None:
    """Each difference of the case comes out with its effect, its place and its sentence."""
    given = case(path)
    found = [[*one] for one in schema_changes(given["old"], given["new"])]
    assert found == given["changes"]


def diff(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["schema", "diff", *map(str, arguments)])


def test_a_break_fails_and_an_addition_does_not(tmp_path: Path) -> None:
    """Status 1 for what breaks, 0 for what adds; each line names effect, file and place."""
    given = case(FOLDER / "code-added.yml")
    old, new = tmp_path / "old.schema.json", tmp_path / "new.schema.json"
    old.write_text(json.dumps(given["old"]), encoding="utf-8")
    new.write_text(json.dumps(given["new"]), encoding="utf-8")
    added, broken = diff(old, new), diff(new, old)
    assert (added.exit_code, broken.exit_code) == (0, 1)
    assert added.stdout == "additive: new.schema.json: a[]: The code y is new.\n"
    assert broken.stderr == "1 difference, 1 of them breaking.\n"
    assert diff(old, old).stderr == "No differences.\n"


def test_two_folders_are_compared_whole(schema: Path) -> None:
    """A schema, a list and the words of a code, each under the name of its file."""
    lists = schema / "codes" / "themes.yml"
    lists.write_text(
        lists.read_text(encoding="utf-8").replace("Welfare and benefits", "Aid"), encoding="utf-8"
    )
    (schema / "removed.schema.json").unlink()
    found = diff("--format", "json", REPOSITORY / "schema", schema)
    assert found.exit_code == 1
    found_in = {(one["file"], one["effect"]) for one in json.loads(found.stdout)["changes"]}
    assert found_in == {("removed.schema.json", "breaking"), ("codes/themes.yml", "wording")}


def test_what_can_not_be_compared_is_said_in_one_sentence(tmp_path: Path) -> None:
    """A file and a folder, a folder without schemas, a file that is no JSON: status 2."""
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    file = REPOSITORY / "schema" / "removed.schema.json"
    empty = tmp_path / "empty"
    empty.mkdir()
    for old, new in ((file, empty), (empty, REPOSITORY / "schema"), (broken, file)):
        refused = diff(old, new)
        assert refused.exit_code == 2
        assert refused.stderr.startswith("fairshare: ")
        assert refused.stderr.count("\n") == 1


def test_a_published_folder_can_be_compared_with_the_source(tmp_path: Path) -> None:
    """What strangers have is the same form as `schema/`: nothing but the lists is missing."""
    for name in ("initiative", "organisation", "removed"):
        shutil.copy(CASES / "schema" / "1.0" / f"{name}.schema.json", tmp_path)
    assert diff(tmp_path, REPOSITORY / "schema").stderr == "No differences.\n"
