"""One value that fails one keyword of the schema: what a translator works from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from fairshare.catalogue import words
from fairshare.framework import CodeList
from fairshare.load.document import Document
from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.naming import FieldNames


class Hint(NamedTuple):
    """One of the hints of a code, by its name in the catalogue."""

    name: str
    values: Mapping[str, object] = MappingProxyType({})
    """What fills its gaps, beside the advice."""


_NONE = Hint("")


class Surroundings(NamedTuple):
    """What a translator knows beside the failure."""

    names: FieldNames
    codes: Mapping[str, CodeList]
    law_host: str
    """Where a law is usually read."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One keyword of the schema that a value fails."""

    document: Document
    path: Path
    expected: Any
    """What the keyword asks for."""
    value: Any
    schema: Mapping[str, Any]
    """The part of the schema that holds the keyword."""
    surroundings: Surroundings

    @property
    def field(self) -> str:
        return self.surroundings.names.field(self.path)

    @property
    def advice(self) -> str:
        """What the schema tells people to write: here, or in the list that this is an item of."""
        around = self.surroundings.names.subschema(self.path[:-1]) if self.path else {}
        return str(self.schema.get("description") or around.get("description", ""))

    def problem(
        self, code: str, variant: str = "", hint: Hint | None = None, /, **values: object
    ) -> Problem:
        """A problem at this place. The field's name and advice are among the values."""
        filled = {"field": self.field, "advice": self.advice, **values, **(hint or _NONE).values}
        said = words(code, variant, filled, hint and hint.name)
        return self.document.placed(code, self.path, said)
