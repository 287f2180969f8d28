"""Lists of all sharing arrangements of a body, as a law lets somebody ask for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from fairshare.language import gettext as _
from fairshare.model import Initiative, Profile
from fairshare.model.profile import ArrangementList, ListColumn
from fairshare.publish.lineage import APPROVED, IN_USE
from fairshare.publish.profiles.agreement import Agreement, item_blocks
from fairshare.publish.profiles.blocks import PrintBlock
from fairshare.publish.profiles.pieces import PIECES
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import latest

_OVER = frozenset({"ended", "never_started"})
_PARTIES = "parties"


def arrangement_rows(
    listed: ArrangementList, agreements: Iterable[Agreement], since: dt.date | None = None
) -> list[list[str]]:
    """The rows of a list, its heading first. `since`: with what was altered from that day on."""
    rows = [[_("Arrangement"), *(column.title for column in listed.columns)]]
    if since:
        rows[0].append(_("Alterations since {date}").format(date=date_words(since.isoformat())))
    for agreement in agreements:
        row = [agreement.title, *(_cell(agreement, column) for column in listed.columns)]
        rows.append([*row, _alterations(agreement, since)] if since else row)
    return rows


def is_arrangement(initiative: Initiative) -> bool:
    """Whether data is shared, or may be: it was approved or is in use, and has not ended."""
    if initiative.withdrawn is not None or initiative.stage in _OVER:
        return False
    return initiative.outcome in APPROVED or initiative.stage in {*IN_USE, "paused"}


def list_named(profiles: Iterable[Profile], name: str) -> tuple[Profile, ArrangementList] | None:
    """The list of that name among the chosen laws."""
    found = ((one, listed) for one in profiles for listed in one.lists if listed.name == name)
    return next(found, None)


def _cell(agreement: Agreement, column: ListColumn) -> str:
    """What the items of a column say, in paragraphs; "not stated" where they say nothing."""
    found: list[str] = []
    for name in column.items:
        if name == _PARTIES:
            found += _participants(agreement)
            continue
        item = agreement.item(name)
        if item is None:
            continue
        blocks = PIECES[name](agreement) if name in PIECES else item_blocks(agreement, item)
        found += [words for block in blocks for words in _words(block)]
    return "\n".join(dict.fromkeys(found)) or _("not stated")


def _words(block: PrintBlock) -> Iterator[str]:
    for text in block.texts:
        if text.kind != "missing":
            yield f"{text.label}: {text.words}" if text.label else text.words
    for row in block.table.rows if block.table else ():
        yield " – ".join(filter(None, row))


def _participants(agreement: Agreement) -> list[str]:
    """Everyone who takes part: an arrangement under another law has no list of parties."""
    return list(
        dict.fromkeys(agreement.words.name(one.id) for one in agreement.initiative.participants)
    )


def _alterations(agreement: Agreement, since: dt.date) -> str:
    """What happened from a day on, as the entry's events say."""
    label = agreement.framework.label
    found = [
        f"{date_words(event.date)}, {label('event_kinds', event.kind)}: {event.summary}"
        for event in agreement.initiative.events
        if (day := latest(event.date)) and day >= since
    ]
    return "\n".join(found) or _("none on record")
