"""Names of files are a stranger's text too: no output lets one drive a terminal or a host's log."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairshare.cli import main
from projects import FULL, SMALL, Project

FOLDER = "register/initiatives/northshire-council"
NAMES = {
    "colours and a title": "a\x1b[31mRED\x1b]0;title\x07b.yml",
    "a line end": "n\n::error title=gotcha::hello.yml",
    "turned text": "a\u202efdp.yml",
    "a control character of eight bits": "a\x9b31mb.yml",
    "a line separator": "a\u2028::warning::b.yml",
}


@pytest.fixture(params=NAMES)
def strange(request: pytest.FixtureRequest, project: Project) -> Path:
    """A project with a broken entry, and a stray file, under a strange name."""
    name: str = NAMES[request.param]
    project.write(f"{FOLDER}/{name}", project.read(SMALL).replace("stage: proposed", "stage: no"))
    project.write(f"{FOLDER}/{name}.txt", "")
    return project.root


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def is_harmless(text: str) -> bool:
    """Nothing but characters that can be seen, and no line that a host takes for a command."""
    seen = all(character.isprintable() or character == "\n" for character in text)
    lines = (line.lstrip() for line in text.split("\n"))
    own = ("::error file=", "::warning file=", "::stop-commands::")
    return seen and not any(
        line.startswith(("::error", "::warning")) and not line.startswith(own) for line in lines
    )


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
def test_a_check_shows_no_name_as_it_is(strange: Path, style: str) -> None:
    """In every format, with a summary beside it."""
    summary = strange / "summary.md"
    result = run(strange, "check", "--format", style, "--summary", str(summary))
    assert result.exit_code == 1
    assert is_harmless(result.output)
    assert is_harmless(summary.read_text(encoding="utf-8"))
    if style == "json":
        files = {one["file"] for one in json.loads(result.stdout)["problems"]}
        assert any(file.startswith(FOLDER) and not file.isprintable() for file in files)


@pytest.mark.parametrize("style", ["text", "json"])
def test_scores_show_no_name_as_it_is(strange: Path, style: str) -> None:
    """The id of an entry is its name."""
    assert is_harmless(run(strange, "score", "--format", style).output)


def test_an_import_shows_no_name_as_it_is(strange: Path) -> None:
    """Neither of the table that can't be read, nor of what was asked for."""
    for name in NAMES.values():
        table = strange / f"{name}.csv"
        table.write_text("nothing\n", encoding="utf-8")
        assert is_harmless(run(strange, "import", str(table)).output)


def test_what_stops_a_run_shows_no_name_as_it_is(strange: Path) -> None:
    """A register without an initiative names what lies there instead."""
    for name in (FULL, SMALL):
        (strange / name).unlink()
    for path in strange.glob(f"{FOLDER}/*.yml"):
        path.unlink()
    result = run(strange, "check")
    assert result.exit_code == 1
    assert "E010" in result.stdout
    assert is_harmless(result.output)


def test_of_a_long_line_a_part_is_shown(project: Project, tmp_path: Path) -> None:
    """Each of many problems in one line shows the part around its place, a caret below it.

    Of one kind, the first 100 are shown; the last says that there are more.
    """
    codes = ", ".join(f"no-such-theme-{number}" for number in range(1_500))
    project.replace(FULL, "[education, welfare]", f"[{codes}]")
    summary = tmp_path / "summary.md"
    result = run(project.root, "check", "--summary", str(summary))
    lines = result.stdout.split("\n")
    places = [at for at, line in enumerate(lines) if ": E103 " in line]
    assert len(places) == 100
    for number, at in enumerate(places):
        excerpt, caret = lines[at + 1], lines[at + 2]
        assert len(excerpt) <= 204
        assert excerpt[caret.index("^") :].startswith(f"no-such-theme-{number}"[: 204 - len(caret)])
    assert max(map(len, summary.read_text(encoding="utf-8").split("\n"))) < 1_000
