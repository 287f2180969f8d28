"""The text index: Pagefind over the finished pages, joined to the rows of the facet table."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fairshare.problems import SetupError
from fairshare.publish.edition import Edition
from fairshare.publish.finding.query_words import query_words, vocabulary
from fairshare.publish.frame.swap import write

_MAGIC = b"pagefind_dcd"
"""Stands before the JSON of a fragment."""


FOLDERS = ("pagefind/", "search/")
"""Where the index lies, and what else is known of words."""


class _Indexed(NamedTuple):
    """A page as Pagefind took it in."""

    name: str
    """What Pagefind calls it."""
    address: str
    """From the site's root."""
    title: str
    text: str


def index(site: Path, edition: Edition) -> None:
    """Index every page marked `data-pagefind-body` into `pagefind/` below the site.

    Beside it: `search/rows.json`, the name that Pagefind gave to each row's page, so that the
    browser can join hits to facets without fetching them; `search/words/`, every word of the
    register by first letter; and `search/query.json`, what else is known of words.

    Runs Pagefind once over the folder: its per-record Python calls wait 0.1 s each
    (docs/adr/0006). Raises SetupError with what Pagefind said when it fails.
    """
    _run(site)
    pages = list(_pages(site / "pagefind" / "fragment"))
    names = {page.address: page.name for page in pages}
    rows = [names[f"initiatives/{item.initiative.id}/"] for item in edition.items]
    write(site / "search/rows.json", _compact(rows))
    shelves = vocabulary(page.text for page in pages)
    for name, words in shelves.items():
        write(site / f"search/words/{name}.json", _compact(words))
    titles = {page.address: page.title for page in pages}
    write(site / "search/query.json", _compact(query_words(edition, shelves, titles)))


def _run(site: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0 or not (site / "pagefind" / "pagefind.js").is_file():
        said = (done.stderr or done.stdout).strip() or "it said nothing"
        raise SetupError(f"The search index could not be made; Pagefind said: {said}")


def _pages(folder: Path) -> Iterator[_Indexed]:
    """Every indexed page, with the text that it can be found by."""
    for file in folder.iterdir():
        raw = gzip.decompress(file.read_bytes())
        page = json.loads(raw.removeprefix(_MAGIC))
        title = page["meta"].get("title", "")
        yield _Indexed(file.stem, page["url"].removeprefix("/"), title, page["content"])


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
