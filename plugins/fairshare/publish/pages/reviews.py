"""The reviews: due soon, overdue, to come, and the decisions for which nobody planned one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import OWN
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.calendar import ADDRESS
from fairshare.publish.feeds.reviews import review_feed
from fairshare.publish.lineage import IN_USE
from fairshare.publish.page import Page
from fairshare.publish.pages.listing import sheets
from fairshare.publish.reviews import is_in_force
from fairshare.publish.voice_groups import by_voice

SHOWN = 50
"""How many reviews of each state stand on the page; the rest on the list of all of them."""

UNPLANNED = "reviews/none/"


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """The reviews of one state, the earliest first."""

    state: str
    title: str
    items: tuple[Item, ...]

    @property
    def url(self) -> str:
        """The list of all of them."""
        return f"browse/review/{self.state}/"


def review_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """`/reviews/`, then `/reviews/none/` with its following pages where it is needed."""
    without = tuple(item for item in edition.items if is_unplanned(item, edition))
    kinds = {group.code for group in by_voice(edition.items)}
    groups = list(_groups(edition))
    body = environment.get_template("fairshare/reviews.html").render(
        root="../",
        groups=groups,
        planned=sum(len(group.items) for group in groups),
        shown=SHOWN,
        without=len(without),
        own=OWN in kinds,
        others=bool(kinds - {OWN}),
        unplanned=UNPLANNED,
        led=lambda item: _led(item, edition),
        late=lambda item: _late(item, edition),
        calendar=ADDRESS if edition.site_url else "",
        feeds=review_feed(edition),
    )
    yield Page(
        url="reviews/",
        title=_("Reviews"),
        description=_("When decisions on sharing data are to be looked at again, overdue first."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
        feeds=review_feed(edition),
    )
    if without:
        yield from _without(without, edition, environment)


def is_unplanned(item: Item, edition: Edition) -> bool:
    """Whether a body's own decision is in force and names no day for its review.

    One that is refused, dropped, put off, ended, withdrawn, replaced or still to be taken needs
    none. The bodies of worked examples and of tables promised this register nothing.
    """
    initiative = item.initiative
    if (
        initiative.worked_example
        or initiative.imported
        or not is_in_force(initiative, edition.register)
    ):
        return False
    if initiative.outcome == "deferred" and initiative.stage not in IN_USE:
        return False
    return item.review is None and "review_by" not in initiative.dates


def _groups(edition: Edition) -> Iterator[ReviewGroup]:
    for state, title in (
        ("overdue", _("Overdue")),
        ("due-soon", _("Due within 90 days")),
        ("current", _("Later")),
    ):
        due = [
            (item.review.day, item.initiative.id, item)
            for item in edition.items
            if item.review and item.review.state == state
        ]
        due.sort(key=lambda one: one[:2])
        yield ReviewGroup(state, title, tuple(item for _day, _id, item in due))


def _led(item: Item, edition: Edition) -> str:
    """Who leads the decision, and who answers for it now where that is another body."""
    lead = item.initiative.lead
    name, now = item.names[lead], edition.answering(lead)
    if now == lead:
        return name
    words = _("{name}; {successor} answers now")
    return words.format(name=name, successor=edition.organisations[now].name)


def _late(item: Item, edition: Edition) -> str:
    """How long a review is overdue, in words; nothing where it isn't."""
    days = (edition.today - item.review.day).days if item.review else 0
    return ngettext("{} day late", "{} days late", days).format(days) if days > 0 else ""


def _without(items: tuple[Item, ...], edition: Edition, environment: Environment) -> Iterator[Page]:
    template = environment.get_template("fairshare/reviews_none.html")
    title = _("Decisions without a date for review")
    for sheet in sheets(UNPLANNED, items):
        body = template.render(
            root=sheet.root, sheet=sheet, organisations=edition.organisations, title=title
        )
        yield Page(
            url=sheet.url,
            title=sheet.titled(title),
            description=_("Decisions in force that name no day on which they are reviewed."),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="initiatives",
        )
