"""The pieces of a printed agreement about its steps: their days, and the rounds of the Board."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairshare.language import gettext as _
from fairshare.model.profile import PrintStep, ProfileItem
from fairshare.publish.profiles.agreement import Agreement, PrintPiece, item_blocks, not_stated
from fairshare.publish.profiles.blocks import BlockTable, BlockText, PrintBlock
from fairshare.publish.words.dates import date_words


def _steps(agreement: Agreement) -> Iterator[PrintBlock]:
    rows = tuple(row for step in agreement.profile.print_steps for row in _rows(agreement, step))
    items = tuple(one.id for one in agreement.profile.items if one.part == "steps")
    head = (_("Day"), _("Step"), _("Section"))
    yield PrintBlock(items, _("The steps"), table=BlockTable(head, rows))
    for name in ("laid", "board-register"):
        item = agreement.item(name)
        texts = tuple(_addresses(agreement, item)) if item else ()
        if item and texts:
            yield PrintBlock((item.id,), item.label, agreement.section(item), texts)


def _rows(agreement: Agreement, step: PrintStep) -> Iterator[tuple[str, str, str]]:
    """A step that happened and is to happen again has two rows: its words differ."""
    found = agreement.value(step.field)
    days = [str(day) for day in (found if isinstance(found, list) else [found]) if day]
    section = agreement.profile.section(step.section)
    if not days:
        yield _unsaid(agreement), step.says, section
    if come := [day for day in days if not agreement.is_ahead(day)]:
        yield _listed(come), step.says, section
    if ahead := [day for day in days if agreement.is_ahead(day)]:
        words = _listed(ahead)
        if not step.ahead:
            words = _("{date}, still ahead").format(date=words)
        yield words, step.ahead or step.says, section


def _listed(days: list[str]) -> str:
    return ", ".join(dict.fromkeys(map(date_words, days)))


def _unsaid(agreement: Agreement) -> str:
    if agreement.is_reading:
        return _("Not stated in our sources")
    return _("Not yet, or not stated")


def _addresses(agreement: Agreement, item: ProfileItem) -> Iterator[BlockText]:
    for field in item.fields:
        value = agreement.value(field)
        if isinstance(value, str) and value.startswith("https://"):
            yield BlockText(value, "address", str(agreement.node(field).get("title", "")))


def _recommendations(agreement: Agreement) -> Iterator[PrintBlock]:
    item = agreement.item("recommendations")
    if item is None:
        return
    listed = agreement.own.get("board", {}).get("rounds", ())
    for number, one in enumerate(listed, 1):
        answered = "" if agreement.is_ahead(one.get("notified")) else one.get("notified")
        label = _("Round {number}").format(number=number)
        if answered:
            label = _("Round {number}, {date}").format(number=number, date=date_words(answered))
        node = agreement.node(("profiles", agreement.profile.name, *["board", "rounds"]))
        texts: list[BlockText] = []
        for recommended in one.get("recommendations") or ():
            inner = node.get("items", {}).get("properties", {}).get("recommendations", {})
            texts += agreement.words.texts(inner.get("items", {}), recommended)
        if answered and one.get("made") == 0:
            texts.append(BlockText(_("The Board made no recommendation.")))
        if not texts:
            texts.append(not_stated(agreement, item))
        if one.get("url"):
            texts.append(BlockText(one["url"], "address", _("The Board’s paper")))
        yield PrintBlock((item.id,), label, agreement.section(item), tuple(texts))
    if not listed:
        yield from item_blocks(agreement, item)


STEP_PIECES: Mapping[str, PrintPiece] = {
    "steps": _steps,
    "recommendations": _recommendations,
}
"""By the names that a print file uses."""
