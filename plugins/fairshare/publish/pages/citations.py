"""What rests on which address: every outside link of an entry with the places that cite it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fairshare import prose
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.model import Initiative
from fairshare.publish.words.dates import date_words
from fairshare.score.words import question_words

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
    """The short names of the questions whose answers cite it."""

    @property
    def supports(self) -> str:
        """All of that in one line: "the decision; answers on harm, privacy"."""
        parts = list(self.places)
        if self.answers:
            words = ngettext("answer on {}", "answers on {}", len(self.answers))
            parts.append(words.format(", ".join(self.answers)))
        return "; ".join(parts) or _("background reading")


def citations(initiative: Initiative) -> tuple[Citation, ...]:
    """Every outside address of an entry but its contact: its sources first, then the others."""
    found: dict[str, Citation] = {}

    def cited(url: str, title: str) -> Citation:
        return found.setdefault(url, Citation(url, title))

    for source in initiative.data.get("sources", ()):
        cited(source["url"], source["title"])
    for url, place, title in (*_in_prose(initiative), *_in_fields(initiative)):
        known = cited(url, title)
        if place not in known.places:
            known.places.append(place)
    for url, question, title in _in_answers(initiative):
        known = cited(url, title)
        if question not in known.answers:
            known.answers.append(question)
    return tuple(found.values())


def _in_prose(initiative: Initiative) -> Iterator[Cited]:
    purpose, decision = initiative.data["purpose"], initiative.decision
    for place, text in (
        (_("what it is meant to bring"), purpose["benefits"]),
        (_("what could go wrong"), purpose["risks"]),
        (_("the decision"), decision.justification if decision else ""),
        (_("the data"), initiative.data["data"]["description"]),
    ):
        for url, words in prose.links(text):
            yield url, place, words


def _in_fields(initiative: Initiative) -> Iterator[Cited]:
    data = initiative.data
    for result in data.get("results", ()):
        if "url" in result:
            place = _("the result of {}").format(date_words(result["date"]))
            yield result["url"], place, _("Source of the result")
    for gateway in data.get("legal", {}).get("gateways", ()):
        if "url" in gateway:
            yield gateway["url"], _("the legal power"), gateway["name"]
    yield from _in_safeguards(initiative)
    if "url" in data["engagement"]:
        yield data["engagement"]["url"], _("whether people were asked"), _("How people were asked")


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


def _in_answers(initiative: Initiative) -> Iterator[Cited]:
    for question, answer in initiative.answers.items():
        words = question_words(question)
        for item in answer.evidence:
            yield item["url"], words, item["title"]
        for url, title in prose.links(answer.justification):
            yield url, words, title
