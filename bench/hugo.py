"""The peer: Hugo, which writes a built site once more, byte for byte.

What Hugo is given is finished: each page's head and body, and every other file as it is. So it does
the least that writing this site can cost; it reads no entry, checks nothing, and scores nothing.
"""

from __future__ import annotations

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

from fairshare.manifest.files import files_below

HELP = "Hugo is not installed: `apt-get install hugo`, or https://gohugo.io/installation/"

_CONFIG = """\
baseURL = "https://peer.example/"
title = "The same site"
disablePathToLower = true
disableKinds = ["404", "home", "RSS", "section", "sitemap", "taxonomy", "term", "robotsTXT"]
[security]
allowContent = [".*"]
"""
"""Newer versions of Hugo take HTML as content only where they are told to."""
_PAGE = re.compile(r"(.*?)(<title>.*?)(</head>.*?<main[^>]*>)(.*)(</main>.*)", re.DOTALL)
"""A page as frame, head, frame, body, frame."""


def make_same_site(site: Path, folder: Path) -> Path:
    """A Hugo project below `folder` that makes every file of `site`; comes back with the folder.

    The frame around pages becomes a layout for each depth and menu, as a theme has it. A file that
    is no page, or is no folder's index, is one of Hugo's static files.
    """
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(_CONFIG, encoding="utf-8")
    for path in files_below(site):
        if not (path.endswith("/index.html") and _add_page(site / path, path, folder)):
            static = folder / "static" / path
            static.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / path, static)
    return folder


def _add_page(file: Path, path: str, folder: Path) -> bool:
    """Give a page to Hugo as content and layout; False where it has no frame."""
    cut = _PAGE.fullmatch(file.read_text(encoding="utf-8"))
    if cut is None:
        return False
    before, head, between, body, after = cut.groups()
    frame = "{{ .Params.head | safeHTML }}".join(map(_verbatim, (before, between)))
    frame += "{{ .Content }}" + _verbatim(after)
    layout = sha256(frame.encode()).hexdigest()[:16]
    (folder / f"layouts/_default/{layout}.html").write_text(frame, encoding="utf-8")
    address = path.removesuffix("index.html")
    matter = json.dumps({"url": f"/{address}", "layout": layout, "head": head})
    target = folder / "content" / f"{address.rstrip('/')}.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"{matter}\n{body}", encoding="utf-8")
    return True


def _verbatim(frame: str) -> str:
    """A piece of a layout in which no braces are an action of Hugo."""
    return frame.replace("{{", '{{ "{{" }}')


def alike(site: Path, other: Path) -> str:
    """How many files of a site the other one holds byte for byte, in words."""
    paths = sorted(files_below(site))
    same = sum(_content(site / path) == _content(other / path) for path in paths)
    return f"{same:,} of {len(paths):,} files byte for byte"


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
