"""Rules on who gives what to whom."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.framework import OWN
from fairshare.load.document import Document
from fairshare.model import Data
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import entry_kind, groups, is_personal, items, text, texts
from fairshare.validate.naming import short
from fairshare.validate.nearest import either, nearest

_ENDS = ("from", "to")


def between_participants(document: Document, context: Context) -> Iterator[Problem]:
    """Data goes from one organisation that takes part to another one."""
    taking_part = {text(one, "id") for _, one in groups(document.data, "organisations")}
    for number, flow in groups(document.data, "flows"):
        for end in _ENDS:
            path, named = ("flows", number, end), text(flow, end)
            if named and named not in taking_part:
                guesses = nearest(named, taking_part)
                yield document.problem(
                    "E233",
                    path,
                    hint="guess" if guesses else None,
                    field=context.names.field(path),
                    id=short(named),
                    guesses=either(guesses),
                )
        if text(flow, "from") and text(flow, "from") == text(flow, "to"):
            path = ("flows", number, "to")
            yield document.problem("E233", path, "itself", id=short(text(flow, "to")))


def of_its_data(document: Document, context: Context) -> Iterator[Problem]:
    """What goes one way is part of what is shared at all."""
    shared = items(document.data, "data", "categories")
    known = context.framework.codes["data_categories"].codes
    for number, flow in groups(document.data, "flows"):
        for at, code in texts(flow, "what"):
            if shared and code in known and code not in shared:
                path = ("flows", number, "what", at)
                field = context.names.field(path)
                yield document.problem("E234", path, field=field, category=code)


def needed(document: Document, _: Context) -> Iterator[Problem]:
    """Where several give and several receive, nobody else can tell who gives to whom.

    Organisations count once, whatever their units. Sources and tables may not say.
    """
    data = document.data
    if entry_kind(data) != OWN or not is_personal(data) or items(data, "flows"):
        return
    givers, getters = _with_role(data, "provider"), _with_role(data, "recipient")
    if len(givers) > 1 and len(getters) > 1:
        yield document.problem("E235", ("flows",), givers=len(givers), getters=len(getters))


def _with_role(data: Data, role: str) -> set[str]:
    """The organisations with a role, each once."""
    participants = (one for _, one in groups(data, "organisations"))
    return {text(one, "id") for one in participants if role in items(one, "roles")}
