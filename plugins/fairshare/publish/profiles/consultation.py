"""A consultation on one entry: how far it has come, what is ahead, and its public notice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from fairshare.language import gettext as _
from fairshare.model import Profile
from fairshare.model.profile import LaterStep
from fairshare.model.tense import ASKED
from fairshare.publish.edition import Edition, Item
from fairshare.publish.profiles.agreement import Agreement
from fairshare.publish.profiles.agreement_page import agreement_of
from fairshare.publish.states.laws import (
    CLOSED,
    OPEN,
    SOON,
    consultation_of,
    consultation_state,
)
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import earliest

STATES = (OPEN, SOON, CLOSED)
"""In the order of the list of all consultations."""
_GAP = re.compile(r"\{([a-z_]+)\}")


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
        closed = self.closed_words
        return closed if self.state_since else self.item.state.headline

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
    def next_steps(self) -> Sequence[str]:
        """What the law has happen after the consultation and has not happened, in sentences."""
        return [one.says for one in self.profile.afterwards if self._is_to_come(one)]

    def _is_to_come(self, step: LaterStep) -> bool:
        if step.phases and self.agreement.phase.code not in step.phases:
            return False
        done = self.agreement.value(step.done) if step.done else None
        return earliest(done) is None or self.agreement.is_ahead(done)

    @property
    def state_since(self) -> str:
        """How far the agreement came since the consultation; empty where that is all."""
        closes = (*self.profile.consultation, "closes")
        says_closed = self._speaks_of_phase and closes in self.agreement.phase.dates.values()
        return "" if self.state != CLOSED or says_closed else self.item.state.headline

    @property
    def about(self) -> str:
        """What the facts of the agreement are called: proposed, as long as it is a draft."""
        if self.item.state.tense == ASKED:
            return _("What was proposed")
        drafted = self._speaks_of_phase and self.agreement.phase.said == "undecided"
        return _("What is proposed") if drafted else _("What it is about")

    @property
    def _speaks_of_phase(self) -> bool:
        """Whether the headline of the entry is that of this law."""
        return self.item.state.row == self.agreement.phase.code

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


def notice(one: Consultation, site_url: str) -> list[str]:
    """The public notice, statement by statement; none where a statement can't be made.

    Once nobody can write in any more, it no longer says where to.
    """
    own = one.agreement.own
    asked = [party for party in own.get("parties", ()) if "accession" not in party]
    names = [one.agreement.words.name(party["id"]) for party in asked]
    leading = str(own.get("lead_agency") or one.item.initiative.lead)
    values = {
        "parties": _(" and ").join(filter(None, (", ".join(names[:-1]), *names[-1:]))),
        "name": one.agreement.title,
        "assessment": _assessed(one),
        "address": f"{site_url}{one.address}",
        "lead": one.agreement.words.name(leading),
        "where": "" if one.state == CLOSED else _where(one.part.get("submit", {})),
        "closes": date_words(one.closes),
        "opens": date_words(one.opens) if one.opens else "",
    }
    if not one.opens or not names or one.agreement.is_reading:
        return []
    return [_GAP.sub(lambda gap: values[gap[1]], text).strip() for text in one.profile.notice]


def _where(submit: Mapping[str, Any]) -> str:
    """Where to write, and with which subject line."""
    ways = [str(submit[key]) for key in ("email", "url", "post") if key in submit]
    said = [_("Write to: {ways}.").format(ways="; ".join(ways))] if ways else []
    if "subject" in submit:
        said.append(_("Subject line: “{subject}”.").format(subject=submit["subject"]))
    return " ".join(said)


def _assessed(one: Consultation) -> str:
    """Which of the two goes with the draft; both as long as the entry has neither."""
    if "dpia_summary" in one.agreement.own:
        return _("the summary of the impact assessment")
    if one.agreement.value(("safeguards", "dpia", "reason")):
        return _("the reasons why there is no impact assessment")
    return _("the summary of the impact assessment or the reasons why there is none")
