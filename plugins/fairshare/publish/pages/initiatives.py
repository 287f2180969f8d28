"""The list of all initiatives, page by page, newest first: complete without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

from jinja2 import Environment
from markupsafe import Markup

from fairshare.publish.edition import Edition
from fairshare.publish.page import Page

PAGE_SIZE = 25


def list_pages(edition: Edition, environment: Environment) -> Iterator[Page]:
    """`/initiatives/` and its following pages; one page, saying so, when there is nothing."""
    items = edition.items
    count = max(1, -(-len(items) // PAGE_SIZE))
    addresses = [page_address("initiatives/", number) for number in range(1, count + 1)]
    template = environment.get_template("fairshare/initiatives.html")
    for number, url in enumerate(addresses, 1):
        start = (number - 1) * PAGE_SIZE
        body = template.render(
            root="../" * url.count("/"),
            items=items[start : start + PAGE_SIZE],
            organisations=edition.organisations,
            total=len(items),
            start=start + 1,
            number=number,
            pages=count,
            addresses=addresses,
        )
        title = _("All decisions")
        yield Page(
            url=url,
            title=title if number == 1 else _("{}, page {} of {}").format(title, number, count),
            description=_("Every data-sharing decision in this register, refusals included."),
            body=Markup(body),  # noqa: S704 - rendered with autoescape
            section="initiatives",
        )


def page_address(base: str, number: int) -> str:
    """Address of one page of a paginated list: the first stands at the base itself."""
    return base if number == 1 else f"{base}page/{number}/"
