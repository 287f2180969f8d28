"""The example that a register begins with never was a decision: it may go without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from beginning import COUNCIL, begun, run
from fairshare.flow.pipeline import Places, current_day, read_past, read_register
from fairshare.history import History
from fairshare.manifest import Folders, read_sources
from fairshare.work.cache import Cache
from pasts import git
from projects import Project

EXAMPLE = "register/initiatives/northshire-council/example.yml"
REAL = "register/initiatives/northshire-council/warm-homes.yml"
LINE = "example: northshire-council/example"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A new register with a decision of its own, whose example was deleted."""
    project = begun(tmp_path / "register", COUNCIL)
    project.write(REAL, project.read(EXAMPLE).replace("Example: finding", "Finding"))
    commit(project)
    project.path(EXAMPLE).unlink()
    return project


def commit(project: Project) -> None:
    git(project.root, "add", "--all")
    git(project.root, "commit", "--quiet", "--message", "A change")


def test_its_file_may_be_deleted(project: Project) -> None:
    """As the README of a new register asks for; the check against the last commit is green."""
    result = run(project, "check", "--strict", "--base", "HEAD")
    assert result.output.endswith("2 files checked. No problems.\n")


def test_nothing_else_may_be_deleted_with_it(project: Project) -> None:
    """A decision of the body's own stays."""
    project.path(REAL).unlink()
    result = run(project, "check", "--base", "HEAD")
    assert f"{REAL}:1:1: E501" in result.output
    assert "example.yml" not in result.output


def test_the_past_leaves_it_out(project: Project) -> None:
    """No page says that it was removed, and no link of the chain that it was there."""
    commit(project)
    folders = Folders(project.path("register"), project.path("schema"))
    sources = read_sources(project.root, folders, "", Cache(None, ""))
    assert [list(link.changed) for link in sources.links] == [["northshire-council/warm-homes"]]
    places = Places.below(project.root, "register", None, None)
    history = read_past(places, read_register(places, current_day()))
    assert isinstance(history, History)
    assert list(history.initiatives) == ["northshire-council/warm-homes"]


def test_it_is_in_no_chain_while_it_stands(tmp_path: Path) -> None:
    """Else the seals that people noted would change on the day that it goes."""
    project = begun(tmp_path / "register", COUNCIL)
    folders = Folders(project.path("register"), project.path("schema"))
    sources = read_sources(project.root, folders, "", Cache(None, ""))
    assert (sources.initiatives, sources.links) == ({}, ())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (LINE, "", "no longer names northshire-council/example as its example"),
        (LINE, "example: northshire-council/warm-homes", "no longer names"),
    ],
)
def test_what_it_names_stays(old: str, new: str, said: str, project: Project) -> None:
    """Else a decision could be called an example one day, and be gone the next."""
    project.replace("register.yml", old, new)
    result = run(project, "check", "--base", "HEAD")
    assert "register.yml:1:1: E531" in result.output
    assert said in result.output


def test_a_register_without_one_gets_none(project: Project) -> None:
    """It was published without: all that it held was a decision."""
    text = project.read("register.yml")
    project.replace("register.yml", LINE, "")
    commit(project)
    project.write("register.yml", text)
    result = run(project, "check", "--base", "HEAD")
    assert "names northshire-council/example as an example, and did not before" in result.output
