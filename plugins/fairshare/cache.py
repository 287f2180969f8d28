"""Work already done, kept by the content that it came from.

One SQLite file below `.cache/fairshare/`: safe against a crash in the middle of a write, and
against two builds at once. The cache only ever saves time: damaged, missing or locked, it is left
aside and everything is computed again.
"""

from __future__ import annotations

import contextlib
import sqlite3
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_LIBRARIES = ("jinja2", "jsonschema", "markdown-it-py", "nh3", "pyyaml")
"""What results depend on beside our own code."""


class Cache:
    """Texts by kind and key. Entries of another version of code or schema are never found."""

    def __init__(self, folder: Path | None, framework_digest: str) -> None:
        """`folder`: where to keep it; None keeps nothing."""
        self._space = sha256((_code_digest() + framework_digest).encode()).hexdigest()[:16]
        self._connection = None if folder is None else _open(folder, self._space)
        self._known: dict[tuple[str, str], str] = {}
        self._new: dict[tuple[str, str], str] = {}
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                rows = self._connection.execute("SELECT kind, key, value FROM work")
                self._known = {(kind, key): value for kind, key, value in rows}

    def get(self, kind: str, key: str) -> str | None:
        """What was kept, or None. What is asked for stays in the cache for the next build."""
        value = self._known.get((kind, key))
        if value is not None:
            self._new[kind, key] = value
        return value

    def put(self, kind: str, key: str, value: str) -> None:
        """Keep a result. Only results of success belong here."""
        self._new[kind, key] = value

    def save(self) -> None:
        """Write down what this run used, in one transaction, and forget the rest."""
        if self._connection is None:
            return
        with contextlib.suppress(sqlite3.Error), self._connection as connection:
            gone = [pair for pair in self._known if pair not in self._new]
            fresh = [
                (kind, key, value)
                for (kind, key), value in self._new.items()
                if (kind, key) not in self._known
            ]
            connection.executemany("DELETE FROM work WHERE kind = ? AND key = ?", gone)
            connection.executemany("INSERT OR REPLACE INTO work VALUES (?, ?, ?)", fresh)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()


def _open(folder: Path, space: str) -> sqlite3.Connection | None:
    """The database of one version of the code; a damaged one is thrown away and begun again."""
    for _attempt in range(2):
        file = folder / f"{space}.sqlite"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.glob("*.sqlite*"):
                if not old.name.startswith(space):
                    old.unlink(missing_ok=True)
            connection = sqlite3.connect(file, timeout=5)
            connection.execute(
                "CREATE TABLE IF NOT EXISTS work"
                " (kind TEXT, key TEXT, value TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID"
            )
            connection.execute("SELECT count(*) FROM work")
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)
        except OSError:
            return None
        else:
            return connection
    return None


def _code_digest() -> str:
    """sha256 over this package's files and its libraries' versions."""
    digest = sha256()
    for name, content in sorted(_contents(files("fairshare"), "")):
        digest.update(name.encode() + b"\0" + content)
    digest.update(" ".join(f"{name} {version(name)}" for name in _LIBRARIES).encode())
    return digest.hexdigest()


def _contents(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                found += _contents(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".py", ".html")):
            found.append((prefix + entry.name, entry.read_bytes()))
    return found
