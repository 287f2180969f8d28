"""What was published is the base of what comes next: no merge, forced push or rebase loses it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from fairshare.cli import main
from fairshare.manifest import Manifest, hold_to
from fairshare.problems import SetupError
from pasts import Past, git
from projects import COUNCIL, FULL, SMALL, TRUST, Project, draw, files
from publications import holds

WATCHED = b"Families could feel watched"


class Branches:
    """A project in a repository, with the manifest of what `main` published."""

    def __init__(self, root: Path) -> None:
        self.project = draw(root)
        names = (FULL, SMALL, COUNCIL, TRUST)
        self.first = {name: self.project.path(name).read_bytes() for name in names}
        self.text = self.first[FULL]
        self.past = Past(root)
        self.past.commit(self.first)
        self.past.commit({SMALL: self.first[SMALL] + b"keywords: [cold]\n"}, branch="own")
        self.past.commit({FULL: self.words("might")})
        self.past.commit({FULL: self.words("may")})
        self.published = self._manifest_of("main")

    def words(self, verb: str) -> bytes:
        return self.text.replace(WATCHED, f"Families {verb} feel watched".encode())

    def move_main(self, branch: str) -> None:
        """What a push of another branch to main makes of it."""
        self.past.write(checkout=False)
        git(self.project.root, "checkout", "-q", "-f", "-B", "main", branch)

    def _manifest_of(self, branch: str) -> Manifest:
        self.move_main(branch)
        return Manifest.of(holds(self.project), {})

    def holds_on(self) -> None:
        """Raises SetupError where main does not go on from what was published."""
        hold_to(self.published, holds(self.project))


@pytest.fixture
def branches(tmp_path: Path) -> Branches:
    return Branches(tmp_path / "project")


def test_what_follows_upon_the_last_publication_is_published(branches: Branches) -> None:
    """The same again, and more of it."""
    branches.holds_on()
    branches.past.commit({FULL: branches.text})
    branches.move_main("main")
    branches.holds_on()


def test_a_merge_by_git_pull_does_not_erase_the_published_past(branches: Branches) -> None:
    """Its first parent is somebody's own commit; the other way round nothing is lost."""
    branches.past.commit({FULL: branches.words("may")}, branch="own", merge="main")
    branches.move_main("own")
    with pytest.raises(SetupError, match="merge the other way round"):
        branches.holds_on()


def test_the_same_merge_the_other_way_round_goes_on(branches: Branches) -> None:
    """The published branch is its first parent."""
    small = branches.first[SMALL] + b"keywords: [cold]\n"
    branches.past.commit({SMALL: small}, merge="own")
    branches.move_main("main")
    branches.holds_on()


def test_a_forced_push_does_not_lose_what_was_published(branches: Branches) -> None:
    """Another branch in the place of main, whatever it holds now."""
    branches.past.commit({FULL: branches.words("may")}, branch="own")
    branches.move_main("own")
    with pytest.raises(SetupError, match="forced push, put back the commits"):
        branches.holds_on()


def test_a_rebase_of_what_was_published_is_refused(branches: Branches) -> None:
    """The same changes upon other commits are another past."""
    git(branches.project.root, "-c", "user.name=a", "-c", "user.email=a@b.example", "rebase", "own")
    assert branches.project.path(FULL).read_bytes() == branches.words("may")
    with pytest.raises(SetupError, match="put back the commits"):
        branches.holds_on()


def test_a_rebase_that_keeps_every_text_goes_on(branches: Branches) -> None:
    """Commits have other names then; the chain knows texts only."""
    again = branches.past
    for verb in ("might", "may"):
        again.commit({FULL: branches.words(verb)}, branch="again")
    other = Past(branches.project.root)
    other.commit({**branches.first, "other.txt": b"new"})
    for verb in ("might", "may"):
        other.commit({FULL: branches.words(verb)})
    before = git(branches.project.root, "rev-parse", "main")
    other.write()
    assert git(branches.project.root, "rev-parse", "main") != before
    branches.holds_on()


def test_an_initiative_that_was_published_is_not_left_out(branches: Branches) -> None:
    """With a commit that says so too: a notice takes its place, or nothing does."""
    branches.past.commit({SMALL: None})
    branches.move_main("main")
    with pytest.raises(SetupError, match=r"household-support-fund was published, .* put it back"):
        branches.holds_on()


def test_a_copy_without_git_does_not_take_the_place_of_a_past(branches: Branches) -> None:
    """Nobody could see what it leaves out."""
    (branches.project.root / ".git").rename(branches.project.root / "aside")
    with pytest.raises(SetupError, match="clone of the whole repository"):
        branches.holds_on()


@pytest.fixture
def lost(branches: Branches) -> Project:
    """A project whose main was pushed over, beside the manifest of before and an older site."""
    project = branches.project
    project.write("kept.json", branches.published.written())
    project.write("site/index.html", "the last site")
    config = project.read("mkdocs.yml")
    branches.past.commit({FULL: branches.words("may")}, branch="own")
    branches.move_main("own")
    project.write("mkdocs.yml", config.replace("search: false", "search: false, since: kept.json"))
    return project


def test_a_build_that_would_lose_the_past_stops(
    lost: Project, caplog: pytest.LogCaptureFixture
) -> None:
    """In one sentence, and the site is as it was."""
    before = files(lost.site)
    with pytest.raises(SystemExit):
        lost.build()
    assert caplog.text.count("merge the other way round") == 1
    assert files(lost.site) == before


def test_a_check_tells_before_a_build_does(lost: Project) -> None:
    """`--since` names the manifest kept; without it the check has nothing to compare with."""
    command = ["--root", str(lost.root), "check", "--today", "2025-12-01"]
    result = CliRunner().invoke(main, [*command, "--since", str(lost.path("kept.json"))])
    assert result.exit_code == 2
    assert "merge the other way round" in result.stderr
    assert CliRunner().invoke(main, command).exit_code == 0


@pytest.mark.parametrize("fault", ["missing", "owner"])
def test_a_strict_build_stops_where_git_says_nothing(
    branches: Branches,
    fault: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Git that is missing, or refuses: one sentence, and no site without its history."""
    folder = tmp_path / "programs"
    folder.mkdir()
    if fault == "owner":
        git_program = folder / "git"
        git_program.write_text(
            "#!/bin/sh\necho 'fatal: detected dubious ownership in repository' >&2\nexit 128\n"
        )
        git_program.chmod(0o755)
    monkeypatch.setenv("PATH", os.fspath(folder))
    with pytest.raises(SystemExit):
        branches.project.build(strict=True)
    assert not branches.project.site.exists()
    said = {"missing": "install git", "owner": "safe.directory"}[fault]
    assert caplog.text.count(said) == 1
    assert "`history: false`" in caplog.text
