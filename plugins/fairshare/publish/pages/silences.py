"""`/silences/`: what is left open, question by question and fact by fact.

Counted over bodies' own entries and over worked examples apart. What was taken from public sources
answers no question: of it only what a law asks is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import OWN, Framework
from fairshare.language import gettext as _
from fairshare.model import IMPORTED, PROFILES, Profile
from fairshare.model.profile import ProfileItem
from fairshare.model.tense import IS
from fairshare.publish.edition import Edition, Item
from fairshare.publish.last.parted_file import FilePart, parted_file
from fairshare.publish.page import LargeFiles, Page
from fairshare.publish.states import labels, open_facts, open_questions
from fairshare.publish.states.silences import FACTS, item_words, open_of_laws
from fairshare.publish.voice_groups import VoiceGroup, by_voice
from fairshare.spreadsheets import csv_file, csv_rows
from fairshare.validate.profiles.items import open_items

CSV = "silences/silences.csv"
NAMED = 50
"""Decisions that a row names at most; the rest is counted, and stands in the file."""
FOREMOST = 3
"""How many of the questions that are open most often stand in the sentence above the table."""


@dataclass(frozen=True, slots=True)
class SilenceRow:
    """One question or fact, and where it is left open."""

    words: str
    anchor: str
    """Of the question on the page about the method; empty for a fact."""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class LawSilences:
    """What entries of one kind leave open of what a law asks by now."""

    title: str
    """What the rows are called, the law's title at its end."""
    rows: tuple[SilenceRow, ...]
    """Every item that one of them leaves open, in the order of the law."""
    total: int
    """Entries that follow it."""


@dataclass(frozen=True, slots=True)
class Silences:
    """What one kind of entry leaves open."""

    title: str
    note: str
    questions: tuple[SilenceRow, ...]
    """Every question, in its order."""
    asked: int
    """Entries that answer questions at all."""
    facts: tuple[SilenceRow, ...]
    """Every fact that an entry can mark as not known, in its order."""
    total: int
    """Entries that state facts: all of them."""
    laws: tuple[LawSilences, ...] = ()
    """What the chosen laws ask of those that follow one."""
    assessed: bool = True
    """Whether such entries answer questions at all."""

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to count in such entries."""
        return self.assessed or bool(self.laws)

    @property
    def foremost(self) -> list[SilenceRow]:
        """The questions that are open most often; of equals the first."""
        found = [row for row in self.questions if row.items]
        return sorted(found, key=lambda row: -len(row.items))[:FOREMOST]


def silences_page(edition: Edition, environment: Environment) -> Page:
    """`/silences/`."""
    groups = by_voice(edition.items)
    body = environment.get_template("fairshare/silences.html").render(
        root="../",
        groups=[found for one in groups if (found := silences(one, edition)).is_shown],
        file=CSV,
        left_out=sum(len(one.items) for one in groups if one.code == IMPORTED),
        named=NAMED,
    )
    return Page(
        url="silences/",
        title=_("What is left open"),
        description=_("Which questions, and which facts, have no answer in this register."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="method",
    )


def silences_file(edition: Edition) -> Iterator[LargeFiles]:
    """`/silences/silences.csv`: a line for each question or fact that a decision leaves open."""
    head = csv_file([["voice", "open", "open_in_words", "id", "title", "page"]])
    rows = (
        FilePart(
            _rows,
            (
                item,
                edition.framework,
                open_of_laws(item.initiative, edition.framework, edition.today),
                edition.site_url,
            ),
        )
        for item in edition.items
    )
    yield parted_file(CSV, head, rows)


def _rows(
    item: Item, framework: Framework, asked: Sequence[tuple[Profile, ProfileItem]], site_url: str
) -> bytes:
    """The lines of one decision. `asked`: what laws ask by now and it does not say."""
    words = labels(IS)
    found = [
        *((one, framework.question(one).title) for one in _questions(item, framework)),
        *((name, words[name]) for name in open_facts(item.initiative)),
    ]
    of_laws = [(f"{law.name}:{one.id}", item_words(law, one)) for law, one in asked]
    one, voice = item.initiative, item.state.voice.code
    page = f"{site_url}initiatives/{one.id}/"
    found = of_laws if voice == IMPORTED else [*found, *of_laws]
    return csv_rows([voice, name, said, one.id, one.title, page] for name, said in found)


def _questions(item: Item, framework: Framework) -> Iterable[str]:
    """The questions that an entry leaves open; none of one that answers nothing yet."""
    return open_questions(item.score, framework) if item.score.answers else ()


def silences(group: VoiceGroup, edition: Edition) -> Silences:
    """What the entries of one kind leave open."""
    asked = [item for item in group.items if item.score.answers]
    questions = _found(asked, lambda item: _questions(item, edition.framework))
    facts = _found(group.items, lambda item: open_facts(item.initiative))
    words = labels(IS)
    return Silences(
        title=group.title,
        note=_note(group.code),
        questions=tuple(
            SilenceRow(one.title, one.id, tuple(questions[one.id]))
            for one in edition.framework.questions
        ),
        asked=len(asked),
        facts=tuple(SilenceRow(words[name], "", tuple(facts[name])) for name in FACTS),
        total=len(group.items),
        laws=tuple(_of_laws(group, edition)),
        assessed=group.code != IMPORTED,
    )


def _of_laws(group: VoiceGroup, edition: Edition) -> Iterator[LawSilences]:
    """What each chosen law asks, where an entry of this kind follows it and leaves some open."""
    for name, profile in edition.framework.profiles.items():
        following = [one for one in group.items if name in one.initiative.data.get(PROFILES, {})]
        left = _found(
            following,
            lambda item, profile=profile: [  # type: ignore[misc]
                one.id for one in open_items(profile, item.initiative.data, edition.today)
            ],
        )
        rows = tuple(
            SilenceRow(item_words(profile, one), "", tuple(left[one.id]))
            for one in profile.items
            if one.id in left
        )
        if rows:
            yield LawSilences(_asked(group, profile), rows, len(following))


def _asked(group: VoiceGroup, profile: Profile) -> str:
    """What the rows are called: a standard is no law, and sources are no body."""
    if profile.is_standard and group.code == OWN:
        words = _("{voice}: what this standard asks by now, {title}")
    elif profile.is_standard:
        words = _("{voice}: what this standard asks and our sources do not say, {title}")
    elif group.code == OWN:
        words = _("{voice}: what this law asks by now, {title}")
    else:
        words = _("{voice}: what this law asks and our sources do not say, {title}")
    return words.format(voice=group.title, title=profile.title)


def _found(
    items: Sequence[Item], left_open: Callable[[Item], Iterable[str]]
) -> defaultdict[str, list[Item]]:
    """For each name of something left open: the entries that leave it so."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        for name in left_open(item):
            found[name].append(item)
    return found


def _note(code: str) -> str:
    if code == OWN:
        return _(
            "Here the bodies themselves wrote that something is not known, or not answered yet."
        )
    return _(
        "Here we looked in public sources and found no answer. One may lie elsewhere, so this says "
        "what the public can find out, and nothing about how a body worked."
    )
