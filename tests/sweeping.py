"""What no page may say, by the state and the voice of what it tells of; and pages taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from fairshare.model.tense import ASKED, IS, WAS, WOULD

PRESENT = r"\b(is|are) (shared|transferred|kept|given)\b|\bgives\b|\bgets it\b|takes part"
NEVER: Mapping[str, str] = {
    IS: r"\bwas (shared|asked for)\b|\bwould\b|who gave|who got",
    WAS: rf"{PRESENT}|\bwould\b",
    WOULD: rf"{PRESENT}|who gave|who got|\bwas shared\b",
    ASKED: rf"{PRESENT}|who gave|who got|\bwas shared\b",
}
"""What the labels of the facts never say, by the tense that is true of them."""
OF_THE_BODY = "assessedon|decidedagainst|bolder|nonepublished|confirmed|morecautious"
"""What is never said in a worked example, without spaces: the body did none of it."""
FIRST_LABEL: Mapping[str, str] = {
    "Who gives it": IS,
    "Who gave it": WAS,
    "Who would give it": WOULD,
    "Who would have given it": ASKED,
}
"""The tense of a page, by the first of its facts."""

_WITHOUT_END = frozenset({"br", "img", "rect", "line", "path", "meta", "link", "input", "hr"})


class SweptPage(HTMLParser):
    """The text of a page by where it stands: labels, general sentences, and all the rest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self.labels: list[str] = []
        self.general: list[str] = []
        self.rest: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _WITHOUT_END:
            self._open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any("fs-general" in named for _tag, named in self._open):
            self.general.append(data)
        elif not any(tag in {"script", "style"} for tag, _named in self._open):
            self.rest.append(data)
        if any(tag in {"dt", "h2", "h3"} for tag, _named in self._open):
            self.labels.append(data)


def tense_of(page: str) -> str:
    """The tense of an initiative's page."""
    return next(tense for words, tense in FIRST_LABEL.items() if f"<dt>{words}</dt>" in page)


def solid(text: str) -> str:
    """A text without its spaces, which differ where a page breaks it into links."""
    return "".join(text.split())


def strings(value: Any) -> Iterator[str]:
    """Every text that an entry holds; what its writer said is no sentence of ours."""
    if isinstance(value, str):
        yield value
        yield from value.splitlines()
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)
