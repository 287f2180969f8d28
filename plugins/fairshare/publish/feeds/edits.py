"""`/feeds/edits.xml`: what was edited on the pages, for those who want to hear of every edit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from jinja2 import Environment

from fairshare.history import History, Step
from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import LONGEST, draw_entry, feed_file
from fairshare.publish.page import Asset, Feed
from fairshare.publish.past.difference_words import words_by_kind
from fairshare.publish.past.edits import PageEdit, page_edits
from fairshare.publish.past.steps import StepWords

PAGE = "changes/edits/"


@dataclass(frozen=True, slots=True)
class _EditEntry:
    """One edit as a feed has it."""

    address: str
    key: str
    title: str
    """Plain text, not yet escaped, as the summary."""
    day: dt.date
    summary: str


def edits_feed(edition: Edition) -> tuple[Feed, ...]:
    """The feed of all edits; none without a history, or without the site's address."""
    if edition.history is None or not edition.site_url:
        return ()
    return (Feed("feeds/edits.xml", _("Edits to pages – {}").format(edition.site_name), PAGE),)


def edits_file(edition: Edition, environment: Environment) -> Iterator[Asset]:
    """The feed as a file: the newest edits that are committed."""
    for feed in edits_feed(edition):
        newest = list(islice(_entries(edition), LONGEST))
        updated = max((one.day for one in newest), default=edition.today)
        entries = [draw_entry(one, edition.site_url, environment) for one in newest]
        yield feed_file(feed, entries, updated.isoformat(), edition, environment)


def _entries(edition: Edition) -> Iterator[_EditEntry]:
    history = edition.history
    if history is None:
        return
    committed = [step for step in history.log if step.day]
    for edit in page_edits(committed, words_by_kind(edition.framework)):
        yield _of_many(edit, edition) if edit.bulk else _of_one(edit.one, history, edition)


def _of_many(edit: PageEdit, edition: Edition) -> _EditEntry:
    title = _("Many pages at once: {}").format(edit.sentence)
    return _EditEntry(PAGE, edit.key, title, edit.day or edition.today, "")


def _of_one(change: StepWords, history: History, edition: Edition) -> _EditEntry:
    step = change.step
    parts = [f"{reason.kind}: {reason.text}" for reason in change.reasons]
    parts += [one.words for one in change.brief] or [change.note]
    if change.more:
        parts.append(_("and {} more").format(change.more))
    return _EditEntry(
        address=f"{step.kind}s/{step.id}/",
        key=_key(step, history),
        title=f"{change.what}: {change.title}",
        day=step.day or edition.today,
        summary="\n\n".join(part for part in parts if part),
    )


def _key(step: Step, history: History) -> str:
    """A name alone among the entry's steps, the same however often git's past is written anew.

    It is made of the version, and of a number when the same version came back.
    """
    of_kind = history.initiatives if step.kind == "initiative" else history.organisations
    name = step.name or step.change
    older = of_kind[step.id][of_kind[step.id].index(step) + 1 :]
    count = 1 + sum((one.name or one.change) == name for one in older)
    return f"version-{name}" if count == 1 else f"version-{name}-{count}"
