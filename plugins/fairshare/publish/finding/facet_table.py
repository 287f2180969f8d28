"""The table that the browser filters, counts and sorts by, and the texts of its downloads.

Each column is a file, codes as numbers, fetched once somebody filters or sorts by it: so what the
list loads at first does not grow with the register (docs/adr/0048). What a download says beside it
lies apart, in shards, and so do the drawn rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import ceil, floor

from fairshare.publish.edition import Edition, Item
from fairshare.publish.finding.facets import Facet, facets_of, values
from fairshare.publish.finding.result_rows import ROWS
from fairshare.publish.materials import Materials
from fairshare.publish.page import Asset, Product
from fairshare.publish.words.alphabet import sort_key

SHARD = 50
"""How many initiatives one shard of texts holds."""


def facet_table(edition: Edition) -> Iterator[Asset]:
    """`facets.json`, what can be filtered and sorted by, and the columns.

    `facets/columns/<facet>.json` and `facets/sorts/<name>.json`, rows in the order of
    `edition.items`.
    """
    sorts = _sorts(edition)
    facets = []
    for facet in facets_of(edition.framework):
        found = values(facet, edition)
        facets.append(
            {
                "name": facet.name,
                "title": facet.title,
                "values": [[value.code, value.label, len(value.items)] for value in found],
            }
        )
        yield Asset(f"facets/columns/{facet.name}.json", _compact(_column(facet, edition)))
    for name, column in sorts.items():
        yield Asset(f"facets/sorts/{name}.json", _compact(column))
    table = {
        "count": len(edition.items),
        "shard": SHARD,
        "drawn": ROWS,
        "facets": facets,
        "sorts": list(sorts),
    }
    yield Asset("facets.json", _compact(table))


def facet_texts(edition: Edition) -> Iterator[Product]:
    """`facets/<number>.json`, in the same order."""
    for number, start in enumerate(range(0, len(edition.items), SHARD)):
        items = edition.items[start : start + SHARD]
        yield Product(_shard, (number, items))


def _shard(_materials: Materials, number: int, items: Sequence[Item]) -> Iterator[Asset]:
    yield Asset(f"facets/{number}.json", _compact(list(map(_texts, items))))


def _column(facet: Facet, edition: Edition) -> list[list[int]]:
    """For each row the numbers of its values: their places among the values of the facet."""
    number = {value.code: place for place, value in enumerate(values(facet, edition))}
    return [[number[code] for code in facet.values(item)] for item in edition.items]


def _sorts(edition: Edition) -> dict[str, list[float | int | None]]:
    """What rows can be sorted by beside their order, which is newest first.

    title: place in the alphabet. review: the date as a number, None where none is planned.
    concern: its high end, benefit: its low end, as the score reads them; None where none applies.
    """
    titles = sorted(
        edition.items, key=lambda item: (sort_key(item.initiative.title), item.initiative.id)
    )
    place = {item.initiative.id: number for number, item in enumerate(titles)}
    return {
        "title": [place[item.initiative.id] for item in edition.items],
        "review": [_review(item) for item in edition.items],
        "concern": [_concern(item) for item in edition.items],
        "benefit": [_benefit(item) for item in edition.items],
    }


def _review(item: Item) -> int | None:
    if item.review is None:
        return None
    return int(f"{item.review.due}-01-01"[:10].replace("-", ""))


def _concern(item: Item) -> float | None:
    concern = None if item.initiative.imported else item.score.concern
    return None if concern is None else ceil(concern.high * 10) / 10


def _benefit(item: Item) -> float | None:
    benefit = None if item.initiative.imported else item.score.benefit
    return None if benefit is None else floor(benefit.low * 10) / 10


def _texts(item: Item) -> list[str]:
    """What a download says and the table lacks: id, title, summary, date of the decision.

    Then "latest", where that date is no more than the latest that the decision can have; who
    speaks, the headline, and up to when the stage is known.
    """
    initiative, decision = item.initiative, item.initiative.decision
    return [
        initiative.id,
        initiative.title,
        initiative.summary,
        decision.dated if decision else "",
        "latest" if decision and decision.not_later_than and not decision.date else "",
        item.state.voice.code,
        item.state.headline,
        initiative.stage_as_of or "",
    ]


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
