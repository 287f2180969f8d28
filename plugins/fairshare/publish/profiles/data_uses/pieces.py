"""A use of data by the Five Safes: what each item of the standard says, gaps included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from fairshare.model.profile import ProfileItem
from fairshare.publish.profiles.agreement import Agreement, PrintPiece, item_blocks, not_stated
from fairshare.publish.profiles.blocks import BlockText, PrintBlock
from fairshare.publish.profiles.data_uses import cells
from fairshare.publish.profiles.data_uses.cells import CellReader
from fairshare.publish.profiles.data_uses.use import DataUse
from fairshare.publish.words.dates import date_words
from fairshare.validate.profiles.items import is_stated

_TextReader = Callable[[Agreement, ProfileItem], Iterator[BlockText]]


def _use(agreement: Agreement) -> DataUse:
    return DataUse(agreement.initiative, agreement.profile, agreement.bodies)


def _names(role: str) -> _TextReader:
    """All that play a part, by name: the page has room for them."""

    def read(agreement: Agreement, _item: ProfileItem) -> Iterator[BlockText]:
        names = ", ".join(dict.fromkeys(_use(agreement).names(role)))
        if names:
            yield BlockText(names)

    return read


def _cell(reader: CellReader) -> _TextReader:
    """What the row says."""

    def read(agreement: Agreement, _item: ProfileItem) -> Iterator[BlockText]:
        found = reader(_use(agreement)).value
        words = date_words(found.isoformat()) if isinstance(found, dt.date) else found
        if words:
            yield BlockText(words, "address" if words.startswith("https://") else "plain")

    return read


def _first(agreement: Agreement, item: ProfileItem) -> Iterator[BlockText]:
    """The first of its fields that says something: the text in full before the one that is cut."""
    for field in item.fields:
        value = agreement.value(field)
        if is_stated(value):
            yield from agreement.words.texts(agreement.node(field), value)
            return


def _releases(agreement: Agreement, _item: ProfileItem) -> Iterator[BlockText]:
    """Each day on which data was released, or else on which it began."""
    happened = agreement.initiative.events_of("released") or agreement.initiative.events_of(
        "started"
    )
    for event in happened:
        yield BlockText(event.summary, label=date_words(event.date))


def _outputs(agreement: Agreement, item: ProfileItem) -> Iterator[BlockText]:
    """The address of each output."""
    for field in item.fields:
        for address in agreement.value(field) or ():
            yield BlockText(str(address), "address")


def _plain(agreement: Agreement, item: ProfileItem) -> Iterator[BlockText]:
    for block in item_blocks(agreement, item):
        yield from (text for text in block.texts if text.kind != "missing")


def _piece(name: str, read: _TextReader) -> PrintPiece:
    """The block of an item; where nothing is said, that."""

    def draw(agreement: Agreement) -> Iterator[PrintBlock]:
        item = agreement.item(name)
        if item is not None:
            texts = tuple(read(agreement, item)) or (not_stated(agreement, item),)
            yield PrintBlock((item.id,), item.label, agreement.section(item), texts)

    return draw


_READERS: Mapping[str, _TextReader] = {
    "organisation": _names("recipient"),
    "organisation-id": _cell(cells.organisation_id),
    "sector": _cell(cells.sector),
    "funders": _names("funder"),
    "accredited": _plain,
    "sublicence": _plain,
    "project-id": _cell(cells.project_id),
    "project-title": _first,
    "lay-summary": _first,
    "public-benefit": _first,
    "category": _plain,
    "technical-summary": _plain,
    "committees": _cell(cells.committees),
    "starts": _plain,
    "ends": _plain,
    "approved": _cell(cells.latest_approval),
    "datasets": _plain,
    "sensitivity": _plain,
    "article-6": _plain,
    "article-9": _plain,
    "confidentiality": _plain,
    "opt-out": _plain,
    "how-often": _plain,
    "linkage": _first,
    "linked-assets": _plain,
    "description": _first,
    "released": _releases,
    "access": _plain,
    "privacy": _cell(cells.privacy),
    "outputs": _outputs,
}

DATA_USE_PIECES: Mapping[str, PrintPiece] = {
    name: _piece(name, read) for name, read in _READERS.items()
}
"""By the ids of the items."""
