"""One approved use of data, as the cells of its row ask for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from fairshare import prose
from fairshare.language import gettext as _
from fairshare.model import PROFILES, Data, Initiative, Organisation, Profile
from fairshare.publish.lineage import APPROVED
from fairshare.publish.profiles.data_uses import NAME
from fairshare.spreadsheets.upload_workbook import UploadCell
from fairshare.validate.calendar_date import is_partial
from fairshare.validate.profiles.phase import own_part, value_in

BETWEEN = ", "
_COMMA = ","


class FilledCell(NamedTuple):
    """What stands in a cell, and what of the entry doesn't."""

    value: UploadCell = ""
    note: str = ""
    """A sentence for whoever hands the file in; empty where nothing is lost."""


@dataclass(frozen=True, slots=True)
class DataUse:
    """An entry that follows the standard, with the organisations that it names."""

    initiative: Initiative
    profile: Profile
    organisations: Mapping[str, Organisation]

    @property
    def own(self) -> Data:
        """The standard's own part of the entry."""
        return own_part(self.profile, self.initiative.data)

    def label(self, field: str) -> str:
        """A code of its own part in the standard's words; empty where it says none."""
        labels = self.profile.schema["properties"][field]["x-labels"]
        return str(labels.get(self.own.get(field), ""))

    def value(self, field: str) -> Any:
        """What stands in a field, written with dots; None where there is nothing."""
        return value_in(self.initiative.data, tuple(field.split(".")))

    def names(self, role: str) -> list[str]:
        """The names of those that take a part, in the order of the entry."""
        return [self.name(one.id) for one in self.initiative.with_role(role)]

    def name(self, body: str) -> str:
        """What an organisation is called."""
        known = self.organisations.get(body)
        return known.name if known else body

    def user(self) -> Organisation | None:
        """The organisation that uses the data: the first that gets it."""
        first = next(iter(self.initiative.with_role("recipient")), None)
        return self.organisations.get(first.id) if first else None


def data_uses(
    initiatives: Iterable[Initiative], profile: Profile, organisations: Mapping[str, Organisation]
) -> Iterator[DataUse]:
    """The uses that stand in the register: approved, and not withdrawn."""
    for one in initiatives:
        follows = isinstance(one.data.get(PROFILES, {}).get(NAME), Mapping)
        if follows and one.outcome in APPROVED and one.withdrawn is None:
            yield DataUse(one, profile, organisations)


def text_cell(value: object) -> FilledCell:
    """A text without its marks."""
    return FilledCell(prose.plain(str(value))) if value else FilledCell()


def day_cell(written: object) -> FilledCell:
    """A day as a real date: the Gateway takes nothing else."""
    if not isinstance(written, str) or not written:
        return FilledCell()
    if is_partial(written):
        words = _("{date} names no day, and the Gateway takes only days: the cell is left empty.")
        return FilledCell("", words.format(date=written))
    return FilledCell(dt.date.fromisoformat(written))


def listed_cell(values: Iterable[str]) -> FilledCell:
    """Several in one cell. The Gateway splits it at commas, so none of them may have one."""
    whole = list(dict.fromkeys(values))
    bare = [" ".join(one.replace(_COMMA, " ").split()) for one in whole]
    torn = [one for one in whole if _COMMA in one]
    note = ""
    if torn:
        words = _("The Gateway splits lists at commas. Without theirs stand: {names}.")
        note = words.format(names="; ".join(torn))
    return FilledCell(BETWEEN.join(bare), note)


def first_cell(values: Iterable[str], note: str) -> FilledCell:
    """The first of several; `note` says that there are `{count}`."""
    found = [one for one in values if one]
    if not found:
        return FilledCell()
    return FilledCell(found[0], note.format(count=len(found)) if len(found) > 1 else "")


def coded_cell(code: object, words: Mapping[str, str]) -> FilledCell:
    """The Gateway's word for a code; nothing where its list has none."""
    if not isinstance(code, str) or code == "unknown":
        return FilledCell()
    if code in words:
        return FilledCell(words[code])
    return FilledCell("", _("The Gateway’s list has no word for “{code}”.").format(code=code))
