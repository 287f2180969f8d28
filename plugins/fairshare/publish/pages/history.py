"""What each page said before: the history of an initiative, in short on its page and in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from fairshare.history import Step
from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import initiative_feed
from fairshare.publish.materials import Materials
from fairshare.publish.page import Page, Product
from fairshare.publish.past.confirmed import confirmed
from fairshare.publish.past.corrections import CorrectionMarks, correction_marks
from fairshare.publish.past.difference_words import DifferenceWords, words_by_kind
from fairshare.publish.past.steps import StepWords, title
from fairshare.publish.words.dates import date_words

NEWEST = 3
"""How many changes an initiative's own page names."""

_ADDRESS = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
"""Ids that can be addresses. An old entry, from before there were checks, may have any other."""


@dataclass(frozen=True)
class Chronicle:
    """The past of the initiatives in words."""

    edition: Edition
    words: DifferenceWords

    @classmethod
    def of(cls, materials: Materials) -> Chronicle:
        return cls(materials.edition, materials.tool(words_by_kind)["initiative"])

    def corrections(self, item: Item) -> CorrectionMarks:
        """What the initiative's own page said wrongly before."""
        known = self.edition.organisations
        steps = self.steps(item.initiative.id)
        return correction_marks(item.initiative, steps, self.words, known)

    def past(self, item: Item) -> dict[str, object]:
        """What past.html shows on the initiative's own page."""
        steps = self.steps(item.initiative.id)
        newest = self.in_words(steps[:NEWEST])
        return {
            "version": None,
            "confirmed": confirmed(item.initiative),
            "edited": edited(steps),
            "past": {"newest": newest, "count": len(steps)} if steps else None,
        }

    def in_words(self, steps: Sequence[Step]) -> list[StepWords]:
        """Steps in words."""
        return [StepWords(step, self.words) for step in steps]

    def steps(self, identifier: str) -> Sequence[Step]:
        """The steps of an initiative, newest first."""
        history = self.edition.history
        return history.initiatives.get(identifier, ()) if history else ()


def edited(steps: Sequence[Step]) -> str:
    """When an entry was last edited, in words."""
    if not steps:
        return ""
    day = steps[0].day
    return date_words(day.isoformat()) if day else _("in this copy only, not published yet")


def version_address(identifier: str, name: str) -> str:
    """Where a version stays for good."""
    return f"initiatives/{identifier}/versions/{name}/"


def has_address(identifier: str) -> bool:
    """Whether an id can be part of an address."""
    return _ADDRESS.fullmatch(identifier) is not None


def has_past(identifier: str, edition: Edition) -> bool:
    """Whether an initiative said something else before, or is gone: then its past has pages.

    Of one that has had a single text, its own page says all there is to say.
    """
    steps = edition.history.initiatives.get(identifier, ()) if edition.history else ()
    alone = len(steps) == 1 and identifier in edition.register.initiatives
    return bool(steps) and not alone and has_address(identifier)


def place_of_version(identifier: str, name: str, edition: Edition) -> str:
    """Where a version can be read: at the page itself while there has been no other one."""
    if has_past(identifier, edition):
        return version_address(identifier, name)
    return f"initiatives/{identifier}/"


def history_pages(edition: Edition) -> Iterator[Product]:
    """`/initiatives/<org>/<slug>/history/` of each initiative that has a past."""
    for identifier in edition.history.initiatives if edition.history else ():
        if has_past(identifier, edition):
            yield Product(_history_page, (identifier,))


def _history_page(materials: Materials, identifier: str) -> Iterator[Page]:
    chronicle = Chronicle.of(materials)
    steps = chronicle.steps(identifier)
    template = materials.environment.get_template("fairshare/history.html")
    body = template.render(_context(identifier, steps, chronicle))
    yield _page(identifier, steps, body, materials.edition)


def _page(identifier: str, steps: Sequence[Step], body: str, edition: Edition) -> Page:
    current = edition.register.initiatives.get(identifier)
    return Page(
        url=f"initiatives/{identifier}/history/",
        title=_("History: {}").format(current.title if current else title(steps[0])),
        description=_("Every version of this page: what changed, when and why."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
        feeds=initiative_feed(edition, current) if current else (),
    )


def gone_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """At the address of each initiative that was removed: that it was, when, and its history."""
    history = edition.history.initiatives if edition.history else {}
    template = environment.get_template("fairshare/gone.html")
    for identifier, steps in history.items():
        if identifier in edition.titles or not has_address(identifier):
            continue
        called = title(steps[0])
        body = template.render(root="../../../", id=identifier, title=called, step=steps[0])
        yield Page(
            url=f"initiatives/{identifier}/",
            title=called,
            description=_("This entry is no longer in the register."),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="initiatives",
        )


def _context(identifier: str, steps: Sequence[Step], chronicle: Chronicle) -> dict[str, object]:
    edition = chronicle.edition
    current = edition.register.initiatives.get(identifier)
    return {
        "root": "../../../../",
        "id": identifier,
        "title": current.title if current else title(steps[0]),
        "current": current,
        "redacted": identifier in edition.register.removed,
        "confirmed": confirmed(current) if current else None,
        "edited": edited(steps),
        "count": sum(step.version is not None for step in steps),
        "steps": chronicle.in_words(steps),
        "addresses": {
            step.name: version_address(identifier, step.name) for step in steps if step.blob
        },
        "feeds": initiative_feed(edition, current) if current else (),
    }
