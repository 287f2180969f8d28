"""Whether a register that says that it is in use shows anything of a demonstration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from fairshare.framework import Jurisdiction
from fairshare.load.base.settings import SETTINGS, docs_folder
from fairshare.load.publisher import publisher_document, publisher_of
from fairshare.load.source import shown
from fairshare.problems import Problem
from fairshare.prose.values import filled_in, prose_values
from fairshare.validate.in_use import ProsePage, in_use
from fairshare.validate.source import Source


def problems_in_use(
    root: Path, law: Jurisdiction, sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """E601 to E603, of register.yml, mkdocs.yml, the pages in docs/ and the entries."""
    document = publisher_document(root)
    if document is None:
        return
    publisher = publisher_of(document)
    if publisher.demonstration:
        return
    path = root / SETTINGS
    content = path.read_bytes() if path.is_file() else b""
    text = content.decode("utf-8", "replace")
    values = prose_values(publisher, law)
    pages = [
        _page(file, root, values) for file in sorted((root / docs_folder(content)).rglob("*.md"))
    ]
    yield from in_use(document, publisher, ProsePage(SETTINGS, text, text), pages, sources)


def _page(file: Path, root: Path, values: Mapping[str, object]) -> ProsePage:
    name, written = shown(file, root), file.read_text(encoding="utf-8", errors="replace")
    return ProsePage(name, written, filled_in(written, values, name))
