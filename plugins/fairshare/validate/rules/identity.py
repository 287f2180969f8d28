"""Rules on where a file lies and which organisations it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import groups, items, lead, text
from fairshare.validate.naming import short

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_LONGEST_SLUG = 80

TAKEN = frozenset({"matrix", "page"})
"""Addresses beside those of organisations and lead organisations: `organisations/matrix/`,
`initiatives/page/2/`."""


def folder(document: Document, context: Context) -> Iterator[Problem]:
    """The folder is the lead organisation's: an entry's address says who answers for it."""
    leading = lead(document.data)
    named = context.id.partition("/")[0]
    for number, organisation in groups(document.data, "organisations"):
        if leading and leading != named and "lead" in items(organisation, "roles"):
            yield document.problem(
                "E201",
                ("organisations", number, "id"),
                f'The lead organisation is "{short(leading)}", but the file lies in the folder '
                f'"{short(named)}".',
                "Move the file to the lead organisation's folder, or correct who leads.",
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
        yield document.problem(
            "E202",
            (),
            f'The {part} name "{name}" is the address of another page of the site.',
            "Choose a longer name, such as the full name of the body.",
        )
    if not _SLUG.fullmatch(name) or len(name) > _LONGEST_SLUG:
        yield document.problem(
            "E202",
            (),
            f'The {part} name "{short(name, 90)}" can\'t become a web address.',
            "Use small letters, digits and single hyphens, at most 80 characters, such as "
            "free-school-meals.",
        )


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
        said = f"{leads} organisations lead" if leads else "No organisation leads"
        yield document.problem(
            "E203",
            path,
            f"{said}; exactly one must.",
            "Give the role lead to the one organisation that answers for the decision.",
        )
    for role, does in (("provider", "gives the data"), ("recipient", "receives it")):
        if role not in given:
            yield document.problem(
                "E203",
                path,
                f"No organisation has the role {role}.",
                f"Add {role} to the roles of the organisation that {does}.",
            )


def twice(document: Document, _: Context) -> Iterator[Problem]:
    """An organisation, or a part of one, stands once with all its roles."""
    seen: set[tuple[str, str]] = set()
    for number, organisation in groups(document.data, "organisations"):
        one = (text(organisation, "id"), text(organisation, "unit").casefold())
        if one[0] and one in seen:
            yield document.problem(
                "E204",
                ("organisations", number, "id"),
                f'"{short(one[0])}" stands here twice{" with the same unit" if one[1] else ""}.',
                "Put all its roles into one item, or name the part of the organisation as unit.",
            )
        seen.add(one)
