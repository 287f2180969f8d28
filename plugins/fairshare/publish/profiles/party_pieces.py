"""The pieces of a printed agreement that are about its parties, a row for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fairshare.language import gettext as _
from fairshare.model import Data
from fairshare.model.profile import ProfileItem
from fairshare.publish.profiles.agreement import Agreement, PrintPiece, item_blocks, not_stated
from fairshare.publish.profiles.blocks import BlockTable, BlockText, PrintBlock


def _party_rows(agreement: Agreement) -> Iterator[PrintBlock]:
    rows = []
    for one in parties_of(agreement):
        accession = one.get("accession", {})
        days = [
            _said(agreement, _("Board told"), accession.get("board_told")),
            _said(agreement, _("Minister told"), accession.get("minister_told")),
            _said(agreement, _("left"), one.get("left")),
            _said(agreement, _("Minister told"), one.get("withdrawal_minister_told")),
            str(accession.get("url", "")),
        ]
        controller = _("Yes") if one.get("controller") else _("No")
        controller = controller if "controller" in one else _("Not stated")
        joined = agreement.day(one["joined"]) if "joined" in one else ""
        name = agreement.words.name(one["id"])
        rows.append((name, controller, joined, "; ".join(filter(None, days))))
    head = (_("Public body"), _("Controller"), _("Joined"), _("Acceded or left"))
    found = list(item_table(agreement, agreement.item("parties"), head, tuple(rows)))
    ids = ("parties", "accession", "leaving")
    yield from (block._replace(items=ids) for block in found)


def _officers(agreement: Agreement) -> Iterator[PrintBlock]:
    item = agreement.item("dpo-statement")
    rows = []
    for one in parties_of(agreement):
        made = one.get("dpo")
        if made is None and "accession" in one:
            continue
        name = agreement.words.name(one["id"])
        missing = not_stated(agreement, item).words if item else ""
        rows.append((name, *(_statement(agreement, made) if made else (missing, "", "", ""))))
    head = (
        _("Public body"),
        _("Day"),
        _("Has reviewed the draft"),
        _("It breaks no data protection law"),
        _("It is consistent with article 5(1)"),
    )
    yield from item_table(agreement, item, head, tuple(rows))


def _statement(agreement: Agreement, made: Data) -> tuple[str, str, str, str]:
    points = (made.get(key) for key in ("reviewed", "no_contravention", "article_5_1"))
    one, two, three = (_("Yes") if point else _("Not stated") for point in points)
    day = agreement.day(made["date"]) if "date" in made else _("Day not stated")
    return day, one, two, three


def _signatures(agreement: Agreement) -> Iterator[PrintBlock]:
    if agreement.is_reading:
        return
    signed = agreement.value(("safeguards", "agreement", "signed"))
    day = agreement.day(signed) if signed else ""
    rows = tuple(
        (
            agreement.words.name(one["id"]),
            "",
            agreement.day(one["joined"]) if "joined" in one else day,
        )
        for one in parties_of(agreement)
    )
    address = agreement.value(("safeguards", "agreement", "url"))
    texts = (BlockText(str(address), "address", _("The signed agreement")),) if address else ()
    head = (_("Public body"), _("Office of whoever signs"), _("Day"))
    if rows:
        label = _("For the parties, without names of people")
        yield PrintBlock((), label, texts=texts, table=BlockTable(head, rows))


def item_table(
    agreement: Agreement,
    item: ProfileItem | None,
    head: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
) -> Iterator[PrintBlock]:
    """An item as a table; that it is not stated, where it has no row."""
    if item is None:
        return
    if rows:
        section = agreement.section(item)
        yield PrintBlock((item.id,), item.label, section, table=BlockTable(head, rows))
    else:
        yield from item_blocks(agreement, item)


def parties_of(agreement: Agreement) -> tuple[Mapping[str, Any], ...]:
    return tuple(agreement.own.get("parties", ()))


def _said(agreement: Agreement, words: str, day: object) -> str:
    return f"{words} {agreement.day(day)}" if day else ""


PARTY_PIECES: Mapping[str, PrintPiece] = {
    "parties": _party_rows,
    "officers": _officers,
    "signatures": _signatures,
}
"""By the names that a print file uses."""
