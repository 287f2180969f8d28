"""The list of a site's files with the sha256 of each, in the form that `sha256sum -c` reads."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from fairshare.manifest.broken import BrokenError

ADDRESS = "data/files.sha256"

_TEXT, _BYTES = "utf-8", "surrogateescape"
"""Names are bytes to some systems; those that are no text come back as they were."""
_LINE = re.compile(r"([0-9a-f]{64})  ([^\0-\x1f\x7f\\]+)")
_ASIDE = re.compile(r"(?:^|/)(?:\.{0,2})(?:/|$)")
"""Steps that lead out of the site, or nowhere: an empty one, `.` and `..`."""


def hashed(
    folder: Path, without: frozenset[str], known: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The sha256 of every file below a folder by its path, in order. Raises OSError.

    `known`: of files that are not read again, by path.
    """
    names = sorted(name for name in files_below(folder) if name not in without)
    known = known or {}
    return {name: known.get(name) or _digest(f"{folder}/{name}") for name in names}


def _digest(path: str) -> str:
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - a third of Path.read_bytes' cost
        return sha256(stream.read()).hexdigest()


def files_below(folder: Path, prefix: str = "") -> Iterator[str]:
    """The path of everything below a folder that is no folder itself. Links are not followed."""
    with os.scandir(folder / prefix) as listing:
        for entry in listing:
            if entry.is_dir(follow_symlinks=False):
                yield from files_below(folder, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}"


def list_bytes(digests: Mapping[str, str]) -> bytes:
    """The list as a file."""
    return "".join(f"{digest}  {name}\n" for name, digest in digests.items()).encode(_TEXT, _BYTES)


def read_list(content: bytes) -> dict[str, str]:
    """A list from its file. Raises BrokenError for a line of another form.

    A path must stay within the site: the list comes from outside, and files are asked for by it.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(content.decode(_TEXT, _BYTES).split("\n")[:-1], 1):
        parts = _LINE.fullmatch(line)
        if parts is None or _ASIDE.search(parts[2]):
            raise BrokenError(f"line {number} names no file of the site")
        found[parts[2]] = parts[1]
    if list_bytes(dict(sorted(found.items()))) != content:
        raise BrokenError("its lines are not in order")
    return found
