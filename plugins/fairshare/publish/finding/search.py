"""The text index: Pagefind over the finished pages, joined to the rows of the facet table."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from fairshare.problems import SetupError
from fairshare.publish.edition import Edition
from fairshare.publish.frame.swap import write

_MAGIC = b"pagefind_dcd"
"""Stands before the JSON of a fragment."""
_WORD = re.compile(r"[^\W_]{2,}")


def index(site: Path, edition: Edition) -> None:
    """Index every page marked `data-pagefind-body` into `pagefind/` below the site.

    Beside it: `search/rows.json`, the name that Pagefind gave to each row's page, so that the
    browser can join hits to facets without fetching them; and `search/words.json`, every word of
    the register, commonest first, from which it mends a slip of the pen.

    Runs Pagefind once over the folder: its per-record Python calls wait 0.1 s each
    (docs/adr/0006). Raises SetupError with what Pagefind said when it fails.
    """
    _run(site)
    names, words = _fragments(site / "pagefind" / "fragment")
    rows = [names[f"/initiatives/{item.initiative.id}/"] for item in edition.items]
    write(site / "search/rows.json", _compact(rows))
    write(site / "search/words.json", _compact(words))


def _run(site: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0 or not (site / "pagefind" / "pagefind.js").is_file():
        said = (done.stderr or done.stdout).strip() or "it said nothing"
        raise SetupError(f"The search index could not be made; Pagefind said: {said}")


def _fragments(folder: Path) -> tuple[dict[str, str], list[str]]:
    """The name of each indexed page's fragment by its address, and all words by how common."""
    names: dict[str, str] = {}
    found: Counter[str] = Counter()
    for file in folder.iterdir():
        raw = gzip.decompress(file.read_bytes())
        page = json.loads(raw.removeprefix(_MAGIC))
        names[page["url"]] = file.stem
        found.update(set(_WORD.findall(page["content"].lower())))
    return names, [word for word, _count in sorted(found.items(), key=lambda w: (-w[1], w[0]))]


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
