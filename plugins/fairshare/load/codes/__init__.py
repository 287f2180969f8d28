"""Closed lists: `schema/codes/<list>.yml`, and their agreement with the schemas that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from fairshare.framework import EVERY_FIELD, Code, CodeList
from fairshare.load.codes.corrections import CORRECTIONS, read_list_corrections
from fairshare.load.document import Document
from fairshare.model import Path
from fairshare.problems import SetupError

FLAGS = frozenset(
    {
        *("special", "criminal", "public_authority", "needs_by", "alone"),
        *("adds_recipient", "removes_recipient", "tells_recipient", "says_little"),
    }
)
"""Marks that rules look for."""
MATCHES = ("exact", "close", "none")

_OF_EVENTS = ("covers", "not", "stage_to")
"""What only kinds of events have: what may change with them."""
_PARTS = {"title", "description", "codes", CORRECTIONS}
_FIELDS = {"label", "definition", "term", "match", *FLAGS, *_OF_EVENTS}
_FIELD = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")


def read_codes(document: Document) -> CodeList:
    """One closed list. Raises SetupError, one sentence, for a part that is missing or unknown."""
    data = document.data
    if unknown := data.keys() - _PARTS:
        raise _broken(document, f"`{min(unknown)}` is not known here: correct or remove it")
    codes = data.get("codes")
    if not isinstance(codes, Mapping) or not codes:
        raise _broken(document, "`codes` is missing or empty: list the codes under it")
    return CodeList(
        name=PurePosixPath(document.file).stem,
        title=_text(document, data, "title", ""),
        description=_text(document, data, "description", ""),
        codes={code: _code(document, code, value) for code, value in codes.items()},
        corrections=read_list_corrections(data.get(CORRECTIONS, []), document.file),
    )


def agree(schema: Mapping[str, Any], file: str, lists: Mapping[str, CodeList]) -> None:
    """Hold each list that a schema names against the codes it allows.

    Both are written, so that editors can offer the codes: they must not drift apart. Raises
    SetupError, naming the codes that differ.
    """
    for part in _parts(schema):
        name = part.get("x-codes")
        if name is None:
            continue
        known = lists.get(name) if isinstance(name, str) else None
        if known is None:
            raise SetupError(
                f"{file}: `x-codes` names the list {name}, which codes/ lacks: add it."
            )
        written = part.get("enum")
        allowed = list(map(str, written)) if isinstance(written, list) else []
        differing = [code for code in allowed if code not in known.codes]
        differing += [code for code in known.codes if code not in allowed]
        if differing:
            raise SetupError(
                f"{file}: `enum` and codes/{name}.yml differ in {', '.join(differing)}: "
                "write the same codes in both."
            )


def with_codes(schema: Mapping[str, Any], lists: Mapping[str, CodeList]) -> dict[str, Any]:
    """The schema with the codes of each list that it names: a register may have lists of its own.

    A list that nobody has is left as the schema writes it.
    """
    found: dict[str, Any] = _with_codes(schema, lists)
    return found


def _with_codes(part: Any, lists: Mapping[str, CodeList]) -> Any:
    if isinstance(part, list):
        return [_with_codes(one, lists) for one in part]
    if not isinstance(part, Mapping):
        return part
    copied = {name: _with_codes(value, lists) for name, value in part.items()}
    known = lists.get(str(part.get("x-codes")))
    if known is not None and "enum" in copied:
        copied["enum"] = list(known.codes)
    return copied


def _code(document: Document, code: str, value: object) -> Code:
    if not isinstance(value, Mapping):
        raise _broken(document, f"`{code}` needs at least a label and a definition below it")
    for field in value:
        if field not in _FIELDS:
            raise _broken(document, f"`{code}.{field}` is not known here: correct or remove it")
    for flag in FLAGS & value.keys():
        if not isinstance(value[flag], bool):
            raise _broken(document, f"`{code}.{flag}` must be true or false")
    match = value.get("match", "none")
    if match not in MATCHES:
        raise _broken(document, f"`{code}.match` must be one of {', '.join(MATCHES)}")
    return Code(
        code=code,
        label=_text(document, value, "label", code),
        definition=_text(document, value, "definition", code),
        term=_text(document, value, "term", code) if "term" in value else None,
        match=match,
        flags=frozenset(flag for flag in FLAGS if value.get(flag)),
        covers=_covers(document, code, value),
        excepted=_paths(document, code, value, "not"),
        stage_to=_stages(document, code, value),
    )


def _covers(document: Document, code: str, value: Mapping[str, Any]) -> tuple[Path, ...]:
    """The fields that an event of this kind explains a change of; `["*"]` stands for all."""
    if "covers" not in value and (lone := next((f for f in _OF_EVENTS if f in value), None)):
        raise _broken(document, f"`{code}.{lone}` needs `covers` beside it, a list of fields")
    if value.get("covers") == list(EVERY_FIELD):
        return (EVERY_FIELD,)
    return _paths(document, code, value, "covers")


def _paths(document: Document, code: str, value: Mapping[str, Any], field: str) -> tuple[Path, ...]:
    listed = _texts(document, code, value, field)
    for one in listed:
        if not _FIELD.fullmatch(one):
            what = f"names {one}: name a field such as safeguards.dpia"
            raise _broken(document, f"`{code}.{field}` {what}")
    return tuple(tuple(one.split(".")) for one in listed)


def _stages(document: Document, code: str, value: Mapping[str, Any]) -> tuple[str, ...]:
    stages = _texts(document, code, value, "stage_to")
    if "stage_to" in value and not stages:
        raise _broken(document, f"`{code}.stage_to` names no stage: name one or remove it")
    return stages


def _texts(document: Document, code: str, value: Mapping[str, Any], field: str) -> tuple[str, ...]:
    listed = value.get(field, [])
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise _broken(document, f"`{code}.{field}` must be a list of texts, in [ ]")
    return tuple(listed)


def _text(document: Document, group: Mapping[str, Any], field: str, code: str) -> str:
    value = group.get(field)
    if not isinstance(value, str) or not value:
        place = f"{code}.{field}" if code else field
        raise _broken(document, f"`{place}` is missing or is not text: write it")
    return value


def _parts(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every object within a schema, in the order written."""
    waiting: list[Any] = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Mapping):
            yield part
            waiting.extend(reversed(list(part.values())))
        elif isinstance(part, list):
            waiting.extend(reversed(part))


def _broken(document: Document, what: str) -> SetupError:
    return SetupError(f"{document.file}: {what}.")
