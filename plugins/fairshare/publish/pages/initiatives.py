"""The list of all initiatives, newest first, and the search over it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.data.csv_files import csv_path
from fairshare.publish.data.workbook import PATH as WORKBOOK
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import register_feed
from fairshare.publish.finding.facets import Facet, facets_of, values
from fairshare.publish.materials import Materials
from fairshare.publish.page import Page, Product
from fairshare.publish.pages.compare import MOST
from fairshare.publish.pages.listing import Sheet, sheets
from fairshare.publish.states.laws import OPEN


class _Beside(NamedTuple):
    """What each page of the list shows beside the initiatives."""

    facets: tuple[tuple[Facet, int], ...]
    """How many values each has."""
    consulted: int
    """In how many consultations people can write in now."""
    consults: bool
    """Whether a law asks for any."""


def list_pages(edition: Edition) -> Iterator[Product]:
    """`/initiatives/` and its following pages."""
    facets = facets_of(edition.framework)
    beside = _Beside(
        tuple((facet, len(values(facet, edition))) for facet in facets),
        sum(one.consultation == OPEN for one in edition.items),
        any(one.consultation for one in edition.framework.profiles.values()),
    )
    for sheet in sheets("initiatives/", edition.items):
        yield Product(_list_page, (sheet, beside))


def _list_page(materials: Materials, sheet: Sheet[Item], beside: _Beside) -> Iterator[Page]:
    feeds = register_feed(materials.edition)
    body = materials.environment.get_template("fairshare/initiatives.html").render(
        **beside._asdict(),
        feeds=feeds,
        root=sheet.root,
        sheet=sheet,
        words=list_words(),
        files={"csv": csv_path("initiatives"), "xlsx": WORKBOOK},
        most=MOST,
    )
    yield Page(
        url=sheet.url,
        title=sheet.titled(_("All decisions")),
        description=_("Every data-sharing decision in this register, refusals included."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
        feeds=feeds,
    )


def list_words() -> dict[str, str]:
    """What list.js says, by name; {…} is filled in by it."""
    return {
        "one": _("1 decision"),
        "many": _("{count} decisions"),
        "one_for": _("1 decision for “{query}”"),
        "many_for": _("{count} decisions for “{query}”"),
        "none": _("No decision fits these filters"),
        "none_for": _("No decision for “{query}” fits these filters"),
        "nothing": _("There is no word in “{query}”"),
        "no_postcode": _("“{query}” can’t be looked up here"),
        "quoted": _("“{word}”"),
        "or": _(" or "),
        "absent_one": _("No decision has the word {words}"),
        "absent": _("No decision has the words {words}"),
        "absent_phrase": _("No decision has {words}"),
        "absent_all": _("No decision has all of these words"),
        "spelled": _("The nearest spelling here is {words}."),
        "offered": _("Did you mean:"),
        "one_with": _("1 decision with {words} follows."),
        "many_with": _("{count} decisions with {words} follow."),
        "one_some": _("1 decision with some of {words} follows."),
        "many_some": _("{count} decisions with some of {words} follow."),
        "left": _("This was not looked for, because the question is so long: {words}."),
        "one_plain": _("1 decision with “{query}” in its title or summary"),
        "many_plain": _("{count} decisions with “{query}” in their titles or summaries"),
        "none_plain": _("No title or summary has “{query}”"),
        "postcode": _(
            "This register can’t look up a postcode. It says which bodies share data, and of which"
            " area where that is known. Search for your council, hospital or school."
        ),
        "place": _(
            "This register has no list by place. What was decided for a whole country holds in"
            " {place} too, and need not name it. Search for your council, hospital or school."
        ),
        "advice": _("Try fewer or other words."),
        "advice_filters": _("Remove a filter, or try fewer or other words."),
        "find": _("Find in “{facet}”"),
        "remove": _("Remove the filter "),
        "clear": _("Remove all filters"),
        "page": _("Page {number} of {of}"),
        "pages": _("Pages"),
        "previous": _("Previous page"),
        "next": _("Next page"),
        "loose": _("Decisions with some of these words, or with others for them"),
        "answers": _("Pages that may answer this"),
        "others": _("Other pages of this site"),
        "compare": _("Compare {count}"),
        "compare_one": _("1 is ticked. Tick another to compare."),
        "compare_full": _("{most} are the most that fit side by side."),
        "untick": _("Untick all"),
        "plain": _(
            "The search in the whole text could not be loaded. What follows was found in titles and"
            " summaries alone. Load the page again to try once more; an old browser may never"
            " manage it."
        ),
        "no_download": _(
            "The file could not be made. Load the page again, then press the button once more."
        ),
        "short": _("Some lines could not be loaded whole: title and summary are shown."),
        "failed": _(
            "The search and the filters could not be loaded. The whole list is below, and it is"
            " complete. Load the page again to try once more."
        ),
    }
