"""The guides for staff, followed word for word in a register that `fairshare init` began."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from installed import Installed
from pages import words_of
from practice import GUIDES, Practice

pytestmark = pytest.mark.long

NAMES = sorted(path.stem for path in GUIDES.glob("*.md"))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, installed: Installed) -> Practice:
    """The register as every guide finds it."""
    return Practice.begun(tmp_path_factory.mktemp("begun") / "home", installed)


@pytest.fixture
def practice(begun: Practice, tmp_path: Path) -> Practice:
    """A copy of it."""
    return begun.copied(tmp_path / "home")


@pytest.mark.parametrize("guide", NAMES)
def test_a_guide_does_what_it_says(guide: str, practice: Practice) -> None:
    """Each command works as it is written and prints what is shown; each file is there.

    What readers will see, as far as the guide quotes it, then stands on a page of the site.
    """
    practice.follow(guide)
    if promised := quoted(guide):
        practice.run("mkdocs", "build", "--strict", "--quiet")
        pages = (practice.register / "site").rglob("index.html")
        shown = "\n".join(words_of(page.read_text(encoding="utf-8")) for page in pages)
        assert [words for words in promised if words not in shown] == []


def quoted(guide: str) -> list[str]:
    """What a guide says, word for word, that readers will see."""
    text = (GUIDES / f"{guide}.md").read_text(encoding="utf-8")
    section = text.partition("## What readers will see")[2].partition("## ")[0]
    return re.findall(r'"([^"]+)"', section)


def test_after_a_merger_both_bodies_decisions_are_readable(practice: Practice) -> None:
    """At their old addresses, with who answers now; the successor's page and the data name both."""
    practice.follow("merge-bodies")
    practice.run("mkdocs", "build", "--strict", "--quiet")
    practice.run("fairshare", "verify", "site")
    ours = practice.words("initiatives/northshire-council/free-school-meals")
    assert "Unity Council: Decides jointly" in ours
    for words in (ours, practice.words("initiatives/southshire-council/rent-arrears")):
        assert (
            "shire Council was closed on 31 October 2026. Who answers now: Unity Council" in words
        )
        assert "To question this decision: Unity Council, information.governance@unity.ex" in words
        assert "shire.example , contact" not in words
    unity = practice.words("organisations/unity-council")
    assert "Northshire Council closed on 31 October 2026" in unity
    assert "Southshire Council closed on 31 October 2026 Rent arrears of council tenants" in unity
    with (practice.register / "site/data/organisations.csv").open(encoding="utf-8-sig") as table:
        answering = {row["id"]: row["answered_by"] for row in csv.DictReader(table)}
    assert answering == {
        "northshire-council": "unity-council",
        "northshire-schools-trust": "northshire-schools-trust",
        "southshire-council": "unity-council",
        "unity-council": "unity-council",
    }
