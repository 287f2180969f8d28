"""What a printed agreement is made of: blocks of text and tables, before they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.publish.words.dates import date_words
from fairshare.validate.calendar_date import earliest

TextKind = Literal["plain", "prose", "address", "missing"]


class BlockText(NamedTuple):
    """One text of a block."""

    words: str
    kind: TextKind = "plain"
    label: str = ""


class BlockTable(NamedTuple):
    """A table of a block, all of it plain text."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class PrintBlock(NamedTuple):
    """One thing that a part of the agreement says."""

    items: tuple[str, ...]
    """Ids of the items of the law that it answers; none for what the law does not ask."""
    label: str
    section: str = ""
    """The section that asks for it, in words."""
    texts: tuple[BlockText, ...] = ()
    table: BlockTable | None = None


class ValueWords:
    """Puts the values of an entry into texts, by what the schema says of each."""

    def __init__(
        self,
        framework: Framework,
        names: Mapping[str, str],
        day_words: Callable[[str], str] = date_words,
    ) -> None:
        """`names`: of the organisations, by id. `day_words` puts a date into words."""
        self._framework = framework
        self._names = names
        self._day_words = day_words

    def texts(self, node: Mapping[str, Any], value: Any, label: str = "") -> Iterator[BlockText]:
        """The texts of a value; a group or a list yields several."""
        if isinstance(value, Mapping):
            for name, inner in value.items():
                part = node.get("properties", {}).get(name, {})
                yield from self.texts(part, inner, str(part.get("title", name)))
        elif isinstance(value, list) and "x-codes" in node.get("items", {}):
            listed = ", ".join(self._words(node["items"], str(one)) for one in value)
            yield BlockText(listed, label=label)
        elif isinstance(value, list):
            for one in value:
                yield from self.texts(node.get("items", {}), one, label)
        else:
            yield self._text(node, value, label)

    def plain(self, node: Mapping[str, Any], value: Any) -> str:
        """A value in one line."""
        return "; ".join(one.words for one in self.texts(node, value))

    def name(self, body: str) -> str:
        """What a body is called."""
        return self._names.get(body, body)

    def _text(self, node: Mapping[str, Any], value: Any, label: str) -> BlockText:
        if "x-sentence" in node:
            return BlockText(str(node["x-sentence"]))
        if isinstance(value, bool):
            return BlockText(_("Yes") if value else _("No"), label=label)
        written = str(value)
        if node.get("x-markup") == "md":
            return BlockText(written, "prose", label)
        if written.startswith("https://"):
            return BlockText(written, "address", label)
        return BlockText(self._words(node, written), label=label)

    def _words(self, node: Mapping[str, Any], written: str) -> str:
        if written in (labels := node.get("x-labels", {})):
            return str(labels[written])
        if (listed := str(node.get("x-codes", ""))) in self._framework.codes:
            return self._framework.label(listed, written)
        if node.get("format") == "calendar-date" and earliest(written):
            return self._day_words(written)
        return self._names.get(written, written)
