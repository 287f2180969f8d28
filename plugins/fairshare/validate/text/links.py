"""Rules on links: each leads where it says, safely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from markdown_it.token import Token

from fairshare import prose
from fairshare.load.document import Document
from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.naming import short
from fairshare.validate.text.spot import pinpoint

_SIMPLE = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][^\\@]*)?")
"""An address with nothing to hide, so that the most need no closer look."""

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")

LONGEST_WORDS = 300
"""So much of a link's words is read: nobody would follow longer ones."""

FILE_ENDINGS = frozenset({"csv", "doc", "docx", "htm", "html", "ods", "odt", "pdf", "txt", "xlsx"})
"""`report.pdf` in a link's text names a file, not a site."""


def addresses(document: Document, context: Context) -> Iterator[Problem]:
    """Addresses in fields."""
    for path, address in context.marked.addresses:
        if _SIMPLE.fullmatch(address):
            continue
        if wrong := fault(address):
            yield _problem(document, context, path, address, wrong)


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
    )
    return next((wrong for applies, wrong in checks if applies), "")


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
    parts = urlsplit(address)
    host = (parts.hostname or parts.path.rpartition("@")[2]).casefold().removeprefix("www.")
    for match in _HOST.finditer(words[:LONGEST_WORDS].casefold()):
        named = match[0].removeprefix("www.")
        if named.rpartition(".")[2] in FILE_ENDINGS:
            continue
        if host != named and not host.endswith(f".{named}"):
            return short(match[0], 40)
    return ""


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
