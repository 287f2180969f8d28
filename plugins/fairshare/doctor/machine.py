"""The machine and the copy of the repository that the register lies in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from fairshare.doctor.diagnosis import Diagnosis
from fairshare.git.repository import Repository, RepositoryError
from fairshare.language import gettext as _
from fairshare.load.strict_yaml import libyaml_missing


def machine_health(root: Path, register: Path) -> Iterator[Diagnosis]:
    """Whether the past is at hand, and whether reading is as fast as it can be."""
    yield _past(root, register)
    slow = libyaml_missing()
    yield Diagnosis(
        "libyaml",
        "wrong" if slow else "good",
        slow or _("PyYAML reads with libyaml, as it should."),
    )


def _past(root: Path, register: Path) -> Diagnosis:
    if shutil.which("git") is None:
        said = _("git is not installed, so pages have no history and nothing can be compared.")
        return Diagnosis("git", "wrong", said)
    try:
        repository = Repository.at(root)
        repository.resolve("HEAD")
        repository.path_of(register)
    except RepositoryError as error:
        return Diagnosis("git", "wrong", str(error))
    if repository.shallow:
        said = _("This copy is without its past: run `git fetch --unshallow`.")
        return Diagnosis("git", "wrong", said)
    return Diagnosis("git", "good", _("The register lies in git, with its whole past."))
