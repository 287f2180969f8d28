"""Registers that `fairshare init` begins in a test, without a question."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from fairshare.cli import main
from projects import Project

COUNCIL = {
    "--body": "Northshire Council",
    "--identifier": "GB-LAE:NSH",
    "--mailbox": "information.governance@northshire.gov.uk",
    "--address": "https://decisions.northshire.gov.uk",
    "--jurisdiction": "uk",
}
MUNICIPALITY = {
    "--body": "Gemeente Noordersluis",
    "--identifier": "NL-OWMS:Noordersluis_(gemeente)",
    "--mailbox": "privacy@noordersluis.test",
    "--address": "https://datadelen.noordersluis.test",
    "--jurisdiction": "nl",
    "--host": "gitlab",
}
COUNTY = {
    "--body": "Kilclare County Council",
    "--mailbox": "data.protection@kilclare.ie",
    "--address": "https://decisions.kilclare.ie",
    "--jurisdiction": "ie",
}


def begin(folder: Path, options: dict[str, str]) -> Result:
    """Run `fairshare init` with these options."""
    given = [part for pair in options.items() for part in pair]
    return CliRunner().invoke(main, ["init", str(folder), *given])


def begun(folder: Path, options: dict[str, str]) -> Project:
    """A register that was begun so."""
    result = begin(folder, options)
    assert result.exit_code == 0, result.output
    return Project(folder)


def run(project: Project, *arguments: str) -> Result:
    """Run a command in the register."""
    return CliRunner().invoke(main, ["--root", str(project.root), *arguments])
