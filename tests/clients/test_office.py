"""LibreOffice opens the workbook, and shows what stands in it."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from data_files import AWKWARD, awkward_entries, written
from editions import made
from fairshare.framework import Framework
from fairshare.publish.data.table_files import table_files
from fairshare.publish.data.workbook import PATH

AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Commas, quotation marks, UTF-8, every sheet a file."""


@pytest.mark.long
def test_every_text_is_shown_as_written(framework: Framework, tmp_path: Path) -> None:
    """Neither run nor taken for a date. The job that runs this installs LibreOffice."""
    program = shutil.which("soffice")
    assert program is not None, "Install LibreOffice: apt-get install libreoffice-calc"
    files = written(made(framework, awkward_entries()), table_files)
    (tmp_path / "register.xlsx").write_bytes(files[PATH])
    own = f"-env:UserInstallation=file://{tmp_path}/profile"
    asked = [program, own, "--headless", "--convert-to", AS_CSV, "register.xlsx"]
    subprocess.run(asked, cwd=tmp_path, capture_output=True, check=True)
    with (tmp_path / "register-Initiatives.csv").open(encoding="utf-8", newline="") as file:
        found = {row["Id"]: row for row in csv.DictReader(file)}
    for name, expected in AWKWARD.items():
        row = found[f"council/{name.replace(' ', '-')}"]
        assert (row["Title"], row["Reasons"][:3]) == (expected, expected.strip()[:3])
