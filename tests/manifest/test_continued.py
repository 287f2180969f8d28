"""What was published is the base of what comes next: no merge, forced push or rebase loses it."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairshare.cli import main
from fairshare.manifest import Manifest, document, hold_to
from fairshare.manifest.document import read_manifest
from fairshare.problems import SetupError
from pasts import Files, Past, git
from projects import COUNCIL, FULL, REPOSITORY, SMALL, TRUST, Project, draw, files
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


def test_an_organisation_is_not_renamed_in_a_past_new_file(branches: Branches) -> None:
    """No chain has it: with every decision as it was, another name would stand on each page."""
    renamed = branches.first[COUNCIL].replace(b"name: North", b"name: South")
    assert renamed != branches.first[COUNCIL]
    again = Past(branches.project.root)
    again.commit({**branches.first, COUNCIL: renamed})
    for verb in ("might", "may"):
        again.commit({FULL: branches.words(verb)})
    again.write()
    with pytest.raises(SetupError, match="organisation northshire-council is not in the past"):
        branches.holds_on()


def test_an_organisation_that_was_renamed_since_goes_on(branches: Branches) -> None:
    """Its earlier text is in the past."""
    renamed = branches.first[COUNCIL].replace(b"name: North", b"name: South")
    branches.past.commit({COUNCIL: renamed})
    branches.move_main("main")
    branches.holds_on()


LABELS = "schema/codes/outcomes.yml"


def called(label: bytes) -> bytes:
    """The list of outcomes with another label for what was refused."""
    return (REPOSITORY / LABELS).read_bytes().replace(b"label: Refused", b"label: " + label)


class Relabelled(Branches):
    """A register whose labels lie in the repository, and are changed once as the check allows."""

    def rewritten(self, label: bytes, council: bytes = b"", then: Files | None = None) -> None:
        """The same texts of decisions, the first with a label and a name of its body to choose."""
        past = Past(self.project.root)
        council = council or self.first[COUNCIL]
        past.commit({**self.first, LABELS: called(label), COUNCIL: council})
        past.commit({FULL: self.words("might"), COUNCIL: self.first[COUNCIL]})
        past.commit({FULL: self.words("may"), LABELS: called(b"Not approved")})
        if then:
            past.commit(then)
        past.write()


@pytest.fixture
def relabelled(tmp_path: Path) -> Relabelled:
    made = Relabelled(tmp_path / "project")
    made.rewritten(b"Refused")
    made.published = Manifest.of(holds(made.project), {})
    return made


def test_a_label_of_the_past_is_not_changed_in_a_past_new_written(relabelled: Relabelled) -> None:
    """The chain knows texts only; today's label is as it was, and the first page's is not."""
    relabelled.holds_on()
    relabelled.rewritten(b"Approved")
    assert relabelled.published.goes_on_in(holds(relabelled.project).links)
    with pytest.raises(SetupError, match="questions, labels and names under which decisions were"):
        relabelled.holds_on()
    relabelled.rewritten(b"Refused")
    relabelled.holds_on()


def test_a_name_of_the_past_is_not_changed_in_a_past_new_written(relabelled: Relabelled) -> None:
    """Nor what a body was called then, though its name of today is in the past."""
    council = relabelled.first[COUNCIL].replace(b"name: North", b"name: South")
    relabelled.rewritten(b"Refused", council)
    with pytest.raises(SetupError, match="questions, labels and names under which decisions were"):
        relabelled.holds_on()


def test_a_label_that_changes_from_now_on_goes_on(relabelled: Relabelled) -> None:
    """With an entry and without one: what may change, the check of the change says."""
    relabelled.rewritten(b"Refused", then={LABELS: called(b"Turned down")})
    relabelled.holds_on()
    relabelled.rewritten(b"Refused", then={LABELS: called(b"Turned down"), FULL: relabelled.text})
    relabelled.holds_on()


def test_a_manifest_from_before_holds_what_it_can(relabelled: Relabelled) -> None:
    """One that says nothing of words is a manifest still."""
    older = replace(relabelled.published, words=None)
    assert read_manifest(older.written()) == older
    relabelled.rewritten(b"Approved")
    hold_to(older, holds(relabelled.project))


def test_an_initiative_that_was_published_is_not_left_out(branches: Branches) -> None:
    """With a commit that says so too: a notice takes its place, or nothing does."""
    branches.past.commit({SMALL: None})
    branches.move_main("main")
    with pytest.raises(SetupError, match=r"household-support-fund was published, .* put it back"):
        branches.holds_on()


def test_a_copy_without_git_does_not_take_the_place_of_a_past(branches: Branches) -> None:
    """Nobody could see what it leaves out."""
    (branches.project.root / ".git").rename(branches.project.root / "aside")
    with pytest.raises(
        SetupError, match=r"this copy is without\. .*: run the command in a clone of the register\."
    ):
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


AIMS = "aims: [automatic-entitlement"
WIDER = "aims: [automatic-entitlement, immigration-control"


@pytest.fixture
def published(branches: Branches, serve: Callable[[Path], str], tmp_path: Path) -> Project:
    """A project whose site lies at the address that its settings name."""
    project = branches.project
    (tmp_path / "host" / "data").mkdir(parents=True)
    (tmp_path / "host" / document.ADDRESS).write_bytes(branches.published.written())
    config = project.read("mkdocs.yml").replace(
        "https://register.northshire.example/", serve(tmp_path / "host")
    )
    project.write("mkdocs.yml", config)
    return project


def check(project: Project, *options: str) -> Result:
    command = ["--root", str(project.root), "check", "--today", "2025-12-01", *options]
    return CliRunner().invoke(main, command)


def test_what_was_published_is_the_base_of_the_check(published: Project) -> None:
    """Without any commit named: a decided entry is not bent between two publications."""
    assert check(published, "--published").exit_code == 0
    published.replace(FULL, AIMS, WIDER)
    assert check(published).exit_code == 0
    result = check(published, "--published")
    assert result.exit_code == 1
    assert "E511" in result.stdout


def test_a_bend_that_was_committed_is_found_too(branches: Branches, published: Project) -> None:
    """The base is the commit that was published, however many lie between."""
    config = published.read("mkdocs.yml")
    bent = branches.words("may").replace(AIMS.encode(), WIDER.encode())
    branches.past.commit({FULL: bent})
    branches.past.commit({"other.txt": b"later"})
    branches.move_main("main")
    published.write("mkdocs.yml", config)
    assert check(published, "--base", "HEAD~1").exit_code == 0
    assert "E511" in check(published, "--published").stdout


def test_a_site_that_is_not_there_yet_has_no_past(published: Project, tmp_path: Path) -> None:
    """It is said, and the check goes on; a host that does not answer stops it instead."""
    (tmp_path / "host" / document.ADDRESS).unlink()
    result = check(published, "--published")
    assert result.exit_code == 0
    assert result.stderr.count("yet, so there is no past to go on from.") == 1
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        config = re.sub("site_url: .*", f"site_url: {address}", published.read("mkdocs.yml"))
    published.write("mkdocs.yml", config)
    result = check(published, "--published")
    assert result.exit_code == 2
    assert "can't be reached" in result.stderr


def test_a_site_without_a_manifest_worth_the_name_is_refused(
    published: Project, tmp_path: Path
) -> None:
    """As a host that answers each question with a page of its own; or no address at all."""
    (tmp_path / "host" / document.ADDRESS).write_text("<h1>Not found</h1>")
    result = check(published, "--published")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "publishes as its manifest is none" in result.stderr
    published.write("mkdocs.yml", re.sub("site_url: .*\n", "", published.read("mkdocs.yml")))
    result = check(published, "--published")
    assert result.exit_code == 2
    assert "add `address`" in result.stderr


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
