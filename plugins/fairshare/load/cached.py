"""A file whose data is known from an earlier run: its places are found only when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairshare.catalogue import words
from fairshare.load.document import Document
from fairshare.load.strict_yaml import parse
from fairshare.model import Path
from fairshare.problems import Problem


@dataclass(frozen=True, slots=True)
class CachedDocument:
    """Stands for a `Document` that was read before from the very same bytes."""

    file: str
    sha256: str
    data: Mapping[str, Any]
    content: bytes
    """The file's bytes, from which it can be read again."""

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
    ) -> Problem:
        """A problem at a path, with its place, as a Document finds it."""
        said = words(code, variant, values, hint)
        return self.document().placed(code, path, said, at_key=at_key)

    def document(self) -> Document:
        """The file read again, with places. It loaded before, so it loads now."""
        document = parse(self.content, self.file).document
        if document is None:
            raise AssertionError(self.file)
        return document
