"""The files of linked data. They are experimental: what stands in them may change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from fairshare.publish.edition import Edition
from fairshare.publish.frame.swap import new_file
from fairshare.publish.last.parts import FileParts, LastFiles
from fairshare.publish.linked.catalogue import catalogue_nodes
from fairshare.publish.linked.context import context
from fairshare.publish.linked.names import CATALOGUE, TERMS
from fairshare.publish.linked.organisations import organisation_nodes
from fairshare.publish.linked.processes import process_nodes
from fairshare.publish.linked.terms import LinkedNode, term_nodes
from fairshare.publish.page import LargeFiles


def linked_files(edition: Edition) -> Iterator[LargeFiles]:
    """The catalogue with every initiative, and our own terms alone.

    Every name in them is absolute, so without the site's address there are none.
    """
    if edition.site_url:
        yield LargeFiles((TERMS, CATALOGUE), partial(_write, edition))


def _write(edition: Edition, folder: Path, _last: LastFiles) -> FileParts:
    terms = list(term_nodes(edition))
    _write_file(folder / TERMS, edition, terms)
    entries = catalogue_nodes(edition), organisation_nodes(edition), process_nodes(edition)
    _write_file(folder / CATALOGUE, edition, chain(*entries, terms))
    return {}


def _write_file(path: Path, edition: Edition, nodes: Iterable[LinkedNode]) -> None:
    """One line a node, so that two days can be compared line by line."""
    opening = json.dumps(context(edition), ensure_ascii=False)
    before = f'{{"@context": {opening},\n"@graph": [\n'
    with new_file(path) as file:
        for node in nodes:
            file.write(f"{before}{json.dumps(node, ensure_ascii=False)}".encode())
            before = ",\n"
        file.write(b"\n]}\n")
