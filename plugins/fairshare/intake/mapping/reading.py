"""Read a mapping file, as strictly as the files of `schema/`: one sentence on what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fairshare.framework import Framework
from fairshare.intake.columns import FieldPath
from fairshare.intake.mapping.column_kinds import (
    BodyColumn,
    Column,
    DayColumn,
    ItemColumn,
    KindColumn,
    PeriodColumn,
    TextColumn,
    WordColumn,
)
from fairshare.intake.mapping.column_parts import optional_path, values_by_path
from fairshare.intake.mapping.columns import read_column
from fairshare.intake.mapping.fields import Fields
from fairshare.intake.mapping.table_mapping import DATE_ORDERS, Body, TableMapping, TitleRule
from fairshare.intake.slugs import slug
from fairshare.load.document import Document
from fairshare.load.schema_files import FieldGroup
from fairshare.load.strict_yaml import parse
from fairshare.model import IMPORTED
from fairshare.problems import SetupError
from fairshare.validate.calendar_date import earliest, is_partial
from fairshare.validate.rules.identity import is_slug

VERSION = "1"
_NEEDED = ("version", "dates", "lead", "title", "always", "columns")
_ALLOWED = (
    *("sheet", "entry", "may_lack", "bodies"),
    *("stage_as_of", "as_of", "also_called", "other_columns", "unsaid"),
)
_LEAVE = "leave"
_INDEPENDENCE: FieldPath = ("assessment", "independence")


def read_mapping(path: Path, framework: Framework) -> TableMapping:
    """A mapping file. Raises SetupError, one sentence with the line, for what can't be used."""
    whole = FieldGroup.at(_document(path)).only(_NEEDED, _ALLOWED)
    fields = Fields(framework)
    _known(whole, "version", (VERSION,))
    columns = _columns(whole.group("columns"), fields)
    lead, lead_in = _lead(whole, columns)
    as_of = _day(whole, columns)
    always = values_by_path(whole.group("always"), fields)
    _said_once(whole.group("always"), always, columns, fields)
    return TableMapping(
        file=path.name,
        sheet=whole.text("sheet") if "sheet" in whole.fields else "",
        dates=DATE_ORDERS[_known(whole, "dates", DATE_ORDERS)],
        entry=_names(whole, "entry"),
        lead=Body("", "", "") if lead_in else _body(lead, lead.text("name"), framework),
        lead_roles=lead.texts("roles"),
        lead_in=lead_in,
        title=_title(whole.group("title"), fields),
        stage_as_of=_names(whole, "stage_as_of"),
        always={**always, _INDEPENDENCE: IMPORTED},
        columns=columns,
        may_lack=frozenset(_names(whole, "may_lack")),
        bodies=_bodies(whole, framework),
        also_called=_also_called(whole),
        leaves_others=_leaves_others(whole),
        as_of=as_of,
        unsaid=values_by_path(whole.group("unsaid"), fields) if "unsaid" in whole.fields else {},
        among=lead.text("among") if "among" in lead.fields else "",
    )


def _lead(whole: FieldGroup, columns: Mapping[str, Column]) -> tuple[FieldGroup, str]:
    """What the mapping says of who leads, and the column that says it of each row, if one does."""
    lead = whole.group("lead")
    if "in" not in lead.fields:
        return lead.only(("id", "name", "type", "roles"), ("homepage", "among")), ""
    name = lead.only(("in", "roles")).text("in")
    column = columns.get(name)
    if not isinstance(column, BodyColumn) or column.kind or name in _names(whole, "may_lack"):
        raise lead.broken("in", "must be a column of bodies with a `type`, which no table lacks")
    return lead, name


def _document(path: Path) -> Document:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SetupError(f"{path.name}: the mapping can't be read; check its name.") from error
    parsed = parse(content, path.name)
    if parsed.document is None:
        first = parsed.problems[0]
        raise SetupError(f"{path.name}, line {first.line}: {first.message}")
    return parsed.document


