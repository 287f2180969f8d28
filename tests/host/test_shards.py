"""A register that is checked and drawn on several machines: the same site, or none."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from fairshare.cli import main
from fairshare.host.building import build_site
from fairshare.host.shards import check_share, draw_share
from fairshare.problems import SetupError
from fairshare.publish.products import shared_products
from fairshare.work.bundle import DRAW
from fairshare.work.shard import WHOLE, Shard
from pasts import git
from projects import FULL, SMALL, Project, draw, files
from real_register import real_register

COUNT = 4
EPOCH = "1795651200"
Build = Callable[[Path, Shard, Path], str]


def check(root: Path, shard: Shard, bundles: Path) -> str:
    return check_share(root, shard, bundles, strict=True)


def make(root: Path, shard: Shard, bundles: Path) -> str:
    return draw_share(root, shard, bundles, strict=True)


def on_machines(project: Path, bundles: Path, *stages: Build) -> None:
    """Each stage on machines that share nothing but the bundles, each with a copy of its own."""
    for stage in stages:
        for number in range(1, COUNT + 1):
            machine = bundles.with_name("machine")
            shutil.copytree(project, machine)
            stage(machine, Shard(number, COUNT), bundles)
            assert not (machine / "site").exists()
            shutil.rmtree(machine)


def with_past(project: Project) -> Project:
    """Two decisions with a past of two commits, and the text index."""
    project.replace("mkdocs.yml", "search: false", "search: true")
    git(project.root, "init", "--quiet")
    for message in ("first", "second"):
        git(project.root, "add", "--all")
        git(project.root, "commit", "--quiet", "--message", message)
        project.replace(SMALL, "title: ", f"title: {message} ")
    return project


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project, and beside it the bundles of four machines: nobody may change either."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCE_DATE_EPOCH", EPOCH)
        project = with_past(draw(tmp_path_factory.mktemp("shards") / "project"))
        on_machines(project.root, project.root.with_name("bundles"), check, make)
    return project


@pytest.fixture
def copy(drawn: Project, tmp_path: Path) -> Project:
    """The same for one test alone."""
    shutil.copytree(drawn.root, tmp_path / "project")
    shutil.copytree(drawn.root.with_name("bundles"), tmp_path / "bundles")
    return Project(tmp_path / "project")


def joined(project: Project) -> dict[str, bytes]:
    build_site(project.root, strict=True, bundles=project.root.with_name("bundles"))
    return files(project.site)


def whole(project: Project) -> dict[str, bytes]:
    build_site(project.root, strict=True, site_dir="whole")
    return files(project.path("whole"))


def test_the_joined_site_is_the_whole_one(copy: Project) -> None:
    """Byte for byte: pages, lists, data, feeds, text index, past, manifest."""
    found, expected = joined(copy), whole(copy)
    assert found.keys() == expected.keys()
    assert [name for name, content in expected.items() if found[name] != content] == []
    assert sum("versions/" in name for name in expected) > 0
    assert sum("search/index/" in name for name in expected) > 0


def test_what_was_drawn_is_not_drawn_again(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor checked: the last machine makes only what is made of the files of all."""

    def twice(*_given: object) -> None:
        raise AssertionError("done twice")

    monkeypatch.setattr("fairshare.flow.reader.Reader._judged", twice)
    monkeypatch.setattr("fairshare.history.steps.Past.pack", twice)
    monkeypatch.setattr("fairshare.publish.products.initiative_page", twice)
    said = build_site(copy.root, strict=True, bundles=copy.root.with_name("bundles"))
    counted = re.search(r"(\d+) of (\d+) products came from other machines\.", said)
    assert counted
    assert int(counted[1]) == int(counted[2]) - len(shared_products())


def test_the_next_build_begins_with_the_joined_site(copy: Project) -> None:
    """It is noted how it was made, so nothing changed means nothing made."""
    joined(copy)
    before = {path: path.stat().st_ino for path in copy.site.rglob("*") if path.is_file()}
    build_site(copy.root, strict=True)
    page = copy.site / "initiatives/northshire-council/free-school-meals/index.html"
    assert page.stat().st_ino == before[page]


