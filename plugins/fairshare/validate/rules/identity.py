"""Rules on where a file lies and which organisations it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import groups, items, lead, text
from fairshare.validate.naming import short

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""The form of a name in an address, as a pattern that Python and the browser read alike."""

LONGEST_SLUG = 80
"""Characters (contract: fields, Names of files)."""

TAKEN = frozenset({"matrix", "page"})
"""Addresses beside those of organisations and lead organisations: `organisations/matrix/`,
`initiatives/page/2/`."""

_PORTS = tuple(f"{port}{number}" for port in ("com", "lpt") for number in range(10))
RESERVED = frozenset({"con", "prn", "aux", "nul", *_PORTS})
"""Names that Windows keeps for devices, whatever their ending: no copy of the register could hold
such a file there."""


def is_slug(name: str) -> bool:
    """Whether a name can be a part of an address."""
    return len(name) <= LONGEST_SLUG and re.fullmatch(SLUG, name) is not None


def folder(document: Document, context: Context) -> Iterator[Problem]:
    """The folder is the lead organisation's: an entry's address says who answers for it."""
    leading = lead(document.data)
    named = context.id.partition("/")[0]
    for number, organisation in groups(document.data, "organisations"):
        if leading and leading != named and "lead" in items(organisation, "roles"):
            yield document.problem(
                "E201",
                ("organisations", number, "id"),
                lead=short(leading),
                folder=short(named),
            )


def file_name(document: Document, context: Context) -> Iterator[Problem]:
    """Folder and file names become addresses that never change, so their form is strict."""
    lead_folder, _, slug = context.id.partition("/")
    yield from _address_part(document, "folder", lead_folder)
    yield from _address_part(document, "file", slug)


def organisation_file_name(document: Document, context: Context) -> Iterator[Problem]:
    """An organisation's file name becomes an address too; its folder's is fixed."""
    yield from _address_part(document, "file", context.id)


def _address_part(document: Document, part: str, name: str) -> Iterator[Problem]:
    if name in TAKEN:
        yield document.problem("E202", (), f"{part} taken", name=name)
    if name in RESERVED:
        yield document.problem("E202", (), f"{part} reserved", name=name)
    if not is_slug(name):
        yield document.problem("E202", (), part, name=short(name, 90), longest=LONGEST_SLUG)


def roles(document: Document, context: Context) -> Iterator[Problem]:
    """Somebody leads, somebody gives data, somebody receives it (contract: fields).

    Nothing is said while a role is misspelt: it may be the one that misses.
    """
    written = [items(one, "roles") for _, one in groups(document.data, "organisations")]
    given = [role for one in written for role in one if isinstance(role, str)]
    known = context.framework.codes["roles"].codes
    if not given or not all(written) or any(role not in known for role in given):
        return
    path = ("organisations",)
    if (leads := given.count("lead")) != 1:
        yield document.problem("E203", path, "several" if leads else "", count=leads)
    if _left_open(context) & set(given):
        return
    for role in ("provider", "recipient"):
        if role not in given:
            yield document.problem("E203", path, "role", hint=role, role=role)


def _left_open(context: Context) -> frozenset[str]:
    """Roles of a profile whose source does not say who gives and who gets (E750 says where)."""
    chosen = context.framework.profiles.values()
    return frozenset(role for one in chosen for role in one.codes.get("roles", ()))


def twice(document: Document, _: Context) -> Iterator[Problem]:
    """An organisation, or a part of one, stands once with all its roles."""
    seen: set[tuple[str, str]] = set()
    for number, organisation in groups(document.data, "organisations"):
        one = (text(organisation, "id"), text(organisation, "unit").casefold())
        if one[0] and one in seen:
            yield document.problem(
                "E204",
                ("organisations", number, "id"),
                "unit" if one[1] else "",
                id=short(one[0]),
            )
        seen.add(one)
