"""The kinds of pages, one module each: every one turns an edition into finished page bodies."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from fairshare.cache import Cache
from fairshare.publish.edition import Edition
from fairshare.publish.page import Page
from fairshare.publish.pages.assess import assess_page
from fairshare.publish.pages.browse import browse_pages
from fairshare.publish.pages.changes import change_pages
from fairshare.publish.pages.compare import compare_page
from fairshare.publish.pages.history import gone_pages, history_pages
from fairshare.publish.pages.initiative import initiative_pages
from fairshare.publish.pages.initiatives import list_pages
from fairshare.publish.pages.method import method_page
from fairshare.publish.pages.organisations import organisation_pages
from fairshare.publish.pages.problems import problem_pages
from fairshare.publish.pages.reviews import review_pages
from fairshare.publish.pages.sources import source_pages
from fairshare.publish.pages.versions import version_pages


def every_page(edition: Edition, environment: Environment, cache: Cache) -> Iterator[Page]:
    """Every page of the register but the home page, which is prose with the register below it."""
    yield from initiative_pages(edition, environment, cache)
    yield from history_pages(edition, environment, cache)
    yield from version_pages(edition, environment, cache)
    yield from gone_pages(edition, environment)
    yield from list_pages(edition, environment)
    yield from browse_pages(edition, environment)
    yield from organisation_pages(edition, environment)
    yield compare_page(edition, environment)
    yield from review_pages(edition, environment)
    yield from change_pages(edition, environment)
    yield from source_pages(edition, environment)
    yield method_page(edition, environment)
    yield assess_page(edition, environment)
    yield from problem_pages()
