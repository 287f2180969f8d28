"""The machine and the copy of the repository that the register lies in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from fairshare.doctor.finding import Finding
from fairshare.git.repository import Repository, RepositoryError
from fairshare.language import gettext as _
from fairshare.load.strict_yaml import libyaml_missing


def machine_findings(root: Path, register: Path) -> Iterator[Finding]:
    """Whether the past is at hand, and whether reading is as fast as it can be."""
    yield _past(root, register)
    slow = libyaml_missing()
    yield Finding(
        "libyaml",
        "wrong" if slow else "good",
        slow or _("PyYAML reads with libyaml, as it should."),
    )


def _past(root: Path, register: Path) -> Finding:
    if shutil.which("git") is None:
        said = _("git is not installed, so pages have no history and nothing can be compared.")
        return Finding("git", "wrong", said)
    try:
        repository = Repository.at(root)
        repository.resolve("HEAD")
        repository.path_of(register)
    except RepositoryError as error:
        return Finding("git", "wrong", str(error))
    if repository.shallow:
        said = _("This copy is without its past: run `git fetch --unshallow`.")
        return Finding("git", "wrong", said)
    return Finding("git", "good", _("The register lies in git, with its whole past."))
