"""Work already done, stored by the content that it came from.

One SQLite file below `.cache/fairshare/`: safe against a crash in the middle of a write, and
against two builds at once. The cache only ever saves time: damaged, missing or locked, it is left
aside and everything is computed again. The file is open only while it is read or written.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

_NAME = re.compile(r"[A-Za-z0-9._-]+")
"""Of a distribution, at the start of what requires it."""

_PATIENCE = 1.0
"""Seconds to wait for another build that writes: longer costs more than the cache saves."""

_IN_USE = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY),
        *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR),
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT),
    }
)
"""Errors that say nothing against the file itself: it is left alone."""

_TABLE = (
    "CREATE TABLE IF NOT EXISTS work (kind TEXT, key TEXT, value TEXT, crc INTEGER,"
    " PRIMARY KEY (kind, key))"
)


class Note(NamedTuple):
    """One thing that a worker used, or made."""

    kind: str
    key: str
    value: str | None
    """None where it was known before."""


class _CachedText(NamedTuple):
    value: str
    crc: int
    """Of the value: SQLite notices a broken page of the file, but not a changed letter."""


class Cache:
    """Texts by kind and key. Entries of another version of code or schema are never found."""

    def __init__(self, folder: Path | None, framework_digest: str) -> None:
        """`folder`: where to keep it; None keeps nothing."""
        self.space = sha256((code_digest() + framework_digest).encode()).hexdigest()[:16]
        """What stands for code, libraries and schema."""
        self._file = None if folder is None else folder / f"{self.space}.sqlite"
        self._known: dict[tuple[str, str], _CachedText] = {}
        self._used: dict[tuple[str, str], str] = {}
        self._order: list[tuple[str, str]] = []
        if self._file is not None and _make_room(self._file):
            self._known = _rows(self._file)

    def get(self, kind: str, key: str) -> str | None:
        """What was stored, or None. What is asked for stays in the cache for the next build."""
        if (fresh := self._used.get((kind, key))) is not None:
            return fresh
        cached = self._known.get((kind, key))
        if cached is None or crc32(cached.value.encode()) != cached.crc:
            return None
        self.put(kind, key, cached.value)
        return cached.value

    def put(self, kind: str, key: str, value: str) -> None:
        """Keep a result. Only results of success belong here."""
        self._used[kind, key] = value
        self._order.append((kind, key))

    def mark(self) -> int:
        """The place from which `since` lists what was used and made."""
        return len(self._order)

    def since(self, mark: int) -> list[Note]:
        """What was asked for or put in after a mark: for a forked worker to hand to its parent."""
        used = ((pair, self._used[pair]) for pair in self._order[mark:])
        return [Note(*pair, None if self._is_saved(pair, value) else value) for pair, value in used]

    def used_since(self, mark: int) -> Iterator[Note]:
        """The same with all values, once each: for another machine."""
        pairs = dict.fromkeys(self._order[mark:])
        return (Note(*pair, self._used[pair]) for pair in pairs)

    def learn(self, notes: Iterable[Note]) -> None:
        """Take over what a worker, forked from this process, or another machine used and made."""
        for kind, key, value in notes:
            self.put(kind, key, self._known[kind, key].value if value is None else value)

    def save(self) -> None:
        """Write down what this run used, in one transaction; forget the rest of the same kinds."""
        self._save({kind for kind, _key in self._used})

    def write_down(self, kind: str) -> None:
        """Write down what there is of one kind, and hold it no longer: nobody asks for it again."""
        self._save({kind})
        self._known = {pair: text for pair, text in self._known.items() if pair[0] != kind}
        self._used = {pair: value for pair, value in self._used.items() if pair[0] != kind}
        self._order = [pair for pair in self._order if pair[0] != kind]

    def _save(self, kinds: Collection[str]) -> None:
        if self._file is None:
            return
        gone = [pair for pair in self._known if pair[0] in kinds and pair not in self._used]
        fresh = [
            (*pair, value, crc32(value.encode()))
            for pair, value in self._used.items()
            if pair[0] in kinds and not self._is_saved(pair, value)
        ]
        if gone or fresh:
            _try(self._file, lambda connection: _write(connection, gone, fresh))

    def _is_saved(self, pair: tuple[str, str], value: str) -> bool:
        """Whether the file holds this very value already."""
        cached = self._known.get(pair)
        return cached is not None and cached.value is value


def _make_room(file: Path) -> bool:
    """Make the folder and remove what other versions of the code left; False where it can't be."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in file.parent.glob("*.sqlite*"):
            if not old.name.startswith(file.name):
                old.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _rows(file: Path) -> dict[tuple[str, str], _CachedText]:
    """Everything stored. A damaged file is thrown away; one that can't be read now stays."""
    rows: dict[tuple[str, str], _CachedText] = {}
    fault = _try(file, lambda connection: rows.update(_read(connection)))
    if fault is not None and getattr(fault, "sqlite_errorcode", 0) & 0xFF not in _IN_USE:
        rows = {}
        with contextlib.suppress(OSError):
            for part in file.parent.glob(f"{file.name}*"):  # a journal must not outlive its file
                part.unlink()
    return rows


def _try(file: Path, work: Callable[[sqlite3.Connection], None]) -> sqlite3.Error | None:
    """Do something with the database in one transaction; what stood in the way, if anything."""
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=_PATIENCE)) as connection, connection:
            connection.execute("PRAGMA page_size = 65536")  # values are long
            connection.execute("PRAGMA synchronous = OFF")  # a damaged file only costs time
            connection.execute(_TABLE)
            work(connection)
    except sqlite3.Error as error:
        return error
    return None


def _read(connection: sqlite3.Connection) -> dict[tuple[str, str], _CachedText]:
    rows = connection.execute("SELECT kind, key, value, crc FROM work WHERE typeof(value) = 'text'")
    return {(kind, key): _CachedText(value, crc) for kind, key, value, crc in rows}


def _write(
    connection: sqlite3.Connection,
    gone: list[tuple[str, str]],
    fresh: list[tuple[str, str, str, int]],
) -> None:
    connection.executemany("DELETE FROM work WHERE kind = ? AND key = ?", gone)
    connection.executemany("INSERT OR REPLACE INTO work VALUES (?, ?, ?, ?)", fresh)


@cache
def code_digest() -> str:
    """sha256 over all that this package holds and runs on, as this process found it."""
    digest = sha256()
    for name, content in sorted(_contents(files("fairshare"), "")):
        digest.update(name.encode() + b"\0" + content)
    digest.update("\n".join((sys.version, sqlite3.sqlite_version, *_libraries())).encode())
    return digest.hexdigest()


def _libraries() -> Iterator[str]:
    """Name and version of each library that the package asks for, and that is there."""
    for one in requires("fairshare") or ():
        if named := _NAME.match(one):
            with contextlib.suppress(PackageNotFoundError):  # one of an extra
                yield f"{named[0]} {version(named[0])}"


def _contents(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                found += _contents(entry, f"{prefix}{entry.name}/")
        elif not entry.name.endswith(".pyc"):
            found.append((prefix + entry.name, entry.read_bytes()))
    return found
