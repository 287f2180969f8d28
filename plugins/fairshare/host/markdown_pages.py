"""Pages of prose without MkDocs: the same Markdown, the same extensions, the same addresses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

import markdown
import yaml
from markdown.treeprocessors import Treeprocessor

from fairshare.host.documents import Documents, ProseFile
from fairshare.problems import SetupError

_ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs switches on by itself."""
_HEAD = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_ADDRESSES = {"a": "href", "img": "src"}


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """A page of prose, as templates ask for it."""

    file: ProseFile
    title: str
    meta: Mapping[str, Any]
    content: str
    """Its HTML."""
    canonical_url: str | None = None
    is_homepage: bool = False
    toc: tuple[Mapping[str, Any], ...] = field(default=())

    @property
    def url(self) -> str:
        """Below the site's root."""
        return self.file.url


class ProseReader:
    """Reads pages as the settings say. Raises SetupError for an extension that isn't there."""

    def __init__(self, settings: Mapping[str, Any], documents: Documents) -> None:
        self._documents = documents
        given = settings.get("markdown_extensions") or []
        pairs = list(given.items()) if isinstance(given, Mapping) else [_pair(one) for one in given]
        self._options = {name: options for name, options in pairs if options}
        self._names = list(dict.fromkeys([*_ALWAYS, *(name for name, _options in pairs)]))

    def page(self, file: ProseFile, text: str, fill: Callable[[str], str]) -> MarkdownPage:
        """A page out of its text; `fill` puts the publisher's values in their places."""
        meta, words = _split(text)
        try:
            parser = markdown.Markdown(extensions=self._names, extension_configs=self._options)
        except (ImportError, AttributeError, ValueError, KeyError, TypeError) as error:
            raise SetupError(f"mkdocs.yml: `markdown_extensions`: {error}.") from error
        heading = _Heading(parser)
        parser.treeprocessors.register(_DocumentLinks(file, self._documents), "fairshare-links", 0)
        parser.treeprocessors.register(heading, "fairshare-heading", 1)
        html = parser.convert(fill(words))
        title = str(meta.get("title") or heading.found(parser) or _named(file))
        return MarkdownPage(file, title, meta, html, is_homepage=not file.url)


def _pair(one: Any) -> tuple[str, Any]:
    """An extension and its options."""
    if isinstance(one, Mapping) and len(one) == 1:
        return next(iter(one.items()))
    if isinstance(one, str):
        return one, None
    raise SetupError("mkdocs.yml: `markdown_extensions` must be a list of names.")


def _split(text: str) -> tuple[Mapping[str, Any], str]:
    """What a page says of itself between two lines of dashes, and the page."""
    if found := _HEAD.match(text):
        try:
            meta = yaml.safe_load(found[1])
        except yaml.YAMLError:
            return {}, text
        if isinstance(meta, dict):
            return meta, text[found.end() :].lstrip("\n")
    return {}, text


def _named(file: ProseFile) -> str:
    """A title out of a file's name."""
    if not file.url:
        return "Home"
    words = file.stem.replace("-", " ").replace("_", " ")
    return words.capitalize() if words == words.lower() else words


class _Heading(Treeprocessor):
    """Notes whether a page begins with its title."""

    _begins = False

    def run(self, root: Element) -> None:
        self._begins = len(root) > 0 and root[0].tag == "h1"

    def found(self, parser: markdown.Markdown) -> str:
        """The first heading of a page that was read; empty where the page begins otherwise."""
        tokens = getattr(parser, "toc_tokens", [])
        return str(tokens[0]["name"]) if self._begins and tokens else ""


class _DocumentLinks(Treeprocessor):
    """Turns links to files of the folder into links to their addresses, as MkDocs does."""

    def __init__(self, file: ProseFile, documents: Documents) -> None:
        super().__init__()
        self._file = file
        self._documents = documents

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = _ADDRESSES.get(element.tag)
            if name and (link := element.get(name)):
                element.set(name, self._address(link))

    def _address(self, link: str) -> str:
        scheme, host, path, query, anchor = urlsplit(link)
        if scheme or host or not path or path.startswith(("/", "\\")):
            return link
        source = posixpath.normpath(
            posixpath.join(posixpath.dirname(self._file.source), unquote(path))
        )
        if source in self._documents.pages:
            target = self._documents.pages[source].url
        elif source in self._documents.others:
            target = source
        else:
            return link
        return urlunsplit(("", "", relative_url(target, self._file.url), query, anchor))


def relative_url(target: str, page: str) -> str:
    """An address below the site's root as it is written on a page."""
    start = posixpath.dirname(page)
    path = posixpath.relpath(f"/{target}", f"/{start}")
    return f"{path}/" if target.endswith("/") or not target else path
