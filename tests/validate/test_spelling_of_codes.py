"""No verdict hangs on how a code is spelled: facts of law and what follows from them are data."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from fairshare.flow.pipeline import Places, Reading, read_register
from fairshare.load.framework import load_framework
from fairshare.score import as_dict
from projects import REPOSITORY
from renaming import Renaming
from trees import CASES, SCHEMA, TODAY, loaded, plant

FRAMEWORK = load_framework(SCHEMA)
RENAMING = Renaming(FRAMEWORK.codes)
ASKING = (
    *("E110", "E205", "E215", "E234", "E237", "E247", "E249"),
    *("E250", "E251", "E253", "W220", "W221"),
)
"""The codes of problems that hang on codes of the lists."""
CASES_OF_CODES = sorted(path for code in ASKING for path in CASES.glob(f"*/{code}/*.yml"))
LATER = dt.date(2026, 12, 1)
"""A day after all that the real register says."""


def verdicts(reading: Reading) -> tuple[object, ...]:
    """Every problem and every score, under the old names."""
    return (
        [(one.code, one.file, one.path, RENAMING.back(one.message)) for one in reading.problems],
        {name: as_dict(score, name) for name, score in reading.scores.items()},
    )


def read(root: Path, today: dt.date) -> Reading:
    return read_register(Places(root, root / "register", root / "schema", None), today)


def read_both_ways(root: Path, today: dt.date = TODAY) -> tuple[Reading, Reading]:
    """The register below a folder as it is, and with every code renamed, its schema's too."""
    shutil.copytree(SCHEMA, root / "schema")
    before = read(root, today)
    RENAMING.of_schema(root / "schema")
    RENAMING.of_entries(root / "register" / "initiatives", FRAMEWORK.initiative_schema)
    return before, read(root, today)


@pytest.mark.parametrize("case", CASES_OF_CODES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_cases_end_as_before_when_every_code_is_renamed(case: Path, tmp_path: Path) -> None:
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
    data = [one.data for one in after.register.initiatives.values()]
    assert all(one["stage"].startswith("renamed-") for one in data)
    bases = [basis for one in data for basis in one.get("legal", {}).get("bases", ())]
    assert bases
    assert all(basis.startswith("renamed-") for basis in bases)
