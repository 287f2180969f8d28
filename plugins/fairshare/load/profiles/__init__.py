"""Read the profiles that a body has chosen: `schema/profiles/`, one set of files for each.

A profile is files alone: its schema, what the program has to know of the law, its items, the order
of its printed agreement, its kinds of events and its own codes. Only the first two must be there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from fairshare.framework import Code, CodeList
from fairshare.load.codes import read_codes
from fairshare.load.profiles.afterwards import read_later_steps
from fairshare.load.profiles.codes import AddedCodes, known_lists, read_added_codes
from fairshare.load.profiles.items import NO_PRINT, read_items, read_parts
from fairshare.load.profiles.phases import read_phases
from fairshare.load.schema_files import FieldGroup, SchemaFiles
from fairshare.model import Path
from fairshare.model.profile import PROFILES, Profile, ReviewClock
from fairshare.problems import SetupError

_SCHEMA = ".schema.json"
_OF_ITSELF = "profile"
_NEEDED = ("title", "law", "jurisdiction", "cites", "phases")
_ALLOWED = (
    "standard",
    "document",
    "link",
    "note",
    "named",
    "consultation",
    "review",
    "explained",
    "overdue",
    "notice",
    "afterwards",
)
_TITLE = "What a law or a standard asks beyond this"
_ADVICE = (
    "A part for each law or standard that asks for more, under its own name. A body chooses them "
    "in register.yml, under profiles."
)


def known_profiles(files: SchemaFiles) -> tuple[str, ...]:
    """The names of all profiles that there are, chosen or not."""
    named = (name.removeprefix(f"{PROFILES}/") for name in files.below(PROFILES))
    return tuple(name.removesuffix(_SCHEMA) for name in named if name.endswith(_SCHEMA))


class ReadProfiles(NamedTuple):
    """The chosen profiles by name, and what each adds to closed lists."""

    profiles: dict[str, Profile]
    kinds: dict[str, tuple[Code, ...]]
    """Kinds of events."""
    codes: dict[str, AddedCodes]


def read_profiles(
    files: SchemaFiles, chosen: Sequence[str], codes: Mapping[str, CodeList]
) -> ReadProfiles:
    """The chosen profiles. `codes` are the lists that there are. Raises SetupError."""
    known = known_profiles(files)
    for name in chosen:
        if name not in known:
            raise SetupError(
                f"register.yml: `profiles` names {name}, and there is no such profile: choose "
                f"from {', '.join(known)}, or take it out."
            )
    kinds = {name: _kinds(files, name) for name in chosen}
    added = {name: _added(files, name, codes) for name in chosen}
    profiles = {
        name: replace(
            _profile(files, name),
            kinds=frozenset(kind.code for kind in kinds[name]),
            codes={listed: frozenset(new) for listed, new in added[name].items()},
        )
        for name in chosen
    }
    return ReadProfiles(profiles, kinds, added)


def with_profiles(schema: Mapping[str, Any], profiles: Mapping[str, Profile]) -> dict[str, Any]:
    """The schema of entries with a part for each profile; as it is where none was chosen."""
    if not profiles:
        return dict(schema)
    parts = {name: one.schema for name, one in profiles.items()}
    defined = {
        key: value for one in profiles.values() for key, value in one.schema["$defs"].items()
    }
    inside = {
        "title": _TITLE,
        "description": _ADVICE,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {key: value for key, value in part.items() if key != "$defs"}
            for name, part in parts.items()
        },
        "x-profiles": True,
    }
    return {
        **schema,
        "properties": {**schema["properties"], PROFILES: inside},
        "$defs": {**schema.get("$defs", {}), **defined},
    }


def field_of(name: str, written: str) -> Path:
    """A field as the files of a profile write it: `profile` is the profile's own part."""
    first, *rest = written.split(".")
    return (PROFILES, name, *rest) if first == _OF_ITSELF else (first, *rest)


