"""Read the items of a profile, and the parts of its printed agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fairshare.load.document import Document
from fairshare.load.profiles.phases import FieldReader
from fairshare.load.schema_files import FieldGroup, broken
from fairshare.model.profile import (
    NEVER,
    ArrangementList,
    ListColumn,
    Phase,
    PrintPart,
    PrintStep,
    ProfileItem,
)

_NEEDED = ("id", "section", "label", "fields", "from", "prints", "by")


def read_items(
    document: Document, name: str, phases: Sequence[Phase], field_of: FieldReader
) -> tuple[ProfileItem, ...]:
    """The items in the order written. Raises SetupError, one sentence with the line."""
    known = [*(one.code for one in phases), NEVER]
    found = []
    for group in _listed(document, "items"):
        group.only(_NEEDED, ("all", "checked", "asks"))
        if group.text("from") not in known:
            raise group.broken("from", f"must be one of {', '.join(known)}")
        found.append(
            ProfileItem(
                id=group.text("id"),
                section=group.text("section"),
                label=group.text("label"),
                fields=tuple(field_of(name, one) for one in group.texts("fields")),
                every=group.flag("all") if "all" in group.fields else False,
                phase=group.text("from"),
                part=group.text("prints"),
                by=group.text("by"),
                checked=group.text("checked") if "checked" in group.fields else "",
                asks=group.text("asks") if "asks" in group.fields else "",
            )
        )
    return tuple(found)


class PrintOrder(NamedTuple):
    """What a print file says."""

    note: str
    """What is said of the order."""
    steps: tuple[PrintStep, ...]
    parts: tuple[PrintPart, ...]
    lists: tuple[ArrangementList, ...] = ()


NO_PRINT = PrintOrder("", (), ())


def read_parts(document: Document, name: str, field_of: FieldReader) -> PrintOrder:
    """What is said of the order, the record of steps, and the parts. Raises SetupError."""
    whole = FieldGroup.at(document).only(("parts",), ("model", "steps", "lists"))
    listed = _listed(document, "steps") if "steps" in whole.fields else ()
    rows = [one.only(("says", "field", "section"), ("ahead",)) for one in listed]
    steps = tuple(
        PrintStep(
            one.text("says"),
            field_of(name, one.text("field")),
            one.text("section"),
            one.text("ahead") if "ahead" in one.fields else "",
        )
        for one in rows
    )
    lists = _listed(document, "lists") if "lists" in whole.fields else ()
    parts = tuple(
        PrintPart(
            group.only(("part", "title"), ("shows",)).text("part"),
            group.text("title"),
            group.texts("shows") if "shows" in group.fields else (),
        )
        for group in _listed(document, "parts")
    )
    return PrintOrder(
        whole.text("model") if "model" in whole.fields else "",
        steps,
        parts,
        tuple(map(_list, lists)),
    )


def _list(group: FieldGroup) -> ArrangementList:
    group.only(("name", "title", "columns"))
    columns = (
        FieldGroup.at(group.document, (*group.path, "columns", number)).only(("title", "items"))
        for number in range(len(group.fields["columns"]))
    )
    return ArrangementList(
        group.text("name"),
        group.text("title"),
        tuple(ListColumn(one.text("title"), one.texts("items")) for one in columns),
    )


def _listed(document: Document, name: str) -> Iterator[FieldGroup]:
    listed = document.data.get(name)
    if not isinstance(listed, list) or not listed:
        raise broken(document, (name,), "must be a list, at least one")
    for number in range(len(listed)):
        yield FieldGroup.at(document, (name, number))
