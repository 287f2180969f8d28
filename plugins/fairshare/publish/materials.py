"""What products are made with: the edition, the templates, the cache, and tools made once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from jinja2 import Environment

from fairshare.framework import Framework
from fairshare.publish.edition import Edition
from fairshare.publish.last.digests import Digests
from fairshare.work.cache import Cache

Tool = TypeVar("Tool")


@dataclass(frozen=True)
class Materials:
    """All that a function has from which a product is made, beside what is handed over to it."""

    edition: Edition
    """As the writer of products hands it out, it notes what is read of it (docs/adr/0050)."""
    environment: Environment
    """The templates; they know the framework, and nothing of the edition."""
    cache: Cache
    digests: Digests
    _tools: dict[Callable[[Framework], Any], Any] = field(default_factory=dict)

    def once(self, kind: str, make: Callable[..., str], *given: object) -> str:
        """What a function makes of values alone: as the cache knows it, or made now.

        It gets framework and templates, then the values.
        """
        key = self.digests.of(make, *given)
        known = self.cache.get(kind, key)
        if known is None:
            known = make(self.edition.framework, self.environment, *given)
            self.cache.put(kind, key, known)
        return known

    def tool(self, make: Callable[[Framework], Tool]) -> Tool:
        """What is made of the framework alone, once for all products."""
        if make not in self._tools:
            self._tools[make] = make(self.edition.framework)
        tool: Tool = self._tools[make]
        return tool
