"""Fields that are missing or unknown in a group, reported together: a misspelt one is both."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fairshare.load.document import Document
from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.naming import FieldNames, short, where
from fairshare.validate.nearest import either, nearest
from fairshare.validate.schema.torn_texts import torn_texts


def guesses(
    document: Document, path: Path, unknown: Sequence[str], names: FieldNames
) -> dict[str, str]:
    """What each unknown field probably stands for; empty where nothing is near. Each only once."""
    free = _still_free(document, path, names) if unknown else []
    found: dict[str, str] = {}
    for name in unknown:
        found[name] = next(iter(nearest(name, free)), "")
        free = [field for field in free if field != found[name]]
    return found


def field_problems(
    document: Document,
    path: Path,
    missing: list[str],
    meanings: Mapping[str, str],
    names: FieldNames,
) -> Iterator[Problem]:
    """Missing and unknown fields of one group; a misspelt one is both, and reported once.

    So is a text that commas tore into several.
    """
    yield from _unknown_fields(document, path, missing, meanings, names)
    for name in missing:
        if name not in meanings.values():
            advice = names.subschema((*path, name)).get("description", "")
            yield document.problem(
                "E101",
                (*path, name),
                field=names.field((*path, name)),
                name=short(name),
                advice=advice,
            )


def _unknown_fields(
    document: Document,
    path: Path,
    missing: Collection[str],
    meanings: Mapping[str, str],
    names: FieldNames,
) -> Iterator[Problem]:
    strange = [name for name, guess in meanings.items() if not guess]
    torn = torn_texts(document, path, _at(document.data, path), strange) if strange else {}
    for name, guess in meanings.items():
        whole = torn.get(name)
        if whole and whole.first != name:
            continue
        free = [] if guess else _still_free(document, path, names)
        near = "" if guess else _near(name, document, path, names)
        at = document.positions.get((*path, near))
        ways_out = {"guess": guess, "comma": whole, "there already": at, "": free}
        variants = ("inside" if path else "", "missing" if guess in missing else "")
        found = document.problem(
            "E102",
            (*path, name),
            ", ".join(filter(None, variants)),
            hint=next((way for way, found in ways_out.items() if found), "none free"),
            name=short(name),
            group=where(path),
            guess=guess,
            guesses=either([guess]),
            free=", ".join(free[:8]),
            near=near,
            line=at.key_line if at else 0,
            at_key=True,
        )
        yield replace(found, mended=whole.mended) if whole else found


def _near(name: str, document: Document, path: Path, names: FieldNames) -> str:
    """The field of the group, there already, whose name is nearest; empty where none is near."""
    written = _at(document.data, path)
    known = [field for field in names.subschema(path).get("properties", {}) if field in written]
    return next(iter(nearest(name, known)), "")


def _still_free(document: Document, path: Path, names: FieldNames) -> list[str]:
    """The fields that a group could still take."""
    written = _at(document.data, path)
    return [name for name in names.subschema(path).get("properties", {}) if name not in written]


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
