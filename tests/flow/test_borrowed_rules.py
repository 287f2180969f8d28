"""A register that takes its rules from another one's folder."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from fairshare.flow.pipeline import Places, read_register
from projects import COUNCIL, Project, draw

TODAY = dt.date(2025, 12, 1)
EMPTY = hashlib.sha256(b"").hexdigest()
ALLOWED = f"""\
allowed:
  - id: northshire-council
    code: W254
    path: identifiers
    sha256: {EMPTY}
    reason: It has none.
"""


@pytest.fixture
def lender(tmp_path: Path) -> Project:
    """A register whose maintainers have acknowledged that its council has no number."""
    project = draw(tmp_path / "lender")
    project.write("schema/allow-list.yml", ALLOWED)
    project.change(COUNCIL, lambda data: data.pop("identifiers"))
    return project


def codes(root: Path, schema: str) -> list[str]:
    """What a check says of a register."""
    places = Places.below(root, "register", schema, None)
    return [problem.code for problem in read_register(places, TODAY).problems]


def test_what_is_acknowledged_holds_for_the_register_beside_it(lender: Project) -> None:
    """Its own is silent."""
    assert codes(lender.root, "schema") == []


def test_it_holds_for_no_register_that_borrows_the_rules(lender: Project, tmp_path: Path) -> None:
    """Which may have a body of the same name: it is warned, and not told of idle items."""
    borrower = draw(tmp_path / "borrower")
    borrower.change(COUNCIL, lambda data: data.pop("identifiers"))
    assert codes(borrower.root, f"../{lender.root.name}/schema") == ["W254"]
    other = draw(tmp_path / "other")
    assert codes(other.root, f"../{lender.root.name}/schema") == []
