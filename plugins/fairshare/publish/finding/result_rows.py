"""One initiative as every list shows it: drawn once, for the pages and for the list in the browser.

The browser takes these rows as they are, so a reader sees the same words, dates and marks whether
JavaScript runs or not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Protocol, cast

from jinja2 import Environment
from markupsafe import Markup

from fairshare.publish.edition import Edition, Item
from fairshare.publish.finding.facet_values import givers, receivers
from fairshare.publish.page import Asset, Product

ROWS = 10
"""Rows in one file: as many as the list in the browser shows at once, so the newest are one."""

NAMED = 3
"""How many givers, and how many receivers, a row names before it counts the rest."""

ROOT = "../"
"""The way from the list of all decisions, the one page that takes them, to the site's root."""

_ROOT = "\0root\0"
"""Stands for the way to the site's root. No text of an entry can hold the character in it."""


class ResultDrawer(Protocol):
    """Draws an initiative in a list."""

    def __call__(self, item: Item, root: str, brief: bool = False) -> Markup: ...


def result_drawer(edition: Edition, environment: Environment) -> ResultDrawer:
    """Draws an initiative in a list, for a page whose way to the site's root is given.

    Lists repeat the same ones, so each is drawn only once.
    """
    template = environment.get_template("fairshare/result.html")
    by_id = {item.initiative.id: item for item in edition.items}

    @cache
    def drawn(identifier: str, brief: bool) -> str:
        item = by_id[identifier]

        def names(found: Iterable[str]) -> list[str]:
            return [edition.name_of(item.initiative, one) for one in found]

        return template.render(
            root=_ROOT,
            brief=brief,
            item=item,
            lead=edition.name_of(item.initiative, item.initiative.lead),
            givers=names(givers(item)),
            receivers=names(receivers(item)),
            most=NAMED,
        )

    def result(item: Item, root: str, brief: bool = False) -> Markup:
        body = drawn(item.initiative.id, brief).replace(_ROOT, root)
        return Markup(body)  # noqa: S704 - rendered with autoescape

    return result


def result_files(edition: Edition, environment: Environment) -> Iterator[Product]:
    """`facets/rows/<number>.json`: the rows of `edition.items` in order, for the browser's list.

    As texts in JSON: a file of HTML would be a page of its own, without the site's policy.
    """
    for number, start in enumerate(range(0, len(edition.items), ROWS)):
        items = edition.items[start : start + ROWS]
        key = f"rows {edition.digest_of(items, number)}"
        yield Product(key, partial(_result_file, number, items, environment))


def _result_file(number: int, items: Sequence[Item], environment: Environment) -> Iterator[Asset]:
    draw = cast("ResultDrawer", environment.globals["result"])
    rows = [draw(item, ROOT) for item in items]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    yield Asset(f"facets/rows/{number}.json", text.encode())
