"""What the check of engines knows: the floors, the files, and since when engines have a feature."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
RULES = Path(__file__).with_name("rules.yml")
VERSIONS = Path(__file__).with_name("versions.json")
ENGINES = ("safari", "chrome", "firefox")

Versions = tuple[str | None, ...]
"""Of Safari, Chrome and Firefox the first that has it; None: none of that engine."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The oldest engines that something works in, and where it begins."""

    name: str
    versions: Versions
    scripts: Sequence[str]
    """The scripts that a page loads for it; those that they import belong to it too."""
    styles: Sequence[str]


@dataclass(frozen=True, slots=True)
class Token:
    """A feature that no word gives away, and how it is written."""

    name: str
    mdn: str
    """Where MDN's data has it."""
    pattern: re.Pattern[str]
    where: str
    """What the pattern is held against: the head of rules.yml's list says what there is."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The file rules.yml."""

    floors: Mapping[str, Floor]
    lowest: str
    """The floor that decides which words are looked for at all."""
    tokens: Sequence[Token]
    own: Sequence[str]
    """Methods of ours, which share their name with a newer one of the browsers."""
    without: Mapping[tuple[str, str], str]
    """What a reader has where a feature is missing, by file and feature; nothing is to be done."""


def read_rules(path: Path = RULES) -> Rules:
    """The floors and what is looked for by a pattern."""
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    floors = {
        name: Floor(
            name,
            tuple(str(one["engines"][engine]) for engine in ENGINES),
            tuple(one.get("scripts", ())),
            tuple(one.get("styles", ())),
        )
        for name, one in data["floors"].items()
    }
    tokens = [
        Token(one["name"], one["mdn"], re.compile(one["pattern"]), one["in"])
        for one in data["tokens"]
    ]
    without = {
        (file, feature): one["then"]
        for feature, one in data["without"].items()
        for file in one["in"]
    }
    return Rules(floors, next(iter(floors)), tokens, tuple(data["own"]), without)


def read_versions(path: Path = VERSIONS) -> Mapping[str, Mapping[str, Versions]]:
    """Since when engines have a feature, by its kind and its name."""
    data = json.loads(path.read_text("utf-8"))
    return {
        kind: {name: tuple(versions) for name, versions in features.items()}
        for kind, features in data.items()
        if isinstance(features, dict)
    }


def number(version: str) -> tuple[int, ...]:
    """A version in the order of numbers: 15.10 is after 15.4."""
    return tuple(int(part) for part in version.split("."))


def above(versions: Versions, floor: Versions) -> bool:
    """Whether an engine at the floor lacks a feature that has come with these versions."""
    return any(
        have is None or number(have) > number(least)
        for have, least in zip(versions, floor, strict=True)
        if least is not None
    )
