"""Witnesses: who keeps three lines sees whether the past that they stand for is still there."""

from __future__ import annotations

import json
import shutil
from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fairshare.cli import main
from fairshare.manifest import chain, checkpoint, tree
from fairshare.manifest.checkpoint import Checkpoint, read_checkpoint
from projects import FULL
from publications import Publication

ADDRESS = "https://register.northshire.example/"
ID = "northshire-council/free-school-meals"


@pytest.fixture
def site(publication: Publication, tmp_path: Path) -> Path:
    """A copy of the published site, whose past can be changed."""
    return Path(shutil.copytree(publication.site, tmp_path / "site"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a witness keeps the head; not there before the first look."""
    return tmp_path / "head.txt"


def look(site: Path, file: Path) -> Result:
    """As a third party looks: from a folder without a register."""
    return CliRunner().invoke(main, ["verify", str(site), "--witness", str(file)])


def publish_past(site: Path, links: tuple[chain.Link, ...]) -> None:
    (site / chain.ADDRESS).write_bytes(chain.chain_bytes(links))
    (site / checkpoint.ADDRESS).write_bytes(Checkpoint.of(ADDRESS, links).written())


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_past_that_goes_on_is_taken(publication: Publication, site: Path, file: Path) -> None:
    """The first look keeps the head, the next one the new head."""
    links = publication.sources.links
    publish_past(site, links[:2])
    first = look(site, file)
    assert (first.exit_code, first.stdout) == (
        0,
        "register.northshire.example: first look, 2 changes.\n",
    )
    publish_past(site, links)
    second = look(site, file)
    assert (second.exit_code, second.stdout) == (
        0,
        "register.northshire.example: all that was seen is there, and 1 change is new.\n",
    )
    assert read_checkpoint(file.read_bytes()).size == 3
    assert look(site, file).exit_code == 0


@pytest.mark.parametrize("lost", ["shorter", "altered", "half", "taken away"])
def test_a_past_that_does_not_go_on_is_refused(
    lost: str, publication: Publication, site: Path, file: Path
) -> None:
    """Status 1; the head that was seen stays, for it is the evidence."""
    links = publication.sources.links
    look(site, file)
    seen = file.read_bytes()
    if lost == "shorter":
        publish_past(site, links[:2])
    elif lost == "altered":
        publish_past(site, chain.linked([{"other": "1" * 64}] * 4, {ID: "2" * 64}))
    elif lost == "half":
        (site / chain.ADDRESS).write_bytes(chain.chain_bytes(links[:2]))
    else:
        (site / checkpoint.ADDRESS).unlink()
    result = look(site, file)
    assert result.exit_code == 1
    assert result.stdout.startswith("chain: ")
    assert "does not go on from what was seen" in result.stderr
    assert file.read_bytes() == seen


def test_another_register_or_no_head_is_a_wrong_use(
    publication: Publication, site: Path, file: Path
) -> None:
    """Status 2, in one sentence; nothing is written."""
    file.write_bytes(Checkpoint.of("https://b.example/", publication.sources.links).written())
    result = look(site, file)
    assert result.exit_code == 2
    assert "keep a file for each register" in result.stderr
    file.write_text("no head", "utf-8")
    assert look(site, file).exit_code == 2
    assert file.read_text("utf-8") == "no head"
    file.unlink()
    (site / checkpoint.ADDRESS).unlink()
    result = look(site, file)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert not file.exists()


def test_a_proof_leads_from_a_text_to_the_head(publication: Publication) -> None:
    """With nothing but the file, the proof and the checkpoint; for an older text too."""
    text = publication.project.path(FULL).read_bytes()
    newest = prove(publication, ID)
    assert newest["sha256"] == sha256(text).hexdigest()
    assert newest["version"] == 3
    assert newest == prove(publication, f"{ID}@3")
    assert prove(publication, f"{ID}@1")["sha256"] != newest["sha256"]
    assert json.loads(newest["line"])["changed"] == {ID: newest["sha256"]}
    root = tree.root_along(
        newest["line"].encode(),
        newest["index"],
        newest["checkpoint"]["size"],
        [b64decode(one) for one in newest["hashes"]],
    )
    assert root == read_checkpoint((publication.site / checkpoint.ADDRESS).read_bytes()).root


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("northshire-council/none", "is not in the published chain"),
        (f"{ID}@4", "has had 3 texts, so there is no version 4"),
        (f"{ID}@0", "there is no version 0"),
        (f"{ID}@two", "two is no number of a version"),
    ],
)
def test_what_was_not_published_has_no_proof(
    wanted: str, said: str, publication: Publication
) -> None:
    """Status 2, in one sentence."""
    result = CliRunner().invoke(main, ["verify", str(publication.site), "--proof", wanted])
    assert result.exit_code == 2
    assert said in result.stderr


def prove(publication: Publication, wanted: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["verify", str(publication.site), "--proof", wanted])
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))
