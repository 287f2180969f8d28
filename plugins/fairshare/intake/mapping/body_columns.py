"""Read what a mapping file says of columns that are about organisations."""

from __future__ import annotations

from fairshare.intake.mapping.column_kinds import (
    BodyColumn,
    Column,
    IdentifierColumn,
    KindColumn,
    ListOfBodies,
)
from fairshare.intake.mapping.column_parts import (
    coded,
    optional_path,
    optional_text,
    read_between,
    words_of,
)
from fairshare.intake.mapping.fields import Fields
from fairshare.load.schema_files import FieldGroup


def read_bodies(group: FieldGroup, fields: Fields) -> Column:
    """A column that names organisations."""
    group.only(("body",), ("kind", "type", "between"))
    kind, of_all = optional_text(group, "kind"), optional_text(group, "type")
    if bool(kind) == bool(of_all):
        raise group.broken("body", "needs either `kind`, a column, or `type`, a code")
    if of_all and of_all not in fields.types:
        raise group.broken("type", f"must be one of {', '.join(fields.types)}")
    return BodyColumn(group.texts("body"), kind, of_all, read_between(group))


def read_kinds_of_bodies(group: FieldGroup, fields: Fields) -> Column:
    """A column that says what kind they are."""
    listed = group.only(("types",), ("field", "words")).group("types")
    for word, code in listed.fields.items():
        if code not in fields.types:
            raise listed.broken(word, f"must be one of {', '.join(fields.types)}")
    words = {words_of(word): code for word, code in listed.fields.items()}
    path = optional_path(group, "field", fields)
    return KindColumn(words, coded(group, path) if path else None)


def read_identifiers(group: FieldGroup, _fields: Fields) -> Column:
    """A column of their numbers in official lists."""
    of = group.only(("identifies", "lists"), ("between",)).text("identifies")
    listed = group.group("lists")
    lists = {words_of(begins): _list_of_bodies(listed, begins) for begins in listed.fields}
    return IdentifierColumn(of, lists, read_between(group))


def _list_of_bodies(group: FieldGroup, begins: str) -> ListOfBodies | None:
    if group.fields[begins] is None:
        return None
    if isinstance(group.fields[begins], str):
        return ListOfBodies(group.text(begins))
    one = group.group(begins).only(("list",), ("whole", "type"))
    whole = "whole" in one.fields and one.flag("whole")
    return ListOfBodies(one.text("list"), whole, optional_text(one, "type"))
