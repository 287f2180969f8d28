"""The organisations: A to Z, and one page each with its record and whom it shares with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import OWN
from fairshare.language import gettext as _
from fairshare.model import Organisation
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import organisation_feed
from fairshare.publish.linked.search_engines import organisation_said
from fairshare.publish.organisations.exchanges import Exchange, Exchanges, alphabet, exchanges
from fairshare.publish.organisations.involvement import (
    Involvement,
    by_outcome,
    involvements,
    read_otherwise,
    stances,
)
from fairshare.publish.organisations.matrix_page import matrix_page
from fairshare.publish.organisations.succession import is_closed
from fairshare.publish.page import Page
from fairshare.publish.past.difference_words import words_by_kind
from fairshare.publish.voice_groups import by_voice
from fairshare.publish.words.alphabet import initial
from fairshare.work.parallel import parallel_map

SHOWN = 10
"""How many decisions of each kind stand on the page; the rest on the list of all of them."""


def organisation_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """`/organisations/`, who shares with whom, then the page of each."""
    everyone = involvements(edition)
    yield _index(everyone, environment)
    known = exchanges(edition)
    led = {one.organisation.id: one.playing("lead") for one in everyone}
    lines = line_drawer(environment, "../../")
    yield matrix_page(edition, known, lines, environment)
    draw = _drawer(edition, known, led, lines, environment)
    for one, body in zip(everyone, parallel_map(draw, everyone), strict=True):
        name = one.organisation.name
        yield Page(
            url=f"organisations/{one.organisation.id}/",
            title=name,
            description=_("Every data-sharing decision in this register that involves {}.").format(
                name
            ),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="organisations",
            feeds=organisation_feed(edition, one.organisation.id),
            said=organisation_said(one.organisation, edition),
        )


def _drawer(
    edition: Edition,
    known: Exchanges,
    led: Mapping[str, list[Item]],
    lines: Callable[[Sequence[Item]], Markup],
    environment: Environment,
) -> Callable[[Involvement], str]:
    """Draws the page of an organisation. `led`: what each leads, by id."""
    template = environment.get_template("fairshare/organisation.html")
    place = alphabet(edition)
    words = words_by_kind(edition.framework)["organisation"]

    def draw(one: Involvement) -> str:
        return template.render(
            root="../../",
            organisation=one.organisation,
            organisations=edition.organisations,
            lines=lines,
            shown=SHOWN,
            field_name=lambda path: words.name(tuple(path.split("."))),
            feeds=organisation_feed(edition, one.organisation.id),
            said=organisation_said(one.organisation, edition),
            **_record(one, led, edition),
            **_succession(one.organisation, led, edition),
            **_sharing(one.organisation.id, known, place),
        )

    return draw


def line_drawer(environment: Environment, root: str) -> Callable[[Sequence[Item]], Markup]:
    """Draws initiatives, one on a line, each only once: the same one stands in many lists."""
    draw: Any = environment.globals["draw"]
    drawn: dict[str, Markup] = {}

    def lines(items: Sequence[Item]) -> Markup:
        for item in items:
            if item.initiative.id not in drawn:
                drawn[item.initiative.id] = draw.line(root, item)
        return Markup("\n").join(drawn[item.initiative.id] for item in items)

    return lines


def _record(
    one: Involvement, all_led: Mapping[str, list[Item]], edition: Edition
) -> dict[str, object]:
    """How it decided, and what is overdue, also of the bodies that it answers for."""
    led = one.playing("lead")
    answered = [item for item in _answered(one.organisation, all_led, edition) if item.review]
    return {
        "total": one.part,
        "led": led,
        "counts": by_outcome(one, edition),
        "voices": by_voice(one.items),
        "stances": list(stances(led)),
        "assessed": [
            item for item in led if item.score.assessed and not item.initiative.worked_example
        ],
        "examples": [item for item in led if item.initiative.worked_example],
        "read_otherwise": read_otherwise(led),
        "none_refused": _none_refused(one),
        "answers": edition.answering(one.organisation.id) == one.organisation.id,
        "overdue": [item for item in answered if item.overdue],
        "planned": len(answered),
        "groups": [
            (_("Decisions that it leads"), led),
            (
                _("Other parts that it plays"),
                one.playing("joint_controller", "processor", "funder", "overseer"),
            ),
        ],
    }


def _none_refused(one: Involvement) -> bool:
    """Whether it decided by itself and refused nothing, which is news too."""
    own = [item for item in one.items if item.state.voice.code == OWN and item.initiative.decision]
    return bool(own) and not any(item.initiative.outcome == "refused" for item in own)


def _answered(
    organisation: Organisation, led: Mapping[str, list[Item]], edition: Edition
) -> Iterator[Item]:
    """The decisions whose reviews fall to an organisation today."""
    if edition.answering(organisation.id) == organisation.id:
        yield from led[organisation.id]
    for predecessor in edition.predecessors.get(organisation.id, ()):
        yield from led[predecessor]


def _succession(
    organisation: Organisation, led: Mapping[str, list[Item]], edition: Edition
) -> dict[str, object]:
    """Whether it is closed and who answers now; whom it answers for."""
    known = edition.organisations
    return {
        "closed": is_closed(organisation, edition.today),
        "successors": [one for one in organisation.successors if one in known],
        "predecessors": [
            (known[one], led[one]) for one in edition.predecessors.get(organisation.id, ())
        ],
    }


def _sharing(identifier: str, known: Exchanges, place: dict[str, int]) -> dict[str, object]:
    """What it gives and receives, and every partner with both directions side by side."""
    given = {one.recipient: one for one in known.given.get(identifier, ())}
    received = {one.provider: one for one in known.received.get(identifier, ())}
    partners: list[tuple[str, Exchange | None, Exchange | None]] = [
        (partner, given.get(partner), received.get(partner))
        for partner in sorted({*given, *received}, key=place.__getitem__)
    ]
    return {
        "given": list(given.values()),
        "received": list(received.values()),
        "within": known.within.get(identifier, ()),
        "named": known.named.get(identifier, ()),
        "partners": partners,
    }


def _index(everyone: Sequence[Involvement], environment: Environment) -> Page:
    letters = [
        (letter, list(group))
        for letter, group in groupby(everyone, lambda one: initial(one.organisation.name))
    ]
    body = environment.get_template("fairshare/organisations.html").render(
        root="../", letters=letters
    )
    return Page(
        url="organisations/",
        title=_("Organisations"),
        description=_("Every body that takes part in a sharing decision, from A to Z."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="organisations",
    )
