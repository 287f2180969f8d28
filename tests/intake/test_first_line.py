"""The first line of an entry leads editors to the schema, wherever that lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fairshare.intake.entry_file import first_line


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A register whose rules have the schema of an entry only."""
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema/initiative.schema.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_it_names_the_way_from_the_files_own_folder(root: Path) -> None:
    """With forward slashes, as addresses have them."""
    line = first_line("initiative", root / "schema", root / "register/initiatives/body")
    assert line.split("=")[1] == "../../../schema/initiative.schema.json\n"


def test_it_names_nothing_that_is_not_there(root: Path) -> None:
    """An editor would only say that it can't read it."""
    assert first_line("organisation", root / "schema", root / "register/organisations") == ""


def test_no_way_leads_to_another_disk_so_it_names_an_address(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On Windows the rules may lie on D: and the register on C:."""

    def no_way(_path: object, _start: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", no_way)
    line = first_line("initiative", root / "schema", root / "register/initiatives/body")
    assert line.split("=")[1] == f"{(root / 'schema').as_uri()}/initiative.schema.json\n"
