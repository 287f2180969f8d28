"""The words of an old version's day: labels and questions, and what bodies were called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from jinja2 import Environment

from fairshare.framework import Framework
from fairshare.history import History
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.materials import Materials
from fairshare.publish.organisations.succession import NamedBody, name_at, named_body


class Spoken(NamedTuple):
    """A framework, and the templates that speak with its labels and questions."""

    framework: Framework
    environment: Environment
    of_day: bool
    """Whether they are those of the version's day; else they are today's."""


def _spoken_before(_framework: Framework) -> dict[str, Spoken]:
    """The words of each day that were needed before, by what git calls the folder they are in."""
    return {}


class PastWords:
    """The words of each day, as far as git holds them and today's program can read them."""

    def __init__(self, materials: Materials, history: History) -> None:
        self._edition = edition = materials.edition
        self._history = history
        self._today = Spoken(edition.framework, materials.environment, of_day=False)
        self._spoken = materials.tool(_spoken_before)

    def trees(self, commits: Iterable[str]) -> dict[str, str]:
        """What git calls `schema/` at each commit, as far as it can tell."""
        schemas = self._history.schemas
        return schemas.trees(commits) if schemas else {}

    def spoken(self, tree: str) -> Spoken:
        """The words of one state of `schema/`; today's where they can't be had."""
        if tree not in self._spoken:
            self._spoken[tree] = self._speak(tree)
        return self._spoken[tree]

    def _speak(self, tree: str) -> Spoken:
        schemas = self._history.schemas
        found = schemas.framework(tree) if schemas and tree else None
        if found is None:
            return self._today
        if found is self._edition.framework:
            return self._today._replace(of_day=True)
        return Spoken(found, make_environment(found), of_day=True)

    def bodies(
        self, named: Iterable[str], order: int, day: dt.date | None, decided: str = ""
    ) -> dict[str, NamedBody]:
        """Organisations as a page named them at a commit, by id; of a decision of some day."""
        known = self._edition.organisations
        return {
            identifier: named_body(known[identifier], self._name(identifier, order, day, decided))
            for identifier in named
            if identifier in known
        }

    def _name(self, identifier: str, order: int, day: dt.date | None, decided: str) -> str:
        """Its name at the commit, or the older one under which a decision of before was shown."""
        organisation = self._edition.organisations[identifier]
        until_then = name_at(organisation, decided, day)
        if until_then != organisation.name:
            return until_then
        return self._history.name_at(identifier, order) or organisation.name
