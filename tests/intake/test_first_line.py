"""The first line of an entry leads editors to the schema, wherever that lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fairshare.intake.entry_file import first_line


def test_it_names_the_way_from_the_files_own_folder() -> None:
    """With forward slashes, as addresses have them."""
    line = first_line("initiative", Path("/r/schema"), Path("/r/register/initiatives/body"))
    assert line.split("=")[1] == "../../../schema/initiative.schema.json\n"


def test_no_way_leads_to_another_disk_so_it_names_an_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On Windows the rules may lie on D: and the register on C:."""

    def no_way(_path: object, _start: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", no_way)
    line = first_line("initiative", Path("/r/schema"), Path("/r/register/initiatives/body"))
    assert line.split("=")[1] == "file:///r/schema/initiative.schema.json\n"
