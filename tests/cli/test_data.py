"""`fairshare data`: the files of the site without the site, also of a day in the past."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from data_files import rows
from fairshare.cli import main
from pasts import Past
from projects import FULL, SMALL, Project, draw, files
from publications import Publication

TITLE = "Automatic registration for free school meals"
NEWER = "Registration for free school meals without a form"
NOTICE = """\
redacted:
  date: "2025-01-04"
  reason: It named a person who has nothing to do with it.
dates: {}
"""
ID = "northshire-council/free-school-meals"
EPOCH = "1767225600"
"""1 January 2026."""


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the commands are run."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture
def dated(tmp_path: Path) -> Project:
    """A register of three days: an entry, another title on the next day, and then a second one."""
    project = draw(tmp_path / "project")
    project.replace(FULL, f"related: [{ID.partition('/')[0]}/household-support-fund]\n", "")
    past = Past(project.root)
    seconds = 1_764_547_200  # 1 December 2025
    whole = {name: content for name, content in files(project.root).items() if name != SMALL}
    past.commit(whole, seconds=seconds)
    newer = project.path(FULL).read_bytes().replace(TITLE.encode(), NEWER.encode())
    past.commit({FULL: newer}, seconds=seconds + 86_400)
    past.commit({SMALL: project.path(SMALL).read_bytes()}, seconds=seconds + 5 * 86_400)
    past.write()
    return project


def run(project: Project, *arguments: str | Path) -> Result:
    asked = ["--root", str(project.root), "data", *map(str, arguments)]
    return CliRunner().invoke(main, asked)


def titles(folder: Path) -> dict[str, str]:
    """What each initiative is called in the table of a folder."""
    found = rows((folder / "data/initiatives.csv").read_bytes())
    return {row["id"]: row["title"] for row in found}


def whole(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "api/v1/register.json").read_bytes())
    return found


def test_it_writes_what_the_site_publishes(
    publication: Publication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes at the same places, and nothing that is no data."""
    folder = tmp_path / "out"
    built = dt.date.fromisoformat(
        json.loads((publication.site / "data/build.json").read_bytes())["day"]
    )
    moment = dt.datetime.combine(built, dt.time(), dt.UTC).timestamp()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment)))
    assert run(publication.project, folder).exit_code == 0
    made = files(folder)
    site = files(publication.site)
    assert {name for name in made if site.get(name) != made[name]} == set()
    assert "data/SHA256SUMS" in made
    assert not any(name.endswith(".html") for name in made)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2025-12-01", {ID: TITLE}),
        ("2025-12-02", {ID: NEWER}),
        ("2025-12-05", {ID: NEWER}),
        ("HEAD~2", {ID: TITLE}),
        ("main~1", {ID: NEWER}),
    ],
)
def test_the_register_of_a_day_is_as_it_was(
    dated: Project, tmp_path: Path, at: str, expected: dict[str, str]
) -> None:
    """By the end of the day, or at a revision; what came later is not there."""
    folder = tmp_path / "out"
    result = run(dated, folder, "--at", at)
    assert result.exit_code == 0, result.output
    assert titles(folder) == expected


def test_the_history_ends_with_that_day(dated: Project, tmp_path: Path) -> None:
    """And so does the count of versions, and the day that the files name."""
    folder = tmp_path / "out"
    assert run(dated, folder, "--at", "2025-12-01").exit_code == 0
    assert whole(folder)["as_of"] == "2025-12-01"
    (one,) = whole(folder)["initiatives"]
    assert one["version"] == 1
    changes = rows((folder / "data/history.csv").read_bytes())
    assert {row["date"] for row in changes} == {"2025-12-01"}
    later = tmp_path / "later"
    assert run(dated, later, "--at", "2025-12-02").exit_code == 0
    (row,) = [one for one in rows((later / "data/history.csv").read_bytes()) if one["field"]]
    assert (row["field"], row["old"], row["new"]) == ("title", TITLE, NEWER)


def test_the_same_day_comes_out_the_same(dated: Project, tmp_path: Path) -> None:
    """Byte for byte, whenever it is asked for."""
    for name in ("one", "two"):
        assert run(dated, tmp_path / name, "--at", "HEAD~1").exit_code == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_what_was_removed_since_does_not_come_back(dated: Project, tmp_path: Path) -> None:
    """The notice of today stands in its place, also in the history."""
    dated.write(FULL, NOTICE)
    folder = tmp_path / "out"
    result = run(dated, folder, "--at", "2025-12-01")
    assert result.exit_code == 0, result.output
    (one,) = whole(folder)["initiatives"]
    assert one["state"] == "removed"
    everything = b"".join(files(folder).values())
    assert b"Families could feel watched" not in everything
    assert TITLE.encode() not in everything


