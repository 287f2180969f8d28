"""Lenient reading of an entry: rules run on broken entries too, and must not trip over them.

Whatever is missing or of the wrong kind reads as empty: the schema check has already said so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from fairshare.framework import OWN
from fairshare.model import IMPORTED, PERSONAL, WORKED_EXAMPLE, Data

_NOTHING: Data = {}


def group(data: Data, *steps: str) -> Data:
    """The group of fields at the end of some steps."""
    for step in steps:
        inner = data.get(step)
        if not isinstance(inner, dict):
            return _NOTHING
        data = inner
    return data


def text(data: Data, *steps: str) -> str:
    """The text at the end of some steps."""
    value = group(data, *steps[:-1]).get(steps[-1])
    return value if isinstance(value, str) else ""


def items(data: Data, *steps: str) -> list[Any]:
    """The list at the end of some steps."""
    value = group(data, *steps[:-1]).get(steps[-1])
    return value if isinstance(value, list) else []


def groups(data: Data, *steps: str) -> Iterator[tuple[int, Data]]:
    """The items of a list that are groups of fields, with their position."""
    for number, item in enumerate(items(data, *steps)):
        if isinstance(item, dict):
            yield number, item


def texts(data: Data, *steps: str) -> Iterator[tuple[int, str]]:
    """The items of a list that are texts, with their position."""
    for number, item in enumerate(items(data, *steps)):
        if isinstance(item, str):
            yield number, item


def answers(data: Data) -> Iterator[tuple[str, Data]]:
    """The answers that are groups of fields, with their question."""
    for question, answer in group(data, "answers").items():
        if isinstance(answer, dict):
            yield question, answer


def is_decided(data: Data) -> bool:
    return isinstance(data.get("decision"), Mapping)


def is_personal(data: Data) -> bool:
    """Whether people can be told apart in the data (contract: fields, Personal data)."""
    return text(data, "data", "identifiability") in PERSONAL


def is_worked_example(data: Data) -> bool:
    """Whether this is the project's illustration and not the body's own assessment."""
    return entry_kind(data) == WORKED_EXAMPLE


def is_imported(data: Data) -> bool:
    """Whether the entry was taken from a published source, which may leave much open."""
    return entry_kind(data) == IMPORTED


def entry_kind(data: Data) -> str:
    """own, worked-example or imported: which fields an entry needs hangs on it."""
    independence = text(data, "assessment", "independence")
    return independence if independence in {WORKED_EXAMPLE, IMPORTED} else OWN


def lead(data: Data) -> str:
    """The organisation that leads; empty unless there is exactly one."""
    leads = [text(one, "id") for _, one in groups(data, "organisations") if _leads(one)]
    return leads[0] if len(leads) == 1 else ""


def _leads(organisation: Data) -> bool:
    return "lead" in items(organisation, "roles")


def initiative_id(file: str) -> str:
    """`<lead organisation>/<slug>`: what an initiative's path says its id is."""
    path = PurePosixPath(file)
    return f"{path.parent.name}/{path.stem}"


def organisation_id(file: str) -> str:
    """What an organisation's path says its id is."""
    return PurePosixPath(file).stem


def is_organisation(file: str) -> bool:
    """Whether a file's path says that it describes an organisation."""
    return PurePosixPath(file).parent.name == "organisations"
