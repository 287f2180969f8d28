"""Read the files of `schema/`, or say in one sentence which of them is missing or broken.

A file that the folder lacks is the one that comes with the program.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from fairshare.git.line_ends import as_git_holds
from fairshare.load.document import Document, Parsed
from fairshare.load.shipped import overlaid
from fairshare.load.strict_yaml import parse
from fairshare.model import Path as FieldPath
from fairshare.problems import SetupError

RESTORE = "restore it from the repository's history, or copy it from a release of FairShare"


class SchemaFiles:
    """The folder `schema/`, and what was read of it. All methods raise SetupError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = overlaid(folder)
        self._read: dict[str, bytes] = {}

    def shown(self, name: str) -> str:
        """A file's name for people: from the parent of the folder, with forward slashes."""
        return f"{self._folder.name}/{name}"

    def names(self, folder: str) -> list[str]:
        """The YAML files of a folder in it, in order."""
        start = f"{folder}/"
        return [
            name
            for name in self._files
            if name.startswith(start) and name.endswith(".yml") and name.count("/") == 1
        ]

    def below(self, folder: str) -> list[str]:
        """Every file of a folder in it, in order."""
        return [name for name in self._files if name.startswith(f"{folder}/")]

    def has(self, name: str) -> bool:
        """Whether a file, or a folder with one in it, that may be missing is there."""
        return name in self._files or any(one.startswith(f"{name}/") for one in self._files)

    def is_own(self, name: str) -> bool:
        """Whether a file is the register's own, and not the one that comes with the program."""
        return self._files[name].is_relative_to(self._folder)

    def json(self, name: str) -> Mapping[str, Any]:
        """A JSON file that holds an object, no name in it twice."""
        try:
            data = json.loads(self._bytes(name).decode("utf-8"), object_pairs_hook=_once)
        except json.JSONDecodeError as error:
            place = f"line {error.lineno}, column {error.colno}"
            message = f"{self.shown(name)}: this is not valid JSON from {place} on; correct it."
            raise SetupError(message) from error
        except _TwiceError as error:
            message = f'{self.shown(name)}: "{error}" is written twice in one object; remove one.'
            raise SetupError(message) from error
        except (UnicodeDecodeError, RecursionError) as error:
            raise SetupError(
                f"{self.shown(name)}: this is not JSON in UTF-8; {RESTORE}."
            ) from error
        if not isinstance(data, dict):
            raise SetupError(f"{self.shown(name)}: this is not a JSON object; {RESTORE}.")
        return data

    def yaml(self, name: str) -> Document:
        """A YAML file, read as strictly as an entry."""
        parsed = _parsed(self._bytes(name), self.shown(name))
        if parsed.document is None:
            first = parsed.problems[0]
            message = first.message.rstrip(".")
            raise SetupError(f"{first.file}, line {first.line}: {message}; correct it.")
        return parsed.document

    def digest(self) -> str:
        """sha256 over the names and bytes of all files read, whatever the order of reading."""
        total = hashlib.sha256()
        for name, content in sorted(self._read.items()):
            total.update(f"{name}\0{len(content)}\0".encode())
            total.update(content)
        return total.hexdigest()

    def _bytes(self, name: str) -> bytes:
        try:
            content = self._files.get(name, self._folder / name).read_bytes()
            content = as_git_holds(content)
        except FileNotFoundError as error:
            raise SetupError(f"{self.shown(name)}: the file is missing; {RESTORE}.") from error
        except OSError as error:
            message = f"{self.shown(name)}: the file can't be read; check that it is a file, and "
            raise SetupError(f"{message}its permissions.") from error
        self._read[name] = content
        return content


@lru_cache(maxsize=64)  # a preview reads them again at each change, and most are as they were
def _parsed(content: bytes, name: str) -> Parsed:
    return parse(content, name)


class _TwiceError(Exception):
    """A name is written twice in a JSON object: Python would let the second win in silence."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _TwiceError(name)
        found[name] = value
    return found


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """A group of fields in one of those files, read strictly.

    Its methods raise SetupError, one sentence with the line, for a field that is not as asked.
    """

    document: Document
    path: FieldPath
    fields: Mapping[str, Any]

    @classmethod
    def at(cls, document: Document, path: FieldPath = ()) -> FieldGroup:
        """The group at a path that is there."""
        value: Any = document.data
        for step in path:
            value = value[step]
        if not isinstance(value, Mapping):
            raise broken(document, path, "must be a group of fields")
        return cls(document, path, value)

    def only(self, needed: Collection[str], allowed: Collection[str] = ()) -> FieldGroup:
        """The same group, once it holds all that is needed, and nothing that nobody knows."""
        for name in needed:
            if name not in self.fields:
                raise self.broken(name, "is missing: add it")
        for name in self.fields:
            if name not in needed and name not in allowed:
                raise self.broken(name, "is not known here: correct its spelling or remove it")
        return self

    def group(self, name: str) -> FieldGroup:
        """A group in it."""
        return FieldGroup.at(self.document, (*self.path, name))

    def text(self, name: str) -> str:
        """A text that is not empty."""
        value = self.fields[name]
        if not isinstance(value, str) or not value:
            raise self.broken(name, "must be text")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts with at least one in it."""
        value = self.fields[name]
        if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
            raise self.broken(name, "must be a list of texts, at least one")
        return tuple(value)

    def count(self, name: str) -> int:
        """A whole number from 1 on."""
        value = self.fields[name]
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.broken(name, "must be a whole number from 1 on")
        return value

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self.fields[name]
        if not isinstance(value, bool):
            raise self.broken(name, "must be true or false")
        return value

    def broken(self, name: str, what: str) -> SetupError:
        """The sentence on one of its fields."""
        return broken(self.document, (*self.path, name), what)


def broken(document: Document, path: FieldPath, what: str) -> SetupError:
    """The sentence on what stands at a path, or should: the file, the line, the field."""
    known = path
    while known not in document.positions:
        known = known[:-1]
    line = document.positions[known].key_line
    named = ".".join(str(step + 1 if isinstance(step, int) else step) for step in path)
    place = f"{document.file}, line {line}"
    return SetupError(f"{place}: `{named}` {what}." if named else f"{place}: the file {what}.")
