"""The ways to and from an initiative's page: its feed, its printed notice, whom to question."""

from __future__ import annotations

from typing import NamedTuple

from fairshare.language import gettext as _
from fairshare.model import Data, Initiative, Organisation
from fairshare.publish.charts.qr import qr
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import initiative_feed
from fairshare.publish.initiative.issue_form import issue_form, subject


class Asked(NamedTuple):
    """A body that can be asked about what it shares."""

    id: str
    name: str
    homepage: str
    """Empty where none is known, as the next."""
    contact: Data | None


def contact_ways(initiative: Initiative, edition: Edition) -> dict[str, object]:
    """What notice.html, follow.html and question.html show beside the entry itself."""
    page, asked = f"initiatives/{initiative.id}/", _asked(initiative, edition)
    address = edition.site_url and edition.site_url + page
    return {
        "site_name": edition.site_name,
        "address": address,
        "citation": _citation(initiative, edition, address),
        "code": qr(address, _("QR code of this page’s address")) if address else "",
        "subject": subject(initiative),
        "issue_form": issue_form(edition.repository, initiative),
        "feeds": initiative_feed(edition, initiative),
        "asked": asked,
        "contact": None if _passed_on(initiative, asked) else initiative.data.get("contact"),
        "regulator": edition.framework.jurisdiction.regulator,
    }


def _asked(initiative: Initiative, edition: Edition) -> tuple[Asked, ...]:
    """The lead itself; where it was closed, all who took its place."""
    known = edition.organisations
    answers = known.get(edition.answering(initiative.lead), known[initiative.lead])
    successors = known[initiative.lead].successors
    if answers.id == initiative.lead:
        return (_body(answers),)
    return tuple(_body(known[one]) for one in successors if one in known) or (_body(answers),)


def _passed_on(initiative: Initiative, asked: tuple[Asked, ...]) -> bool:
    """Whether others answer now who can be asked: nobody reads the mail of a body that is gone."""
    return any(one.id != initiative.lead and (one.contact or one.homepage) for one in asked)


def _body(organisation: Organisation) -> Asked:
    data = organisation.data
    return Asked(
        organisation.id, organisation.name, str(data.get("homepage", "")), data.get("contact")
    )


def _citation(initiative: Initiative, edition: Edition, address: str) -> str:
    """How to name this page and its version in a text."""
    words = _("{site}: “{title}”, version {version}. {address}")
    return words.format(
        site=edition.site_name,
        title=initiative.title,
        version=initiative.sha256[:12],
        address=address,
    )
