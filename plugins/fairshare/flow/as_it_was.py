"""The register as it was: a commit's files, read as if they were the newest."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from fairshare.flow.pipeline import Places
from fairshare.git.repository import Repository
from fairshare.git.snapshot import commit_of_day, day_of_commit, snapshot
from fairshare.language import gettext as _
from fairshare.model import Initiative, Register, Removed
from fairshare.problems import SetupError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAMED = 12
"""How many letters of its sha256 a withheld version goes by."""


class AsItWas(NamedTuple):
    """Where the register of a day lies now, and which day that was."""

    places: Places
    day: dt.date


def as_it_was(places: Places, named: str, folder: Path) -> AsItWas:
    """Write the register of a day, or of a revision of git, into an empty folder.

    Raises SetupError where git knows neither.
    """
    repository = Repository.at(places.root)
    under = tuple(repository.path_of(path) for path in (places.register, places.schema))
    if _DAY.fullmatch(named):
        day = _calendar_day(named)
        commit = commit_of_day(repository, day, *under)
    else:
        commit = repository.resolve(named)
        day = day_of_commit(repository, commit, *under)
    snapshot(repository, commit, folder, *under)
    register, schema = (folder / path for path in under)
    if not register.is_dir() or not schema.is_dir():
        raise SetupError(_("There was no register at {named}.").format(named=named))
    root = folder / repository.path_of(places.root)
    return AsItWas(dataclasses.replace(places, root=root, register=register, schema=schema), day)


def without_withdrawn_texts(
    register: Register, removed_since: Mapping[str, Removed], withheld: tuple[str, ...]
) -> Register:
    """The register of a day, without the texts that its maintainers have removed since.

    What was published by mistake must not come back by another way: a notice stands in its place.
    """
    removed = dict(register.removed)
    for identifier, one in register.initiatives.items():
        if identifier in removed_since:
            removed[identifier] = removed_since[identifier]
        elif one.sha256[:_NAMED] in withheld:
            removed[identifier] = _notice(one)
    initiatives = {
        identifier: one
        for identifier, one in register.initiatives.items()
        if identifier not in removed
    }
    return dataclasses.replace(
        register, initiatives=initiatives, removed=dict(sorted(removed.items()))
    )


def _notice(initiative: Initiative) -> Removed:
    reason = _("The maintainers of this register keep this version from view.")
    data = {"redacted": {"reason": reason}, "dates": {}}
    return Removed(initiative.id, initiative.file, initiative.sha256, data)


def _calendar_day(named: str) -> dt.date:
    try:
        return dt.date.fromisoformat(named)
    except ValueError as error:
        raise SetupError(_("{named} is no day.").format(named=named)) from error
