"""The summary of a check, in Markdown: what to mend, what changes, what readers will see.

A code host shows it above its log. Everything from an entry is escaped first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from fairshare.cli.summary.changes import entry_blocks, organisation_blocks
from fairshare.cli.summary.problems import headline, problem_blocks
from fairshare.cli.summary.readers import assessments, seen
from fairshare.cli.summary.surroundings import schema_blocks, settings_block
from fairshare.flow.pipeline import Places, Reading
from fairshare.flow.scoring import score_files
from fairshare.language import gettext as _
from fairshare.load.base import Base
from fairshare.load.source import shown
from fairshare.model import is_removed
from fairshare.problems import Problem
from fairshare.reports.host_markdown import capped
from fairshare.score import Score, UnknownMethod, assess
from fairshare.validate.entry_access import initiative_id, is_organisation
from fairshare.validate.guard import attempt, name_of

__all__ = ["as_markdown", "write_summary"]

MOST = 900 * 1024
"""Bytes: GitHub drops a summary over 1,024 KiB as a whole."""


def write_summary(
    file: Path, reading: Reading, places: Places, only: Sequence[Path], before: Path | None
) -> None:
    """Write the summary of a check of `only`, or of the whole register.

    What changed is told of a check that was held against a base. Scores of now stand beside those
    of the base, or of `before`: the folder of the same register before a change, whose scores come
    from its own method.
    """
    earlier: dict[str, Score] = {}
    now = {one.id: one.score for one in score_files(places, only)[0]}
    if before is not None:
        base = Places(
            before,
            before / places.register.relative_to(places.root),
            before / places.schema.relative_to(places.root),
            None,
        )
        there = [path for path in _counterparts(only, places.root, before) if path.exists()]
        if there or not only:
            earlier = {one.id: one.score for one in score_files(base, there)[0]}
    elif reading.base is not None:
        earlier = dict(_scores_then(reading, reading.base))
    if not only:
        now = {name: score for name, score in now.items() if score != earlier.get(name, score)}
    named = [shown(path.resolve(), places.root) for path in only]
    file.write_text(as_markdown(reading, earlier, now, named), encoding="utf-8", newline="\n")


def _scores_then(reading: Reading, base: Base) -> Iterator[tuple[str, Score]]:
    """Id and score of each initiative as the base had it, where that can still be worked out."""
    for file, source in reading.sources.items():
        data = base.changed.get(file, source.data)
        if is_organisation(file) or file not in base.files or is_removed(data):
            continue
        with suppress(UnknownMethod):
            score = attempt(name_of(assess), file, partial(assess, data, reading.framework))
            if not isinstance(score, Problem):
                yield initiative_id(file), score


def _counterparts(only: Sequence[Path], root: Path, before: Path) -> Iterator[Path]:
    """Where the files lay before. A draft on somebody's desk lay nowhere."""
    for path in map(Path.resolve, only):
        if path.is_relative_to(root):
            yield before / path.relative_to(root)


def as_markdown(
    reading: Reading,
    before: Mapping[str, Score],
    now: Mapping[str, Score],
    named: Sequence[str] = (),
) -> str:
    """The whole summary.

    `before` and `now`: scores by id, of the entries to speak about; `named`: the files that the
    check was asked about.
    """
    blocks = [f"## {headline(reading)}", *problem_blocks(reading)]
    if reading.base is not None:
        blocks += _changes(reading, reading.base, named)
    if now:
        blocks.append(assessments(before, now, reading.framework))
    entries = [reading.register.initiatives[one] for one in now if one in reading.scores]
    if entries:
        blocks.append("## " + _("What readers will see"))
        blocks += [seen(one, reading) for one in entries]
    return capped(blocks, MOST, _("There is more; the log has all of it."))


def _changes(reading: Reading, base: Base, named: Sequence[str]) -> Iterator[str]:
    """What changed since the base: in entries, in organisations, around them."""
    for head, blocks in (
        (_("What changes in entries"), entry_blocks(reading, base, named)),
        (_("What changes in organisations"), organisation_blocks(reading, base)),
        (_("What changes in words and rules"), schema_blocks(base)),
        (_("What may not be shown"), settings_block(base.settings)),
    ):
        found = list(blocks)
        if found:
            yield from (f"## {head}", *found)
