"""`fairshare check --profile`: what a law asks, with its sections, and nothing before its time."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairshare.cli import main
from irish import FILE, FOLDER, NAME, plant
from trees import loaded


def run(root: Path, *options: str) -> Result:
    (root / "mkdocs.yml").write_text("site_name: Tirconnell register\n", encoding="utf-8")
    return CliRunner().invoke(main, ["--root", str(root), "check", *options])


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A register whose agreement is drafted, without a word on security."""
    plant(tmp_path, loaded(FOLDER / "invalid" / "W707" / "drafting.yml"))
    return tmp_path


def test_each_missing_item_is_named_with_its_section(draft: Path) -> None:
    """First how far the agreement has come, then what it does not say."""
    result = run(draft, "--profile", NAME, "--today", "2026-01-05")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == f"{FILE}: In drafting"
    assert [line for line in lines if "W7" in line or "E7" in line] == [
        line for line in lines if line.endswith("W707 Section 19(1)(m) is not answered: Security.")
    ]


def test_it_can_be_asked_what_would_be_missing_later(draft: Path) -> None:
    """As if the consultation opened tomorrow: what has no time then is an error."""
    result = run(draft, "--profile", NAME, "--phase", "open", "--today", "2026-01-05")
    assert result.exit_code == 1
    assert "E707 Section 19(1)(m) is not answered: Security." in result.stdout
    assert "E716 People can’t tell where to write" in result.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--profile", "ie"),
            "There is no profile ie. There are: hdruk-dur-2, ie-dsga-2019, uk-dea.",
        ),
        (("--profile", NAME, "--phase", "late"), "has no phase late: choose from drafting,"),
        (("--phase", "open"), "--phase goes with --profile."),
    ],
)
def test_a_slip_is_told_in_a_sentence(draft: Path, options: tuple[str, ...], said: str) -> None:
    """A law or a phase that there is not."""
    result = run(draft, *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_law_that_the_body_has_not_chosen_is_told_so(tmp_path: Path) -> None:
    """In one plain sentence, with the file to write it in."""
    plant(tmp_path, {"profiles": []})
    result = run(tmp_path, "--profile", NAME)
    assert result.exit_code == 2
    assert "This register has not chosen the profile ie-dsga-2019" in result.stderr
