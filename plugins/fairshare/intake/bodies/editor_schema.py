"""Schemas for editors: those of the checks, with the register's organisations by name.

One is small, and points to the schema that the checks read, where the register has that; else that
stands in it. Beyond it only offers: an organisation that it does not know yet is no mistake. So it
may be older than the register, and no check reads it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fairshare.framework import Framework
from fairshare.intake.bodies.directory import Directory, read_directory
from fairshare.intake.entry_file import FOR_EDITORS, INITIATIVE, ORGANISATION
from fairshare.model import Data
from fairshare.validate.schema.references import OF_LAWS

_OFFERED = {"$ref": "#/$defs/organisation"}
_ORGANISATION = "/organisation_id"
_SUGGESTED = "organisations"
_AT_THE_ROOT = frozenset({"$id", "$schema", "$defs"})
_COMMENT = (
    "Made by `fairshare schema --editor`, for completion in editors: the names of this register's "
    "organisations, over the schema that the checks read."
)


def editor_schema(schema: Data, directory: Directory, beside: str = "") -> dict[str, Any]:
    """What an editor is to read in the place of a `schema`.

    `beside`: the file of the rules that says the same. Without one it is written out, and so it is
    with the parts of the laws that a body has chosen, which stand in no file of it.
    """
    base: dict[str, Any] = {"$ref": f"../{beside}"}
    defined: Mapping[str, Any] = {}
    if not beside or any(OF_LAWS in one for one in schema["properties"].values()):
        base = {"allOf": [{key: one for key, one in schema.items() if key not in _AT_THE_ROOT}]}
        defined = schema["$defs"]
    offered = list(map(_offer, _by_name(directory)))
    return {
        "$schema": schema["$schema"],
        "$comment": _COMMENT,
        **base,
        **_places(schema),
        "$defs": {**defined, "organisation": {"defaultSnippets": offered}},
    }


def editor_files(folder: Path, framework: Framework, directory: Directory) -> dict[str, bytes]:
    """The files for editors, by their names below the folder of the rules."""
    found = {}
    for kind, schema in (
        (INITIATIVE, framework.initiative_schema),
        (ORGANISATION, framework.organisation_schema),
    ):
        name = f"{kind}.schema.json"
        beside = name if (folder / name).is_file() else ""
        made = editor_schema(schema, directory, beside)
        text = json.dumps(made, ensure_ascii=False, indent=1)
        found[f"{FOR_EDITORS}/{name}"] = f"{text}\n".encode()
    return found


def write_editor_files(folder: Path, framework: Framework, directory: Directory) -> list[Path]:
    """Write them below the folder of the rules. Their paths."""
    (folder / FOR_EDITORS).mkdir(exist_ok=True)
    files = editor_files(folder, framework, directory)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def offer_again(schema: Path, register: Path, root: Path, framework: Framework) -> None:
    """Let editors offer the organisations that are there now, where they offer any."""
    if (schema / FOR_EDITORS).is_dir():
        write_editor_files(schema, framework, read_directory(register, root))


def _by_name(directory: Directory) -> list[tuple[tuple[str, ...], str]]:
    return sorted((names, body) for body, names in directory.names.items() if names)


def _offer(found: tuple[tuple[str, ...], str]) -> dict[str, str]:
    """What completion lists, by all the names that one may type, and the id that it writes.

    Editors cut a label after 60 characters; the description beside it has all of it.
    """
    (name, *others), body = found
    label = f"{name} ({', '.join(others)})" if others else name
    return {"label": label, "body": body, "description": f"{label}: {body}"}


def _places(node: Data) -> dict[str, Any]:
    """The parts of a schema below which an organisation is written, and what is offered there."""
    if str(node.get("$ref", "")).endswith(_ORGANISATION) or node.get("x-suggests") == _SUGGESTED:
        return _OFFERED
    found: dict[str, Any] = {}
    fields: Mapping[str, Data] = node.get("properties", {})
    inside = {name: places for name, part in fields.items() if (places := _places(part))}
    if inside:
        found["properties"] = inside
    if isinstance(node.get("items"), Mapping) and (places := _places(node["items"])):
        found["items"] = places
    return found
