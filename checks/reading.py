"""Measures how hard the prose is to read: `python -m checks.reading`, a part of `make check`.

Measured are the pages that visitors read and the summary of every initiative. Limits and their
reasons: docs/adr/0005-reading-age.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from fairshare.load.framework import load_framework
from fairshare.load.publisher import read_publisher
from fairshare.prose.readability import plain_text, reading_age, sentences, words
from fairshare.prose.values import filled_in, prose_values

OLDEST = 12.0
"""The highest reading age of a page, and of the summaries on average, in years."""
OLDEST_SUMMARY = 14.0
"""The highest reading age of one summary: names of bodies and laws alone can cost two years."""
LONG = 25
"""A sentence of more words than this is long."""
LONG_SHARE = 0.15
"""The largest share of a page's sentences that may be long."""
PROSE = ("docs/*.md", "docs/about/*.md", "docs/how-to/*.md")
SUMMARIES = "register/initiatives/*/*.yml"


@dataclass(frozen=True, slots=True)
class Measure:
    """How hard one text is to read."""

    name: str
    age: float
    longest: int
    """Words of the longest sentence."""
    long_share: float
    """From 0 to 1: how many of the sentences are long."""


def measure(name: str, text: str) -> Measure:
    """The measure of a plain text; a text without words measures nought."""
    lengths = [len(words(sentence)) for sentence in sentences(text)] or [0]
    share = sum(length > LONG for length in lengths) / len(lengths)
    return Measure(name, reading_age(text), max(lengths), share)


def measure_pages(root: Path) -> list[Measure]:
    """The prose pages under `root`, in the order of their paths."""
    values = _values(root)
    files = sorted(file for pattern in PROSE for file in root.glob(pattern))
    return [
        measure(name, plain_text(filled_in(file.read_text("utf-8"), values, name)))
        for file in files
        for name in (file.relative_to(root).as_posix(),)
    ]


def _values(root: Path) -> Mapping[str, object]:
    """What the pages say of who publishes them."""
    law = load_framework(root / "schema").jurisdiction
    return prose_values(read_publisher(root), law)


def measure_summaries(root: Path) -> list[Measure]:
    """The summaries of the initiatives under `root`; one that is missing is the validator's."""
    found = []
    for file in sorted(root.glob(SUMMARIES)):
        entry = yaml.safe_load(file.read_text("utf-8"))
        summary = entry.get("summary") if isinstance(entry, dict) else None
        if isinstance(summary, str):
            found.append(measure(f"{file.parent.name}/{file.stem}", summary.strip()))
    return found


def failures(pages: Iterable[Measure], summaries: Sequence[Measure]) -> list[str]:
    """One plain sentence for each limit that is passed; empty when all is well."""
    found = []
    for page in pages:
        if page.age > OLDEST:
            found.append(
                f"{page.name} has a reading age of {page.age:.1f}; the limit is {OLDEST:.0f}. "
                "Use shorter words and sentences."
            )
        if page.long_share > LONG_SHARE:
            found.append(
                f"{page.name} has more than {LONG} words in {page.long_share:.0%} of its "
                f"sentences; the limit is {LONG_SHARE:.0%}. Split the long ones."
            )
    found += [
        f"The summary of {one.name} has a reading age of {one.age:.1f}; the limit is "
        f"{OLDEST_SUMMARY:.0f}. Use shorter words and sentences."
        for one in summaries
        if one.age > OLDEST_SUMMARY
    ]
    average = mean_age(summaries)
    if average > OLDEST:
        found.append(
            f"The summaries have a reading age of {average:.1f} on average; the limit is "
            f"{OLDEST:.0f}. Start with {max(summaries, key=lambda one: one.age).name}."
        )
    return found


def mean_age(measures: Sequence[Measure]) -> float:
    """The mean reading age in years, every text counting alike; 0.0 for none."""
    return sum(one.age for one in measures) / len(measures) if measures else 0.0


def table(heading: str, measures: Iterable[Measure]) -> str:
    """Measures as lines of text, one a row; names come last, as they have any length."""
    rows = [f"{'age':>5}{'longest':>9}{'long':>6}  {heading}"]
    rows += [f"{m.age:>5.1f}{m.longest:>9}{m.long_share:>6.0%}  {m.name}" for m in measures]
    return "\n".join(rows)


def report(pages: Sequence[Measure], summaries: Sequence[Measure]) -> str:
    """Both tables, as printed."""
    average = f"{mean_age(summaries):>5.1f}{'':>17}average of the summaries"
    return "\n".join([table("page", pages), "", table("summary", summaries), average, ""])


def main(root: Path) -> int:
    """Print the tables, then what fails; 0 when every limit is kept, else 1."""
    pages, summaries = measure_pages(root), measure_summaries(root)
    found = failures(pages, summaries)
    if not pages:
        found.append("There are no prose pages in docs/, so nothing says how they read.")
    lines = [
        report(pages, summaries),
        *(found or ["Every page and the summaries are plain enough."]),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent))
