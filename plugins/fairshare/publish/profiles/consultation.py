"""A consultation on one entry: how far it has come, its papers, what was said and answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote

from fairshare.language import gettext as _
from fairshare.model import Profile
from fairshare.publish.edition import Edition, Item
from fairshare.publish.profiles.agreement import Agreement
from fairshare.publish.profiles.agreement_page import agreement_address, agreement_of
from fairshare.publish.states.laws import (
    CLOSED,
    OPEN,
    SOON,
    consultation_of,
    consultation_state,
)
from fairshare.publish.words.dates import date_words

STATES = (OPEN, SOON, CLOSED)
"""In the order of the list of all consultations."""
_GAP = re.compile(r"\{([a-z_]+)\}")
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


@dataclass(frozen=True)
class Consultation:
    """One entry that people are, were or will be asked about."""

    item: Item
    agreement: Agreement
    part: Mapping[str, Any]
    """What the entry says of the consultation."""
    state: str
    """soon, open or closed on the day of the build."""

    @property
    def address(self) -> str:
        """Of its page, below the site's root."""
        return f"initiatives/{self.item.initiative.id}/consultation/"

    @property
    def profile(self) -> Profile:
        return self.agreement.profile

    @property
    def opens(self) -> str:
        """As written; empty where the entry does not say."""
        return str(self.part.get("opens", ""))

    @property
    def closes(self) -> str:
        return str(self.part["closes"])

    @property
    def headline(self) -> str:
        """Whether people can write in."""
        if self.state == OPEN:
            return _("Open for consultation until {date}").format(date=date_words(self.closes))
        if self.state == SOON:
            return _("Opens for consultation {date}").format(date=date_words(self.opens))
        return self.closed_words

    @property
    def closed_words(self) -> str:
        """What is said once the day is past."""
        return _("The consultation closed {date}").format(date=date_words(self.closes))

    @property
    def mail(self) -> str:
        """An address that opens a letter with the right subject; empty without a mailbox."""
        submit = self.part.get("submit", {})
        if "email" not in submit:
            return ""
        subject = f"?subject={quote(submit['subject'])}" if "subject" in submit else ""
        return f"mailto:{quote(submit['email'], safe='@')}{subject}"

    @property
    def rounds(self) -> Sequence[Mapping[str, Any]]:
        """What went to the Board and came back."""
        listed: Sequence[Mapping[str, Any]] = self.agreement.own.get("board", {}).get("rounds", ())
        return listed

    def label(self, field: str, code: str) -> str:
        """The words of a code in the law's part of the entry: `submissions.from`."""
        return self.agreement.words.plain(self.node(field), code)

    def node(self, field: str) -> Mapping[str, Any]:
        return self.agreement.node(("profiles", self.profile.name, *field.split(".")))


def consultations(edition: Edition) -> list[Consultation]:
    """Every consultation of the register: those open first by their last day, then the newest."""
    found = [one for item in edition.items if (one := consultation(item, edition))]
    return sorted(found, key=lambda one: (one.closes, one.item.initiative.id))


def consultation(item: Item, edition: Edition) -> Consultation | None:
    """That of one entry; None for most."""
    known = consultation_of(item.initiative, edition.framework)
    if known is None:
        return None
    profile, part = known
    agreement = agreement_of(item.initiative, profile, edition)
    return Consultation(item, agreement, part, consultation_state(part, edition.today))


def papers(one: Consultation) -> Iterator[Paper]:
    """The draft, the summary or the reasons, a statement and a notice of each party, and others.

    What a reading of others shows of an agreement is none of its papers, so there only those count
    that stand elsewhere.
    """
    reading = one.agreement.is_reading
    here = "" if reading else agreement_address(one.item.initiative, one.profile)
    listed = {str(paper["kind"]): paper["url"] for paper in one.part.get("documents", ())}
    found = [*_drafts(one, here, listed), *_assessments(one, here, listed)]
    for party in one.agreement.own.get("parties", ()):
        found += _party_papers(one, here, party)
    for paper in one.part.get("documents", ()):
        if paper["kind"] not in _SHOWN:
            kind = one.label("consultation.documents.kind", paper["kind"])
            found.append(Paper(paper["title"], kind, paper["url"]))
    yield from (paper for paper in found if paper.url or paper.here or not reading)


def _drafts(one: Consultation, here: str, listed: Mapping[str, str]) -> Iterator[Paper]:
    kind = one.label("consultation.documents.kind", "agreement")
    over = one.state == CLOSED
    yield Paper(one.agreement.title, kind, listed.get("agreement", ""), "" if over else here)
    if over:
        yield Paper(one.agreement.title, _("As it stands now"), "", here)


def _assessments(one: Consultation, here: str, listed: Mapping[str, str]) -> Iterator[Paper]:
    """The summary of the impact assessment, or the reasons for none; nothing while both lack."""
    reason = one.agreement.value(("safeguards", "dpia", "reason"))
    kinds = {"dpia-summary": "dpia_summary" in one.agreement.own, "no-dpia-reason": bool(reason)}
    for kind, given in kinds.items():
        if given or kind in listed:
            words = one.label("consultation.documents.kind", kind)
            yield Paper(words, "", listed.get(kind, ""), _part(here, "2") if given else "")


def _party_papers(one: Consultation, here: str, party: Mapping[str, Any]) -> Iterator[Paper]:
    name = one.agreement.words.name(party["id"])
    if "dpo" in party:
        kind = one.label("consultation.documents.kind", "dpo-statement")
        yield Paper(name, kind, party["dpo"].get("url", ""), _part(here, "4"))
    if "notice" in party:
        day = party["notice"].get("date", "")
        kind = one.label("consultation.documents.kind", "notice")
        dated = f"{kind}, {date_words(day)}" if day else kind
        yield Paper(name, dated, party["notice"].get("url", ""))


def _part(here: str, schedule: str) -> str:
    """Where the agreement shows a schedule; nowhere, where this site does not show it."""
    return f"{here}#schedule-{schedule}" if here else ""


def notice(one: Consultation, site_url: str) -> list[str]:
    """The public notice, statement by statement; none where a statement can't be made."""
    submit = one.part.get("submit", {})
    ways = [str(submit[key]) for key in ("email", "url", "post") if key in submit]
    own = one.agreement.own
    asked = [party for party in own.get("parties", ()) if "accession" not in party]
    names = [one.agreement.words.name(party["id"]) for party in asked]
    leading = str(own.get("lead_agency") or one.item.initiative.lead)
    values = {
        "parties": _(" and ").join(filter(None, (", ".join(names[:-1]), *names[-1:]))),
        "name": one.agreement.title,
        "address": f"{site_url}{one.address}",
        "lead": one.agreement.words.name(leading),
        "where": _("Write to: {ways}.").format(ways="; ".join(ways)) if ways else "",
        "closes": date_words(one.closes),
        "opens": date_words(one.opens) if one.opens else "",
    }
    if not one.opens or not names or one.agreement.is_reading:
        return []
    return [_GAP.sub(lambda gap: values[gap[1]], text).strip() for text in one.profile.notice]