def test_a_share_with_an_error_leaves_no_bundle(
    copy: Project, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The entry is named where it lies, the other shares are checked, and nothing is joined."""
    copy.write(FULL, copy.read(FULL).replace("themes:", "thmes:"))
    bundles = tmp_path / "new"
    failed = []
    for number in range(1, COUNT + 1):
        try:
            check(copy.root, Shard(number, COUNT), bundles)
        except SetupError as error:
            failed.append((number, str(error)))
    (one,) = failed
    assert "so the site is not built" in one[1]
    assert f"{FULL}:" in caplog.text
    assert len(list(bundles.iterdir())) == COUNT - 1
    with pytest.raises(SetupError, match=f"`check`: {one[0]}/4. Let those run first."):
        make(copy.root, Shard(1, COUNT), bundles)


@pytest.mark.parametrize("stage", ["check", "draw"])
def test_without_one_bundle_nothing_is_published(copy: Project, stage: str) -> None:
    """A smaller site would pass for a whole one; the last good site stands."""
    copy.write("site/last.html", "good")
    copy.root.with_name("bundles").joinpath(f"{stage}-3-of-4.bundle").unlink()
    with pytest.raises(SetupError, match=f"lacks bundles of the stage `{stage}`: 3/4"):
        joined(copy)
    assert files(copy.site) == {"last.html": b"good"}
    assert not copy.path("site.building").exists()


def test_another_commit_is_refused(copy: Project) -> None:
    """Bundles of the register as it was a moment ago are of no use, however little has changed."""
    copy.replace(SMALL, "title: ", "title: Third ")
    with pytest.raises(SetupError, match=r"check-1-of-4\.bundle was made from another state"):
        joined(copy)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("mkdocs.yml", "northshire.example", "moved.example"),
        ("mkdocs.yml", "Northshire register", "Another register"),
        ("mkdocs.yml", "search: true", "search: true, history: false"),
    ],
)
def test_other_settings_are_refused(copy: Project, name: str, old: str, new: str) -> None:
    """They are in each page, so what was drawn under others can't be taken."""
    copy.replace(name, old, new)
    with pytest.raises(SetupError, match=r"draw-1-of-4\.bundle was made from another state"):
        joined(copy)


def test_another_day_is_refused(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """One machine before midnight, and one after it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + 86_400))
    with pytest.raises(SetupError, match="was made for 2026-11-26, and this is for 2026-11-27"):
        joined(copy)


def test_another_past_is_refused(copy: Project) -> None:
    """A machine that had one commit more shows another history."""
    git(copy.root, "commit", "--quiet", "--all", "--message", "third")
    with pytest.raises(SetupError, match=r"draw-1-of-4\.bundle was made from another state"):
        joined(copy)


def test_a_file_that_is_not_what_was_drawn_is_noticed(copy: Project) -> None:
    """Each is held to the sum that was taken when it was made."""
    place = copy.root.with_name("bundles") / f"{DRAW}-1-of-4.bundle"
    content = place.read_bytes()
    assert b"</html>" in content
    place.write_bytes(content.replace(b"</html>", b"</htmL>"))
    with pytest.raises(SetupError, match="is damaged"):
        joined(copy)


NEEDED = "--check and --draw need --bundles, and take no --site-dir."
ONE = "Give --check or --draw: a machine does one, then the other."


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--check", "1/4"], NEEDED),
        (["--draw", "1/4"], NEEDED),
        (["--check", "1/4", "--draw", "1/4", "--bundles", "x"], ONE),
        (["--draw", "1/4", "--bundles", "x", "--site-dir", "y"], NEEDED),
        (["--check", "", "--bundles", "x"], "“” is no shard: write 2/4 for the second of four."),
        (
            ["--draw", "5/4", "--bundles", "x"],
            "“5/4” is no shard: write 2/4 for the second of four",
        ),
    ],
)
def test_options_that_make_no_sense_are_refused(options: list[str], words: str) -> None:
    """Before anything is read; an empty shard, of a variable that was not set, joins nothing."""
    said = CliRunner().invoke(main, ["build", *options])
    assert said.exit_code == 2
    assert words in said.output


@pytest.mark.parametrize("name", ["docs/b", "docs", "site", "site/b"])
def test_bundles_lie_outside_of_what_is_published(name: str, tmp_path: Path) -> None:
    """They would be published with the pages, or go with the last site."""
    root = draw(tmp_path / "project").root
    refused = "which is published: name a folder outside of it"
    for share in (check_share, draw_share):
        with pytest.raises(SetupError, match=refused):
            share(root, WHOLE, root / name, strict=False)
    with pytest.raises(SetupError, match=refused):
        build_site(root, strict=False, bundles=root / name)


@pytest.mark.long
def test_the_real_register_on_four_machines(tmp_path: Path) -> None:
    """By the commands that the workflow runs, with all its laws, pages of prose and its past."""
    root, bundles = real_register(tmp_path / "project"), tmp_path / "bundles"

    def by_command(option: str) -> Build:
        def run(machine: Path, shard: Shard, _bundles: Path) -> str:
            words = ["--root", str(machine), "build", "--strict", option, str(shard)]
            said = CliRunner().invoke(main, [*words, "--bundles", str(bundles)])
            assert said.exit_code == 0, said.output
            return said.output

        return run

    on_machines(root, bundles, by_command("--check"), by_command("--draw"))
    words = ["--root", str(root), "build", "--strict"]
    assert CliRunner().invoke(main, [*words, "--bundles", str(bundles)]).exit_code == 0
    assert CliRunner().invoke(main, [*words, "--site-dir", "whole"]).exit_code == 0
    found, expected = files(root / "site"), files(root / "whole")
    assert len(expected) > 1000
    assert found.keys() == expected.keys()
    assert [name for name, content in expected.items() if found[name] != content] == []
