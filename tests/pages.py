"""Pages of initiatives made for one test, without a site around them."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment

from editions import TODAY, Change, made
from fairshare.framework import Framework
from fairshare.publish.edition import Edition
from fairshare.publish.finding.similar import similar
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.last.digests import Digests
from fairshare.publish.materials import Materials
from fairshare.publish.pages.initiative import initiative_page
from fairshare.work.cache import Cache

ONE = "northshire-council/one"


def page_of(
    framework: Framework,
    change: Change,
    *,
    identifier: str = ONE,
    others: Mapping[str, Change] | None = None,
    names: Mapping[str, str] | None = None,
    organisations: Mapping[str, Mapping[str, Any]] | None = None,
    today: dt.date = TODAY,
) -> str:
    """The body of an initiative's page, in an edition with some others."""
    entries = {identifier: change, **(others or {})}
    edition = made(framework, entries, names=names, organisations=organisations, today=today)
    return body_of(edition, identifier)


def body_of(edition: Edition, identifier: str = ONE) -> str:
    """The body of the page of one initiative of an edition."""
    return bodies_of(edition)[identifier]


def bodies_of(edition: Edition, environment: Environment | None = None) -> Mapping[str, str]:
    """The bodies of the pages of an edition's initiatives, by id."""
    given = Materials(
        edition, environment or make_environment(edition.framework), Cache(None, ""), Digests()
    )
    alike = similar(edition, given.cache)
    found = ((item, item.initiative.id) for item in edition.items)
    return {one: str(initiative_page(given, item, alike[one]).body) for item, one in found}


def words_of(page: str) -> str:
    """What is read on a page."""
    text = html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page)))
    return re.sub(r" ([.,:;)])", r"\1", " ".join(text.split()))


def part_of(page: str, identifier: str) -> str:
    """What is read in the section whose heading has an id."""
    found = re.search(rf'aria-labelledby="{identifier}".*?</section>', page, re.DOTALL)
    assert found is not None, identifier
    return words_of(f"<p {found[0]}")


def answer_of(page: str, question: str) -> str:
    """What is read of the answer to a question, once its line is opened."""
    found = re.search(rf'data-fs-question="{question}".*?</details>', page, re.DOTALL)
    assert found is not None, question
    return words_of(f"<div {found[0]}")
