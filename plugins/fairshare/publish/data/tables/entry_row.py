"""What every row about an entry says of it: where it is, whose words these are, and its state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fairshare.framework import ENTRY_KINDS, Framework
from fairshare.language import gettext as _
from fairshare.model import Data
from fairshare.publish.data.tables.schema_columns import coded
from fairshare.publish.data.tables.table import CellValue, DataColumn, TablePart
from fairshare.publish.edition import Edition, Item
from fairshare.publish.states import ASKED, IS, WAS, WOULD, voice_label
from fairshare.publish.words.outcomes import outcome_label, outcomes

REMOVED = "removed"
"""The state of an entry whose text the maintainers took away; its notice stays."""
GONE = "gone"
"""The state of one whose file is no longer there. Only the table of changes names it."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An initiative as rows name it, one that was removed included."""

    id: str
    data: Data
    """As written; of one that was removed, what is left."""
    sha256: str
    edition: Edition
    item: Item | None
    """None for one that was removed."""
    gone: bool = False
    """Whether its file is no longer there, and only git knows that it was."""

    @property
    def url(self) -> str:
        return f"{self.edition.site_url}initiatives/{self.id}/"

    @property
    def key(self) -> str:
        """Stands for all that rows say of it."""
        return self.edition.entry_digests[self.id]

    @property
    def version(self) -> int:
        return self.edition.versions.get(self.id, 1)

    @property
    def state(self) -> str:
        """The code of its badge: what became of it."""
        if self.item:
            return self.item.state.badge.code
        return GONE if self.gone else REMOVED


def entry_rows(edition: Edition) -> Iterator[EntryRow]:
    """Every initiative of the register, refused, replaced and removed ones too, in order of ids."""
    items = {item.initiative.id: item for item in edition.items}
    removed = edition.register.removed
    for identifier in sorted({*items, *removed}):
        item = items.get(identifier)
        file = item.initiative if item else removed[identifier]
        yield EntryRow(identifier, file.data, file.sha256, edition, item)


def entry_parts(
    about: Callable[[EntryRow, Item], Iterable[Any]],
) -> Callable[[Edition], Iterator[TablePart]]:
    """A part for each initiative that was not removed. `about`: what its rows are about."""

    def parts(edition: Edition) -> Iterator[TablePart]:
        for row in entry_rows(edition):
            if row.item:
                yield TablePart(row.key, about(row, row.item))

    return parts


EntryOf = Callable[[Any], EntryRow]
"""The entry that a row is about."""


def opening_columns(entry: EntryOf) -> Iterator[DataColumn]:
    """Its id, and the address of its page."""
    yield DataColumn(
        "id",
        "text",
        _("Id"),
        _("The initiative. It never changes, and joins the tables."),
        lambda row: entry(row).id,
        required=True,
    )
    yield DataColumn(
        "url",
        "text",
        _("Page"),
        _("The page that shows it."),
        lambda row: entry(row).url,
        required=True,
    )


def headline_column() -> DataColumn:
    """What became of it, in a sentence."""
    return DataColumn(
        "headline",
        "text",
        _("What became of it"),
        _("In one or two sentences, as its page says it."),
        lambda row: row.item.state.headline if row.item else None,
    )


def state_columns(entry: EntryOf, framework: Framework) -> Iterator[DataColumn]:
    """What became of it, whether anything was shared, and who says so."""

    def of_item(read: Callable[[Item], CellValue]) -> Callable[[Any], CellValue]:
        def value(row: Any) -> CellValue:
            item = entry(row).item
            return read(item) if item else None

        return value

    yield from coded(
        DataColumn(
            "state",
            "text",
            _("State"),
            _("What became of it, as a code. A row with “removed” says only that it was there."),
            lambda row: entry(row).state,
            required=True,
        ),
        state_words(framework),
    )
    yield from coded(
        DataColumn(
            "shared",
            "text",
            _("Was anything shared"),
            _(
                "How to read who gives and who gets: “is”, “was”, “would”, or “asked”, where it "
                "was only asked for and nothing was shared."
            ),
            of_item(lambda item: item.state.tense),
        ),
        _shared_words(),
    )
    yield from coded(
        DataColumn(
            "voice",
            "text",
            _("Who says so"),
            _(
                "Whose words the row repeats. “own”: the body’s own entry. “worked-example”: this "
                "register’s reading of public sources, which the body did not check. “imported”: "
                "taken from a published source, and not assessed."
            ),
            of_item(lambda item: item.state.voice.code),
        ),
        {code: voice_label(code) for code in ENTRY_KINDS},
    )


def closing_columns(entry: EntryOf) -> Iterator[DataColumn]:
    """Which text of the entry the row was made from."""
    yield DataColumn(
        "version",
        "integer",
        _("Version"),
        _("How many texts the entry has had, this one included."),
        lambda row: entry(row).version,
        required=True,
    )
    yield DataColumn(
        "sha256",
        "text",
        _("Fingerprint"),
        _("The SHA-256 of the entry’s file, as the manifest of the site names it."),
        lambda row: entry(row).sha256,
        required=True,
    )


def state_words(framework: Framework) -> dict[str, str]:
    """Every state that an entry can be in, with its words."""
    decided = {code: outcome_label(code, framework) for code in outcomes(framework)}
    return {
        "replaced": _("Replaced"),
        "stopped": _("Stopped"),
        "withdrawn": _("Withdrawn"),
        **decided,
        REMOVED: _("Removed"),
        GONE: _("No longer in the register"),
    }


def _shared_words() -> dict[str, str]:
    """What the tense of a page's facts says, for a column."""
    return {
        IS: _("Shared, when last known"),
        WAS: _("Was shared"),
        WOULD: _("Would be shared"),
        ASKED: _("Only asked for, nothing was shared"),
    }
