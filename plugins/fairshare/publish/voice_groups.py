"""The initiatives by who speaks: nothing is counted over bodies' own entries and ours together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fairshare.framework import ENTRY_KINDS, OWN
from fairshare.language import gettext as _
from fairshare.model import IMPORTED, WORKED_EXAMPLE
from fairshare.publish.edition import Item


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """The initiatives of one kind of entry."""

    code: str
    """own, worked-example or imported."""
    title: str
    """As a heading, and over a column."""
    items: tuple[Item, ...]
    """In the order in which they came."""

    def count(self, outcome: str) -> int:
        """How many of them have an outcome."""
        return sum(item.initiative.outcome == outcome for item in self.items)


def by_voice(items: Iterable[Item]) -> list[VoiceGroup]:
    """The kinds of entry that occur, the bodies' own first."""
    found: dict[str, list[Item]] = {code: [] for code in ENTRY_KINDS}
    for item in items:
        found[item.state.voice.code].append(item)
    titles = _titles()
    return [VoiceGroup(code, titles[code], tuple(of)) for code, of in found.items() if of]


def _titles() -> Mapping[str, str]:
    return {
        OWN: _("Bodies’ own entries"),
        WORKED_EXAMPLE: _("Worked examples"),
        IMPORTED: _("Taken from published sources"),
    }
