"""One initiative as every list shows it: drawn once, for the pages and for the list in the browser.

The browser takes these rows as they are, so a reader sees the same words, dates and marks whether
JavaScript runs or not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from jinja2 import Environment
from markupsafe import Markup

from fairshare.publish.edition import Edition, Item
from fairshare.publish.finding.facet_values import givers, receivers
from fairshare.publish.materials import Materials
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


def result_drawer(environment: Environment) -> ResultDrawer:
    """Draws an initiative of one edition in a list, for a page whose way to the root is given.

    Lists repeat the same ones, so each is drawn only once.
    """
    template = environment.get_template("fairshare/result.html")
    drawn: dict[tuple[str, bool], str] = {}

    def result(item: Item, root: str, brief: bool = False) -> Markup:
        key = item.initiative.id, brief
        if key not in drawn:
            drawn[key] = template.render(
                root=_ROOT,
                brief=brief,
                item=item,
                lead=item.names[item.initiative.lead],
                givers=[item.names[one] for one in givers(item)],
                receivers=[item.names[one] for one in receivers(item)],
                most=NAMED,
            )
        return Markup(drawn[key].replace(_ROOT, root))  # noqa: S704 - with autoescape

    return result


def result_files(edition: Edition) -> Iterator[Product]:
    """`facets/rows/<number>.json`: the rows of `edition.items` in order, for the browser's list.

    As texts in JSON: a file of HTML would be a page of its own, without the site's policy.
    """
    for number, start in enumerate(range(0, len(edition.items), ROWS)):
        items = edition.items[start : start + ROWS]
        yield Product(_result_file, (number, items))


def _result_file(materials: Materials, number: int, items: Sequence[Item]) -> Iterator[Asset]:
    draw = cast("ResultDrawer", materials.environment.globals["result"])
    rows = [draw(item, ROOT) for item in items]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    yield Asset(f"facets/rows/{number}.json", text.encode())
