"""The pictures as pieces of pages, and the one that many pages share, as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import Framework
from fairshare.publish.charts.balance import CELLS, plot, plot_place, span_words
from fairshare.publish.charts.shapes import look, looks
from fairshare.publish.charts.timeline import TimelineEvent
from fairshare.publish.charts.timeline_strip import strip
from fairshare.publish.charts.years import years
from fairshare.publish.edition import Edition, Item
from fairshare.publish.page import Asset
from fairshare.publish.voice_groups import by_voice

OTHERS = "pictures/benefit-concern.svg"
"""All initiatives in grey: the ground on which each initiative's page draws its own mark."""


def plot_picture(edition: Edition, environment: Environment, root: str) -> Markup:
    """All decisions, benefit against concern, and the table behind it. `root` ends in a slash."""
    template = environment.get_template("fairshare/charts/plot.html")
    body = template.render(root=root, plot=plot(edition), cells=CELLS, span_words=span_words)
    return Markup(body)  # noqa: S704 - rendered with autoescape


def years_picture(edition: Edition, environment: Environment, root: str) -> Markup:
    """The register over time by outcome, one picture for each kind of entry, with their tables.

    `root` ends in a slash.
    """
    template = environment.get_template("fairshare/charts/years.html")
    found = [(one, years(one.items, edition.framework)) for one in by_voice(edition.items)]
    occurring = {look for _group, drawn in found for look in drawn.looks}
    ordered = [one for one in looks(edition.framework).values() if one in occurring]
    body = template.render(root=root, groups=found, looks=ordered)
    return Markup(body)  # noqa: S704 - rendered with autoescape


def of_one(item: Item, framework: Framework, events: Sequence[TimelineEvent]) -> dict[str, object]:
    """What the pictures on an initiative's page need.

    It comes from the entry and the framework alone, so pages stay cached while others change.
    """
    return {
        "strip": strip(events),
        "look": look(item.initiative.outcome, framework),
        "place": None if item.initiative.imported else plot_place(item.score),
    }


def pictures(edition: Edition, environment: Environment) -> Iterator[Asset]:
    """The picture that every initiative's page lays under its own mark, written once."""
    template = environment.get_template("fairshare/charts/others.html")
    yield Asset(OTHERS, template.render(plot=plot(edition)).encode())
