"""Starting points: common kinds of sharing, with hints, no ratings and no claims about any body."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from fairshare.framework import Framework
from fairshare.load.framework import load_framework
from fairshare.model import StartingPoint
from fairshare.problems import SetupError
from fairshare.publish.form.starting_points import starting_points
from fairshare.start.new_register import STARTER
from projects import REPOSITORY

POINTS = load_framework(REPOSITORY / "schema").starting_points


def test_a_dozen_common_kinds_are_there() -> None:
    """Those that staff named, each called so in a list to choose from."""
    names = {one.name for one in POINTS}
    assert names >= {"free-school-meals", "council-tax-debt", "safeguarding-hub", "health-research"}
    assert names >= {"fraud-pilot", "homelessness", "blue-badge", "electoral-canvass"}
    assert names >= {"youth-justice", "supporting-families", "fuel-poverty", "hospital-discharge"}
    assert len({one.label for one in POINTS}) == len(POINTS)


@pytest.mark.parametrize("start", POINTS, ids=[one.name for one in POINTS])
def test_each_has_hints_on_risks(start: StartingPoint, framework: Framework) -> None:
    """On the risks to people, on what would happen if it went wrong, and on two questions more."""
    assert {("purpose", "risks"), ("answers", "harm")} <= start.hints.keys()
    asked = {("answers", question.id) for question in framework.questions}
    assert len(asked & start.hints.keys()) >= 3
    assert all(hint.endswith((".", "?")) and len(hint) <= 200 for hint in start.hints.values())


@pytest.mark.parametrize("start", POINTS, ids=[one.name for one in POINTS])
def test_none_names_a_body_of_the_register(start: StartingPoint) -> None:
    """What is usual is said of no one: a name would make it a claim."""
    files = (REPOSITORY / "register" / "organisations").glob("*.yml")
    lines = (line for path in files for line in path.read_text("utf-8").splitlines())
    names = [line.removeprefix("name: ") for line in lines if line.startswith("name: ")]
    assert len(names) > 20
    words = " ".join([start.label, start.about, *start.hints.values()])
    assert [name for name in names if name in words] == []


def test_the_form_has_them_as_data(framework: Framework) -> None:
    """By the paths of its fields."""
    found = starting_points(framework)
    assert list(found) == [one.name for one in framework.starting_points]
    meals = found["free-school-meals"]
    assert meals["fields"]["themes"] == ["education", "welfare"]
    assert meals["fields"]["data.identifiability"] == "identifiable"
    assert meals["hints"]["answers.harm"].startswith("Think of")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  themes: [", "  themes: [nowhere, ", "names nowhere, which is not on its list"),
        ("fields:\n", "fields:\n  answers.harm: [a]\n", "`fields.answers.harm` is not known here"),
        ("  answers.harm:", "  answers.harms:", "is no field of an entry"),
        ("label: ", "named: ", "`label` is missing"),
    ],
)
def test_a_broken_one_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A code or a field that no entry has, a rating, a missing name: one sentence with the line."""
    schema = tmp_path / "schema"
    shutil.copytree(REPOSITORY / "schema", schema)
    path = schema / "starting_points" / "blue-badge.yml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(SetupError, match=r"starting_points/blue-badge\.yml, line \d+: ") as raised:
        load_framework(schema)
    assert said in str(raised.value)


def test_a_register_of_another_country_is_shown_no_law_of_ours() -> None:
    """No hint of a new Irish or Dutch register names an Act, or a tax, that is not theirs."""
    for country in ("ie", "nl"):
        found = load_framework(STARTER / "packs" / country / "schema").starting_points
        assert len(found) == len(POINTS) - 1
        words = " ".join(hint for one in found for hint in one.hints.values())
        assert re.findall(r"Act \d{4}|council tax|Council tax", words) == []
    assert sum("Act " in hint for one in POINTS for hint in one.hints.values()) == 4


def test_a_register_that_has_none_has_those_of_the_program(tmp_path: Path) -> None:
    """They help whoever begins."""
    schema = tmp_path / "schema"
    shutil.copytree(REPOSITORY / "schema", schema)
    shutil.rmtree(schema / "starting_points")
    ours = load_framework(REPOSITORY / "schema").starting_points
    assert load_framework(schema).starting_points == ours
