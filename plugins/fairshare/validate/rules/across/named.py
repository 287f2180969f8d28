"""Rules across files on names: each organisation and initiative that is named is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fairshare.model import Data, Path
from fairshare.problems import Problem
from fairshare.validate.entry_access import groups, is_imported, text, texts
from fairshare.validate.likely_bodies import likely_bodies
from fairshare.validate.naming import short
from fairshare.validate.nearest import either, nearest_named
from fairshare.validate.rules.files import Files
from fairshare.validate.rules.identity import is_slug
from fairshare.validate.rules.lineage import named_initiatives
from fairshare.validate.source import Source

_ID = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)?")

SUCCESSOR = "successor"
_CLOSED = "closed"
_IDENTIFIERS = "identifiers"


def organisations(files: Files) -> Iterator[Problem]:
    """Every organisation that takes part is described."""
    for source in files.initiatives.values():
        for number, organisation in groups(source.data, "organisations"):
            path = ("organisations", number, "id")
            yield from _described(files, source, path, text(organisation, "id"))


def bodies(files: Files) -> Iterator[Problem]:
    """A body may go by its name; a text in the form of an id is one (contract: fields)."""
    for source in files.initiatives.values():
        for path, body in named_bodies(source.data):
            if is_slug(body):
                yield from _described(files, source, path, body, otherwise="name")


def successors(files: Files) -> Iterator[Problem]:
    """Whoever answers for a body that is gone is described too."""
    for source in files.organisations.values():
        for path, successor in named_successors(source.data):
            yield from _described(files, source, path, successor)


def unnamed(files: Files) -> Iterator[Problem]:
    """An organisation that nothing names has a page that nobody finds.

    One that was closed keeps its page all the same, for those who have its address.
    """
    if files.unread:
        return  # the file that can't be read may be the one that names it
    left = {one for one, source in files.organisations.items() if _CLOSED not in source.data}
    for source in files.organisations.values():
        left.difference_update(successor for _path, successor in named_successors(source.data))
    for source in files.initiatives.values():
        if not left:
            return  # a large register names all of them in its first entries
        left.difference_update(_all_named(source.data))
    for identifier in left:
        yield files.organisations[identifier].problem("W305", (), id=short(identifier))


def unnumbered(files: Files) -> Iterator[Problem]:
    """On the number of an official list, other data can be joined: a name is spelled in many ways.

    A table that a body keeps gives names; a register made of it owes no numbers. Nor does a body
    of a kind that no list of the country holds.
    """
    has_list_for = files.framework.jurisdiction.has_list_for
    entries = [source.data for source in files.initiatives.values()]
    own = [data for data in entries if not is_imported(data)]
    imported = len(own) < len(entries)
    owed = {name for data in own for name in _all_named(data)} if imported else set()
    for identifier, source in files.organisations.items():
        is_listed = has_list_for(str(source.data.get("type")))
        is_owed = is_listed and (identifier in owed or not imported)
        if is_owed and not source.data.get(_IDENTIFIERS):
            yield source.problem("W254", (_IDENTIFIERS,))


def relations(files: Files) -> Iterator[Problem]:
    """Every initiative that another one names is there."""
    for source in files.initiatives.values():
        for path, identifier in named_initiatives(source.data):
            if identifier in files.initiatives or identifier in files.unread:
                continue
            if not _ID.fullmatch(identifier):
                continue  # the schema check has said so
            folder, _, slug = identifier.partition("/")
            slugs = {known.partition("/")[2]: known for known in files.initiatives}
            guesses = nearest_named(slug or folder, slugs)
            yield source.problem(
                "E302",
                path,
                hint="guess" if guesses else None,
                id=short(identifier, 90),
                guesses=either(guesses),
            )


def named_bodies(data: Data) -> Iterator[tuple[Path, str]]:
    """The bodies that an entry names by id or by name: who found, did or was asked something."""
    yield ("legal", "found_by", "body"), text(data, "legal", "found_by", "body")
    for number, event in groups(data, "events"):
        yield ("events", number, "by"), text(event, "by")
    for number, challenge in groups(data, "challenges"):
        yield ("challenges", number, "to"), text(challenge, "to")


def named_successors(data: Data) -> Iterator[tuple[Path, str]]:
    """The organisations that answer for one that is gone, each with its place."""
    if one := text(data, SUCCESSOR):
        yield (SUCCESSOR,), one
    for number, several in texts(data, SUCCESSOR):
        yield (SUCCESSOR, number), several


def _all_named(data: Data) -> Iterator[str]:
    yield from (text(organisation, "id") for _, organisation in groups(data, "organisations"))
    yield from (body for _path, body in named_bodies(data))
    for _, flow in groups(data, "flows"):
        yield from (text(flow, "from"), text(flow, "to"))


def _described(
    files: Files, source: Source, path: Path, named: str, *, otherwise: str | None = None
) -> Iterator[Problem]:
    """That an organisation is described; `otherwise` names the hint where a guess can't help."""
    if named in files.organisations or named in files.unread or not _ID.fullmatch(named):
        return  # what is no id at all the schema check has said
    guesses = likely_bodies(named, _called(files))[:1]
    yield source.problem(
        "E301",
        path,
        hint="guess" if guesses else otherwise,
        id=short(named),
        file_name=short(named, 90),
        guesses=either(guesses),
    )


def _called(files: Files) -> Mapping[str, list[str]]:
    """What each organisation is called: its id, its name, and what else people know it by."""
    return {
        one: [
            one,
            text(source.data, "name"),
            *(name for _number, name in texts(source.data, "also_known_as")),
        ]
        for one, source in files.organisations.items()
    }
