"""What the register says on the home page, below the words that docs/index.md holds.

For someone who arrives worried: one search box, what is shared about people like them, then what
was decided, with refusals and overdue reviews as plain to see as approvals.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.model import UNDER_REVIEW
from fairshare.publish.charts.pictures import plot_picture, years_picture
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import register_feed
from fairshare.publish.feeds.calendar import ADDRESS
from fairshare.publish.finding.facets import FACETS, Facet, FacetValue, label, values
from fairshare.publish.words.outcomes import outcomes

NEWEST = 5
CHOICES = 12
"""How many kinds of people, and of data, stand on the page: those in most decisions."""

_BY_NAME = {facet.name: facet for facet in FACETS}


def home_body(edition: Edition, environment: Environment) -> Markup:
    """The register's part of the home page."""
    body = environment.get_template("fairshare/home.html").render(
        root="./",
        organisations=edition.organisations,
        chooser=list(_chooser(edition)),
        counts=list(_counts(edition)),
        reviews=list(_reviews(edition)),
        newest=edition.items[:NEWEST],
        feeds=register_feed(edition),
        calendar=ADDRESS if edition.site_url else "",
        over_time=years_picture(edition, environment, "./"),
        picture=plot_picture(edition, environment, "./"),
        against=[item for item in edition.items if _is_against(item)],
    )
    return Markup(body)  # noqa: S704 - rendered with autoescape


def _chooser(edition: Edition) -> Iterator[tuple[str, Facet, list[FacetValue]]]:
    """Headings with the commonest values of a facet, in the facet's own order."""
    for heading, name in ((_("Who you are"), "people"), (_("Your data"), "data-category")):
        found = values(_BY_NAME[name], edition)
        common = sorted(found, key=lambda value: -len(value.items))[:CHOICES]
        yield heading, _BY_NAME[name], [value for value in found if value in common]


def _is_against(item: Item) -> bool:
    """Whether the decision differs from the assessment; what was not assessed can't."""
    return bool(item.score.divergence) and not item.initiative.imported


def _counts(edition: Edition) -> Iterator[tuple[str, int, str | None]]:
    """Every outcome that a decision can have, how often, and where they are listed.

    One that never occurred is counted too: that nothing was refused is news as well. What there is
    to say without a decision is counted where it occurs.
    """
    found = {value.code: value for value in values(_BY_NAME["outcome"], edition)}
    always = {*edition.framework.codes["outcomes"].codes, UNDER_REVIEW}
    for code in outcomes(edition.framework):
        value = found.get(code)
        if value:
            yield code, len(value.items), value.url
        elif code in always:
            yield code, 0, None


def _reviews(edition: Edition) -> Iterator[tuple[str, str, int, str | None]]:
    """Overdue reviews, counted even where there is none."""
    facet = _BY_NAME["review"]
    found = {value.code: value for value in values(facet, edition)}
    value = found.get("overdue")
    words = label(facet, "overdue", edition)
    yield "overdue", words, len(value.items) if value else 0, value.url if value else None
