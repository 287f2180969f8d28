"""What a person at a terminal gets beside the data: how much, in colour, and how far it is."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairshare import __version__
from fairshare.cli import main, terminal
from fairshare.framework import Framework
from fairshare.work.progress import show_progress, watched
from projects import REPOSITORY, SMALL, Project
from publications import Publication

ANSI = re.compile(r"\x1b\[[0-9;]*m")
TODAY = "2025-12-01"


@pytest.fixture
def wrong(project: Project) -> Project:
    """A project with one mistake, of which a line can be shown."""
    project.replace(SMALL, "stage: proposed", "stage: running")
    return project


def run(project: Project, *arguments: str, **surroundings: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(project.root), *arguments], env=surroundings)


@pytest.mark.parametrize(
    ("surroundings", "wish"),
    [
        ({}, None),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, None),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, None),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR": "0"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_are_as_a_person_has_set_them_for_all_programs(
    surroundings: dict[str, str], wish: bool | None
) -> None:
    """None: colours where there is a terminal."""
    assert terminal.wished_colour(surroundings) is wish


def test_colours_are_added_to_the_same_text(wrong: Project) -> None:
    """An error is red; whoever takes the colours out has what others see."""
    plain = run(wrong, "check", "--today", TODAY)
    coloured = run(wrong, "check", "--today", TODAY, FORCE_COLOR="1")
    assert "\x1b[31m\x1b[1mE103" in coloured.stdout
    assert "\x1b" not in plain.output
    assert ANSI.sub("", coloured.output) == plain.output


@pytest.mark.parametrize("style", ["json", "sarif", "github"])
def test_what_programs_read_has_no_colours(style: str, wrong: Project) -> None:
    """Whatever is set."""
    assert "\x1b" not in run(wrong, "check", "--format", style, FORCE_COLOR="1").stdout


def test_the_option_goes_before_what_is_set(wrong: Project) -> None:
    """It was asked for this time."""
    assert "\x1b" not in run(wrong, "--no-color", "check", FORCE_COLOR="1").output


def test_quiet_leaves_data_and_problems(wrong: Project) -> None:
    """No count, no advice; the status says the rest."""
    usual, quiet = run(wrong, "check"), run(wrong, "--quiet", "check")
    assert usual.stderr
    assert (quiet.stderr, quiet.stdout, quiet.exit_code) == ("", usual.stdout, 1)


def test_quiet_does_not_silence_what_stops_a_run(tmp_path: Path) -> None:
    """Else nobody would know why."""
    assert "fairshare:" in run(Project(tmp_path), "-q", "check").stderr


def test_verbose_says_what_is_read_from_where(wrong: Project) -> None:
    """And what runs; the data stay the same."""
    usual, verbose = run(wrong, "check"), run(wrong, "--verbose", "check")
    assert verbose.stdout == usual.stdout
    assert f"fairshare: The register lies in {wrong.root / 'register'}." in verbose.stderr
    assert f"fairshare: The rules lie in {wrong.root / 'schema'}." in verbose.stderr
    assert f"fairshare {__version__}" in verbose.stderr
    assert "Python 3." in verbose.stderr


def test_the_version_names_form_and_method(framework: Framework) -> None:
    """A report of a fault needs all three."""
    said = CliRunner().invoke(main, ["--version"]).stdout
    versions = f"form of an entry 1.0, method of scoring {', '.join(framework.methods)}"
    assert said == f"fairshare {__version__} ({versions})\n"


def test_long_work_shows_on_a_terminal_how_far_it_is(publication: Publication) -> None:
    """On stderr, so that what is piped on stays whole."""
    screen, end = pty.openpty()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "fairshare.cli", "--root", str(publication.project.root)),
            *("verify", "--no-build", str(publication.site)),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=end,
        check=False,
    )
    os.close(end)
    shown = _all_of(screen)
    assert "Comparing files" in shown
    assert "100%" in shown
    assert done.stdout.decode().startswith("manifest sha256: ")


def _all_of(screen: int) -> str:
    """What stands on a screen that nobody writes to any more."""
    shown = b""
    try:
        while piece := os.read(screen, 65536):
            shown += piece
    except OSError:  # Linux: the other end is closed
        pass
    os.close(screen)
    return shown.decode()


def test_nobody_watches_unasked() -> None:
    """Things pass by unchanged; whoever has asked sees how many there are to be."""
    seen: list[tuple[str, int]] = []

    def watcher(what: str, things: object, count: int) -> object:
        seen.append((what, count))
        return iter(things)  # type: ignore[call-overload]

    assert list(watched("Work", [1, 2], 2)) == [1, 2]
    show_progress(watcher)  # type: ignore[arg-type]
    assert list(watched("Work", [1, 2], 2)) == [1, 2]
    show_progress(None)
    assert list(watched("Work", [1, 2], 2)) == [1, 2]
    assert seen == [("Work", 2)]


@pytest.mark.parametrize(("named", "encoding"), [("", "utf-8"), ("cp1252", "cp1252")])
def test_what_is_piped_on_is_utf_8_unless_another_encoding_is_named(
    named: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows takes its own for a pipe, which lacks half of Europe's letters."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setenv("PYTHONIOENCODING", named)
    terminal.write_unicode()
    assert out.encoding == encoding
    out.write("gęś")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_can_complete_commands(shell: str) -> None:
    """As docs/command-line.md says, word for word."""
    done = subprocess.run(
        [sys.executable, "-c", "from fairshare.cli import main; main(prog_name='fairshare')"],
        env={**os.environ, "_FAIRSHARE_COMPLETE": f"{shell}_source"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    assert f"_FAIRSHARE_COMPLETE={shell}_complete" in done.stdout.decode()
    page = (REPOSITORY / "docs/command-line.md").read_text("utf-8")
    assert f"_FAIRSHARE_COMPLETE={shell}_source fairshare" in page
