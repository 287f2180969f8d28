"""What was published can be made into a register again, and that register says the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from data_files import whole, written
from fairshare.cli import main
from fairshare.flow.pipeline import Places, read_register
from fairshare.intake.entry_file import as_yaml
from fairshare.publish.data.json_files import json_files, register_json
from fairshare.publish.edition import Edition
from projects import REPOSITORY
from real_register import DAY

EXAMPLES = REPOSITORY / "examples"


def edition_of(root: Path, schema: Path) -> Edition:
    """What a register would be published as."""
    reading = read_register(Places(root, root / "register", schema, None), DAY)
    assert reading.errors == []
    return Edition(reading.register, reading.scores, reading.framework, DAY, "A register", "")


def own(_aside: Path) -> Path:
    """The register of this repository."""
    return REPOSITORY


def releases(_aside: Path) -> Path:
    """The example that was taken from a table of releases."""
    return EXAMPLES / "phe-releases"


def uses(aside: Path) -> Path:
    """The example whose table is made up: imported first."""
    here = EXAMPLES / "hdruk-data-use-register"
    shutil.copytree(REPOSITORY / "schema", aside / "schema")
    (aside / "mkdocs.yml").write_text("site_name: Uses\n", encoding="utf-8")
    asked = ["import", str(here / "table.csv"), "--mapping", str(here / "mapping.yml")]
    result = CliRunner().invoke(main, ["--root", str(aside), *asked])
    assert result.exit_code == 0, result.output
    return aside


@pytest.mark.parametrize("register", [own, releases, uses])
def test_a_register_comes_back_from_its_json(register: object, tmp_path: Path) -> None:
    """JSON to files to a register to JSON: each entry's data is the same, and so are its words."""
    assert callable(register)
    aside = tmp_path / "aside"
    aside.mkdir()
    schema = REPOSITORY / "schema"
    first = whole(written(edition_of(register(aside), schema), json_files, register_json))
    root = tmp_path / "again"
    for kind in ("initiatives", "organisations"):
        for one in first[kind]:
            file = root / f"register/{kind}/{one['id']}.yml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(as_yaml(one["entry"]), encoding="utf-8")
    again = whole(written(edition_of(root, schema), json_files, register_json))
    for kind in ("initiatives", "organisations"):
        assert len(first[kind]) > 5
        for old, new in zip(first[kind], again[kind], strict=True):
            assert {**new, "sha256": ""} == {**old, "sha256": ""}
