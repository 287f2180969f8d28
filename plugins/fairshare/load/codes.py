"""Closed lists: `schema/codes/<list>.yml`, and their agreement with the schemas that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from fairshare.framework import Code, CodeList
from fairshare.load.document import Document
from fairshare.problems import SetupError

FLAGS = frozenset({"special", "criminal", "public_authority", "needs_by", "alone"})
"""Marks that rules look for."""
LISTS = ("covers", "not", "stage_to")
"""What a kind of event says of the fields and stages that change with it."""
MATCHES = ("exact", "close", "none")

_FIELDS = {"label", "definition", "term", "match", *FLAGS, *LISTS}


def read_codes(document: Document) -> CodeList:
    """One closed list. Raises SetupError, one sentence, for a part that is missing or unknown."""
    data = document.data
    codes = data.get("codes")
    if not isinstance(codes, Mapping) or not codes:
        raise _broken(document, "`codes` is missing or empty: list the codes under it")
    return CodeList(
        name=PurePosixPath(document.file).stem,
        title=_text(document, data, "title", ""),
        description=_text(document, data, "description", ""),
        codes={code: _code(document, code, value) for code, value in codes.items()},
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
        covers=_names(document, value, "covers", code),
        excludes=_names(document, value, "not", code),
        stage_to=_names(document, value, "stage_to", code),
    )


def _names(document: Document, group: Mapping[str, Any], field: str, code: str) -> tuple[str, ...]:
    value = group.get(field, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise _broken(document, f"`{code}.{field}` must be a list of names")
    return tuple(value)


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
