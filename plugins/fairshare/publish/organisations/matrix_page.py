"""Who shares with whom: a list from provider to recipient, and a matrix while it fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.organisations.exchanges import Exchange, Exchanges, alphabet
from fairshare.publish.page import Page
from fairshare.publish.voice_groups import by_voice

LISTED = 5
"""Decisions named for each pair; the rest stands on the provider's page."""
NAMED = 1000
"""Decisions that the page names at most: in a register with more it only counts them, each count a
link to where they stand."""
PAIRED = 1000
"""Pairs that the page names at most: in a register with more it names givers alone, each a link to
the page that has its pairs."""
UNPAIRED = 50
"""Decisions without pairs that the page names at most."""
WIDEST = 100
"""Recipients that still make a table. Beyond, it is wider than anyone reads: the list stays."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Providers down, recipients across, in the order of the alphabet; only those that share."""

    recipients: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Exchange | None, ...]], ...]
    """Each provider with a cell for every recipient; None where nothing is recorded."""


def matrix(providers: Sequence[str], recipients: Sequence[str], known: Exchanges) -> Matrix:
    """The exchanges between some providers and recipients, as a table."""
    rows = []
    for provider in providers:
        cells = {one.recipient: one for one in known.given[provider]}
        rows.append((provider, tuple(cells.get(recipient) for recipient in recipients)))
    return Matrix(tuple(recipients), tuple(rows))


def matrix_page(
    edition: Edition,
    known: Exchanges,
    lines: Callable[[Sequence[Item]], Markup],
    environment: Environment,
) -> Page:
    """`/organisations/matrix/`; `lines` draws decisions in a list."""
    place = alphabet(edition)
    providers = sorted(known.given, key=place.__getitem__)
    recipients = sorted(known.received, key=place.__getitem__)
    paired = sum(map(len, known.given.values())) <= PAIRED
    fits = paired and max(len(providers), len(recipients)) <= WIDEST
    body = environment.get_template("fairshare/matrix.html").render(
        root="../../",
        organisations=edition.organisations,
        providers=providers,
        recipients=recipients,
        known=known,
        voices=by_voice(edition.items),
        matrix=matrix(providers, recipients, known) if fits else None,
        alone=[one for one in place if not _shares(one, known) and one not in known.named],
        lines=lines,
        unpaired_shown=UNPAIRED,
        listed=LISTED if _lines(known) <= NAMED else 0,
        paired=paired,
    )
    return Page(
        url="organisations/matrix/",
        title=_("Who shares with whom"),
        description=_("Which organisation gives data to which other one, decision by decision."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="organisations",
    )


def _shares(identifier: str, known: Exchanges) -> bool:
    """Whether an organisation is one of a pair."""
    return identifier in known.given or identifier in known.received


def _lines(known: Exchanges) -> int:
    """How many decisions the list would name."""
    return sum(min(one.total, LISTED) for group in known.given.values() for one in group)
