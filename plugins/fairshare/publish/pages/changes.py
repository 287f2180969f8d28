"""`/changes/`: everything that ever changed in the register, newest first, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment
from markupsafe import Markup

from fairshare.history import Step
from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.changes import changes_feed
from fairshare.publish.page import Page
from fairshare.publish.pages.history import has_address
from fairshare.publish.pages.listing import sheets
from fairshare.publish.past.difference_words import words_by_kind
from fairshare.publish.past.steps import StepWords
from fairshare.publish.words.dates import date_words

ADDRESS = "changes/"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log."""

    words: StepWords
    url: str
    """Where to read more; empty where there is nothing more."""
    kind: str
    """Decision or organisation, in words."""


def change_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """The log of the whole register, page by page; without a history one page that says so."""
    template = environment.get_template("fairshare/changes.html")
    log = edition.history.log if edition.history else ()
    lines = _Log(edition)
    for sheet in sheets(ADDRESS, log):
        title = _("Changes")
        if sheet.number > 1:
            title = _("{}, page {} of {}").format(title, sheet.number, sheet.of)
        body = template.render(
            root=sheet.root,
            sheet=sheet,
            title=title,
            months=lines.months(sheet.items),
            known=edition.history is not None,
            feeds=changes_feed(edition),
        )
        yield Page(
            url=sheet.url,
            title=title,
            description=_("What was added, changed or removed in this register, newest first."),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="initiatives",
            feeds=changes_feed(edition),
        )


class _Log:
    """Puts steps of initiatives and of organisations into words."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._words = words_by_kind(edition.framework)

    def months(self, steps: Sequence[Step]) -> list[tuple[str, list[LogLine]]]:
        """The steps by month, in the order that they come."""
        return [(month, list(map(self._line, found))) for month, found in groupby(steps, _month)]

    def _line(self, step: Step) -> LogLine:
        words = StepWords(step, self._words[step.kind])
        if step.kind == "organisation":
            url = f"organisations/{step.id}/" if step.id in self._edition.organisations else ""
            return LogLine(words, url, _("Organisation"))
        url = f"initiatives/{step.id}/history/" if has_address(step.id) else ""
        return LogLine(words, url, _("Decision"))


def _month(step: Step) -> str:
    return date_words(step.day.isoformat()[:7]) if step.day else _("Not published yet")
