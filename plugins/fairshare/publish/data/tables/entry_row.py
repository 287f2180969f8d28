"""What every row about an entry says of it: where it is, whose words these are, and its state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from fairshare.framework import ENTRY_KINDS, Framework
from fairshare.language import gettext as _
from fairshare.model import Data, Initiative, Organisation, Removed, organisations_in
from fairshare.model.tense import ASKED, IS, WAS, WOULD
from fairshare.publish.data.tables.schema_columns import coded
from fairshare.publish.data.tables.table import CellValue, DataColumn, TablePart
from fairshare.publish.edition import Edition, Item
from fairshare.publish.states import voice_label
from fairshare.publish.words.outcomes import outcome_label, outcomes

REMOVED = "removed"
"""The state of an entry whose text the maintainers took away; its notice stays."""
GONE = "gone"
"""The state of one whose file is no longer there. Only the table of changes names it."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An initiative as rows name it, one that was removed included."""

    id: str
    url: str
    version: int = 1
    """How many texts it has had, this one included."""
    file: Initiative | Removed | None = None
    """What is written; None where the file is no longer there, and only git knows that it was."""
    item: Item | None = None
    """None for one that was removed."""
    bodies: Mapping[str, Organisation] = field(default_factory=dict)
    """The organisations that it names, by id."""

    @property
    def data(self) -> Data:
        """As written; of one that was removed, what is left."""
        return self.file.data if self.file else {}

    @property
    def sha256(self) -> str:
        return self.file.sha256 if self.file else ""

    @property
    def state(self) -> str:
        """The code of its badge: what became of it."""
        if self.item:
            return self.item.state.badge.code
        return REMOVED if self.file else GONE


_ROWS: WeakKeyDictionary[Edition, tuple[EntryRow, ...]] = WeakKeyDictionary()
"""The rows of an edition: most tables ask for them."""


def entry_rows(edition: Edition) -> tuple[EntryRow, ...]:
    """Every initiative of the register, refused, replaced and removed ones too, in order of ids."""
    if edition not in _ROWS:
        _ROWS[edition] = tuple(_entry_rows(edition))
    return _ROWS[edition]


def _entry_rows(edition: Edition) -> Iterator[EntryRow]:
    items = {item.initiative.id: item for item in edition.items}
    removed, known = edition.register.removed, edition.organisations
    for identifier in sorted({*items, *removed}):
        item = items.get(identifier)
        file = item.initiative if item else removed[identifier]
        named = organisations_in(file.data) if item else (file.lead,)
        yield EntryRow(
            identifier,
            entry_url(identifier, edition),
            edition.versions.get(identifier, 1),
            file,
            item,
            {one: known[one] for one in named if one in known},
        )


def entry_url(identifier: str, edition: Edition) -> str:
    """Where the page of an initiative stands."""
    return f"{edition.site_url}initiatives/{identifier}/"


def entry_parts(
    about: Callable[[EntryRow, Item, Framework], Iterable[Any]],
) -> Callable[[Edition], Iterator[TablePart]]:
    """A part for each initiative that was not removed. `about`: what its rows are about."""

    def parts(edition: Edition) -> Iterator[TablePart]:
        for row in entry_rows(edition):
            if row.item:
                yield TablePart(about, (row, row.item, edition.framework))

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
