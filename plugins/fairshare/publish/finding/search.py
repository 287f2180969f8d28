"""The text index: Pagefind over the finished pages, joined to the rows of the facet table."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from fairshare.problems import SetupError
from fairshare.publish.edition import Edition
from fairshare.publish.finding.query_words import query_words, vocabulary
from fairshare.publish.frame.swap import write
from fairshare.publish.last.written import Written

BODY = b"data-pagefind-body"
"""What Pagefind takes in, and it alone."""

_MAGIC = b"pagefind_dcd"
"""Stands before the JSON of a fragment."""


FOLDERS = ("pagefind/", "search/")
"""Where the index lies, and what else is known of words."""


_OF_REGISTER = frozenset({"initiatives", "organisations"})
"""Folders with many pages that are searched."""
_SPECIAL = re.compile(r"[][{}()<>*?$,:\\!]")
"""What is no plain letter in a pattern."""


class _Indexed(NamedTuple):
    """A page as Pagefind took it in."""

    name: str
    """What Pagefind calls it."""
    address: str
    """From the site's root."""
    title: str
    text: str


def searched_pages(site: Path, every: Iterable[str], products: Collection[Written]) -> list[str]:
    """Which of every file of a site the index takes in: pages of products, and of the host."""
    own = {path for one in products for path in one.files}
    others = (path for path in every if path.endswith(".html") and path not in own)
    hosts = (path for path in others if BODY in (site / path).read_bytes())
    return sorted((*hosts, *(path for one in products for path in one.searched)))


def index(site: Path, pages: Iterable[str], edition: Edition) -> None:
    """Index pages of a site, those that hold `BODY`, into `pagefind/` below it.

    Beside it: `search/rows.json`, the name that Pagefind gave to each row's page, so that the
    browser can join hits to facets without fetching them; `search/words/`, every word of the
    register by first letter; and `search/query.json`, what else is known of words.

    Runs Pagefind once over them: its per-record Python calls wait 0.1 s each
    (docs/adr/0006). Raises SetupError with what Pagefind said when it fails.
    """
    _run(site, pages)
    indexed = list(_pages(site / "pagefind" / "fragment"))
    names = {page.address: page.name for page in indexed}
    rows = [names[f"initiatives/{item.initiative.id}/"] for item in edition.items]
    write(site / "search/rows.json", _compact(rows))
    shelves = vocabulary(page.text for page in indexed)
    for name, words in shelves.items():
        write(site / f"search/words/{name}.json", _compact(words))
    titles = {page.address: page.title for page in indexed}
    write(site / "search/query.json", _compact(query_words(edition, shelves, titles)))


def _run(site: Path, pages: Iterable[str]) -> None:
    patterns = ",".join(sorted(set(map(_pattern, pages))))
    options = ["--site", str(site), "--glob", f"{{{patterns}}}", "--quiet"]
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", *options],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0 or not (site / "pagefind" / "pagefind.js").is_file():
        said = (done.stderr or done.stdout).strip() or "it said nothing"
        raise SetupError(f"The search index could not be made; Pagefind said: {said}")


def _pattern(page: str) -> str:
    """What finds a page. Those of the register share a few, for a command has no room for all.

    Other pages that they find hold nothing for the index. To read all pages of a site would cost
    more than a third on top.
    """
    top, *steps = page.split("/")
    if top in _OF_REGISTER:
        return "/".join([top, *("*" for _step in steps[:-1]), steps[-1]])
    return _SPECIAL.sub(r"\\\g<0>", page)


def _pages(folder: Path) -> Iterator[_Indexed]:
    """Every indexed page, with the text that it can be found by."""
    for file in folder.iterdir():
        raw = gzip.decompress(file.read_bytes())
        page = json.loads(raw.removeprefix(_MAGIC))
        title = page["meta"].get("title", "")
        yield _Indexed(file.stem, page["url"].removeprefix("/"), title, page["content"])


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
