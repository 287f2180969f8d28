"""A file whose data is known from an earlier run: its places are found only when asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fairshare.catalogue import words
from fairshare.load.document import Document
from fairshare.load.strict_yaml import parse
from fairshare.model import Path
from fairshare.problems import Problem, SetupError


@dataclass(frozen=True, slots=True)
class CachedDocument:
    """Stands for a `Document` that was read before from the very same bytes."""

    file: str
    sha256: str
    data: Mapping[str, Any]
    read: Callable[[], bytes | Problem]
    """Yields the file's bytes again, which all together would take as much room as their data."""
    reason_marks: str = ""
    """Of its rated reasons, as `reason_marks` of its data would say: to ask that needs them all."""

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
        """The file read again, with places. Raises SetupError where it is another one by now."""
        content = self.read()
        if isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == self.sha256:
            document = parse(content, self.file).document
            if document is not None:
                return document
        raise SetupError(f"{self.file} was changed while it was checked. Please start again.")
