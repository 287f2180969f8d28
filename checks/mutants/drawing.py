"""Draws wrong changes by a seed: as many from each area, so that a small one is not drowned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from checks.mutants import python_code, scripts, templates
from checks.mutants.places import Drawn, Place

_PACKAGE = "plugins/fairshare"
_SCRIPTS = f"{_PACKAGE}/templates/assets/fairshare"


@dataclass(frozen=True)
class Area:
    """Files that are looked at together."""

    files: Mapping[str, str]
    """Folders, and which files below each."""
    places: Callable[[str], Iterator[Place]]
    """The places of a file's text."""
    reads: Callable[[str], bool] = bool
    """Whether a changed text still is one of its kind."""

    def texts(self, root: Path) -> dict[str, str]:
        """Its files by their paths from the root, in a steady order."""
        found = {
            path
            for folder, pattern in self.files.items()
            for path in (root / folder).rglob(pattern)
        }
        return {
            path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(found)
        }


AREAS = {
    **{
        name: Area({f"{_PACKAGE}/{name}": "*.py"}, python_code.places)
        for name in ("load", "validate", "score", "publish")
    },
    "templates": Area(
        {f"{_PACKAGE}/templates": "*.html", f"{_PACKAGE}/templates/fairshare": "*.xml"},
        templates.places,
        templates.reads,
    ),
    "scripts": Area({_SCRIPTS: "*.js"}, scripts.places),
}
"""The script that other people's pages name by its digest can't change, and is in none."""


def draw(root: Path, seed: int, count: int) -> list[Drawn]:
    """That many changes, no place twice, the areas in turn.

    The same seed draws the same, and nearly the same after lines were changed elsewhere.
    """
    each = [_of_area(area, root, name, seed, count // len(AREAS)) for name, area in AREAS.items()]
    return [one for turn in zip(*each, strict=True) for one in turn]


def _of_area(area: Area, root: Path, name: str, seed: int, count: int) -> list[Drawn]:
    found: list[tuple[bytes, Drawn]] = []
    for file, text in area.texts(root).items():
        seen: Counter[str] = Counter()
        for place in sorted(area.places(text), key=lambda one: (one.start, one.end)):
            start = text.rfind("\n", 0, place.start) + 1
            line = text[start:].partition("\n")[0]
            known = f"{file} {line} {place.start - start} {place.end - place.start}"
            lot = sha256(f"{seed} {known} {seen[known]}".encode()).digest()
            seen[known] += 1
            becomes = place.options[lot[-1] % len(place.options)]
            found.append((lot, Drawn(name, file, place, becomes, text)))
    found.sort(key=lambda one: one[0])
    valid = (drawn for _lot, drawn in found if area.reads(drawn.applied(drawn.text)))
    return [*islice(valid, count)]
