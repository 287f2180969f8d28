"""Read what a mapping file says of one column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fairshare.intake.columns import FieldPath
from fairshare.intake.mapping.fields import Fields
from fairshare.intake.mapping.table_mapping import (
    Between,
    BodyColumn,
    Column,
    DayColumn,
    EventColumn,
    IdentifierColumn,
    ItemColumn,
    KindColumn,
    ListOfBodies,
    ReferenceColumn,
    TextColumn,
    UnusedColumn,
    WordColumn,
)
from fairshare.intake.mapping.texts import MARK
from fairshare.load.schema_files import FieldGroup
from fairshare.model import PROFILES
from fairshare.validate.nearest import did_you_mean, nearest


def read_column(group: FieldGroup, name: str, fields: Fields) -> Column:
    """One column. Raises SetupError for what can't be used."""
    if isinstance(group.fields[name], str):
        return TextColumn(_path(group, name, group.text(name), fields))
    column = group.group(name)
    for kind, read in _KINDS.items():
        if kind in column.fields:
            return read(column, fields)
    raise group.broken(name, f"must be a field, or a group with one of {', '.join(_KINDS)}")


def values_by_path(group: FieldGroup, fields: Fields) -> dict[FieldPath, Any]:
    """Values by the paths of fields, as a group writes them."""
    return {_path(group, name, name, fields): value for name, value in group.fields.items()}


def words_of(text: str) -> str:
    """A word of a column in the form in which it is looked up: blanks and capitals don't count."""
    return " ".join(text.split()).casefold()


def known_word(words: Iterable[str], text: str) -> str | None:
    """The word of a mapping that a cell's text is, or that it begins with: "(a)…"; else None."""
    written = words_of(text)
    return next(
        (
            word
            for word in words
            if written == word or (word.endswith(MARK) and written.startswith(word[:-1]))
        ),
        None,
    )


def _path(group: FieldGroup, name: str, written: str, fields: Fields) -> FieldPath:
    path = tuple(written.split("."))
    if fields.node(path) is None and _is_not_chosen(path, fields):
        raise group.broken(
            name,
            f"names a field of the profile {path[1]}, which this register has not chosen: choose "
            f"{path[1]} under `profiles` in register.yml",
        )
    if fields.node(path) is None:
        guess = did_you_mean(nearest(written, fields.names))
        raise group.broken(
            name, f'names "{written}", which is no field of an entry. {guess}'.rstrip(" .")
        )
    return path


def _is_not_chosen(path: FieldPath, fields: Fields) -> bool:
    """Whether a field is one of a profile that the register does not follow."""
    return len(path) > 1 and path[0] == PROFILES and path[1] not in fields.profiles


def _optional(group: FieldGroup, name: str) -> str:
    return group.text(name) if name in group.fields else ""


_LINE = "line"
"""Stands for the end of a line, which no text of a mapping can be."""


def read_between(group: FieldGroup) -> Between:
    """What stands between several things in a cell: one text, or a list of those that may."""
    if "between" not in group.fields:
        return ()
    one = isinstance(group.fields["between"], str)
    found = (group.text("between"),) if one else group.texts("between")
    return tuple("\n" if mark == _LINE else mark for mark in found)


def optional_path(group: FieldGroup, name: str, fields: Fields) -> FieldPath:
    """A field that a group may name; empty where it names none."""
    return _path(group, name, group.text(name), fields) if name in group.fields else ()


def _text(group: FieldGroup, fields: Fields) -> Column:
    path = _path(group, "field", group.text("field"), fields)
    if "words" in group.fields:
        return _coded(group.only(("field", "words")), path)
    group.only(("field",), ("heading", "between", "in_full"))
    heading = "heading" in group.fields and group.flag("heading")
    return TextColumn(path, heading, read_between(group), optional_path(group, "in_full", fields))


def _coded(group: FieldGroup, path: FieldPath) -> WordColumn:
    listed = group.group("words").fields
    return WordColumn({words_of(w): _said({path: code}) for w, code in listed.items()})


