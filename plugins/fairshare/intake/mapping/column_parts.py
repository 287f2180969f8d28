"""What the columns of a mapping file are made of: fields, words, and what stands between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fairshare.intake.columns import FieldPath
from fairshare.intake.mapping.column_kinds import Separators, WordColumn
from fairshare.intake.mapping.fields import Fields
from fairshare.intake.mapping.texts import MARK
from fairshare.load.schema_files import FieldGroup
from fairshare.model import PROFILES
from fairshare.validate.nearest import did_you_mean, nearest


def values_by_path(group: FieldGroup, fields: Fields) -> dict[FieldPath, Any]:
    """Values by the paths of fields, as a group writes them."""
    return {field_path(group, name, name, fields): value for name, value in group.fields.items()}


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


def field_path(group: FieldGroup, name: str, written: str, fields: Fields) -> FieldPath:
    """A field by its name. Raises SetupError where there is no such."""
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


def optional_text(group: FieldGroup, name: str) -> str:
    """A text that a group may have; empty where it has none."""
    return group.text(name) if name in group.fields else ""


_LINE = "line"
"""Stands for the end of a line, which no text of a mapping can be."""


def read_between(group: FieldGroup) -> Separators:
    """What stands between several things in a cell: one text, or a list of those that may."""
    if "between" not in group.fields:
        return ()
    one = isinstance(group.fields["between"], str)
    found = (group.text("between"),) if one else group.texts("between")
    return tuple("\n" if mark == _LINE else mark for mark in found)


def optional_path(group: FieldGroup, name: str, fields: Fields) -> FieldPath:
    """A field that a group may name; empty where it names none."""
    return field_path(group, name, group.text(name), fields) if name in group.fields else ()


def coded(group: FieldGroup, path: FieldPath) -> WordColumn:
    """A column whose words are codes of one field."""
    listed = group.group("words").fields
    return WordColumn({words_of(w): _said({path: code}) for w, code in listed.items()})


def _said(values: Mapping[FieldPath, Any]) -> Mapping[FieldPath, Any]:
    """The values that are given: `null` says nothing."""
    return {path: value for path, value in values.items() if value is not None}
