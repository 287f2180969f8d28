"""The ways to and from an initiative's page: its feed, its printed notice, how to question it."""

from __future__ import annotations

from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.publish.charts.qr import qr
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import initiative_feed
from fairshare.publish.initiative.issue_form import issue_form, subject


def contact_ways(initiative: Initiative, edition: Edition) -> dict[str, object]:
    """What notice.html, follow.html and question.html show beside the entry itself."""
    page = f"initiatives/{initiative.id}/"
    address = edition.site_url and edition.site_url + page
    return {
        "site_name": edition.site_name,
        "address": address,
        "code": qr(address, _("QR code of this page’s address")) if address else "",
        "subject": subject(initiative),
        "issue_form": issue_form(edition.repository, initiative),
        "feeds": initiative_feed(edition, initiative),
        "homepage": _homepage(initiative, edition),
    }


def contact_ways_key(initiative: Initiative, edition: Edition) -> tuple[str, ...]:
    """What `contact_ways` depends on beside the entry: part of the key under which it is cached."""
    homepage = _homepage(initiative, edition)
    return edition.site_url, edition.site_name, edition.repository, homepage


def _homepage(initiative: Initiative, edition: Edition) -> str:
    """The lead's own website, where people find whom to ask; empty where none is known."""
    return str(edition.organisations[initiative.lead].data.get("homepage", ""))
