"""Rules on links: each leads where it says, safely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from markdown_it.token import Token

from fairshare import prose
from fairshare.load.document import Document
from fairshare.model import Data, Path
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import text
from fairshare.validate.naming import short
from fairshare.validate.text.spot import pinpoint

_SIMPLE = re.compile(r"https://(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#][^\\@]*)?")
"""An address with nothing to hide, so that the most need no closer look."""

_SITE = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)")
"""The name of a site as it is registered: small letters from a to z, digits, hyphens and dots.

It ends in letters, which no number does in any spelling (127.1, 0x7f000001, 2130706433). One in
other letters is registered under a name that starts with xn--, and that is what readers see.
"""

_NAMED = re.compile(r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
"""The name of a site in words, in whatever letters: those of two scripts can look the same."""

DOTS = (
    "\u3002\uff0e\uff61"  # what browsers take for the dot of a site's name
    "\u0660\u06f0\u0701\u0702\u2024\ua4f8\ua60e\ufe52\U00010a50\U0001d16d"  # what looks like it
)
"""Signs that readers take for a full stop. The second row: Unicode's confusables.txt of U+002E, and
the small full stop of compatibility."""
_PLAIN_DOTS = str.maketrans(dict.fromkeys(DOTS, "."))

_WORDS_OF_LINKS = ("title", "name")
"""The fields whose text is a link to the address beside it, in `url` or `homepage`."""

FILE_ENDINGS = frozenset(
    {"csv", "data", "doc", "docx", "htm", "html", "ods", "odt", "pdf", "txt", "xlsx"}
)
"""`report.pdf` in a link's text names a file, `care.data` a programme: no site is called so."""


def addresses(document: Document, context: Context) -> Iterator[Problem]:
    """Addresses in fields, and whether the words of their links name another site."""
    for path, address in context.marked.addresses:
        wrong = "" if _SIMPLE.fullmatch(address) else fault(address)
        named = "" if wrong else _other_site(address, _words_beside(document.data, path))
        if wrong or named:
            yield _problem(document, context, path, address, wrong or "other site", named)


def in_prose(document: Document, context: Context) -> Iterator[Problem]:
    """Links in prose: their addresses, and whether their words name another site."""
    for path, written in context.marked.prose:
        for address, words in _links(prose.tokens(written)):
            wrong = fault(address, mail=True)
            named = "" if wrong else _other_site(address, words)
            if wrong or named:
                problem = _problem(document, context, path, address, wrong or "other site", named)
                yield pinpoint(document, problem, address)


def fault(address: str, *, mail: bool = False) -> str:
    """What is unsafe in an address, by the name of the message (E218); empty when nothing is."""
    try:
        parts = urlsplit(address)
        host, user = parts.hostname, parts.username
    except ValueError:  # such as https://[
        return "not an address"
    if mail and parts.scheme == "mailto":
        return ""
    checks = (
        (parts.scheme == "http", "not encrypted"),
        (parts.scheme != "https", "not https"),
        (not host, "no site"),
        (user is not None or "\\" in address, "hidden site"),
        (not str(host).isascii(), "other letters"),
        (not _SITE.fullmatch(str(host)), "no name"),
    )
    return next((wrong for applies, wrong in checks if applies), "")


def _words_beside(data: Data, path: Path) -> str:
    """The words of the link that an address becomes; none where the page has its own."""
    if path[-1] not in {"url", "homepage"}:
        return ""
    group: Any = data
    for step in path[:-1]:
        group = group[step]
    return " ".join(text(group, name) for name in _WORDS_OF_LINKS)


def _links(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    """Address and words of each link."""
    address, words = "", ""
    for token in tokens:
        if token.type == "link_open":
            address, words = str(token.attrs.get("href", "")), ""
        elif token.type == "link_close":
            yield address, words
        elif token.type != "inline":
            words += token.content


def _other_site(address: str, words: str) -> str:
    """The site that a link's words name, where it leads to another: a common way to deceive."""
    plain = words.translate(_PLAIN_DOTS)
    if "." not in plain:
        return ""
    parts = urlsplit(address)
    host = (parts.hostname or parts.path.rpartition("@")[2]).casefold().removeprefix("www.")
    for match in _NAMED.finditer(plain.casefold()):
        named = match[0].removeprefix("www.")
        if named.rpartition(".")[2] in FILE_ENDINGS and not _as_address(match):
            continue
        if host != named and not host.endswith(f".{named}"):
            return short(match[0], 40)
    return ""


def _as_address(match: re.Match[str]) -> bool:
    """Whether a name stands there as only sites do: www.gov.uk.html is no file."""
    return match[0].startswith("www.") or match.string[: match.start()].endswith("//")


def _problem(
    document: Document, context: Context, path: Path, address: str, wrong: str, named: str = ""
) -> Problem:
    return document.problem(
        "E218",
        path,
        wrong,
        address=short(address),
        field=context.names.field(path),
        named=named,
    )
