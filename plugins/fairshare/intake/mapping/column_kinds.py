"""What a mapping says of one column, by kind of column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fairshare.intake.columns import FieldPath

Values = Mapping[FieldPath, Any]
"""Values of an entry's fields, by their paths."""

Separators = Sequence[str]
"""What may stand between several things in one cell."""


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column whose text fills a field."""

    path: FieldPath
    heading: bool = False
    """Whether the column's name stands above its text: several columns may share a field."""
    between: Separators = ()
    """What stands between the items of a list; empty where the cell is one item."""
    in_full: FieldPath = ()
    """The field that holds all of a text that is too long for its own."""
    also: FieldPath = ()
    """Another field that says the same."""
    finds: FoundWords | None = None
    """What words in the text mean, for a person to confirm."""


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Words that may stand in a text, each of which means an item of a list."""

    path: FieldPath
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WordColumn:
    """A column of few words, each of which stands for values of fields."""

    words: Mapping[str, Values]
    """In order of weight: where rows differ, the earlier word stands."""
    in_part: Values = field(default_factory=dict)
    """What stands instead where only some rows of an entry say something."""
    otherwise: ItemColumn | None = None
    """Where any other text goes, as it is written; without it another word stops the import."""
    else_said: Values | None = None
    """What any other text means; None stops the import."""
    text: TextColumn | None = None
    """Where the text itself stands too."""

    @property
    def takes_any(self) -> bool:
        """Whether a word that it does not know has a place."""
        return self.otherwise is not None or self.else_said is not None


@dataclass(frozen=True, slots=True)
class ReferenceColumn:
    """A column of numbers under which rows are known elsewhere."""

    scheme: str


@dataclass(frozen=True, slots=True)
class BodyColumn:
    """A column that names organisations."""

    roles: Sequence[str]
    kind: str = ""
    """The column that says what kind of body it is; empty where none does."""
    type: str = ""
    """Of each body that nothing else says the type of."""
    between: Separators = ()


@dataclass(frozen=True, slots=True)
class KindColumn:
    """A column that says what kind of body another column names: its words and their types."""

    words: Mapping[str, str]
    said: WordColumn | None = None
    """What its words say of the entry itself."""


@dataclass(frozen=True, slots=True)
class IdentifierColumn:
    """A column of numbers under which official lists know the bodies that another column names."""

    of: str
    """The column that names them, in the same order."""
    lists: Mapping[str, ListOfBodies | None]
    """By how a number begins; None for those that are left out."""
    between: Separators = ()


@dataclass(frozen=True, slots=True)
class ListOfBodies:
    """An official list of bodies."""

    scheme: str
    whole: bool = False
    """Whether what a number begins with belongs to it."""
    type: str = ""
    """The kind of the bodies in it; empty where it has several."""


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A column of days that fills a field."""

    path: FieldPath
    past: Values = field(default_factory=dict)
    """What is so where the day lies before that of the table."""


@dataclass(frozen=True, slots=True)
class EventColumn:
    """A column of days on which something happened: each row is an event."""

    kind: str
    says: Sequence[str]
    """The columns that the event repeats, word for word."""


@dataclass(frozen=True, slots=True)
class PeriodColumn:
    """A column of lengths of time, or of other words on how long something is kept."""

    path: FieldPath
    """Of the group that holds the period and its basis."""


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """A column whose text is one field in each item of a list: the address of a source."""

    path: FieldPath
    """Of the list."""
    part: str
    """The field in the item."""
    beside: Mapping[str, Any]
    """What else stands in each item."""
    between: Separators = ()


@dataclass(frozen=True, slots=True)
class UnusedColumn:
    """A column that is left out, and why."""

    reason: str


Column = (
    TextColumn
    | WordColumn
    | ReferenceColumn
    | BodyColumn
    | KindColumn
    | IdentifierColumn
    | DayColumn
    | EventColumn
    | PeriodColumn
    | ItemColumn
    | UnusedColumn
)
