"""The agreement that a law asks for, part by part, out of one entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import Initiative, Organisation, Path, Phase, Profile
from fairshare.model.profile import NEVER, PrintPart, ProfileItem
from fairshare.publish.profiles.blocks import BlockText, PrintBlock, ValueWords
from fairshare.publish.states.laws import filled_dates
from fairshare.publish.states.voices import Voice, voice_of
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import earliest
from fairshare.validate.naming import FieldNames
from fairshare.validate.profiles.items import is_stated
from fairshare.validate.profiles.phase import own_part, phase_of, value_in
from fairshare.validate.schema.references import inlined


class AgreementPart(NamedTuple):
    """One part of the printed agreement."""

    name: str
    title: str
    blocks: tuple[PrintBlock, ...]


@dataclass(frozen=True)
class Agreement:
    """One entry as an agreement under one law, on one day."""

    initiative: Initiative
    profile: Profile
    framework: Framework
    bodies: Mapping[str, Organisation]
    """The organisations, by id."""
    today: dt.date
    version: str = ""
    """When the entry was last changed, in words; empty where that isn't known."""

    @cached_property
    def phase(self) -> Phase:
        """How far it has come."""
        return phase_of(self.profile, self.initiative.data, self.today)

    @property
    def first_line(self) -> str:
        """How far it has come, as the first line of all says it."""
        said = filled_dates(self.phase.document, self.phase, self.initiative)
        return said or self.phase.label

    @property
    def title(self) -> str:
        """Its full name, else the title of the entry."""
        named = self.value(self.profile.named) if self.profile.named else None
        return str(named or self.initiative.title)

    @property
    def voice(self) -> Voice:
        """Who speaks: only a body's own entry is the agreement itself."""
        return voice_of(self.initiative)

    @property
    def is_reading(self) -> bool:
        """Whether others wrote what should be an agreement, from public sources."""
        by_others = self.initiative.imported or self.initiative.worked_example
        return by_others and not self.profile.is_standard

    @property
    def read_from(self) -> tuple[str, ...]:
        """What is said of it first where it is no agreement, in sentences; else nothing."""
        if not self.is_reading:
            return ()
        return (
            _("This is not the agreement."),
            _("It is our reading of public sources, in the order of the Act."),
            _("None of the bodies that it names wrote it."),
            _("What our sources leave open, the agreement itself may say."),
        )

    @property
    def about_its_order(self) -> str:
        """What the program says of the order of the parts, which is no part of the agreement."""
        return "" if self.is_reading or self.profile.is_standard else self.profile.print_note

    @property
    def own(self) -> Mapping[str, Any]:
        """The law's own part of the entry."""
        return own_part(self.profile, self.initiative.data)

    @cached_property
    def words(self) -> ValueWords:
        """What puts values into words; under a law a date is that of a step, ahead or taken."""
        names = {key: one.name for key, one in self.bodies.items()}
        return ValueWords(
            self.framework, names, date_words if self.profile.is_standard else self.day
        )

    def is_ahead(self, day: object) -> bool:
        """Whether a day, as written, has yet to come."""
        first = earliest(day)
        return first is not None and first > self.today

    def day(self, day: object) -> str:
        """A day in words, which say so where it has yet to come."""
        words = date_words(str(day))
        return _("{date}, still ahead").format(date=words) if self.is_ahead(day) else words

    def value(self, field: Path) -> Any:
        """What stands in a field."""
        return value_in(self.initiative.data, field)

    def node(self, field: Path) -> Mapping[str, Any]:
        """What the schema says of a field; through a list, of that of an item."""
        here: Path = ()
        for step in field:
            if self._schema.subschema(here).get("type") == "array":
                here = (*here, 0)
            here = (*here, step)
        return self._schema.subschema(here)

    @cached_property
    def _schema(self) -> FieldNames:
        return FieldNames(inlined(self.framework.initiative_schema))

    def section(self, item: ProfileItem) -> str:
        """The section of an item, in words."""
        return self.profile.section(item.section)

    def item(self, name: str) -> ProfileItem | None:
        """The item of that id."""
        return next((one for one in self.profile.items if one.id == name), None)


PrintPiece = Callable[[Agreement], Iterator[PrintBlock]]
"""What the program makes of several fields together; by the name that the print file uses."""


def agreement_parts(agreement: Agreement, pieces: Mapping[str, PrintPiece]) -> list[AgreementPart]:
    """The parts in the order of the print file, none of them empty."""
    found = []
    for part in agreement.profile.parts:
        blocks = tuple(_blocks(agreement, part, pieces))
        if blocks:
            found.append(AgreementPart(part.part, part.title, blocks))
    return found


def _blocks(
    agreement: Agreement, part: PrintPart, pieces: Mapping[str, PrintPiece]
) -> Iterator[PrintBlock]:
    listed = [one.id for one in agreement.profile.items if one.part == part.part]
    for name in part.shows or listed:
        item = agreement.item(name)
        if name in pieces:
            yield from pieces[name](agreement)
        elif item is not None:
            yield from item_blocks(agreement, item)


def item_blocks(agreement: Agreement, item: ProfileItem) -> Iterator[PrintBlock]:
    """What an item says; where it says nothing, that: never nothing at all.

    What nobody has to say is left out, and so is the other of two ways to answer one question.
    """
    texts = tuple(_texts(agreement, item))
    if not texts:
        if item.phase == NEVER or _is_answered_otherwise(agreement, item):
            return
        texts = (not_stated(agreement, item),)
    yield PrintBlock((item.id,), item.label, agreement.section(item), texts)


def not_stated(agreement: Agreement, item: ProfileItem) -> BlockText:
    """That an item is not answered: not yet, or not at all."""
    if agreement.is_reading:
        words = _("Not stated in our sources ({section})")
        return BlockText(words.format(section=agreement.section(item)), "missing")
    rank = agreement.profile.rank
    early = item.phase != NEVER and rank(agreement.phase.code) < rank(item.phase)
    words = _("Not yet ({section})") if early else _("Not stated ({section})")
    return BlockText(words.format(section=agreement.section(item)), "missing")


def _texts(agreement: Agreement, item: ProfileItem) -> Iterator[BlockText]:
    several = len(item.fields) > 1
    for field in item.fields:
        value = agreement.value(field)
        if is_stated(value):
            node = agreement.node(field)
            label = str(node.get("title", "")) if several else ""
            yield from agreement.words.texts(node, value, label)


def _is_answered_otherwise(agreement: Agreement, item: ProfileItem) -> bool:
    return bool(item.checked) and any(
        is_stated(agreement.value(field))
        for other in agreement.profile.items
        if other.checked == item.checked and other.id != item.id
        for field in other.fields
    )
