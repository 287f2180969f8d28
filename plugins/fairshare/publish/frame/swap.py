"""Build beside, then swap: a build that fails, or is killed, leaves the last good site standing."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from fairshare.problems import SetupError
from fairshare.publish.frame.rename_exchange import rename_exchange

LONGEST = 259
"""Characters of a path that Windows takes, unless it was told to take more."""


def beside(site: Path) -> Path:
    """Where next sites are built: on the same disk, so that a rename can put one in place."""
    return site.with_name(f"{site.name}.building")


def prepare(site: Path) -> Path:
    """The empty folder for the next site. Raises SetupError where it can't be made.

    Puts the last site back first, where a build was killed before the next one had its place. The
    folder has a name of its own: a program that a killed build had started may still write to the
    old one.
    """
    folder = beside(site) / secrets.token_hex(4)
    try:
        old = _old(site)
        if old.is_dir() and not _is_there(site):
            old.rename(site)
        with suppress(OSError):  # as when somebody still writes there
            discard(beside(site))
        folder.mkdir(parents=True)
    except OSError as error:
        raise SetupError(
            f"The site can't be built in {beside(site).name}/: {error.strerror}. {_untouched(site)}"
        ) from error
    return folder


def failure(site: Path, error: OSError) -> str:
    """One sentence on a file of the next site that couldn't be written."""
    file = Path(os.fsdecode(error.filename2 or error.filename or beside(site)))
    return f"The site can't be written: {file.name}: {_reason(file, error)}. {_untouched(site)}"


def _reason(file: Path, error: OSError) -> str:
    """Why a file couldn't be written. Windows says of a path that is too long: no such file."""
    length = len(str(file.absolute()))
    if isinstance(error, FileNotFoundError) and length > LONGEST:
        return (
            f"its path has {length} characters, and Windows takes {LONGEST}. Move the register's "
            "folder nearer to the top of the disk, or let Windows take long paths"
        )
    return error.strerror or str(error)


def _untouched(site: Path) -> str:
    return f"{site.name}/ is left as it was."


def swap(finished: Path, site: Path) -> None:
    """Put the finished site in the place of the last one.

    At one stroke where the system can, so that there is a whole site at every moment; else by two
    renames, and `prepare` mends what a kill between them leaves (docs/adr/0010). Raises SetupError
    when the folders can't be renamed; the last site is then back in its place.
    """
    old = _old(site)
    try:
        discard(old)
        if not _is_there(site):
            finished.rename(site)
        elif rename_exchange(finished, site):
            old = finished
        else:
            _by_two_renames(finished, site, old)
    except OSError as error:
        raise SetupError(
            f"The finished site can't be put into its place: {error.strerror}. {_untouched(site)}"
        ) from error
    with suppress(OSError):  # the new site stands; the next build clears away what is left
        discard(old)
        discard(beside(site))


def _by_two_renames(finished: Path, site: Path, old: Path) -> None:
    """Raises OSError when one of them fails; the last site is then back in its place."""
    site.rename(old)
    try:
        finished.rename(site)
    except OSError:
        old.rename(site)
        raise


def _old(site: Path) -> Path:
    """Where the last site lies for the moment between two renames."""
    return site.with_name(f"{site.name}.old")


def _is_there(path: Path) -> bool:
    """Whether something lies there, be it a link that leads nowhere."""
    return os.path.lexists(path)


def discard(folder: Path) -> None:
    """Remove a folder of ours, or a file in its place; nothing there is fine."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder)


def write(file: Path, content: bytes) -> None:
    """Write one file of the site, making its folders. Raises SetupError when the disk won't.

    Never into a file that is there: it may have a second name, in the last site.
    """
    with _plain_fault(file):
        file.unlink(missing_ok=True)
        try:
            file.write_bytes(content)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


@contextmanager
def new_file(file: Path) -> Iterator[BinaryIO]:
    """The same for a file that is too large to hold."""
    with _plain_fault(file):
        make_room(file)
        with file.open("wb") as opened:
            yield opened


def make_room(file: Path) -> None:
    """Make the folder of a file, in which there is none of its name."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)


@contextmanager
def _plain_fault(file: Path) -> Iterator[None]:
    """Raises SetupError in the place of OSError."""
    try:
        yield
    except OSError as error:
        said = f"The site can't be written: {file.name}: {_reason(file, error)}."
        raise SetupError(said) from error
