"""`/feeds/changes.xml`: what changed in the register, for those who want to hear of every edit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from fairshare.history import History, Step
from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.feeds.atom import LONGEST, draw_entry, feed_file
from fairshare.publish.page import Asset, Feed
from fairshare.publish.past.difference_words import words_by_kind
from fairshare.publish.past.steps import StepWords


@dataclass(frozen=True, slots=True)
class _ChangeEntry:
    """One step as a feed has it."""

    address: str
    key: str
    title: str
    """Plain text, not yet escaped, as the summary."""
    day: dt.date
    summary: str


def changes_feed(edition: Edition) -> tuple[Feed, ...]:
    """The feed of all changes; none without a history, or without the site's address."""
    if edition.history is None or not edition.site_url:
        return ()
    return (Feed("feeds/changes.xml", _("All changes – {}").format(edition.site_name), "changes/"),)


def changes_file(edition: Edition, environment: Environment) -> Iterator[Asset]:
    """The feed as a file: the newest steps that are committed."""
    for feed in changes_feed(edition):
        newest = list(_newest(edition))
        updated = max((one.day for one in newest), default=edition.today)
        entries = [draw_entry(one, edition, environment) for one in newest]
        yield feed_file(feed, entries, updated.isoformat(), edition, environment)


def _newest(edition: Edition) -> Iterator[_ChangeEntry]:
    if edition.history is None:
        return
    committed = [step for step in edition.history.log if step.day][:LONGEST]
    words = words_by_kind(edition.framework)
    for step in committed:
        change = StepWords(step, words[step.kind])
        parts = [f"{reason.kind}: {reason.text}" for reason in change.reasons]
        parts += [one.words for one in change.brief] or [change.note]
        if change.more:
            parts.append(_("and {} more").format(change.more))
        yield _ChangeEntry(
            address=f"{step.kind}s/{step.id}/",
            key=_key(step, edition.history),
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
