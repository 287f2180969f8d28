"""What one of several machines hands to the next: work for the cache, and files of the site.

A bundle is one SQLite file, written under another name first, so none is half-written. It says what
it was made from. Whoever asks for the bundles of a stage gets all of them, made from the very same,
or an error: a site that lacks a part is never made (docs/adr/0052).
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from fairshare.language import gettext as _
from fairshare.problems import SetupError
from fairshare.work.cache import Note
from fairshare.work.shard import Shard

CHECK, DRAW = "check", "draw"
"""The two stages that leave bundles."""
_SUFFIX = ".bundle"
_CHUNK = 1 << 26
"""Bytes of a file in one row: SQLite takes a thousand million."""

_TABLES = """
PRAGMA page_size = 65536;
PRAGMA synchronous = OFF;
CREATE TABLE head (stage TEXT, number INTEGER, count INTEGER, program TEXT, day TEXT, subject TEXT);
CREATE TABLE work (kind TEXT, key TEXT, value TEXT, crc INTEGER, PRIMARY KEY (kind, key));
CREATE TABLE file (path TEXT, place INTEGER, content BLOB, PRIMARY KEY (path, place));
"""


class Origin(NamedTuple):
    """What a bundle was made from: with another one, it is of no use."""

    program: str
    """Code, libraries and rules, as `Cache.space` has them."""
    day: str
    subject: str
    """What stands for the register, and for all else that went into it."""


class Bundle(NamedTuple):
    """The bundle of one machine."""

    place: Path
    stage: str
    shard: Shard
    origin: Origin

    @contextlib.contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """For reading only. Raises SetupError where it is damaged."""
        try:
            with contextlib.closing(_connected(self.place)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise _damaged(self.place) from error

    def work(self) -> Iterator[Note]:
        """Everything for the cache. Raises SetupError."""
        with self.opened() as connection:
            for kind, key, value, crc in connection.execute("SELECT * FROM work"):
                if crc32(value.encode()) != crc:
                    raise _damaged(self.place)
                yield Note(kind, key, value)

    def value(self, kind: str, key: str) -> str:
        """One thing of what there is for the cache. Raises SetupError."""
        asked = "SELECT value FROM work WHERE kind = ? AND key = ?"
        with self.opened() as connection:
            return str(connection.execute(asked, (kind, key)).fetchone()[0])

    def content(self, path: str, connection: sqlite3.Connection) -> Iterator[bytes]:
        """A file of the site, part by part; nothing where it has none of the name."""
        asked = "SELECT content FROM file WHERE path = ? ORDER BY place"
        return (row[0] for row in connection.execute(asked, (path,)))

    def damaged(self) -> SetupError:
        """What to raise when a file is not what it should be."""
        return _damaged(self.place)


def write_bundle(
    folder: Path,
    made: tuple[str, Shard, Origin],
    work: Iterable[Note],
    site: Path = Path(),
    paths: Iterable[str] = (),
) -> Path:
    """Write the bundle of a stage and a shard, made from something; comes back with its place.

    `paths`: files of the site for it, below `site`. Raises SetupError when the disk won't.
    """
    stage, shard, origin = made
    place = folder / f"{stage}-{shard.number}-of-{shard.count}{_SUFFIX}"
    beside = place.with_suffix(".unfinished")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(beside)) as connection, connection:
            connection.executescript(_TABLES)
            connection.executemany("INSERT OR REPLACE INTO work VALUES (?, ?, ?, ?)", _rows(work))
            connection.executemany("INSERT INTO file VALUES (?, ?, ?)", _parts(site, paths))
            head = (stage, shard.number, shard.count, *origin)
            connection.execute("INSERT INTO head VALUES (?, ?, ?, ?, ?, ?)", head)
        beside.replace(place)
    except (OSError, sqlite3.Error) as error:
        said = _("The bundle {file} can't be written: {error}.")
        raise SetupError(said.format(file=place, error=error)) from error
    return place


def read_bundles(folder: Path, stage: str, origin: Origin) -> list[Bundle]:
    """The bundles that a stage left in a folder, in order: all of them, else SetupError."""
    if not folder.is_dir():
        raise SetupError(
            _("There is no folder {folder}: name the one with the bundles.").format(folder=folder)
        )
    bundles = [one for one in map(_read, sorted(folder.rglob(f"*{_SUFFIX}"))) if one.stage == stage]
    found: dict[int, Bundle] = {}
    for one in bundles:
        _refuse_other(one, origin)
        if one.shard.count != bundles[0].shard.count:
            said = _("{one} and {other} are not of the same number of shards: remove what is old.")
            raise SetupError(said.format(one=bundles[0].place, other=one.place))
        if (same := found.setdefault(one.shard.number, one)) is not one:
            said = _("{one} and {other} are the same shard: leave one of them.")
            raise SetupError(said.format(one=same.place, other=one.place))
    count = bundles[0].shard.count if bundles else 1
    missing = [str(Shard(one, count)) for one in range(1, count + 1) if one not in found]
    if not bundles or missing:
        said = _("{folder} lacks bundles of the stage `{stage}`: {missing}. Let those run first.")
        every = ", ".join(missing) if bundles else _("all")
        raise SetupError(said.format(folder=folder, stage=stage, missing=every))
    return [found[number] for number in sorted(found)]


def _read(place: Path) -> Bundle:
    """A bundle by what it says of itself. Raises SetupError for what is none, or a part of one."""
    try:
        with contextlib.closing(_connected(place)) as connection:
            ((stage, number, count, *origin),) = connection.execute("SELECT * FROM head")
    except (sqlite3.Error, ValueError) as error:
        raise _damaged(place) from error
    return Bundle(place, stage, Shard(number, count), Origin(*origin))


def _refuse_other(bundle: Bundle, wanted: Origin) -> None:
    """Raises SetupError for a bundle that was made from something else."""
    if bundle.origin.program != wanted.program:
        differs = _("by another FairShare, another Python or other rules")
    elif bundle.origin.day != wanted.day:
        differs = _("for {then}, and this is for {now}").format(
            then=bundle.origin.day, now=wanted.day
        )
    elif bundle.origin.subject != wanted.subject:
        differs = _("from another state of the register, of its past or of the settings")
    else:
        return
    said = _(
        "{file} was made {differs}. All machines must begin with the same, so either it or this "
        "copy is out of step. Put that right, and make the bundle again."
    )
    raise SetupError(said.format(file=bundle.place, differs=differs))


def _connected(place: Path) -> sqlite3.Connection:
    """Opened so that nothing is ever written to it, nor beside it."""
    return sqlite3.connect(f"{place.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _damaged(place: Path) -> SetupError:
    said = _("{file} is damaged, or only a part of it is there: fetch it or make it again.")
    return SetupError(said.format(file=place))


def _rows(work: Iterable[Note]) -> Iterator[tuple[str, str, str, int]]:
    for kind, key, value in work:
        if value is not None:
            yield kind, key, value, crc32(value.encode())


def _parts(site: Path, paths: Iterable[str]) -> Iterator[tuple[str, int, bytes]]:
    """Files in parts that SQLite takes, of which one is in memory at a time."""
    for path in paths:
        with (site / path).open("rb") as file:
            place = 0
            while (content := file.read(_CHUNK)) or not place:
                yield path, place, content
                place += 1
