"""Texts that a comma tore apart: within braces, YAML takes what follows it for another field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from fairshare.load.comments import LONGEST, quoted
from fairshare.load.document import Document
from fairshare.model import Path


class TornText(NamedTuple):
    """A text that goes on in what was read as the names of fields without values."""

    first: str
    """The first of these names."""
    mended: str | None
    """The line with the whole text in quotes; None where it stands on several or has some."""


def torn_texts(
    document: Document, path: Path, group: Mapping[str, Any], unknown: Collection[str]
) -> dict[str, TornText]:
    """The torn texts of a group, by each name that is part of one. `unknown`: no field's names."""
    found: dict[str, TornText] = {}
    parts: dict[str, list[str]] = {}
    whole = ""
    for name, value in group.items():
        if name in unknown and value is None and _is_bare(document, (*path, name)):
            parts.setdefault(whole, []).append(name)
        else:
            whole = name
    for field, pieces in parts.items():
        if isinstance(group.get(field), str):
            one = TornText(pieces[0], _mended(document, (*path, field), pieces[-1]))
            found |= dict.fromkeys(pieces, one)
    return found


def _is_bare(document: Document, path: Path) -> bool:
    """Whether no colon follows the name, but a comma or the end of the group."""
    place = document.positions.get(path)
    if place is None:
        return False
    rest = document.line(place.key_line)[place.key_column - 1 :]
    return rest.removeprefix(str(path[-1])).lstrip().startswith((",", "}"))


def _mended(document: Document, path: Path, last: str) -> str | None:
    start, end = document.positions[path], document.positions[(*path[:-1], last)]
    line = document.line(start.line)
    first, after = start.column - 1, end.key_column - 1 + len(last)
    if start.line != end.key_line or line[first] in "\"'" or len(line) > LONGEST:
        return None
    return f"{line[:first]}{quoted(line[first:after])}{line[after:]}"
