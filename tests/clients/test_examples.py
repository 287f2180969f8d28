"""The examples of /data/ do what the page says, each run as it stands there."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from data_files import rows
from fairshare.publish.edition import Edition
from fairshare.publish.pages.data import EXAMPLES, example


@pytest.fixture(scope="module")
def refused(site: Path) -> list[dict[str, str]]:
    """What each example should find."""
    table = rows((site / "data/initiatives.csv").read_bytes())
    found = [row for row in table if row["decision"] == "refused"]
    assert found
    return found


@pytest.fixture(scope="module")
def texts(edition: Edition, site_address: str) -> dict[str, str]:
    """The examples, with the address at which the site is served here."""
    return {
        name: example(name, edition).replace("https://register.example/", site_address)
        for name in EXAMPLES
    }


def run(folder: Path, program: str, text: str, name: str) -> str:
    """What an example prints, run in an empty folder."""
    (folder / name).write_text(text, encoding="utf-8")
    done = subprocess.run([program, name], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_curl(texts: dict[str, str], site: Path, tmp_path: Path) -> None:
    """The table is there and proved whole, and one decision after it."""
    printed = run(tmp_path, "bash", f"set -e\n{texts['curl']}", "example.sh")
    assert "initiatives.csv: OK" in printed
    table = (site / "data/initiatives.csv").read_bytes()
    assert (tmp_path / "initiatives.csv").read_bytes() == table
    assert '"schema_version"' in printed


def test_python(texts: dict[str, str], refused: list[dict[str, str]], tmp_path: Path) -> None:
    """Every refusal with its reasons."""
    printed = run(tmp_path, sys.executable, texts["Python"], "example.py")
    assert_printed(printed, refused)


def test_sql(texts: dict[str, str], refused: list[dict[str, str]], site: Path) -> None:
    """Both questions, in the database as it was published."""
    first, second = filter(str.strip, texts["SQL"].split(";"))
    with closing(sqlite3.connect(f"file:{site}/data/register.sqlite?mode=ro", uri=True)) as opened:
        found = [str(cell) for row in opened.execute(first) for cell in row]
        assert_printed("\n".join(found), refused)
        assert opened.execute(second).fetchall()


@pytest.mark.long
def test_r(texts: dict[str, str], refused: list[dict[str, str]], tmp_path: Path) -> None:
    """Every refusal with its reasons. R must be there: the job that runs this installs it."""
    program = shutil.which("Rscript")
    assert program is not None, "Install R: apt-get install r-base-core"
    printed = run(tmp_path, program, texts["R"], "example.R")
    assert_printed(printed, refused)


def assert_printed(printed: str, refused: list[dict[str, str]]) -> None:
    """Title, voice, receiver, reasons and page of each refusal stand in what was printed."""
    for row in refused:
        for column in ("title", "voice_label", "decision_reasons", "url"):
            assert row[column] in printed, column
