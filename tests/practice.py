"""The register that the guides speak of: Northshire's, with a few entries, and its neighbour's."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from followed import PageStep, follow, steps
from installed import Installed
from pages import words_of
from pasts import git
from projects import BASE, REPOSITORY

GUIDES = REPOSITORY / "docs" / "how-to"
COUNCIL = "northshire-council"
NEIGHBOUR = "southshire-council"
EPOCH = "1796083200"
"""1 December 2026: what the guides do happened a few days before."""
ENTRIES = {
    "free-school-meals": BASE / "full.yml",
    "household-support-fund": BASE / "small.yml",
    "warm-homes": REPOSITORY / "tests/cases/guides/initiatives/northshire-council/warm-homes.yml",
}


@dataclass(frozen=True)
class Practice:
    """The register of the guides, and what its commands find."""

    home: Path
    installed: Installed

    @classmethod
    def begun(cls, home: Path, installed: Installed) -> Practice:
        """A new one, in a new folder."""
        home.mkdir()
        found = cls(home, installed)
        _practice_register(home, found.surroundings)
        return found

    def copied(self, home: Path) -> Practice:
        """The same in another folder."""
        shutil.copytree(self.home, home)
        return Practice(home, self.installed)

    @property
    def register(self) -> Path:
        return self.home / "northshire-register"

    @property
    def surroundings(self) -> dict[str, str]:
        day = {"SOURCE_DATE_EPOCH": EPOCH, "FAIRSHARE_SEARCH": "false"}
        return {**self.installed.surroundings(self.home), **day}

    def follow(self, guide: str) -> None:
        """Do all that a guide tells."""
        path = GUIDES / f"{guide}.md"
        for step in steps(path.read_text(encoding="utf-8"), path.name):
            follow(step, self.register, self.surroundings)

    def run(self, *command: str) -> str:
        """Run a command in the register, which must not fail."""
        return follow(PageStep("run", shlex.join(command)), self.register, self.surroundings)

    def words(self, address: str) -> str:
        """The words of a page of the site that a guide had built."""
        path = self.register / "site" / address / "index.html"
        return words_of(path.read_text(encoding="utf-8"))


def _practice_register(home: Path, surroundings: Mapping[str, str]) -> None:
    """Begin both in a folder, by `fairshare init`."""
    ours = _begun(home, COUNCIL, "NSH", surroundings)
    for name, source in ENTRIES.items():
        _entry(ours, COUNCIL, name).write_bytes(source.read_bytes())
    for path in (BASE / "organisations").glob("*.yml"):
        (ours / "register/organisations" / path.name).write_bytes(path.read_bytes())
    theirs = _begun(home, NEIGHBOUR, "SSH", surroundings)
    small = (BASE / "small.yml").read_text(encoding="utf-8")
    for old, new in {
        "northshire": "southshire",
        "Finding households that need emergency support": "Rent arrears of council tenants",
        "use its own benefit records to write to": "look at its rent accounts to find",
    }.items():
        small = small.replace(old, new)
    _entry(theirs, NEIGHBOUR, "rent-arrears").write_text(small, encoding="utf-8")
    for register in (ours, theirs):
        offer = ["fairshare", "schema", "--editor"]  # as after `fairshare new --organisation`
        subprocess.run(offer, cwd=register, env=dict(surroundings), check=True, capture_output=True)
        git(register, "add", "--all")
        git(register, "commit", "--quiet", "--message", "Write the first entries")


def _begun(home: Path, body: str, number: str, surroundings: Mapping[str, str]) -> Path:
    """A new register without its example, whose commits are the team's."""
    name = body.removesuffix("-council")
    register = home / f"{name}-register"
    mailbox = f"information.governance@{name}.example"
    options = {
        "--body": f"{name.title()} Council",
        "--identifier": f"GB-LAE:{number}",
        "--mailbox": mailbox,
        "--address": f"https://decisions.{name}.example",
        "--jurisdiction": "uk",
        "--days": "20",
    }
    given = [part for pair in options.items() for part in pair]
    program = ["fairshare", "init", str(register), *given]
    subprocess.run(program, env=dict(surroundings), check=True, capture_output=True)
    _entry(register, body, "example").unlink()
    git(register, "config", "user.name", "Information governance")
    git(register, "config", "user.email", mailbox)
    return register


def _entry(register: Path, body: str, name: str) -> Path:
    return register / "register/initiatives" / body / f"{name}.yml"
