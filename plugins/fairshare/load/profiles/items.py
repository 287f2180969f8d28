"""Read the items of a profile, and the parts of its printed agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairshare.load.document import Document
from fairshare.load.profiles.phases import FieldReader
from fairshare.load.schema_files import FieldGroup, broken
from fairshare.model.profile import NEVER, Phase, PrintPart, ProfileItem

_NEEDED = ("id", "section", "label", "fields", "from", "prints", "by")


def read_items(
    document: Document, name: str, phases: Sequence[Phase], field_of: FieldReader
) -> tuple[ProfileItem, ...]:
    """The items in the order written. Raises SetupError, one sentence with the line."""
    known = [*(one.code for one in phases), NEVER]
    found = []
    for group in _listed(document, "items"):
        group.only(_NEEDED, ("all", "checked"))
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
            )
        )
    return tuple(found)


def read_parts(document: Document) -> tuple[str, tuple[PrintPart, ...]]:
    """What is said of the order, and the parts in it. Raises SetupError."""
    whole = FieldGroup.at(document).only(("parts",), ("model",))
    parts = tuple(
        PrintPart(
            group.only(("part", "title"), ("shows",)).text("part"),
            group.text("title"),
            group.texts("shows") if "shows" in group.fields else (),
        )
        for group in _listed(document, "parts")
    )
    return (whole.text("model") if "model" in whole.fields else "", parts)


def _listed(document: Document, name: str) -> Iterator[FieldGroup]:
    listed = document.data.get(name)
    if not isinstance(listed, list) or not listed:
        raise broken(document, (name,), "must be a list, at least one")
    for number in range(len(listed)):
        yield FieldGroup.at(document, (name, number))
