"""What the register says on the home page, below the words that docs/index.md holds.

For someone who arrives worried: one search box, what people come for, what is shared about people
like them, then what was decided, with refusals and overdue reviews as plain to see as approvals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import OWN
from fairshare.language import gettext as _
from fairshare.model import IMPORTED, UNDER_REVIEW, WORKED_EXAMPLE
from fairshare.publish.charts.pictures import plot_picture, years_picture
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import register_feed
from fairshare.publish.feeds.calendar import ADDRESS
from fairshare.publish.finding.facets import FACETS, Facet, FacetValue, values
from fairshare.publish.pages.changes import newest_lines
from fairshare.publish.voice_groups import VoiceGroup, by_voice
from fairshare.publish.words.outcomes import outcomes

NEWEST = 5
LATELY = 3
"""How many of the things that happened stand on the page."""
CHOICES = 12
"""How many kinds of people, and of data, stand on the page: those in most decisions."""
QUESTIONING = "about/questioning/"
"""The prose page on how to question a decision, where the site has one."""

_BY_NAME = {facet.name: facet for facet in FACETS}


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How often one outcome occurs."""

    outcome: str
    numbers: tuple[int, ...]
    """One for each kind of entry that occurs."""
    url: str | None
    """Where they are listed; None where there are none."""


def home_body(edition: Edition, environment: Environment) -> Markup:
    """The register's part of the home page."""
    voices = by_voice(edition.items)
    body = environment.get_template("fairshare/home.html").render(
        root="./",
        organisations=edition.organisations,
        examples=_examples(edition),
        wants=_wants(edition),
        chooser=list(_chooser(edition)),
        lately=newest_lines(edition, LATELY),
        voices=voices,
        counts=list(_counts(edition, voices)),
        asks=_asks(edition),
        own=any(group.code == OWN for group in voices),
        overdue=_overdue(edition),
        newest=NEWEST,
        feeds=register_feed(edition),
        calendar=ADDRESS if edition.site_url else "",
        over_time=years_picture(edition, environment, "./"),
        picture=plot_picture(edition, environment, "./"),
        apart=list(_apart(voices)),
    )
    return Markup(body)  # noqa: S704 - rendered with autoescape


def _examples(edition: Edition) -> list[str]:
    """Words to search for: the commonest theme, kind of people, and body that gets data."""
    found = (values(_BY_NAME[name], edition) for name in ("theme", "people", "gets"))
    return [max(of, key=lambda value: len(value.items)).label for of in found if of]


def _wants(edition: Edition) -> list[tuple[str, str]]:
    """What people come for, and where it stands."""
    known = QUESTIONING in edition.prose_pages
    return [
        *([(_("object to a decision"), QUESTIONING)] if known else []),
        (_("see who shares with whom"), "organisations/matrix/"),
        (_("see what happened lately"), "changes/"),
        (_("compare decisions"), "compare/"),
        (_("download the list"), "initiatives/#download"),
        (_("see the statistics"), "#decided"),
        *([(_("see what is left open"), "silences/")] if _asks(edition) else []),
    ]


def _asks(edition: Edition) -> bool:
    """Whether anything here was asked the questions: tables of others answer none."""
    return any(not item.initiative.imported for item in edition.items)


def _chooser(edition: Edition) -> Iterator[tuple[str, Facet, list[FacetValue]]]:
    """Headings with the commonest values of a facet, in the facet's own order."""
    for heading, name in ((_("Who you are"), "people"), (_("Your data"), "data-category")):
        found = values(_BY_NAME[name], edition)
        if not found:
            continue
        common = sorted(found, key=lambda value: -len(value.items))[:CHOICES]
        yield heading, _BY_NAME[name], [value for value in found if value in common]


def _counts(edition: Edition, voices: list[VoiceGroup]) -> Iterator[OutcomeCount]:
    """Every outcome that a decision can have, how often, and where they are listed.

    One that never occurred is counted too: that nothing was refused is news as well. What there is
    to say without a decision is counted where it occurs. Tables of others may leave decisions out,
    so of a register that holds nothing else only what occurs is counted.
    """
    found = {value.code: value for value in values(_BY_NAME["outcome"], edition)}
    decided = any(group.code != IMPORTED for group in voices)
    always = {*edition.framework.codes["outcomes"].codes, UNDER_REVIEW} if decided else ()
    for code in outcomes(edition.framework) if voices else ():
        value = found.get(code)
        if value or code in always:
            numbers = tuple(group.count(code) for group in voices)
            yield OutcomeCount(code, numbers, value.url if value else None)


def _overdue(edition: Edition) -> FacetValue | None:
    """The reviews that were not held in time."""
    found = values(_BY_NAME["review"], edition)
    return next((value for value in found if value.code == "overdue"), None)


def _apart(voices: list[VoiceGroup]) -> Iterator[tuple[str, str, list[Item]]]:
    """Title, note and decisions where decision and assessment differ; each kind of entry alone.

    In a worked example nobody decided against anything: our reading came later.
    """
    words = {
        OWN: (
            _("Decided against the assessment"),
            _("Here a body was bolder or more cautious than its answers. Each page says why."),
        ),
        WORKED_EXAMPLE: (
            _("Where the decision and our later reading differ"),
            _("We read the public record years later. The bodies did not know our reading."),
        ),
    }
    for group in voices:
        if group.code != IMPORTED:
            yield *words[group.code], [item for item in group.items if item.score.divergence]
