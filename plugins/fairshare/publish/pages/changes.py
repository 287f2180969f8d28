"""`/changes/`: what happened to the sharing itself, newest first, year by year.

What was edited on the pages is another list: `publish/pages/edits.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import groupby

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import register_feed
from fairshare.publish.feeds.notices import Notice, notices
from fairshare.publish.page import Page
from fairshare.publish.pages.listing import sheets

ADDRESS = "changes/"
LONGEST = 1000
"""Lines that the list has at most, the newest; the rest stands on the page of each decision."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing that happened, and the initiative to which it did."""

    item: Item
    notice: Notice


def change_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """The list, page by page."""
    template = environment.get_template("fairshare/changes.html")
    found = list(_all(edition))
    lines = _newest(found, LONGEST)
    for sheet in sheets(ADDRESS, lines):
        title = sheet.titled(_("What happened"))
        body = template.render(
            root=sheet.root,
            sheet=sheet,
            title=title,
            years=_years(sheet.items),
            total=len(found),
            feeds=register_feed(edition),
        )
        yield Page(
            url=sheet.url,
            title=title,
            description=_("Decisions, starts, stops, findings and results, newest first."),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="initiatives",
            feeds=register_feed(edition),
        )


def newest_lines(edition: Edition, count: int) -> list[LogLine]:
    """The newest thing that happened to each initiative, for those to which it happened last."""
    return _newest(
        (
            newest
            for item in edition.items
            if (newest := next(_of(item, edition), None)) is not None
        ),
        count,
    )


def _newest(found: Iterable[LogLine], count: int) -> list[LogLine]:
    return nlargest(count, found, key=lambda line: line.notice.order)


def _all(edition: Edition) -> Iterator[LogLine]:
    for item in edition.items:
        yield from _of(item, edition)


def _of(item: Item, edition: Edition) -> Iterator[LogLine]:
    """What happened, newest first; what is about the page alone did not happen to the sharing."""
    for notice in notices(item.initiative, edition.framework, edition.organisations):
        if not notice.edit:
            yield LogLine(item, notice)


def _years(lines: Sequence[LogLine]) -> list[tuple[int, list[LogLine]]]:
    """The lines by year: many dates name no month."""
    by_year = groupby(lines, lambda line: line.notice.day.year)
    return [(year, list(found)) for year, found in by_year]
