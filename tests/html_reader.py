"""A page as a browser reads it, and whatever in it could run or reach out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_QR_CODE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/]+=*")
"""A picture of dots, which runs nothing: the code that print has of the page's address."""


class Reader(HTMLParser):
    """Reads a page, or a piece of one, and notes what an entry must never bring about."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.scripts: list[str | None] = []
        self.text: list[str] = []
        self.titles: list[str] = []
        self.links: list[str] = []
        """Where links lead, as written."""
        self.said: list[str] = []
        """What it says to search engines: JSON in a script element that no browser runs."""
        self._data = False
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._open.append(tag)
        if tag == "script":
            self._data = given == {"type": "application/ld+json"}
            if not self._data:
                self.scripts.append(given.get("src"))
        if tag in {"style", "iframe", "object", "embed", "base"}:
            self.faults.append(f"<{tag}>")
        if tag == "a" and (address := given.get("href")):
            self.links.append(address)
        for name, value in attrs:
            self._look_at(name, (value or "").strip())

    def _look_at(self, name: str, value: str) -> None:
        if name.startswith("on") or name in {"style", "srcdoc"}:
            self.faults.append(f"{name}={value}")
        if name == "src" and _QR_CODE.fullmatch(value):
            return
        if name in {"href", "src", "action", "formaction"}:
            scheme = value.lower().partition(":")[0]
            if scheme in {"javascript", "data", "vbscript"}:
                self.faults.append(f"{name}={value}")
        if name == "src" and "://" in value:
            self.faults.append(f"another host: {value}")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title" and "svg" not in self._open:
            self.titles.append(data)
        if self._open and self._open[-1] == "script" and self._data:
            self.said.append(data)
            return
        if self._open and self._open[-1] == "script" and data.strip():
            self.faults.append(f"inline script {data}")
        self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    @property
    def words(self) -> str:
        return "".join(self.text)

    @property
    def line(self) -> str:
        """The words on one line."""
        return one_line(self.words)


def one_line(text: str) -> str:
    """A text as a page shows it: each run of white space is one space."""
    return " ".join(text.split())