def _words(group: FieldGroup, fields: Fields) -> Column:
    group.only(("words",), ("in_part", "otherwise"))
    listed = group.group("words")
    words: dict[str, Mapping[FieldPath, Any]] = {}
    for word, value in listed.fields.items():
        said = value is not None
        words[words_of(word)] = values_by_path(listed.group(word), fields) if said else {}
    part = values_by_path(group.group("in_part"), fields) if "in_part" in group.fields else {}
    free = _items(group.group("otherwise"), fields) if "otherwise" in group.fields else None
    return WordColumn(words, part, free)


def _said(values: Mapping[FieldPath, Any]) -> Mapping[FieldPath, Any]:
    """The values that are given: `null` says nothing."""
    return {path: value for path, value in values.items() if value is not None}


def _reference(group: FieldGroup, _fields: Fields) -> Column:
    return ReferenceColumn(group.only(("reference",)).text("reference"))


def _body(group: FieldGroup, fields: Fields) -> Column:
    group.only(("body",), ("kind", "type", "between"))
    kind, of_all = _optional(group, "kind"), _optional(group, "type")
    if bool(kind) == bool(of_all):
        raise group.broken("body", "needs either `kind`, a column, or `type`, a code")
    if of_all and of_all not in fields.types:
        raise group.broken("type", f"must be one of {', '.join(fields.types)}")
    return BodyColumn(group.texts("body"), kind, of_all, read_between(group))


def _kind(group: FieldGroup, fields: Fields) -> Column:
    listed = group.only(("types",), ("field", "words")).group("types")
    for word, code in listed.fields.items():
        if code not in fields.types:
            raise listed.broken(word, f"must be one of {', '.join(fields.types)}")
    words = {words_of(word): code for word, code in listed.fields.items()}
    path = optional_path(group, "field", fields)
    return KindColumn(words, _coded(group, path) if path else None)


def _identifier(group: FieldGroup, _fields: Fields) -> Column:
    of = group.only(("identifies", "lists"), ("between",)).text("identifies")
    listed = group.group("lists")
    lists = {words_of(begins): _list_of_bodies(listed, begins) for begins in listed.fields}
    return IdentifierColumn(of, lists, read_between(group))


def _list_of_bodies(group: FieldGroup, begins: str) -> ListOfBodies | None:
    if group.fields[begins] is None:
        return None
    if isinstance(group.fields[begins], str):
        return ListOfBodies(group.text(begins))
    one = group.group(begins).only(("list", "whole"))
    return ListOfBodies(one.text("list"), one.flag("whole"))


def _day(group: FieldGroup, fields: Fields) -> Column:
    path = _path(group, "day", group.only(("day",), ("past",)).text("day"), fields)
    past = values_by_path(group.group("past"), fields) if "past" in group.fields else {}
    return DayColumn(path, past)


def _event(group: FieldGroup, fields: Fields) -> Column:
    kind = group.only(("event", "says")).text("event")
    if kind not in fields.event_kinds:
        raise group.broken("event", f"must be one of {', '.join(fields.event_kinds)}")
    return EventColumn(kind, group.texts("says"))


def _item(group: FieldGroup, fields: Fields) -> Column:
    return _items(group, fields)


def _items(group: FieldGroup, fields: Fields) -> ItemColumn:
    group.only(("list", "part"), ("beside", "between"))
    path = _path(group, "list", group.text("list"), fields)
    beside = group.group("beside").fields if "beside" in group.fields else {}
    return ItemColumn(path, group.text("part"), beside, read_between(group))


def _unused(group: FieldGroup, _fields: Fields) -> Column:
    return UnusedColumn(group.only(("unused",)).text("unused"))


_KINDS: Mapping[str, Callable[[FieldGroup, Fields], Column]] = {
    "types": _kind,  # it may name a field too
    "field": _text,
    "words": _words,
    "reference": _reference,
    "body": _body,
    "identifies": _identifier,
    "day": _day,
    "event": _event,
    "list": _item,
    "unused": _unused,
}
