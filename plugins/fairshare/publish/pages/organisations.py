"""The organisations: A to Z, and one page each with every decision that it takes part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.model import Organisation
from fairshare.publish.alphabet import initial, sort_key
from fairshare.publish.edition import Edition, Item
from fairshare.publish.page import Page

SHOWN = 10
"""How many decisions of each kind stand on the page; the rest on the list of all of them."""


@dataclass(frozen=True, slots=True)
class Involvement:
    """An organisation with every initiative that names it, newest first."""

    organisation: Organisation
    items: tuple[Item, ...]

    def playing(self, *roles: str) -> list[Item]:
        """The initiatives in which it plays one of the roles."""
        return [
            item
            for item in self.items
            if any(
                one.id == self.organisation.id and not set(roles).isdisjoint(one.roles)
                for one in item.initiative.participants
            )
        ]

    @property
    def led(self) -> int:
        return len(self.playing("lead"))

    @property
    def part(self) -> int:
        return len(self.items)


def involvements(edition: Edition) -> list[Involvement]:
    """Every organisation with its initiatives, in the order of the alphabet."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in edition.items:
        for identifier in dict.fromkeys(one.id for one in item.initiative.participants):
            found[identifier].append(item)
    return sorted(
        (Involvement(one, tuple(found[one.id])) for one in edition.organisations.values()),
        key=lambda one: (sort_key(one.organisation.name), one.organisation.id),
    )


def organisation_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """`/organisations/`, then the page of each."""
    everyone = involvements(edition)
    yield _index(everyone, environment)
    template = environment.get_template("fairshare/organisation.html")
    for one in everyone:
        name = one.organisation.name
        body = template.render(
            root="../../",
            organisation=one.organisation,
            organisations=edition.organisations,
            total=one.part,
            shown=SHOWN,
            groups=[
                (_("Decisions that it leads"), one.playing("lead")),
                (_("What it gives"), one.playing("provider")),
                (_("What it receives"), one.playing("recipient")),
                (_("Other parts that it plays"), one.playing("processor", "funder", "overseer")),
            ],
        )
        yield Page(
            url=f"organisations/{one.organisation.id}/",
            title=name,
            description=_("Every data-sharing decision in this register that involves {}.").format(
                name
            ),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="organisations",
        )


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
