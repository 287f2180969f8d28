"""Draws wrong changes by a seed: as many from each area, so that a small one is not drowned."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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
    """That many changes, no place twice, the areas in turn. The same seed draws the same."""
    each = [_of_area(name, root, f"{seed} {name}", count // len(AREAS)) for name in AREAS]
    return [one for turn in zip(*each, strict=True) for one in turn]


def _of_area(name: str, root: Path, seed: str, count: int) -> list[Drawn]:
    source = random.Random(seed)  # noqa: S311 - it guards nothing
    found = [
        (file, text, place)
        for file, text in AREAS[name].texts(root).items()
        for place in sorted(AREAS[name].places(text), key=lambda one: (one.start, one.end))
    ]
    source.shuffle(found)
    drawn = (
        Drawn(name, file, place, source.choice(place.options), text) for file, text, place in found
    )
    return [*islice((one for one in drawn if AREAS[name].reads(one.applied(one.text))), count)]
