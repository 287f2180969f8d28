"""What the register has from an earlier import of the same table: addresses, and what was added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from fairshare.intake.bodies.directory import Directory
from fairshare.intake.columns import EVENTS, FieldPath, TableColumn
from fairshare.intake.mapping.column_kinds import EventColumn, ReferenceColumn, Values, WordColumn
from fairshare.intake.mapping.reading import paths_of
from fairshare.intake.mapping.table_mapping import TableMapping
from fairshare.intake.reading.present import PresentEntries, PresentEntry
from fairshare.load.register import INITIATIVES
from fairshare.model.removed import REDACTED

_REFERENCES: FieldPath = ("references",)
_ALWAYS_MADE: AbstractSet[FieldPath] = {("title",), ("organisations",), ("stage_as_of",), EVENTS}


class EarlierEntries:
    """The lead's entries in the register, by the names of their files."""

    def __init__(
        self, present: PresentEntries, mapping: TableMapping, directory: Directory
    ) -> None:
        self._mapping = mapping
        self.directory = directory
        """The organisations of the register."""
        lead = mapping.lead.id
        names = sorted(path.stem for path in (present.register / INITIATIVES / lead).glob("*.yml"))
        found = {name: present.entry(lead, name, alone=False) for name in names}
        self._entries = {name: one for name, one in found.items() if one is not None}
        columns = mapping.columns.values()
        self._schemes = {one.scheme for one in columns if isinstance(one, ReferenceColumn)}
        self._kinds = {one.kind for one in columns if isinstance(one, EventColumn)}
        self._numbers = {name: self._numbered(one) for name, one in self._entries.items()}

    @property
    def numbered(self) -> AbstractSet[str]:
        """The files of entries that hold numbers of this table."""
        return {name for name, numbers in self._numbers.items() if numbers}

    @property
    def taken(self) -> AbstractSet[str]:
        """The files that a row without a number in common may not have."""
        own = {name for name, one in self._entries.items() if not _is_imported(one)}
        return (self.numbered | own) - {name for name in own if self.is_removed(name)}

    def entry(self, name: str) -> PresentEntry | None:
        """The entry of that file, unless a notice stands in its place."""
        found = self._entries.get(name)
        return None if found is None or REDACTED in found.data else found

    def is_removed(self, name: str) -> bool:
        """Whether a notice says that the text of this entry had to go."""
        return name in self._entries and REDACTED in self._entries[name].data

    def names(self, entries: Sequence[Values], made: Sequence[str]) -> dict[int, str]:
        """The files of entries that have one, by place: those with the most numbers in common.

        `made` are the names that their titles make, by which equals are told apart.
        """
        pairs = []
        for place, values in enumerate(entries):
            numbers = self._numbered_by(values.get(_REFERENCES, ()))
            for name, known in self._numbers.items():
                if common := numbers & known:
                    share = len(common) / len(numbers | known)
                    pairs.append((-share, name != made[place], place, name))
        found: dict[int, str] = {}
        for *_likeness, place, name in sorted(pairs):
            if place not in found and name not in found.values():
                found[place] = name
        return found

    def added(
        self,
        name: str,
        values: Values,
        known: Sequence[TableColumn],
        there: AbstractSet[str],
    ) -> dict[FieldPath, Any]:
        """The values of an entry with what people added to its file, which the table can't say.

        `there` are the columns that it has: another table of the same form may say more.
        """
        entry = self.entry(name)
        if entry is None:
            return dict(values)
        before = entry.values(known)
        spoken = {*self._spoken(there), *values}
        more = {path: value for path, value in before.items() if path not in spoken}
        own = [one for one in before.get(EVENTS, ()) if self._is_added(one)]
        whole = {**values, **more}
        if own:
            made = [one for one in values.get(EVENTS, ()) if one not in own]
            whole[EVENTS] = sorted([*made, *own], key=lambda one: str(one.get("date")))
        return whole

    def _spoken(self, there: AbstractSet[str]) -> Iterator[FieldPath]:
        """The fields that the table's columns fill, or leave empty on purpose."""
        listed = {name: one for name, one in self._mapping.columns.items() if name in there}
        yield from _ALWAYS_MADE
        yield from self._mapping.always
        yield from paths_of(listed)
        if self._schemes:
            yield _REFERENCES
        for column in listed.values():
            if isinstance(column, WordColumn):
                yield from column.in_part

    def _is_added(self, event: Any) -> bool:
        """Whether no row can be this event."""
        return isinstance(event, Mapping) and event.get("kind") not in self._kinds

    def _numbered(self, entry: PresentEntry) -> AbstractSet[tuple[str, str]]:
        listed = entry.data.get("references") if _is_imported(entry) else None
        return self._numbered_by(listed if isinstance(listed, list) else ())

    def _numbered_by(self, listed: Sequence[Any]) -> AbstractSet[tuple[str, str]]:
        """The table's own numbers among references."""
        pairs = {
            (str(one.get("scheme")), str(one.get("id")))
            for one in listed
            if isinstance(one, Mapping)
        }
        return {pair for pair in pairs if pair[0] in self._schemes}


def _is_imported(entry: PresentEntry) -> bool:
    assessment = entry.data.get("assessment")
    return isinstance(assessment, Mapping) and assessment.get("independence") == "imported"
