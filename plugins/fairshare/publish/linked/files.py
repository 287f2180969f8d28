"""The files of linked data. They are experimental: what stands in them may change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from fairshare.publish.edition import Edition
from fairshare.publish.linked.catalogue import catalogue_nodes
from fairshare.publish.linked.context import context
from fairshare.publish.linked.names import CATALOGUE, TERMS
from fairshare.publish.linked.organisations import organisation_nodes
from fairshare.publish.linked.processes import process_nodes
from fairshare.publish.linked.terms import LinkedNode, term_nodes
from fairshare.publish.page import Asset


def linked_files(edition: Edition) -> Iterator[Asset]:
    """The catalogue with every initiative, and our own terms alone.

    Every name in them is absolute, so without the site's address there are none.
    """
    if not edition.site_url:
        return
    terms = list(term_nodes(edition))
    yield _file(TERMS, edition, terms)
    rest = (*catalogue_nodes(edition), *organisation_nodes(edition), *process_nodes(edition))
    yield _file(CATALOGUE, edition, (*rest, *terms))


def _file(path: str, edition: Edition, nodes: Iterable[LinkedNode]) -> Asset:
    """One line a node, so that two days can be compared line by line."""
    opening = json.dumps(context(edition), ensure_ascii=False)
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes)
    return Asset(path, f'{{"@context": {opening},\n"@graph": [\n{lines}\n]}}\n'.encode())
