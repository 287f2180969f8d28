"""No verdict hangs on how the code of a legal basis is spelled: facts of law are data."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from fairshare.flow.pipeline import Places, Reading, read_register
from fairshare.load.framework import load_framework
from fairshare.score import as_dict
from projects import REPOSITORY
from trees import CASES, SCHEMA, TODAY, loaded, plant

CODES = sorted(load_framework(SCHEMA).codes["legal_bases"].codes, key=len, reverse=True)
SPELLED = re.compile(rf"(?<![\w-])(?:{'|'.join(CODES)})(?![\w-])")
CASES_OF_LAW = sorted(
    path for code in ("E110", "W220", "W221") for path in CASES.glob(f"*/{code}/*")
)
LATER = dt.date(2026, 12, 1)
"""A day after all that the real register says."""


def rename(folder: Path) -> None:
    """Give each code another name wherever it stands below a folder: `ground-7`."""
    for path in folder.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        new = SPELLED.sub(lambda found: f"ground-{CODES.index(found[0])}", text)
        path.write_text(new, encoding="utf-8")


def verdicts(reading: Reading) -> tuple[object, ...]:
    """Every problem and every score."""
    return (
        [(one.code, one.file, one.path, one.message) for one in reading.problems],
        {name: as_dict(score, name) for name, score in reading.scores.items()},
    )


def read(root: Path, today: dt.date) -> Reading:
    return read_register(Places(root, root / "register", root / "schema", None), today)


def read_both_ways(root: Path, today: dt.date = TODAY) -> tuple[Reading, Reading]:
    """The register below a folder as it is, and with every code renamed, its schema's too."""
    shutil.copytree(SCHEMA, root / "schema")
    before = read(root, today)
    rename(root)
    return before, read(root, today)


@pytest.mark.parametrize("case", CASES_OF_LAW, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_cases_of_law_end_as_before_when_every_code_is_renamed(case: Path, tmp_path: Path) -> None:
    """The same problems at the same places, in the same words."""
    plant(tmp_path, loaded(case))
    before, after = read_both_ways(tmp_path)
    assert verdicts(after) == verdicts(before)


def test_the_real_register_ends_as_before_when_every_code_is_renamed(tmp_path: Path) -> None:
    """Problems and scores of real initiatives, under the new names."""
    shutil.copytree(REPOSITORY / "register", tmp_path / "register")
    before, after = read_both_ways(tmp_path, LATER)
    assert before.scores
    assert verdicts(after) == verdicts(before)
    bases = [one.data["legal"]["bases"] for one in after.register.initiatives.values()]
    assert all(basis.startswith("ground-") for named in bases for basis in named)