def _known(group: FieldGroup, name: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    """A text that is one of those known."""
    text = group.text(name)
    if text not in known:
        raise group.broken(name, f"must be {' or '.join(known)}")
    return text


def _names(group: FieldGroup, name: str) -> tuple[str, ...]:
    return group.texts(name) if name in group.fields else ()


def _day(whole: FieldGroup, columns: Mapping[str, Column]) -> str:
    """The day of the table: as the mapping says it, or left to columns."""
    if ("as_of" in whole.fields) == ("stage_as_of" in whole.fields):
        raise whole.broken("version", "needs either `stage_as_of`, columns, or `as_of`, a day")
    if "as_of" in whole.fields:
        written = whole.text("as_of")
        if earliest(written) is None or is_partial(written):
            raise whole.broken("as_of", "must be a day, YYYY-MM-DD")
        return written
    if any(isinstance(one, DayColumn) and one.past for one in columns.values()):
        raise whole.broken("stage_as_of", "can't go with `past`: write `as_of`, the table's day")
    return ""


def _also_called(whole: FieldGroup) -> dict[str, str]:
    """Each other name of a column, with the one that the mapping uses."""
    if "also_called" not in whole.fields:
        return {}
    listed = whole.group("also_called")
    return {other: name for name in listed.fields for other in listed.texts(name)}


def _leaves_others(whole: FieldGroup) -> bool:
    return "other_columns" in whole.fields and bool(_known(whole, "other_columns", (_LEAVE,)))


def _columns(group: FieldGroup, fields: Fields) -> dict[str, Column]:
    return {name: read_column(group, name, fields) for name in group.fields}


def _said_once(
    group: FieldGroup,
    always: Mapping[FieldPath, Any],
    columns: Mapping[str, Column],
    fields: Fields,
) -> None:
    """What always stands is not for a column to say too, but for items of a list."""
    filled = {path for path in paths_of(columns) if not fields.is_list(path)}
    for path in always:
        if path in filled or path == _INDEPENDENCE:
            why = "is what a column says" if path in filled else "is imported by itself"
            raise group.broken(".".join(path), f"{why}: leave it out here")


def paths_of(columns: Mapping[str, Column]) -> Iterator[FieldPath]:
    """The fields that columns fill."""
    for column in columns.values():
        if isinstance(column, TextColumn | DayColumn | ItemColumn):
            yield column.path
        if isinstance(column, TextColumn):
            yield from filter(None, (column.in_full, column.also))
            if column.finds:
                yield column.finds.path
        if isinstance(column, PeriodColumn):
            yield from ((*column.path, part) for part in ("period", "basis"))
        said = column.said if isinstance(column, KindColumn) else column
        if isinstance(said, WordColumn):
            for values in said.words.values():
                yield from values
            yield from said.else_said or ()
            if said.otherwise:
                yield said.otherwise.path
            if said.text:
                yield said.text.path


def _title(group: FieldGroup, fields: Fields) -> TitleRule:
    group.only(("from",), ("passed_over", "apart", "whole", "in_full"))
    return TitleRule(
        group.texts("from"),
        _names(group, "passed_over"),
        group.text("apart") if "apart" in group.fields else "",
        "whole" in group.fields and group.flag("whole"),
        optional_path(group, "in_full", fields),
    )


def _body(group: FieldGroup, name: str, framework: Framework) -> Body:
    """An organisation; its id is made from its name where none is given."""
    types = framework.codes["organisation_types"].codes
    given = group.text("id") if "id" in group.fields else slug(name)
    if not is_slug(given):
        raise group.broken("id", "must be small letters, digits and single hyphens")
    return Body(
        given,
        name,
        _known(group, "type", tuple(types)),
        group.text("homepage") if "homepage" in group.fields else "",
    )


def _bodies(whole: FieldGroup, framework: Framework) -> dict[str, Body]:
    if "bodies" not in whole.fields:
        return {}
    listed = whole.group("bodies")
    return {name: _named_body(listed.group(name), name, framework) for name in listed.fields}


def _named_body(group: FieldGroup, name: str, framework: Framework) -> Body:
    group.only(("type",), ("id", "name", "homepage"))
    return _body(group, group.text("name") if "name" in group.fields else name, framework)
