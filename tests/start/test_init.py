"""`fairshare init`: what a body of its own country and host gets, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from beginning import COUNCIL, COUNTY, MUNICIPALITY, begin, begun, run
from fairshare.manifest import Folders, read_sources
from fairshare.publish.policy import content_security_policy
from fairshare.work.cache import Cache
from pasts import git
from projects import Project

BODIES = {"council": COUNCIL, "county": COUNTY, "municipality": MUNICIPALITY}
WHOLE = {
    *{"mkdocs.yml", "register.yml", "README.md", "requirements.txt", ".gitattributes"},
    *{".gitignore", ".fairshare.yml", "schema/held.json", "docs/about/who.md"},
    *{"schema/editor/initiative.schema.json", "docs/host-settings.md", "docs/profiles.md"},
}
BY_HOST = {
    "github": {
        *{".github/workflows/check.yml", ".github/workflows/publish.yml", ".github/CODEOWNERS"},
        *{".github/ISSUE_TEMPLATE/decision.yml", ".github/ISSUE_TEMPLATE/config.yml"},
    },
    "gitlab": {
        *{".gitlab-ci.yml", ".gitlab/CODEOWNERS", ".gitlab/issue_templates/decision.md"},
    },
}


def files_of(folder: Path) -> dict[str, str]:
    """Each file of a register by its path, without git's own."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix != ".webp"
        and path.is_file()
        and ".git/" not in path.relative_to(folder).as_posix()
    }


@pytest.mark.parametrize("body", BODIES)
def test_a_new_register_passes_its_own_check(body: str, tmp_path: Path) -> None:
    """Without a warning, whatever the country, and against its own first commit."""
    project = begun(tmp_path / "register", BODIES[body])
    result = run(project, "check", "--strict", "--base", "HEAD")
    assert result.output.endswith("2 files checked. No problems.\n")
    assert result.exit_code == 0


@pytest.mark.parametrize("body", BODIES)
def test_a_new_register_is_whole(body: str, tmp_path: Path) -> None:
    """All that its host needs, and nothing of another host; no gap is left open."""
    options = BODIES[body]
    found = files_of(begun(tmp_path / "register", options).root)
    host = options.get("--host", "github")
    other = BY_HOST["gitlab" if host == "github" else "github"]
    assert found.keys() >= WHOLE | BY_HOST[host]
    assert not found.keys() & other
    assert not [name for name, text in found.items() if re.search(r"\[\[ |\[% ", text)]
    assert options["--body"] in found["README.md"]


def test_a_name_stands_there_as_people_write_it(tmp_path: Path) -> None:
    """With its accents and apostrophes, for staff will change these files by hand."""
    project = begun(tmp_path / "register", COUNCIL | {"--body": "People's Council of Àrda & Ŷnys"})
    assert 'body: "People\'s Council of Àrda & Ŷnys"\n' in project.read("register.yml")
    assert "People's Council of Àrda & Ŷnys" in project.read("mkdocs.yml")
    assert run(project, "check", "--strict").exit_code == 0


def test_its_past_begins_with_itself(tmp_path: Path) -> None:
    """One commit, in the name of the body: nothing of ours is in its history."""
    project = begun(tmp_path / "register", COUNCIL)
    said = git(project.root, "log", "--format=%an %ae %s")
    assert said == "Northshire Council information.governance@northshire.gov.uk Begin the register"
    assert git(project.root, "status", "--porcelain") == ""


def test_what_is_still_to_be_done_is_all_that_a_register_in_use_lacks(tmp_path: Path) -> None:
    """The example, and the lines that only the body can write: nothing else is ours."""
    project = begun(tmp_path / "register", COUNCIL)
    project.replace("register.yml", "demonstration: true", "demonstration: false")
    result = run(project, "check")
    found = set(re.findall(r"^(\S+?):\d+:\d+: (\w+)", result.output, re.MULTILINE))
    assert {code for _file, code in found} == {"E602", "E603"}
    unfinished = {file for file, code in found if code == "E602"}
    assert unfinished == {"docs/about/questioning.md", "docs/accessibility.md", "docs/privacy.md"}
    assert "still to be written" in result.output


