"""Who shares with whom: a list from giver to receiver, and the same as a matrix while it fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from fairshare.language import gettext as _
from fairshare.publish.edition import Edition, Item
from fairshare.publish.organisations.exchanges import Exchange, Exchanges, alphabet
from fairshare.publish.page import Page

LISTED = 5
"""Decisions named for each pair; the rest stands on the giver's page."""
NAMED = 1000
"""Decisions that the page names at most: in a register with more it only counts them, each count a
link to where they stand."""
WIDEST = 100
"""Receivers that still make a table. Beyond, it is wider than anyone reads: the list stays."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Givers down, receivers across, in the order of the alphabet; only those that share."""

    receivers: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Exchange | None, ...]], ...]
    """Each giver with a cell for every receiver; None where nothing is recorded."""


def matrix(givers: Sequence[str], receivers: Sequence[str], known: Exchanges) -> Matrix:
    """The exchanges between some givers and receivers, as a table."""
    rows = []
    for giver in givers:
        cells = {one.receiver: one for one in known.given[giver]}
        rows.append((giver, tuple(cells.get(receiver) for receiver in receivers)))
    return Matrix(tuple(receivers), tuple(rows))


def matrix_page(
    edition: Edition,
    known: Exchanges,
    lines: Callable[[Sequence[Item]], Markup],
    environment: Environment,
) -> Page:
    """`/organisations/matrix/`; `lines` draws decisions in a list."""
    place = alphabet(edition)
    givers = sorted(known.given, key=place.__getitem__)
    receivers = sorted(known.received, key=place.__getitem__)
    fits = max(len(givers), len(receivers)) <= WIDEST
    body = environment.get_template("fairshare/matrix.html").render(
        root="../../",
        organisations=edition.organisations,
        givers=givers,
        receivers=receivers,
        known=known,
        matrix=matrix(givers, receivers, known) if fits else None,
        alone=[one for one in place if one not in known.given and one not in known.received],
        lines=lines,
        listed=LISTED if _lines(known) <= NAMED else 0,
    )
    return Page(
        url="organisations/matrix/",
        title=_("Who shares with whom"),
        description=_("Which organisation gives data to which other one, decision by decision."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="organisations",
    )


def _lines(known: Exchanges) -> int:
    """How many decisions the list would name."""
    return sum(min(one.total, LISTED) for group in known.given.values() for one in group)
