"""The text that people were asked about, beside the text that was signed; else that of today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fairshare.history import Step
from fairshare.load.strict_yaml import parse
from fairshare.model import Data, Path
from fairshare.model.profile import NEVER
from fairshare.publish.edition import Edition
from fairshare.publish.pages.history import place_of_version
from fairshare.publish.profiles.consultation import Consultation
from fairshare.validate.calendar_date import earliest
from fairshare.validate.profiles.items import is_stated
from fairshare.validate.profiles.phase import value_in

_SIGNED = ("safeguards", "agreement", "signed")


class ChangedItem(NamedTuple):
    """One item whose text is not what people were asked about."""

    label: str
    section: str
    before: str
    """Empty where nothing stood."""
    after: str


class DraftChanges(NamedTuple):
    """What became of the text after people were asked about it."""

    consulted: str
    """Address of the version of the day on which the consultation opened."""
    signed: str
    """The day of signing, where the other text is that of then; empty where it is today's."""
    after: str
    """Address of the version that was signed; empty where it is today's text."""
    changed: tuple[ChangedItem, ...]
    same: int
    """How many items say what they said."""


def draft_changes(one: Consultation, edition: Edition) -> DraftChanges | None:
    """What changed since the day on which it opened; None where that version can't be read.

    Once it is signed the other text is that which was signed: what came later is told elsewhere.
    """
    step = _standing(one, edition, earliest(one.opens))
    asked = _data(one, edition, step) if step else None
    if step is None or asked is None:
        return None
    signed = _signed(one, edition)
    then = _data(one, edition, signed) if signed else None
    identifier = one.item.initiative.id
    address = place_of_version(identifier, step.name, edition)
    changed, same = [], 0
    for label, section, fields in _items(one):
        texts = (asked, then or one.item.initiative.data)
        before, after = (_words(one, data, fields) for data in texts)
        if before == after:
            same += bool(after)
        else:
            changed.append(ChangedItem(label, section, before, after))
    day = str(one.agreement.value(_SIGNED)) if then else ""
    after = place_of_version(identifier, signed.name, edition) if signed and then else ""
    return DraftChanges(address, day, after, tuple(changed), same)


def _data(one: Consultation, edition: Edition, step: Step) -> Data | None:
    """What the entry said in a version; None where it can't be read, or may not be shown."""
    if edition.history is None or step.version is None or not step.version.shown:
        return None
    contents = dict(edition.history.contents([step.blob]))
    document = parse(contents[step.blob], f"{one.item.initiative.id}.yml").document
    return document.data if document else None


def _signed(one: Consultation, edition: Edition) -> Step | None:
    """The first version in which the signature stands."""
    if not one.agreement.value(_SIGNED):
        return None
    steps = edition.history.initiatives.get(one.item.initiative.id, ()) if edition.history else ()
    for step in reversed([step for step in steps if step.blob]):
        data = _data(one, edition, step)
        if data is not None and value_in(data, _SIGNED):
            return step
    return None


def _standing(one: Consultation, edition: Edition, day: dt.date | None) -> Step | None:
    """The step whose version stood at the end of a day; the first one where all came later."""
    steps = edition.history.initiatives.get(one.item.initiative.id, ()) if edition.history else ()
    shown = [step for step in steps if step.blob and step.version and step.version.shown]
    if day is None or not shown:
        return None
    return next((step for step in shown if step.day and step.day <= day), None)


def _items(one: Consultation) -> Iterator[tuple[str, str, tuple[Path, ...]]]:
    """The items that make the text: those that a draft must answer, but not who was asked."""
    for item in one.profile.items:
        if item.phase in {"announced", NEVER} and not item.part.endswith(("4", "1")):
            yield item.label, one.agreement.section(item), item.fields


def _words(one: Consultation, data: Mapping[str, Any], fields: tuple[Path, ...]) -> str:
    """What an entry says in some fields, in paragraphs."""
    found = []
    for field in fields:
        value = value_in(data, field)
        if is_stated(value):
            texts = one.agreement.words.texts(one.agreement.node(field), value)
            found += [f"{text.label}: {text.words}" if text.label else text.words for text in texts]
    return "\n\n".join(found)
