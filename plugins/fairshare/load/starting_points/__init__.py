"""Read `schema/starting_points/`: what entries on common kinds of sharing start from.

None rates anything and none names a body: people would take over what nobody has looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from fairshare.framework import CodeList
from fairshare.load.document import Document
from fairshare.load.rules.fields import SchemaPart
from fairshare.load.schema_files import FieldGroup, SchemaFiles
from fairshare.model import Data, StartingPoint

STARTING_POINTS = "starting_points"
_NEEDED = ("label", "about", "fields", "hints")
_BY_COUNTRY = "hints_by_country"
FILLED_IN = ("themes", "purpose.aims", "data.categories", "data.people", "data.identifiability")
"""What one may fill in: codes that say of what kind a share is. All else is for a person to say."""


def read_starting_points(
    files: SchemaFiles, schema: Data, lists: Mapping[str, CodeList], country: str
) -> tuple[StartingPoint, ...]:
    """All that a country has, by their labels. `country`: its name in `jurisdiction.yml`.

    Hints on the law of another country are left out. Raises SetupError, one sentence with the line,
    for what no entry has.
    """
    names = files.names(STARTING_POINTS) if files.has(STARTING_POINTS) else ()
    found = (_starting_point(files.yaml(name), schema, lists, country) for name in names)
    own = (one for one in found if one.country in ("", country))
    return tuple(sorted(own, key=lambda one: one.label))


def _starting_point(
    document: Document, schema: Data, lists: Mapping[str, CodeList], country: str
) -> StartingPoint:
    whole = FieldGroup.at(document).only(_NEEDED, ("country", _BY_COUNTRY))
    fields = whole.group("fields").only((), FILLED_IN)
    hints = _hints(whole.group("hints"), schema)
    if _BY_COUNTRY in whole.fields:
        countries = whole.group(_BY_COUNTRY)
        read = {name: _hints(countries.group(name), schema) for name in countries.fields}
        hints |= read.get(country, {})
    return StartingPoint(
        name=PurePosixPath(document.file).stem,
        label=whole.text("label"),
        about=whole.text("about"),
        fields={_path(name): _codes(fields, name, schema, lists) for name in fields.fields},
        hints=hints,
        country=whole.text("country") if "country" in whole.fields else "",
    )


def _hints(group: FieldGroup, schema: Data) -> dict[tuple[str, ...], str]:
    return {_known(group, name, schema): group.text(name) for name in group.fields}


def _path(name: str) -> tuple[str, ...]:
    return tuple(name.split("."))


def _part(name: str, schema: Data) -> SchemaPart | None:
    """What the schema says of a field."""
    part: SchemaPart | None = SchemaPart.whole(schema)
    for step in name.split("."):
        part = None if part is None else part.inner(step)
    return part


def _known(group: FieldGroup, name: str, schema: Data) -> tuple[str, ...]:
    if _part(name, schema) is None:
        raise group.broken(name, "is no field of an entry: correct its spelling")
    return _path(name)


def _codes(group: FieldGroup, name: str, schema: Data, lists: Mapping[str, CodeList]) -> Any:
    """The codes of a field, or its one code: each must be on its list."""
    part = _part(name, schema)
    many = part is not None and part.item is not None
    found: Any = list(group.texts(name)) if many else group.text(name)
    coded = part.item if part is not None and part.item is not None else part
    listed = lists.get(str(coded.node.get("x-codes"))) if coded is not None else None
    for code in found if many else [found]:
        if listed is None or code not in listed.codes:
            raise group.broken(name, f"names {code}, which is not on its list")
    return found
