"""Build beside, then swap: a build that fails, or is killed, leaves the last good site standing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from fairshare.problems import SetupError


def beside(site: Path) -> Path:
    """Where the next site is built: in the same folder, so that a rename can put it in place."""
    return site.with_name(f"{site.name}.building")


def prepare(site: Path) -> Path:
    """The empty folder for the next site. Raises SetupError where it can't be made."""
    folder = beside(site)
    try:
        discard(folder)
        folder.mkdir(parents=True)
    except OSError as error:
        raise SetupError(
            f"The site can't be built in {folder.name}/: {error.strerror}. "
            f"{site.name}/ is left as it was."
        ) from error
    return folder


def swap(finished: Path, site: Path) -> None:
    """Put the finished site in the place of the last one.

    Two renames: only between them is there no site, and a build killed there leaves both folders.
    Raises SetupError when the folders can't be renamed; the last site is then put back.
    """
    old = site.with_name(f"{site.name}.old")
    discard(old)
    try:
        if site.exists():
            site.rename(old)
        finished.rename(site)
    except OSError as error:
        if old.exists() and not site.exists():
            old.rename(site)
        raise SetupError(
            f"The finished site can't be put into {site.name}/: {error.strerror}."
        ) from error
    discard(old)


def discard(folder: Path) -> None:
    """Remove a folder of ours, or a file in its place; nothing there is fine."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder)


def write(file: Path, content: bytes) -> None:
    """Write one file of the site, making its folders. Raises SetupError when the disk won't."""
    try:
        try:
            file.write_bytes(content)
        except FileNotFoundError:
            os.makedirs(file.parent, exist_ok=True)  # noqa: PTH103 - half the cost of Path.mkdir
            file.write_bytes(content)
    except OSError as error:
        raise SetupError(f"The site can't be written: {file.name}: {error.strerror}.") from error