def test_a_withheld_version_does_not_come_back(dated: Project, tmp_path: Path) -> None:
    """A notice says that it is kept from view."""
    folder = tmp_path / "first"
    assert run(dated, folder, "--at", "2025-12-01").exit_code == 0
    name = whole(folder)["initiatives"][0]["sha256"][:12]
    dated.replace("mkdocs.yml", "{search: false}", f'{{search: false, withheld: ["{name}"]}}')
    again = tmp_path / "again"
    assert run(dated, again, "--at", "2025-12-01").exit_code == 0
    (one,) = whole(again)["initiatives"]
    assert one["entry"]["redacted"]["reason"].startswith("The maintainers of this register keep")
    assert TITLE.encode() not in b"".join(files(again).values())


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2020-01-01", "git holds nothing of this register from 2020-01-01 or before."),
        ("2025-02-30", "2025-02-30 is no day."),
        ("nobody", 'git knows no revision "nobody" here'),
    ],
)
def test_a_day_that_git_does_not_know_is_said(
    dated: Project, tmp_path: Path, at: str, said: str
) -> None:
    """In one sentence, and nothing is written."""
    result = run(dated, tmp_path / "out", "--at", at)
    assert result.exit_code == 2
    assert said in result.output
    assert not (tmp_path / "out").exists()


def test_an_older_form_is_said(tmp_path: Path) -> None:
    """Rules of old that this version can't read stop it, with the day."""
    project = draw(tmp_path / "older")
    past = Past(project.root)
    past.commit({**files(project.root), "schema/initiative.schema.json": b"{}"})
    past.write()
    result = run(project, tmp_path / "out", "--at", "HEAD")
    assert result.exit_code == 2
    assert "The register of 2025-01-01 can’t be read by this version of FairShare" in result.output


def test_a_folder_with_something_in_it_stays_as_it_is(project: Project, tmp_path: Path) -> None:
    """Old files beside new ones would pass for the register."""
    (tmp_path / "old.csv").write_text("mine", encoding="utf-8")
    result = run(project, tmp_path)
    assert result.exit_code == 2
    assert "is not empty: name a new folder." in result.output
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["old.csv"]


def test_a_register_with_an_error_is_not_written(project: Project, tmp_path: Path) -> None:
    """Better no data than a part of it."""
    project.replace(FULL, "title: Automatic", "titel: Automatic")
    result = run(project, tmp_path / "out")
    assert result.exit_code == 2
    assert "run `fairshare check` first" in result.output
    assert not (tmp_path / "out").exists()


def test_it_takes_name_address_and_licence_from_the_settings(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As MkDocs reads them: what the surroundings say comes first."""
    project.write(
        "mkdocs.yml",
        "site_name: !ENV NAME_OF_REGISTER\n"
        'site_url: !ENV [ADDRESS_OF_REGISTER, "https://else.example"]\n'
        "plugins:\n"
        "  - fairshare:\n"
        "      licence: {name: CC-BY-4.0, title: Creative Commons, url: https://cc.example/}\n",
    )
    monkeypatch.setenv("NAME_OF_REGISTER", "Northshire")
    for address, expected in (
        ("", "https://else.example/"),
        ("https://here.example/", "https://here.example/"),
    ):
        if address:
            monkeypatch.setenv("ADDRESS_OF_REGISTER", address)
        folder = tmp_path / (address[8:12] or "none")
        assert run(project, folder).exit_code == 0
        found = whole(folder)
        assert (found["title"], found["url"]) == ("Northshire", expected)
        assert found["licence"]["name"] == "CC-BY-4.0"


def test_it_takes_address_and_licence_from_whoever_publishes(
    project: Project, tmp_path: Path
) -> None:
    """As the site does: `register.yml` names them where the host's settings name no address."""
    project.write("mkdocs.yml", "site_name: Northshire\nplugins:\n  - fairshare\n")
    project.write(
        "register.yml",
        "name: Northshire\nbody: Northshire Council\nmailbox: data@northshire.example\n"
        "address: https://northshire.example/\n"
        "licence: {name: CC BY 4.0, url: https://cc.example/}\ndemonstration: true\n",
    )
    assert run(project, tmp_path / "out").exit_code == 0
    found = whole(tmp_path / "out")
    assert found["url"] == "https://northshire.example/"
    assert found["licence"]["url"] == "https://cc.example/"


def test_a_licence_has_a_name_a_title_and_an_address(project: Project, tmp_path: Path) -> None:
    """One of another licence would be a wrong promise."""
    project.replace("mkdocs.yml", "{search: false}", "{search: false, licence: {name: CC0-1.0}}")
    result = run(project, tmp_path / "out")
    assert result.exit_code == 2
    assert "`licence` needs name, title and url" in result.output
