"""The files of linked data. They are experimental: what stands in them may change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from fairshare.framework import Framework
from fairshare.model import Removed
from fairshare.publish.edition import Edition, Item
from fairshare.publish.last.parted_file import FilePart, parted_file
from fairshare.publish.linked.catalogue import catalogue_nodes
from fairshare.publish.linked.context import context
from fairshare.publish.linked.names import CATALOGUE, TERMS
from fairshare.publish.linked.organisations import organisation_nodes
from fairshare.publish.linked.processes import process_of, removed_entry
from fairshare.publish.linked.terms import LinkedNode, term_nodes
from fairshare.publish.page import Asset, LargeFiles

_BETWEEN = b",\n"


def linked_files(edition: Edition) -> Iterator[Asset | LargeFiles]:
    """The catalogue with every initiative, and our own terms alone.

    Every name in them is absolute, so without the site's address there are none. One line a node,
    so that two days can be compared line by line.
    """
    if edition.site_url:
        opening = json.dumps(context(edition), ensure_ascii=False)
        before, after = f'{{"@context": {opening},\n"@graph": [\n'.encode(), b"\n]}\n"
        terms = _lines(term_nodes(edition)).removesuffix(_BETWEEN) + after
        yield Asset(TERMS, before + terms)
        before += _lines(catalogue_nodes(edition)) + _lines(organisation_nodes(edition))
        yield parted_file(CATALOGUE, before, _initiatives(edition), terms)


def _initiatives(edition: Edition) -> Iterator[FilePart]:
    """Every one in order of ids, refused, replaced and removed ones too."""
    items = {item.initiative.id: item for item in edition.items}
    removed = edition.register.removed
    for identifier in sorted({*items, *removed}):
        if item := items.get(identifier):
            yield FilePart(_process_line, (item, edition.site_url, edition.framework))
        else:
            yield FilePart(_removed_line, (removed[identifier], edition.site_url))


def _process_line(item: Item, site_url: str, framework: Framework) -> bytes:
    return _lines([process_of(item, site_url, framework)])


def _removed_line(removed: Removed, site_url: str) -> bytes:
    return _lines([removed_entry(removed, site_url)])


def _lines(nodes: Iterable[LinkedNode]) -> bytes:
    """Each node with what stands between it and the next."""
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + _BETWEEN for one in nodes)
