"""The folder of the pages of prose: which files are pages, which are pictures, and which stay."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from pathspec import GitIgnoreSpec

_ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
_NEVER = (".*", "/templates/")
"""What MkDocs leaves out too."""
_FIRST = ("index", "README")
"""Pages that are their folder's own, the first before the second."""


class ProseFile(NamedTuple):
    """A page of prose before it is read."""

    source: str
    """Below the folder, with forward slashes: `about/who.md`."""
    url: str
    """Below the site's root: `about/who/`; empty for the home page."""

    @property
    def target(self) -> str:
        """Where the page lies in the site."""
        return f"{self.url}index.html"

    @property
    def stem(self) -> str:
        """Its file's name without the ending; a folder's own page is its index."""
        stem = PurePosixPath(self.source).stem
        return _FIRST[0] if stem in _FIRST else stem


class Documents(NamedTuple):
    """What the folder holds."""

    pages: Mapping[str, ProseFile]
    """By their sources, in order."""
    others: tuple[str, ...]
    """Pictures and all else that is copied."""


def documents(docs: Path, settings: Mapping[str, Any]) -> Documents:
    """The files of the folder that belong to the site."""
    lines = [str(settings.get(name) or "") for name in ("exclude_docs", "draft_docs")]
    left_out = GitIgnoreSpec.from_lines([*_NEVER, *"\n".join(lines).splitlines()])
    found = [name for name in _files(docs) if not left_out.match_file(name)]
    pages: dict[str, ProseFile] = {}
    taken: set[str] = set()
    for name in sorted(filter(_is_page, found), key=_index_first):
        page = ProseFile(name, _url(name))
        if page.url not in taken:  # a README.md beside an index.md is none
            pages[name] = page
            taken.add(page.url)
    return Documents(pages, tuple(name for name in found if not _is_page(name)))


def _files(docs: Path) -> Iterator[str]:
    for folder, below, names in os.walk(docs, followlinks=True):
        below.sort()
        for name in sorted(names):
            yield (Path(folder) / name).relative_to(docs).as_posix()


def _is_page(name: str) -> bool:
    return PurePosixPath(name).suffix in _ENDINGS


def _url(name: str) -> str:
    path = PurePosixPath(name)
    if path.stem in _FIRST:
        path = path.parent
        return "" if path == PurePosixPath() else f"{path}/"
    return f"{path.with_suffix('')}/"


def _index_first(name: str) -> tuple[str, int, str]:
    """Folder by folder, each with its own page first."""
    path = PurePosixPath(name)
    rank = _FIRST.index(path.stem) if path.stem in _FIRST else len(_FIRST)
    return str(path.parent), rank, path.name
