"""What an entry leaves open: questions without a rating, and facts marked as unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from fairshare.framework import Framework
from fairshare.language import ngettext
from fairshare.model import (
    IMPORTED,
    PROFILES,
    UNKNOWN,
    Data,
    Initiative,
    Profile,
    value_at,
)
from fairshare.model.profile import ProfileItem
from fairshare.score import Score, open_points
from fairshare.validate.profiles.items import open_items

_CODES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("open_basis", ("legal", "bases")),
    ("open_condition", ("legal", "special_category_conditions")),
    ("open_confidentiality", ("legal", "confidentiality")),
    ("open_choice", ("choice", "can_refuse")),
    ("open_engagement", ("engagement", "status")),
    ("open_count", ("data", "people_count")),
    ("open_transfer", ("data", "transfer")),
    ("open_frequency", ("data", "frequency")),
    ("open_retention", ("data", "retention", "period")),
)
"""Fields that may be marked as unknown, each under the name of its label (`states.labels`)."""

_RETENTION_BASIS = ("data", "retention", "basis")

FACTS = ("open_decision", *(label for label, _path in _CODES), "open_dpia")
"""Every fact that an entry may say it does not know, by the name of its label."""


def open_questions(score: Score, framework: Framework) -> tuple[str, ...]:
    """Ids of the questions that are not answered, critical ones first."""
    asked = {question.id for question in framework.questions}
    return tuple(one for one in open_points(score, framework) if one in asked)


def open_facts(initiative: Initiative) -> tuple[str, ...]:
    """Names of labels of the facts that an entry says it does not know."""
    return tuple(_open_facts(initiative.data))


def _in_words(data: Data, label: str) -> bool:
    """Whether a table says in words how long data is kept, of which no length can be made."""
    imported = value_at(data, ("assessment", "independence")) == IMPORTED
    return imported and label == "open_retention" and bool(value_at(data, _RETENTION_BASIS))


def open_of_laws(
    initiative: Initiative, framework: Framework, today: date
) -> tuple[tuple[Profile, ProfileItem], ...]:
    """What the laws that an entry follows ask by now, and it does not say."""
    named = initiative.data.get(PROFILES, {})
    return tuple(
        (profile, item)
        for name, profile in framework.profiles.items()
        if name in named
        for item in open_items(profile, initiative.data, today)
    )


class LeftOpen(NamedTuple):
    """What one law, or one standard, asks of an entry by now and it does not say."""

    said: str
    """How much it is, and of whom the silence is: the body, or the sources."""
    items: tuple[str, ...]
    """Each with its section."""


def left_open(initiative: Initiative, framework: Framework, today: date) -> tuple[LeftOpen, ...]:
    """The same by law, in words: of what sources do not say no body is to blame."""
    found: dict[str, list[str]] = {}
    for profile, item in open_of_laws(initiative, framework, today):
        found.setdefault(profile.name, []).append(item_words(profile, item))
    own = not (initiative.imported or initiative.worked_example)
    return tuple(
        LeftOpen(_asked(framework.profiles[name], len(items), own=own), tuple(items))
        for name, items in found.items()
    )


def _asked(profile: Profile, count: int, *, own: bool) -> str:
    if profile.is_standard and own:
        words = ngettext(
            "{count} thing that the standard asks for by now",
            "{count} things that the standard asks for by now",
            count,
        )
    elif profile.is_standard:
        words = ngettext(
            "{count} thing that the standard asks for, and our sources do not say",
            "{count} things that the standard asks for, and our sources do not say",
            count,
        )
    elif own:
        words = ngettext(
            "{count} thing that the law asks for by now",
            "{count} things that the law asks for by now",
            count,
        )
    else:
        words = ngettext(
            "{count} thing that the law asks of such an agreement, and our sources do not say",
            "{count} things that the law asks of such an agreement, and our sources do not say",
            count,
        )
    return words.format(count=count)


def item_words(profile: Profile, item: ProfileItem) -> str:
    """An item of a law with its section."""
    return f"{item.label} ({profile.section(item.section)})"


def _open_facts(data: Data) -> Iterator[str]:
    if data.get("decision", {}).get("record"):
        yield "open_decision"
    for label, path in _CODES:
        if value_at(data, path) in (UNKNOWN, [UNKNOWN]) and not _in_words(data, label):
            yield label
    if value_at(data, ("safeguards", "dpia", "status")) == "not_found":
        yield "open_dpia"
