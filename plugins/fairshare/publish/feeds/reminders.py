"""Reminders: the reviews that are overdue or due soon, for each organisation that answers for one.

That is who leads the decision; of a body that was closed, its successor.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.model import Initiative, Organisation, Register
from fairshare.printable import as_json, visible
from fairshare.publish.organisations.succession import answering
from fairshare.publish.reviews import review_of
from fairshare.publish.words.dates import date_words
from fairshare.reports.host_markdown import escape_markdown

STATES = ("overdue", "due-soon")
"""What somebody is reminded of, the more urgent first."""

LONGEST = 200
"""Reviews that one issue names at most: code hosts limit its length."""


@dataclass(frozen=True, slots=True)
class Due:
    """One review."""

    initiative: Initiative
    state: str
    """One of STATES."""
    written: str
    """The day by which the entry says that it is reviewed."""
    days: int
    """From today until that day; below 0 once it is overdue."""

    @property
    def words(self) -> str:
        """How it stands, for people."""
        if self.days < 0:
            late = -self.days
            words = ngettext("overdue by {} day", "overdue by {} days", late)
            return words.format(late)
        words = ngettext("due in {} day", "due in {} days", self.days)
        return words.format(self.days) if self.days else _("due today")


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one organisation is to look at, the earliest first."""

    organisation: Organisation
    due: tuple[Due, ...]

    @property
    def marker(self) -> str:
        """Begins the issue, unseen: by it the same issue is found again."""
        return f"<!-- fairshare-reviews: {self.organisation.id} -->"

    @property
    def title(self) -> str:
        """Of the issue. Never changes, and holds no text of an entry."""
        return _("Reviews due: {}").format(self.organisation.id)


def find_reminders(register: Register, today: dt.date) -> tuple[Reminder, ...]:
    """A reminder for each organisation that answers for a review, by its id."""
    found: dict[str, list[Due]] = {}
    for initiative in register.initiatives.values():
        review = review_of(initiative, register, today)
        if review and review.state in STATES:
            days = (review.day - today).days
            due = Due(initiative, review.state, review.due, days)
            owner = answering(initiative.lead, register.organisations, today)
            found.setdefault(owner, []).append(due)
    return tuple(
        Reminder(
            register.organisations[owner],
            tuple(sorted(found[owner], key=lambda due: (due.days, due.initiative.id))),
        )
        for owner in sorted(found)
    )


def reminders_as_text(reminders: Iterable[Reminder]) -> str:
    """For a terminal."""
    return "\n\n".join("\n".join(_lines(one)) for one in reminders)


def _lines(reminder: Reminder) -> Iterator[str]:
    yield f"{visible(reminder.organisation.name)} ({reminder.organisation.id})"
    for due in reminder.due:
        title = visible(due.initiative.title)
        yield f"  {due.written}  {due.words}: {due.initiative.id}: {title}"


def reminders_as_json(reminders: Iterable[Reminder], today: dt.date) -> str:
    """For programs."""
    organisations = [
        {
            "id": one.organisation.id,
            "name": one.organisation.name,
            "reviews": [
                {
                    "id": due.initiative.id,
                    "title": due.initiative.title,
                    "state": due.state,
                    "review_by": due.written,
                    "days": due.days,
                }
                for due in one.due
            ],
        }
        for one in reminders
    ]
    document = {"today": today.isoformat(), "organisations": organisations}
    return as_json(document)


def reminders_as_issues(reminders: Iterable[Reminder], site_url: str) -> str:
    """For a code host: one issue for each organisation, with title and body in Markdown.

    `site_url`: where the register is published; empty leaves the links out.
    """
    issues = [
        {"marker": one.marker, "title": one.title, "body": _body(one, site_url)}
        for one in reminders
    ]
    return as_json({"issues": issues})


def _body(reminder: Reminder, site_url: str) -> str:
    name = escape_markdown(reminder.organisation.name)
    lines = [
        reminder.marker,
        _("{} answers for these decisions. Their reviews are overdue or due soon.").format(name),
        "",
        *(_line(due, site_url) for due in reminder.due[:LONGEST]),
    ]
    if (left := len(reminder.due) - LONGEST) > 0:
        lines += ["", _("And {} more.").format(left)]
    advice = _(
        "Look at each decision again. Then change its entry: what the review found as an event of "
        "kind `review-held`, and a new date for `review_by`. This issue is kept up to date by a "
        "workflow, and closed when nothing is due."
    )
    return "\n".join([*lines, "", advice, ""])


def _line(due: Due, site_url: str) -> str:
    title, day = escape_markdown(due.initiative.title), date_words(due.written)
    if site_url:
        title = f"[{title}]({site_url.rstrip('/')}/initiatives/{due.initiative.id}/)"
    return f"- **{day}**, {due.words}: {title} (`{due.initiative.file}`)"
