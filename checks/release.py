"""Whether a release may be made: `python -m checks.release [TAG]`.

One version stands in each place, the changelog has a section for it, and the tag is named after
it. The section is printed, for the notes of the release.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

_VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)


class ReleaseError(Exception):
    """Why none can be made, in one sentence."""


def version(root: Path) -> str:
    """The version of the package. Raises ReleaseError where its two places disagree."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    found = _VERSION.search((root / "plugins/fairshare/__init__.py").read_text("utf-8"))
    if found is None or found[1] != project["version"]:
        raise ReleaseError("pyproject.toml and plugins/fairshare/__init__.py name two versions.")
    return found[1]


def notes(root: Path, number: str) -> str:
    """What the changelog says of a version. Raises ReleaseError where it says nothing."""
    text = (root / "CHANGELOG.md").read_text("utf-8")
    head = rf"^## \[{re.escape(number)}\] - \d{{4}}-\d\d-\d\d$"
    found = re.search(rf"{head}\n+(.+?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise ReleaseError(f"CHANGELOG.md has no section [{number}] with a date and text.")
    return found[1].strip() + "\n"


def _tagged(number: str, tag: str | None) -> str:
    """The version, as its tag names it. Raises ReleaseError for another one's tag."""
    if tag in {None, f"v{number}"}:
        return number
    raise ReleaseError(f"The tag is {tag} and the version {number}: name the tag v{number}.")


def main(root: Path, tag: str | None = None) -> int:
    """Print the notes; 1 with the reason on stderr where there can be no release."""
    try:
        sys.stdout.write(notes(root, _tagged(version(root), tag)))
    except ReleaseError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, *sys.argv[1:2]))
