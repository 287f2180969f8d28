"""Prints silences that entries rate differently, for a person to read: `python -m checks.alike`.

The same silence deserves the same rating, and that is unknown. Two sources can be silent on
different things, so no program can tell which of two ratings is right, and nothing fails.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from fairshare.validate.text.silence import said_in

ENTRIES = "register/initiatives/*/*.yml"
PHRASES = "schema/words/silence.yml"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Silence:
    """A reason that says, by one of the phrases, that the sources are silent."""

    question: str
    rating: str
    entry: str
    """The id of the initiative."""
    phrase: str


def read(root: Path) -> dict[str, Mapping[str, Any]]:
    """The entries under `root`, by id; a file that is no group of fields is the validator's."""
    found: dict[str, Mapping[str, Any]] = {}
    for file in sorted(root.glob(ENTRIES)):
        data = yaml.safe_load(file.read_text("utf-8"))
        if isinstance(data, dict):
            found[f"{file.parent.name}/{file.stem}"] = data
    return found


def phrases(root: Path) -> tuple[str, ...]:
    """How reasons say that their sources are silent."""
    return tuple(yaml.safe_load((root / PHRASES).read_text("utf-8"))["phrases"])


def silences(entries: Mapping[str, Mapping[str, Any]], known: tuple[str, ...]) -> Iterator[Silence]:
    """Each answer of a worked example whose reason says so, in the order of the entries."""
    for name, data in entries.items():
        if data.get("assessment", {}).get("independence") != "worked-example":
            continue
        for question, answer in data.get("answers", {}).items():
            if phrase := said_in(str(answer.get("justification", "")), known):
                yield Silence(question, str(answer.get("rating")), name, phrase)


def differing(found: Iterable[Silence]) -> dict[str, list[Silence]]:
    """Those of the questions whose silences have more than one rating, by question."""
    by_question: dict[str, list[Silence]] = {}
    for one in found:
        by_question.setdefault(one.question, []).append(one)
    return {
        question: some
        for question, some in by_question.items()
        if len({one.rating for one in some}) > 1
    }


def report(found: Mapping[str, Sequence[Silence]]) -> str:
    """Each question with how many silences are unknown, and each of those that are rated."""
    lines = []
    for question, some in found.items():
        rated = [one for one in some if one.rating != UNKNOWN]
        lines.append(f"{question}: unknown in {len(some) - len(rated)}, rated in {len(rated)}")
        lines += [f"  {one.rating} in {one.entry}: “{one.phrase}”" for one in rated]
    return "\n".join(lines or ["Every silence is rated alike."])


def main(root: Path) -> int:
    """Print what differs; 0, as only a person can tell what follows from it."""
    found = differing(silences(read(root), phrases(root)))
    sys.stdout.write(report(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent))
