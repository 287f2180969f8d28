"""The codes that a chosen profile adds to closed lists: kinds of events, and what it needs beside.

They hold in a register that has chosen the profile, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fairshare.framework import EVENT_KINDS, Code, CodeList
from fairshare.load.codes import read_codes
from fairshare.load.document import Document
from fairshare.load.schema_files import broken
from fairshare.model.profile import ADDED_TO

AddedCodes = Mapping[str, Mapping[str, Code]]
"""New codes by the list that they belong to."""


def read_added_codes(document: Document) -> AddedCodes:
    """The lists of a file `<profile>.codes.yml`, each with its new codes. Raises SetupError."""
    return {
        name: read_codes(
            replace(document, data={"title": name, "description": name, "codes": codes})
        ).codes
        for name, codes in document.data.items()
    }


def known_lists(document: Document, added: AddedCodes, codes: Mapping[str, CodeList]) -> None:
    """Hold added codes against the lists that there are. Raises SetupError, with the line."""
    for name, new in added.items():
        if name not in codes or name not in ADDED_TO:
            raise broken(document, (name,), f"must be one of {', '.join(ADDED_TO)}")
        for code in new:
            if code in codes[name].codes:
                raise broken(document, (name, code), "stands in that list already")


def with_added(
    codes: Mapping[str, CodeList],
    kinds: Mapping[str, tuple[Code, ...]],
    added: Mapping[str, AddedCodes],
) -> dict[str, CodeList]:
    """The closed lists with what the chosen profiles bring, by profile."""
    found = dict(codes)
    for lists in added.values():
        for name, new in lists.items():
            found[name] = replace(found[name], codes={**found[name].codes, **new})
    more = {kind.code: kind for one in kinds.values() for kind in one}
    if more and EVENT_KINDS in found:
        listed = found[EVENT_KINDS]
        found[EVENT_KINDS] = replace(listed, codes={**more, **listed.codes})
    return found
