"""Files made of parts, each with a key: a part that stays the same is copied from the last file."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

PartSpan = tuple[int, int]
"""From where to where a part goes in a file."""


class PartSizes(NamedTuple):
    """The parts of one thing that several files hold, in order."""

    keys: tuple[str, ...]
    """What each part is made from; no two have the same."""
    sizes: Mapping[str, tuple[int, ...]]
    """By the name of a file: how much each part takes of it, in bytes or in rows."""

    def spans(self) -> dict[str, Mapping[str, PartSpan]]:
        """By the key of a part: from where to where it goes, by the name of the file.

        Counted from where the first part begins.
        """
        found: dict[str, Mapping[str, PartSpan]] = {key: {} for key in self.keys}
        for name, sizes in self.sizes.items():
            edges = pairwise(accumulate(sizes, initial=0))
            for key, span in zip(self.keys, edges, strict=True):
                found[key] = {**found[key], name: span}
        return found


FileParts = Mapping[str, PartSizes]
"""By the name of the thing, such as a table."""


class LastFiles(NamedTuple):
    """Files of the last site, and the parts that they are known to have."""

    folder: Path
    parts: FileParts


NO_FILES = LastFiles(Path(), {})
"""Where there is no last site, or nothing is known of it."""


def last_file(path: Path) -> BinaryIO:
    """A file of the last site; an empty one where it has none of the name."""
    return path.open("rb") if path.is_file() else BytesIO()


def unpacked(packed: Mapping[str, Any]) -> FileParts:
    """FileParts as they come back from JSON."""
    return {
        name: PartSizes(tuple(keys), {file: tuple(each) for file, each in sizes.items()})
        for name, (keys, sizes) in packed.items()
    }
