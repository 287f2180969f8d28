"""A disk that is full or can't be written: one clear sentence, and the last good site stands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from fairshare.problems import SetupError
from fairshare.publish.frame import swap
from projects import Project, draw, files

PROGRAM = """\
import resource, sys
_soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop()), hard))
from mkdocs.__main__ import cli
cli()
"""
"""Builds as `mkdocs build` does, on a disk with no room for a file larger than the last argument.

A limit holds for the administrator too, who may write where modes say no.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a site, and a change of every page that is not published yet."""
    project = draw(tmp_path_factory.mktemp("disk") / "project")
    project.build()
    project.replace("schema/codes/themes.yml", "label: Education", "label: Schools and colleges")
    return project


def largest(site: Path, folder: str, kind: str) -> int:
    """Bytes of the largest file of a kind."""
    return max(len(content) for name, content in files(site / folder).items() if kind in name)


@pytest.mark.parametrize(
    ("name", "folder", "kind"),
    [("fairshare.css", "assets", ".css"), ("index.html", "", ".html")],
    ids=["style-sheet", "page"],
)
def test_a_full_disk_is_told_in_one_sentence(
    name: str, folder: str, kind: str, built: Project
) -> None:
    """Whether a style sheet or a page of ours has no room; nothing is lost."""
    before = files(built.site)
    room = largest(built.site, folder, kind) - 1
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "build", "-q", str(room)],
        cwd=built.root,
        env={**os.environ, "DISABLE_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "can't be written" in line]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(said) == 1
    assert f"The site can't be written: {name}" in said[0]
    assert files(built.site) == before
    assert [path.name for path in built.root.glob("site*")] == ["site"]


def test_a_folder_that_can_not_be_written_is_told(
    built: Project, caplog: pytest.LogCaptureFixture
) -> None:
    """A place that refuses even the administrator: below a file, no folder can be made."""
    built.write("taken", "a file")
    config = built.read("mkdocs.yml")
    built.write("mkdocs.yml", f"{config}site_dir: taken/site\n")
    with pytest.raises(Abort):
        built.build()
    built.write("mkdocs.yml", config)
    assert "The site can't be built in site.building/: Not a directory." in caplog.text
    assert "site/ is left as it was." in caplog.text
    assert built.read("taken") == "a file"


def test_a_place_that_refuses_the_finished_site_keeps_the_last(tmp_path: Path) -> None:
    """A site can't take the place of the folder that it was built in."""
    site = tmp_path / "site"
    (site / "next").mkdir(parents=True)
    (site / "index.html").write_text("last")
    with pytest.raises(SetupError, match=r"its place: .*\. site/ is left as it was\."):
        swap.swap(site / "next", site)
    assert (site / "index.html").read_text() == "last"
