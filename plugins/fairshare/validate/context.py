"""What a rule may know beside the file that it judges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from fairshare.framework import Framework, RuleRow
from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.naming import FieldNames
from fairshare.validate.schema.marks import Marked


@dataclass(frozen=True, slots=True)
class Context:
    """Everything around one file."""

    framework: Framework
    names: FieldNames
    """How to speak of a field."""
    today: date
    id: str
    """The file's id, as its path says."""
    marked: Marked
    """Its dates, web addresses and prose."""
    rows: tuple[RuleRow, ...]
    """The rules that are data, of its kind of file."""
    whole: Document
    """The file as it is: rules get texts over their limit cut."""


Rule = Callable[[Document, Context], Iterator[Problem]]
"""A rule inside one file. It bears with fields that are missing or of the wrong kind."""
