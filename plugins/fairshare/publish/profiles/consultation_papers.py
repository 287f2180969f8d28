"""The papers of a consultation: where each can be read, here and on the websites of parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fairshare.language import gettext as _
from fairshare.publish.profiles.agreement_page import agreement_address
from fairshare.publish.profiles.consultation import Consultation
from fairshare.publish.states.laws import CLOSED

_SHOWN = frozenset({"agreement", "dpia-summary", "no-dpia-reason"})
"""The kinds of papers that have a line of their own."""


class Paper(NamedTuple):
    """One paper of a consultation."""

    title: str
    kind: str
    """In words."""
    url: str
    """On a party's website; empty for none."""
    here: str = ""
    """Where this site shows the same, below its root; empty for nowhere."""


def papers(one: Consultation) -> Iterator[Paper]:
    """The draft, the summary or the reasons, a statement and a notice of each party, and others.

    What a reading of others shows of an agreement is none of its papers, so there only those count
    that stand elsewhere.
    """
    reading = one.agreement.is_reading
    here = "" if reading else agreement_address(one.item.initiative, one.profile)
    found = [*_drafts(one, here), *_assessments(one, here)]
    for party in one.agreement.own.get("parties", ()):
        found += _party_papers(one, here, party)
    found += [
        paper
        for kind in dict.fromkeys(str(listed["kind"]) for listed in one.part.get("documents", ()))
        if kind not in _SHOWN
        for paper in _published(one, kind)
    ]
    yield from (paper for paper in found if paper.url or paper.here or not reading)


def _published(one: Consultation, kind: str) -> list[Paper]:
    """The papers of a kind that stand elsewhere, under the titles that they have there."""
    words = one.label("consultation.documents.kind", kind)
    listed = (paper for paper in one.part.get("documents", ()) if paper["kind"] == kind)
    return [
        Paper(paper["title"], "" if paper["title"].startswith(words) else words, paper["url"])
        for paper in listed
    ]


def _drafts(one: Consultation, here: str) -> Iterator[Paper]:
    over = one.state == CLOSED
    unnamed = Paper(one.agreement.title, one.label("consultation.documents.kind", "agreement"), "")
    first, *others = _published(one, "agreement") or [unnamed]
    yield first if over else first._replace(here=here)
    yield from others
    if over:
        yield Paper(one.agreement.title, _("As it stands now"), "", here)


def _assessments(one: Consultation, here: str) -> Iterator[Paper]:
    """The summary of the impact assessment, or the reasons for none; nothing while both lack."""
    reason = one.agreement.value(("safeguards", "dpia", "reason"))
    kinds = {"dpia-summary": "dpia_summary" in one.agreement.own, "no-dpia-reason": bool(reason)}
    for kind, given in kinds.items():
        listed = _published(one, kind)
        unnamed = [Paper(one.label("consultation.documents.kind", kind), "", "")] if given else []
        for number, paper in enumerate(listed or unnamed):
            shown = given and number == 0
            yield paper._replace(here=_part(here, "2")) if shown else paper


def _party_papers(one: Consultation, here: str, party: Mapping[str, Any]) -> Iterator[Paper]:
    name = one.agreement.words.name(party["id"])
    if "dpo" in party:
        kind = one.label("consultation.documents.kind", "dpo-statement")
        yield Paper(name, kind, party["dpo"].get("url", ""), _part(here, "4"))
    if "notice" in party:
        day = party["notice"].get("date", "")
        kind = one.label("consultation.documents.kind", "notice")
        dated = f"{kind}, {one.agreement.day(day)}" if day else kind
        yield Paper(name, dated, party["notice"].get("url", ""))


def _part(here: str, schedule: str) -> str:
    """Where the agreement shows a schedule; nowhere, where this site does not show it."""
    return f"{here}#schedule-{schedule}" if here else ""