def test_a_body_that_no_list_knows_begins_without_a_number(tmp_path: Path) -> None:
    """No Irish list has councils: a number must not be made up to go on."""
    project = begun(tmp_path / "register", COUNTY)
    described = "register/organisations/kilclare-county-council.yml"
    assert "identifiers" not in files_of(project.root)[described]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written over."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    result = begin(tmp_path, COUNCIL)
    assert result.exit_code == 2
    assert "the folder is not empty" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("option", "given", "said"),
    [
        ("--mailbox", "", "Missing: --mailbox."),
        ("--mailbox", "us", "--mailbox: write an e-mail address."),
        ("--address", "decisions.northshire.gov.uk", "--address: begin with https://."),
        ("--identifier", "NSH", "--identifier: write LIST:NUMBER"),
        ("--identifier", "XX:1", "--identifier: write LIST:NUMBER"),
        ("--identifier", "NSH", "or leave it out. Lists here: GB-LAE (Councils in England); "),
        ("--licence", "Ours", "--licence: write NAME|ADDRESS"),
        ("--kind", "government-body", '--kind: "government-body" is not on the list of codes.'),
        ("--id", "North Shire", "--id: use small letters"),
        (
            "--language",
            "nl",
            "--language: pages and messages are there in en only, so far, not in nl.",
        ),
        ("--jurisdiction", "fr", "'fr' is not one of 'ie', 'nl', 'uk'"),
    ],
)
def test_an_answer_that_can_not_be_taken_is_named(
    option: str, given: str, said: str, tmp_path: Path
) -> None:
    """In one line, before anything is written."""
    result = begin(tmp_path / "register", {**COUNCIL, option: given})
    assert result.exit_code == 2
    assert said in result.output
    assert not (tmp_path / "register").exists()


def _folders(root: Path) -> Folders:
    return Folders(root / "register", root / "schema")


def test_line_ends_change_nothing(tmp_path: Path) -> None:
    """A copy made as Git for Windows makes it vouches for the same texts.

    Also one made before there were attributes, whose files end their lines in the other way.
    """
    project = begun(tmp_path / "register", COUNCIL)
    cache = Cache(None, "")
    ours = read_sources(project.root, _folders(project.root), "", cache)
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "--quiet", "register", "copy")
    copy = tmp_path / "copy"
    assert read_sources(copy, _folders(copy), "", cache) == ours
    assert b"\r" not in (copy / "schema/held.json").read_bytes()
    for path in (copy / "register").rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_sources(copy, _folders(copy), "", cache) == ours
    assert run(Project(copy), "check", "--strict", "--base", "HEAD").exit_code == 0


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile", "_headers"])
def test_the_samples_for_web_servers_have_the_sites_own_policy(name: str, tmp_path: Path) -> None:
    """And the body's own host. A policy that the site outgrows would break its pages."""
    sample = begun(tmp_path / "register", COUNCIL).read(f"servers/{name}")
    assert f"{content_security_policy(preview=False)}; frame-ancestors 'none'" in sample
    assert "decisions.northshire.gov.uk" in sample
    assert "[[" not in sample


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_a_law_with_days_is_offered_and_built_for_each_day(tmp_path: Path, host: str) -> None:
    """In Ireland consultations open and close by the day; elsewhere nothing is built in vain."""
    workflow = {"github": ".github/workflows/publish.yml", "gitlab": ".gitlab-ci.yml"}[host]
    words = {"github": "schedule:\n    - cron:", "gitlab": "Pipeline schedules"}[host]
    irish = begun(tmp_path / "irish", COUNTY | {"--host": host})
    english = begun(tmp_path / "english", COUNCIL | {"--host": host})
    assert words in irish.read(workflow)
    assert words not in english.read(workflow)
    assert "# profiles: [ie-dsga-2019]" in irish.read("register.yml")
    assert "profiles" not in english.read("register.yml")
    chosen = irish.read("register.yml").replace("# profiles:", "profiles:")
    irish.write("register.yml", chosen)
    assert run(irish, "check", "--profile", "ie-dsga-2019").exit_code == 0
