"""The summary of a check, in Markdown: what to mend, what changes, what readers will see.

A code host shows it above its log. Everything from an entry is escaped first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fairshare.catalogue.schema import GUESS
from fairshare.flow.pipeline import Places, Reading, score_files
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.model import Initiative
from fairshare.problems import Problem, explanation
from fairshare.reports.host_markdown import capped, escape_markdown, fenced
from fairshare.score import Score
from fairshare.score.words import band_words, outcome_words, sentence

MOST = 900 * 1024
"""Bytes: GitHub drops a summary over 1,024 KiB as a whole."""

_TOKEN = re.compile(r""""[^"]*"|'[^']*'|[^,:\[\]{}#"']+""")
"""A word of YAML as it stands at a problem's column, with its quotation marks."""


def write_summary(
    file: Path, reading: Reading, places: Places, only: Sequence[Path], before: Path | None
) -> None:
    """Write the summary of a check of `only`, or of the whole register.

    `before` is the folder of the same register before a change. Its scores come from its own
    method and stand beside those of now.
    """
    earlier: dict[str, Score] = {}
    now = dict(score_files(places, only)[0])
    if before is not None:
        base = Places(
            before,
            before / places.register.relative_to(places.root),
            before / places.schema.relative_to(places.root),
            None,
        )
        there = [path for path in _counterparts(only, places.root, before) if path.exists()]
        if there or not only:
            earlier = dict(score_files(base, there)[0])
    if not only:
        now = {name: score for name, score in now.items() if score != earlier.get(name, score)}
    file.write_text(as_markdown(reading, earlier, now), encoding="utf-8")


def _counterparts(only: Sequence[Path], root: Path, before: Path) -> Iterator[Path]:
    """Where the files lay before. A draft on somebody's desk lay nowhere."""
    for path in map(Path.resolve, only):
        if path.is_relative_to(root):
            yield before / path.relative_to(root)


def as_markdown(reading: Reading, before: Mapping[str, Score], now: Mapping[str, Score]) -> str:
    """The whole summary. `before` and `now`: scores by id, of the entries to speak about."""
    blocks = [f"## {_headline(reading)}"]
    blocks += _problems(reading.problems)
    if now:
        blocks.append("\n".join(_assessments(before, now, reading.framework)))
    entries = [reading.register.initiatives[one] for one in now if one in reading.scores]
    if entries:
        blocks.append("## " + _("What readers will see"))
        blocks += [_seen(one, reading.scores[one.id], reading.framework) for one in entries]
    return capped(blocks, MOST, _("There is more; the log has all of it."))


def _headline(reading: Reading) -> str:
    errors = len(reading.errors)
    warnings = len(reading.problems) - errors
    if not reading.problems:
        return _("Nothing to mend")
    parts = []
    if errors:
        parts.append(ngettext("{} thing to mend", "{} things to mend", errors).format(errors))
    if warnings:
        parts.append(
            ngettext("{} thing to look at", "{} things to look at", warnings).format(warnings)
        )
    return ", ".join(parts)


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    """A block for each problem, errors first."""
    for problem in sorted(problems, key=lambda one: one.severity):
        place = _("{file}, line {line}").format(file=problem.file, line=problem.line)
        parts = [f"### {problem.code}: {escape_markdown(problem.message)}", escape_markdown(place)]
        if problem.hint:
            parts.append(escape_markdown(problem.hint))
        yield "\n\n".join([*parts, *_ways_on(problem)])


def _ways_on(problem: Problem) -> Iterator[str]:
    """The line as it stands, then what to put in its place, or what a right one looks like."""
    if problem.excerpt is not None:
        yield _("It says:")
        yield fenced(problem.excerpt)
    if (mended := line_to_paste(problem)) is not None:
        yield _("Put this in its place, if it is what you mean:")
        yield fenced(mended)
    else:
        yield _("This is how a right one looks:")
        yield fenced(right_example(problem.code))


def line_to_paste(problem: Problem) -> str | None:
    """The problem's line with the guess of its hint put in; None where there is no one guess."""
    one_guess = re.escape(_(GUESS)).replace(re.escape("{guesses}"), '"([^"]+)"')
    guess = re.search(one_guess, problem.hint)
    if guess is None or problem.excerpt is None:
        return None
    start = problem.column - 1
    found = _TOKEN.match(problem.excerpt, start)
    if found is None:
        return None
    token = found[0].rstrip()
    end = start + len(token)
    quote = token[0] if token[0] in "\"'" else ""
    return f"{problem.excerpt[:start]}{quote}{guess[1]}{quote}{problem.excerpt[end:]}"


def right_example(code: str) -> str:
    """The right example of a code's page, which every page has."""
    example = explanation(code).partition("## Right")[2]
    return example.partition("```yaml\n")[2].partition("\n```")[0]


def _assessments(
    before: Mapping[str, Score], now: Mapping[str, Score], framework: Framework
) -> Iterator[str]:
    """A table: each entry's outcome and bands, before and now."""
    yield "## " + _("The assessment, before and after")
    yield ""
    yield "| {} | {} | {} |".format(_("Entry"), _("Before"), _("After"))
    yield "|---|---|---|"
    for name, score in now.items():
        earlier = before.get(name)
        old = _("not there") if earlier is None else _verdict(earlier, framework)
        new = _("unchanged") if earlier == score else _verdict(score, framework)
        yield f"| {escape_markdown(name)} | {old} | {new} |"


def _verdict(score: Score, framework: Framework) -> str:
    """The outcome, then the band of each principle."""
    bands = (
        f"{framework.label('principles', name)}: {band_words(found.band)}"
        for name, found in score.principles.items()
        if found is not None
    )
    outcome = escape_markdown(outcome_words(score.outcome))
    return f"**{outcome}**<br>{escape_markdown('; '.join(bands))}"


def _seen(initiative: Initiative, score: Score, framework: Framework) -> str:
    """The title, the decision and the sentence, as on the page."""
    decision = initiative.decision
    outcome = framework.label("outcomes", decision.outcome) if decision else _("Under review")
    lines = [
        f"### {escape_markdown(initiative.title)}",
        f"**{escape_markdown(outcome)}**",
        escape_markdown(sentence(score, framework)),
        escape_markdown(_("It will be at {}.").format(f"/initiatives/{initiative.id}/")),
    ]
    return "\n\n".join(lines)
