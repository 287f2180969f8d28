"""All that is published because of the laws that a body has chosen; nothing where it chose none."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from fairshare.publish.edition import Edition, Item
from fairshare.publish.page import Asset, Page
from fairshare.publish.profiles.agreement_page import agreement_pages
from fairshare.publish.profiles.consultation_pages import consultation_list, consultation_page
from fairshare.publish.profiles.items_page import items_pages


def law_pages(item: Item, edition: Edition, environment: Environment) -> Iterator[Page]:
    """The pages of one entry."""
    if edition.framework.profiles:
        yield from agreement_pages(item, edition, environment)
        yield from consultation_page(item, edition, environment)


def shared_law_pages(edition: Edition, environment: Environment) -> Iterator[Page | Asset]:
    """The pages that entries share."""
    if edition.framework.profiles:
        yield from consultation_list(edition, environment)
        yield from items_pages(edition, environment)
