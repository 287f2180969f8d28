"""Read the files of `schema/`, or say in one sentence which of them is missing or broken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from fairshare.load.document import Document, Parsed
from fairshare.load.strict_yaml import parse
from fairshare.problems import SetupError

RESTORE = "restore it from the repository's history, or copy it from a release of FairShare"


class SchemaFiles:
    """The folder `schema/`, and what was read of it. All methods raise SetupError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, bytes] = {}
        if not folder.is_dir():
            raise SetupError(f"{folder.name}/: the folder is missing; {RESTORE}.")

    def shown(self, name: str) -> str:
        """A file's name for people: from the parent of the folder, with forward slashes."""
        return f"{self._folder.name}/{name}"

    def names(self, folder: str) -> list[str]:
        """The YAML files of a folder in it, in order; at least one."""
        found = sorted(path.name for path in (self._folder / folder).glob("[!.]*.yml"))
        if not found:
            raise SetupError(f"{self.shown(folder)}/: no file lies here; {RESTORE}.")
        return [f"{folder}/{name}" for name in found]

    def has(self, name: str) -> bool:
        """Whether a file that may be missing is there."""
        return (self._folder / name).exists()

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
            content = (self._folder / name).read_bytes()
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
