"""What rests on which address: every outside link of an entry with the places that cite it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fairshare import prose
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.model import Initiative
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import is_partial

NAMED = 3
"""How many of the answers that rest on an address are named before the rest is counted."""

Cited = tuple[str, str, str]
"""An address, the place that cites it, and what that place calls it."""


@dataclass(slots=True)
class Citation:
    """One address and what it supports."""

    url: str
    title: str
    """As the entry's list of sources calls it; else as the first place that cites it does."""
    places: list[str] = field(default_factory=list)
    """The parts of the page that cite it, in words, in the order of the page."""
    answers: list[str] = field(default_factory=list)
    """The labels of the questions whose answers cite it, as the page names them."""
    archived: str = ""
    """Address of a copy that lasts; empty where none is named."""
    read: str = ""
    """How much of it was read, as a code of `source_readings`; empty where that is not said."""

    @property
    def supports(self) -> str:
        """All of that in one line: "the decision; answers on limited harm, respect for privacy"."""
        parts = list(self.places)
        if self.answers:
            words = ngettext("answer on {}", "answers on {}", len(self.answers))
            more = len(self.answers) - NAMED
            named = self.answers[:NAMED] + ([_("{} more").format(more)] if more > 0 else [])
            parts.append(words.format(", ".join(named)))
        return "; ".join(parts) or _("background reading")


def citations(initiative: Initiative, framework: Framework) -> tuple[Citation, ...]:
    """Every outside address of an entry but its contact: its sources first, then the others."""
    found: dict[str, Citation] = {}

    def cited(url: str, title: str) -> Citation:
        return found.setdefault(url, Citation(url, title))

    for source in initiative.sources:
        known = cited(source["url"], source["title"])
        known.archived, known.read = source.get("archived", ""), source.get("read", "")
    if initiative.imported and initiative.sources:
        _note(found[initiative.sources[0]["url"]].places, _("every fact that the page states"))
    for url, place, title in (*_in_prose(initiative), *_in_fields(initiative)):
        _note(cited(url, title).places, place)
    for url, question, title in _in_answers(initiative, framework):
        _note(cited(url, title).answers, question)
    for url, place, title in _in_past(initiative):  # last: others have better names for an address
        _note(cited(url, title).places, place)
    return tuple(found.values())


def _note(places: list[str], place: str) -> None:
    """Name a place once."""
    if place not in places:
        places.append(place)


def _in_prose(initiative: Initiative) -> Iterator[Cited]:
    purpose, decision = initiative.data["purpose"], initiative.decision
    earlier = decision.earlier if decision else None
    for place, text in (
        (_("what it is meant to bring"), purpose.get("benefits", "")),
        (_("what could go wrong"), purpose.get("risks", "")),
        (_("the decision"), decision.justification if decision else ""),
        (_("that it was put off"), earlier.justification if earlier else ""),
        (_("the data"), initiative.data["data"].get("description", "")),
    ):
        for url, words in prose.links(text):
            yield url, place, words


def _in_fields(initiative: Initiative) -> Iterator[Cited]:
    data = initiative.data
    for result in data.get("results", ()):
        if "url" in result:
            place = _("the result of {}").format(date_words(result["date"]))
            yield result["url"], place, _("Source of the result")
    yield from _in_law(initiative)
    yield from _in_safeguards(initiative)
    for name, place, title in (
        ("engagement", _("whether people were asked"), _("How people were asked")),
        ("choice", _("whether people can say no"), _("How to say no")),
        ("acceptability", _("what the public said"), _("What the public said")),
    ):
        if "url" in data.get(name, {}):
            yield data[name]["url"], place, title


def _in_past(initiative: Initiative) -> Iterator[Cited]:
    """What happened, and what was asked."""
    for event in initiative.events:
        if event.url:
            place = _("what happened in {}") if is_partial(event.date) else _("what happened on {}")
            yield event.url, place.format(date_words(event.date)), _("What happened")
    for challenge in initiative.data.get("challenges", ()):
        if "source" in challenge:
            place = _("the question of {}").format(date_words(challenge["raised"]))
            yield challenge["source"], place, _("Question and answer")


def _in_law(initiative: Initiative) -> Iterator[Cited]:
    legal = initiative.data.get("legal", {})
    for gateway in legal.get("gateways", ()):
        if "url" in gateway:
            yield gateway["url"], _("the legal power"), gateway["name"]
    if "found_by" in legal:
        yield legal["found_by"]["url"], _("that there is no lawful basis"), _("The finding")
    for approval in initiative.data.get("approvals", ()):
        if "url" in approval:
            yield approval["url"], _("the approval"), approval["by"]


def _in_safeguards(initiative: Initiative) -> Iterator[Cited]:
    safeguards = initiative.data.get("safeguards", {})
    for address, place, title in (
        (
            safeguards.get("dpia", {}).get("url"),
            _("the impact assessment"),
            _("Data protection impact assessment"),
        ),
        (safeguards.get("agreement", {}).get("url"), _("the agreement"), _("Agreement")),
        (safeguards.get("privacy_notice"), _("the privacy notice"), _("Privacy notice")),
        (safeguards.get("atrs"), _("the algorithm record"), _("Algorithm record")),
    ):
        if address:
            yield address, place, title


def _in_answers(initiative: Initiative, framework: Framework) -> Iterator[Cited]:
    for question, answer in initiative.answers.items():
        words = _lowered(framework.question(question).label)
        for item in answer.evidence:
            yield item["url"], words, item["title"]
        for url, title in prose.links(answer.justification):
            yield url, words, title


def _lowered(label: str) -> str:
    """A label as it stands within a line: "clear purpose"."""
    return label[:1].lower() + label[1:]
