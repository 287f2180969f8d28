"""The rules on the words of `schema/`: codes, questions and methods mean what they meant.

What changes the meaning is a new code or a new version of the method. The words alone may be put
right, with a correction in the same file that says what stood there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from fairshare.catalogue import words
from fairshare.load.base import Base
from fairshare.load.base.files import ChangedFile
from fairshare.load.codes.corrections import (
    CORRECTIONS,
    SCALE,
    SCHEMA_CORRECTIONS,
    WORDS_OF_A_CODE,
    WORDS_OF_A_QUESTION,
)
from fairshare.load.strict_yaml import parse
from fairshare.model import Data
from fairshare.problems import Problem
from fairshare.validate.entry_access import group, text
from fairshare.validate.integrity.corrections import Meaning, quoted, still_to_come, unsaid, wrong
from fairshare.validate.naming import ANSWERS, short
from fairshare.validate.source import Source

INITIATIVE = "initiative.schema.json"
_GROUPINGS = ("x-principle", "x-axis")
"""What a method weighs together: another group would be another method."""


def meaning(
    changed: ChangedFile, base: Base, now: Mapping[str, Source], today: date
) -> Iterator[Problem]:
    """Every change of what words mean in one file that no correction explains."""
    if changed.old is None:
        return
    if _folder(changed) == "method" and _is_in_use(changed, base, now):
        yield Problem.of("E528", "" if changed.new else "deleted", file=changed.file)
    elif changed.name == INITIATIVE:
        yield from _words(changed, "E525", today)
        yield from _groupings(changed)
    else:
        yield from _words(changed, "E524", today)


def words_in(changed: ChangedFile, data: Data) -> Meaning:
    """What a file of `schema/` calls things; nothing in one that only holds rules or numbers."""
    if changed.name == INITIATIVE:
        return questions_in(data)
    return codes_in(data) if _folder(changed) == "codes" else Meaning({}, ())


def _folder(changed: ChangedFile) -> str:
    return PurePosixPath(changed.name).parent.name


def _words(changed: ChangedFile, code: str, today: date) -> Iterator[Problem]:
    """The words of one file that changed without a correction, and corrections that are wrong."""
    old, new = data_in(changed.old), data_in(changed.new)
    if old is None:
        return
    before, after = words_in(changed, old), words_in(changed, new or {})
    for path, was, is_gone in unsaid(before, after):
        yield _problem(
            changed,
            path.split("."),
            code,
            "taken out" if is_gone else "",
            path_name=path,
            was=short(was, 300),
            quoted=quoted(was),
            today=today.isoformat(),
        )
    faults = (*wrong(before, after), *still_to_come(after, today)) if new is not None else ()
    for item, variant, path, was in faults:
        yield _problem(
            changed,
            [SCHEMA_CORRECTIONS if changed.name == INITIATIVE else CORRECTIONS],
            "E526",
            variant,
            number=item + 1,
            path_name=short(path),
            was=short(was, 300),
            quoted=quoted(was),
        )


def data_in(content: bytes | None) -> Data | None:
    """What a file of `schema/` says, YAML or JSON; None where it says nothing that can be read."""
    if content is None:
        return None
    if content.lstrip().startswith(b"{"):
        return _json(content)
    document = parse(content, "").document
    return None if document is None else document.data


def _json(content: bytes) -> Data | None:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def codes_in(data: Data) -> Meaning:
    """What the codes of a closed list are called and mean, and its corrections."""
    codes = group(data, "codes")
    return Meaning(
        {
            f"codes.{code}.{part}": text(codes, code, part)
            for code in codes
            for part in WORDS_OF_A_CODE
            if text(codes, code, part)
        },
        _listed(data, CORRECTIONS),
    )


def questions_in(data: Data) -> Meaning:
    """How the questions and their steps are worded, and the corrections of them."""
    texts = {}
    for question, asked in _questions(data):
        for part in WORDS_OF_A_QUESTION:
            if words := text(asked, part):
                texts[f"{ANSWERS}.{question}.{part}"] = words
        for step, words in group(asked, SCALE).items():
            texts[f"{ANSWERS}.{question}.{SCALE}.{step}"] = str(words)
    return Meaning(texts, _listed(data, SCHEMA_CORRECTIONS))


def _questions(data: Data) -> Iterator[tuple[str, Data]]:
    for question, asked in group(data, "properties", ANSWERS, "properties").items():
        if isinstance(asked, dict):
            yield question, asked


def _listed(data: Data, field: str) -> list[Any]:
    value = data.get(field)
    return value if isinstance(value, list) else []


def _groupings(changed: ChangedFile) -> Iterator[Problem]:
    """A question stays in the groups that every version of the method weighs it in."""
    old, new = data_in(changed.old) or {}, data_in(changed.new) or {}
    now = dict(_questions(new))
    for question, asked in _questions(old):
        for part in _GROUPINGS:
            if question in now and text(asked, part) != text(now[question], part):
                path = f"{ANSWERS}.{question}.{part}"
                was = short(text(asked, part))
                yield _problem(changed, path.split("."), "E528", "group", path_name=path, was=was)


def _is_in_use(changed: ChangedFile, base: Base, now: Mapping[str, Source]) -> bool:
    """Whether an entry names a version of the method, then or now."""
    version = PurePosixPath(changed.name).stem
    then = filter(None, (*base.changed.values(), *base.gone.values()))
    entries = (*(source.data for source in now.values()), *then)
    return any(text(data, "method") == version for data in entries)


def _problem(
    changed: ChangedFile, path: list[str], code: str, variant: str, **values: object
) -> Problem:
    """A problem at a place in a file of `schema/`, as near as the file lets it be found."""
    said = words(code, variant, values)
    document = None if changed.new is None else parse(changed.new, changed.file).document
    if document is not None and changed.name != INITIATIVE:
        return document.placed(code, tuple(path), said)
    line = _line(changed.new or b"", path)
    return Problem(code, changed.file, line, 1, tuple(path), *said)


def _line(content: bytes, path: list[str]) -> int:
    """The line of a field in a JSON file: each of its names stands below the one before."""
    lines = content.decode("utf-8", "replace").split("\n")
    here = 0
    for step in path:
        named = f'"{step}":'
        here = next((n for n in range(here, len(lines)) if named in lines[n]), here)
    return here + 1
