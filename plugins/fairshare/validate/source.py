"""A file as rules across files see it: its data, and a way to point at a place in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from fairshare.model import Path
from fairshare.problems import Problem


class Source(Protocol):
    """A file with its data: a Document, or what the cache holds of one.

    The latter can find its places when there is a problem to show.
    """

    @property
    def file(self) -> str: ...

    @property
    def data(self) -> Mapping[str, Any]: ...

    def problem(
        self,
        code: str,
        path: Path,
        variant: str = "",
        /,
        *,
        hint: str | None = None,
        at_key: bool = False,
        **values: object,
    ) -> Problem: ...
