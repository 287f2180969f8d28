"""What the register says on the home page, below the words that docs/index.md holds."""

from __future__ import annotations

from collections import Counter

from jinja2 import Environment
from markupsafe import Markup

from fairshare.publish.edition import Edition

NEWEST = 6


def home_body(edition: Edition, environment: Environment) -> Markup:
    """Search box, decisions counted by outcome, refusals beside approvals, the newest decisions."""
    decided = Counter(
        item.initiative.decision.outcome if item.initiative.decision else None
        for item in edition.items
    )
    outcomes = [*edition.framework.codes["outcomes"].codes, None]
    body = environment.get_template("fairshare/home.html").render(
        root="./",
        organisations=edition.organisations,
        counts=[(outcome, decided[outcome]) for outcome in outcomes],
        newest=edition.items[:NEWEST],
    )
    return Markup(body)  # noqa: S704 - rendered with autoescape
