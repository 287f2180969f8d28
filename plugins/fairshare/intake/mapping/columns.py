"""Read what a mapping file says of one column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fairshare.intake.columns import FieldPath
from fairshare.intake.mapping.body_columns import (
    read_bodies,
    read_identifiers,
    read_kinds_of_bodies,
)
from fairshare.intake.mapping.column_kinds import (
    Column,
    DayColumn,
    EventColumn,
    FoundWords,
    ItemColumn,
    PeriodColumn,
    ReferenceColumn,
    TextColumn,
    UnusedColumn,
    WordColumn,
)
from fairshare.intake.mapping.column_parts import (
    coded,
    field_path,
    optional_path,
    read_between,
    values_by_path,
    words_of,
)
from fairshare.intake.mapping.fields import Fields
from fairshare.load.schema_files import FieldGroup


def read_column(group: FieldGroup, name: str, fields: Fields) -> Column:
    """One column. Raises SetupError for what can't be used."""
    if isinstance(group.fields[name], str):
        return TextColumn(field_path(group, name, group.text(name), fields))
    column = group.group(name)
    for kind, read in _KINDS.items():
        if kind in column.fields:
            return read(column, fields)
    raise group.broken(name, f"must be a field, or a group with one of {', '.join(_KINDS)}")


def _text(group: FieldGroup, fields: Fields) -> Column:
    path = field_path(group, "field", group.text("field"), fields)
    if "words" in group.fields:
        return coded(group.only(("field", "words")), path)
    group.only(("field",), ("heading", "between", "in_full", "also", "finds"))
    return TextColumn(
        path,
        "heading" in group.fields and group.flag("heading"),
        read_between(group),
        optional_path(group, "in_full", fields),
        optional_path(group, "also", fields),
        _found_words(group.group("finds"), fields) if "finds" in group.fields else None,
    )


def _found_words(group: FieldGroup, fields: Fields) -> FoundWords:
    path = field_path(group, "field", group.only(("field", "words")).text("field"), fields)
    listed = group.group("words").fields
    return FoundWords(path, {words_of(word): str(code) for word, code in listed.items()})


def _words(group: FieldGroup, fields: Fields) -> Column:
    group.only(("words",), ("in_part", "otherwise", "text"))
    listed = group.group("words")
    words: dict[str, Mapping[FieldPath, Any]] = {}
    for word, value in listed.fields.items():
        said = value is not None
        words[words_of(word)] = values_by_path(listed.group(word), fields) if said else {}
    part = values_by_path(group.group("in_part"), fields) if "in_part" in group.fields else {}
    text = _text(group.group("text"), fields) if "text" in group.fields else None
    free, meant = _otherwise(group, fields)
    return WordColumn(words, part, free, meant, text if isinstance(text, TextColumn) else None)


def _otherwise(
    group: FieldGroup, fields: Fields
) -> tuple[ItemColumn | None, Mapping[FieldPath, Any] | None]:
    """Where a text goes that is none of the words, and what it means."""
    if "otherwise" not in group.fields:
        return None, None
    other = group.group("otherwise")
    if "list" in other.fields:
        return _items(other, fields), None
    return None, values_by_path(other, fields)


def _reference(group: FieldGroup, _fields: Fields) -> Column:
    return ReferenceColumn(group.only(("reference",)).text("reference"))


def _day(group: FieldGroup, fields: Fields) -> Column:
    path = field_path(group, "day", group.only(("day",), ("past",)).text("day"), fields)
    past = values_by_path(group.group("past"), fields) if "past" in group.fields else {}
    return DayColumn(path, past)


def _period(group: FieldGroup, fields: Fields) -> Column:
    group.only(("period",))
    path = tuple(group.text("period").split("."))
    for part in ("period", "basis"):
        field_path(group, "period", ".".join((*path, part)), fields)
    return PeriodColumn(path)


def _event(group: FieldGroup, fields: Fields) -> Column:
    kind = group.only(("event", "says")).text("event")
    if kind not in fields.event_kinds:
        raise group.broken("event", f"must be one of {', '.join(fields.event_kinds)}")
    return EventColumn(kind, group.texts("says"))


def _items(group: FieldGroup, fields: Fields) -> ItemColumn:
    group.only(("list", "part"), ("beside", "between"))
    path = field_path(group, "list", group.text("list"), fields)
    beside = group.group("beside").fields if "beside" in group.fields else {}
    return ItemColumn(path, group.text("part"), beside, read_between(group))


def _unused(group: FieldGroup, _fields: Fields) -> Column:
    return UnusedColumn(group.only(("unused",)).text("unused"))


_KINDS: Mapping[str, Callable[[FieldGroup, Fields], Column]] = {
    "types": read_kinds_of_bodies,  # it may name a field too
    "field": _text,
    "words": _words,
    "reference": _reference,
    "body": read_bodies,
    "identifies": read_identifiers,
    "day": _day,
    "event": _event,
    "period": _period,
    "list": _items,
    "unused": _unused,
}
