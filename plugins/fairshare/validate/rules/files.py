"""The files of a register as rules across files see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fairshare.framework import Framework
from fairshare.problems import Problem
from fairshare.validate.entry_access import initiative_id, is_organisation, organisation_id
from fairshare.validate.naming import FieldNames
from fairshare.validate.schema.references import inlined
from fairshare.validate.source import Source


@dataclass(frozen=True, slots=True)
class Files:
    """All files of a register, by id."""

    initiatives: Mapping[str, Source]
    organisations: Mapping[str, Source]
    unread: frozenset[str]
    """Ids of files that are there but could not be read: they don't count as missing."""
    framework: Framework

    def field_names(self) -> FieldNames:
        """How to speak of the fields of an initiative."""
        return FieldNames(inlined(self.framework.initiative_schema))


RegisterRule = Callable[[Files], Iterator[Problem]]
"""A rule on what files say of each other. It bears with fields that are missing or wrong."""


def entry_id(file: str) -> str:
    """The id of an entry of either kind, as its path says."""
    return organisation_id(file) if is_organisation(file) else initiative_id(file)