def _profile(files: SchemaFiles, name: str) -> Profile:
    document = files.yaml(f"{PROFILES}/{name}.yml")
    head = FieldGroup.at(document).only(_NEEDED, _ALLOWED)
    listed, printed = (f"{PROFILES}/{name}.{kind}.yml" for kind in ("items", "print"))
    phases = read_phases(document, name, field_of)
    order = read_parts(files.yaml(printed), name, field_of) if files.has(printed) else NO_PRINT
    return Profile(
        name=name,
        title=head.text("title"),
        law=head.text("law"),
        jurisdiction=head.text("jurisdiction"),
        cites=head.text("cites"),
        is_standard=head.flag("standard") if "standard" in head.fields else False,
        document=_text(head, "document"),
        link_text=_text(head, "link"),
        note=_text(head, "note"),
        named=_field(head, "named", name),
        consultation=_field(head, "consultation", name),
        notice=_texts(head, "notice"),
        afterwards=read_later_steps(document, name, phases, field_of),
        review=_review(head, name),
        overdue=_texts(head, "overdue"),
        explained=_fields(head, "explained", name),
        phases=phases,
        items=read_items(files.yaml(listed), name, phases, field_of) if files.has(listed) else (),
        print_note=order.note,
        print_steps=order.steps,
        parts=order.parts,
        lists=order.lists,
        schema=_schema(files, name),
    )


def _schema(files: SchemaFiles, name: str) -> dict[str, Any]:
    """The profile's schema with definitions that no other schema's can be taken for."""
    whole = files.json(f"{PROFILES}/{name}{_SCHEMA}")
    defined = {f"{name}.{key}": value for key, value in whole.get("$defs", {}).items()}
    bare = {key: value for key, value in whole.items() if key not in {"$schema", "$id", "$defs"}}
    found: dict[str, Any] = _renamed({**bare, "$defs": defined}, name)
    return found


def _renamed(node: Any, name: str) -> Any:
    if isinstance(node, list):
        return [_renamed(one, name) for one in node]
    if not isinstance(node, Mapping):
        return node
    renamed = {key: _renamed(value, name) for key, value in node.items()}
    if isinstance(node.get("$ref"), str):
        renamed["$ref"] = node["$ref"].replace("#/$defs/", f"#/$defs/{name}.")
    return renamed


def _kinds(files: SchemaFiles, name: str) -> tuple[Code, ...]:
    listed = f"{PROFILES}/{name}.events.yml"
    if not files.has(listed):
        return ()
    codes = read_codes(files.yaml(listed)).codes.values()
    return tuple(
        replace(
            kind,
            covers=tuple(_own(name, one) for one in kind.covers),
            excepted=tuple(_own(name, one) for one in kind.excepted),
        )
        for kind in codes
    )


def _added(files: SchemaFiles, name: str, codes: Mapping[str, CodeList]) -> AddedCodes:
    listed = f"{PROFILES}/{name}.codes.yml"
    if not files.has(listed):
        return {}
    document = files.yaml(listed)
    found = read_added_codes(document)
    known_lists(document, found, codes)
    return found


def _own(name: str, field: Path) -> Path:
    return field_of(name, ".".join(map(str, field)))


def _review(head: FieldGroup, name: str) -> ReviewClock | None:
    if "review" not in head.fields:
        return None
    group = head.group("review").only(("months", "after"))
    return ReviewClock(group.count("months"), _fields(group, "after", name))


def _text(group: FieldGroup, name: str) -> str:
    return group.text(name) if name in group.fields else ""


def _texts(group: FieldGroup, name: str) -> tuple[str, ...]:
    return group.texts(name) if name in group.fields else ()


def _field(group: FieldGroup, key: str, name: str) -> Path:
    return field_of(name, group.text(key)) if key in group.fields else ()


def _fields(group: FieldGroup, key: str, name: str) -> tuple[Path, ...]:
    return tuple(field_of(name, one) for one in group.texts(key)) if key in group.fields else ()
