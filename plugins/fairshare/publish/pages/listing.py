"""Lists of initiatives and of changes, page by page: complete without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from fairshare.language import gettext as _

PAGE_SIZE = 50
"""How many things a page shows: rows of decisions make up to 75 kB of HTML."""

ListItem = TypeVar("ListItem")


@dataclass(frozen=True)
class Sheet(Generic[ListItem]):
    """One page of a list."""

    base: str
    """Address of the list's first page."""
    number: int
    """From 1."""
    of: int
    """How many pages the list has."""
    total: int
    """How many things the list has."""
    items: Sequence[ListItem]
    """Those of this page."""
    size: int = PAGE_SIZE
    """How many a full page has."""

    @property
    def url(self) -> str:
        return sheet_address(self.base, self.number)

    @property
    def root(self) -> str:
        """The way from this page to the site's root."""
        return "../" * self.url.count("/")

    @property
    def start(self) -> int:
        """The place in the list of the first thing here."""
        return (self.number - 1) * self.size + 1

    def titled(self, title: str) -> str:
        """The title of this page of a list of that title: the first page has it alone."""
        if self.number == 1:
            return title
        return _("{}, page {} of {}").format(title, self.number, self.of)

    @property
    def previous(self) -> str | None:
        return sheet_address(self.base, self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return sheet_address(self.base, self.number + 1) if self.number < self.of else None


def sheets(
    base: str, items: Sequence[ListItem], size: int = PAGE_SIZE
) -> Iterator[Sheet[ListItem]]:
    """The pages of a list; an empty list has one, which says so."""
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        start = (number - 1) * size
        yield Sheet(base, number, count, len(items), items[start : start + size], size)


def sheet_address(base: str, number: int) -> str:
    """Address of one page of a list: the first stands at the base itself."""
    return base if number == 1 else f"{base}page/{number}/"
