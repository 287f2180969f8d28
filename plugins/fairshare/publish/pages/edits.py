"""`/changes/edits/`: what was edited on the pages, newest first, month by month.

What happened to the sharing itself is another list: `publish/pages/changes.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from jinja2 import Environment
from markupsafe import Markup

from fairshare.history import Step
from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.edits import edits_feed
from fairshare.publish.page import Page
from fairshare.publish.pages.history import has_address, has_past
from fairshare.publish.pages.listing import sheets
from fairshare.publish.past.difference_words import words_by_kind
from fairshare.publish.past.edits import PageEdit, page_edits
from fairshare.publish.words.dates import date_words

ADDRESS = "changes/edits/"
NAMED = 100
"""Pages that a bulk edit names at most; the rest is counted."""


def edit_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """Every edit of the register, page by page; without a history one page that says so."""
    template = environment.get_template("fairshare/edits.html")
    log = edition.history.log if edition.history else ()
    edits = list(page_edits(log, words_by_kind(edition.framework)))
    for sheet in sheets(ADDRESS, edits):
        title = sheet.titled(_("Edits to pages"))
        body = template.render(
            root=sheet.root,
            sheet=sheet,
            title=title,
            months=_months(sheet.items),
            address=lambda step: _address(step, edition),
            named=NAMED,
            known=edition.history is not None,
            feeds=edits_feed(edition),
        )
        yield Page(
            url=sheet.url,
            title=title,
            description=_("What was added, edited or removed on these pages, newest first."),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="initiatives",
            feeds=edits_feed(edition),
        )


def _address(step: Step, edition: Edition) -> str:
    """Where to read more of a step, below the site's root; empty where there is nothing more."""
    if step.kind == "organisation":
        return f"organisations/{step.id}/" if step.id in edition.organisations else ""
    if not has_address(step.id):
        return ""
    past = "history/" if has_past(step.id, edition) else ""
    return f"initiatives/{step.id}/{past}"


def _months(edits: Sequence[PageEdit]) -> list[tuple[str, list[PageEdit]]]:
    """The edits by month, in the order that they come."""
    return [(month, list(found)) for month, found in groupby(edits, _month)]


def _month(edit: PageEdit) -> str:
    return date_words(edit.day.isoformat()[:7]) if edit.day else _("Not published yet")
