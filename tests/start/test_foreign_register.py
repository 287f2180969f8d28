"""New registers speak of their own body and law: no word of ours or of another country is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from beginning import COUNCIL, MUNICIPALITY, begun, run
from foreign_words import (
    ABOUT_DEMONSTRATIONS,
    ABOUT_LAWS,
    ABOUT_THE_PROGRAM,
    ABOUT_THEIR_NUMBERS,
    BRITISH,
    OUR_ENTRIES,
    OURS,
    said,
    texts,
)
from pasts import git
from projects import Project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A new Dutch register, and its site."""
    return site_of(tmp_path_factory.mktemp("dutch") / "register", MUNICIPALITY)


@pytest.fixture(scope="module")
def dutch(built: Project) -> dict[str, str]:
    """The texts of its site, by their paths."""
    return texts(built)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The same of an English council."""
    return texts(site_of(tmp_path_factory.mktemp("english") / "register", COUNCIL))


@pytest.fixture(params=["english", "dutch"])
def either(request: pytest.FixtureRequest) -> dict[str, str]:
    """One of the two, then the other."""
    found: dict[str, str] = request.getfixturevalue(request.param)
    return found


def site_of(root: Path, options: dict[str, str]) -> Project:
    project = begun(root, options)
    project.replace("mkdocs.yml", "!ENV [FAIRSHARE_SEARCH, true]", "false")
    project.build(strict=True)
    return project


def test_no_word_of_another_country_is_in_it(dutch: dict[str, str]) -> None:
    """Law, regulator, kinds of body and licence are those of the Netherlands."""
    assert said(dutch, BRITISH, ABOUT_THEIR_NUMBERS | ABOUT_LAWS) == {}
    assert "Autoriteit Persoonsgegevens" in dutch["about/questioning/index.html"]
    assert "Gemeente Noordersluis" in dutch["about/who/index.html"]


def test_no_word_of_the_demonstration_is_in_it(either: dict[str, str]) -> None:
    """Of us it says what it is made with, and no more; our own pages of staff are theirs."""
    assert said(either, OURS, ABOUT_DEMONSTRATIONS) == {}
    assert said(either, OUR_ENTRIES, set()) == {}
    home = either["index.html"]
    assert home.count("Made with FairShare.") == 1


def test_our_name_is_that_of_the_program(either: dict[str, str]) -> None:
    """No page, feed or title speaks as FairShare: it is the name of what the site is made with."""
    titles = re.compile(r"<(?:title|h1|author|name)[^>]*>[^<]*FairShare[^<]*<")
    found = said(either, titles, ABOUT_THE_PROGRAM)
    assert found == {}
    home = re.sub(r"Made with FairShare\.", "", either["index.html"])
    assert "FairShare" not in re.sub(r"<[^>]+>", " ", home)


def test_every_page_says_that_it_is_being_set_up(either: dict[str, str]) -> None:
    """Until the body says otherwise, nobody may take it for a decision."""
    pages = [text for name, text in either.items() if name.endswith(".html")]
    assert len(pages) > 100
    assert all("This register is being set up." in text for text in pages)


def test_the_answer_goes_to_the_bodys_own_mailbox(dutch: dict[str, str]) -> None:
    """On the pages that say whom to ask, and in the form's ways to hand over."""
    assert "privacy@noordersluis.test" in dutch["about/questioning/index.html"]
    assert "privacy@noordersluis.test" in dutch["assess/form.json"]


def test_a_copy_for_windows_verifies_it(built: Project, tmp_path: Path) -> None:
    """A new register brings the attributes with which git ends its lines alike everywhere."""
    copy = tmp_path / "copy"
    git(built.root, "-c", "core.autocrlf=true", "clone", "--quiet", str(built.root), str(copy))
    verified = run(Project(copy), "verify", "--no-build", str(built.site))
    assert "No difference was found." in verified.output
    checked = run(Project(copy), "check", "--strict", "--base", "HEAD")
    assert checked.exit_code == 0, checked.output
