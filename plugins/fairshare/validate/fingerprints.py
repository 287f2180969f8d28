"""The words that a register holds by their sha256, whoever brings them.

A newer program could change what an old entry says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from fairshare.load.base import Base
from fairshare.problems import Problem
from fairshare.validate.entry_access import text
from fairshare.validate.integrity.corrections import Meaning
from fairshare.validate.integrity.meaning import INITIATIVE, codes_in, data_in, questions_in

FINGERPRINTS = "held.json"
Fingerprints = Mapping[str, Mapping[str, str]]
"""File of the schema to path of a text to its sha256."""


def fingerprints_of(contents: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """The sha256 of each text that gives entries their meaning, of the files of a schema."""
    found = {}
    for name, content in contents.items():
        if words := {path: _digest(one) for path, one in _meaning(name, content).texts.items()}:
            found[name] = words
    return found


def same_words(base: Base, now: Mapping[str, bytes], file: str) -> Iterator[Problem]:
    """Each word that the base held and that says something else now, with no correction.

    `now`: the files of the schema in use. `file`: what people call held.json. What a body changed
    in a file of its own is told as E524 and E525.
    """
    then, fingerprints = _read(base.fingerprints), _read(now.get(FINGERPRINTS))
    reported = {one.name for one in base.schema}
    current = fingerprints_of(now)
    for name in sorted(then.keys() - reported):
        corrected = _corrected(_meaning(name, now.get(name, b"")))
        for path, digest in then[name].items():
            is_now = current.get(name, {}).get(path, "")
            if is_now != digest and (path, digest) not in corrected:
                yield Problem.of("E530", file=file, list=name, path_name=path)
            elif fingerprints.get(name, {}).get(path) != is_now:
                yield Problem.of("E530", "not held", file=file, list=name, path_name=path)


def _meaning(name: str, content: bytes) -> Meaning:
    data = data_in(content)
    if data is None:
        return Meaning({}, ())
    if name == INITIATIVE:
        return questions_in(data)
    return codes_in(data) if PurePosixPath(name).parent.name == "codes" else Meaning({}, ())


def _corrected(meaning: Meaning) -> set[tuple[str, str]]:
    """Path of a text and sha256 of what stood there, for each correction of a file."""
    items = (dict(one) for one in meaning.corrections if isinstance(one, Mapping))
    return {(text(one, "path"), _digest(text(one, "was"))) for one in items}


def _read(content: bytes | None) -> Fingerprints:
    """What the file holds; nothing where it is missing or no such file."""
    try:
        data: Any = json.loads(content or b"{}")
    except ValueError:
        return {}
    if not isinstance(data, Mapping):
        return {}
    return {name: words for name, words in data.items() if isinstance(words, Mapping)}


def _digest(written: str) -> str:
    return sha256(" ".join(written.split()).encode()).hexdigest()
