"""What to mend: each problem with its line, and the line or the field as it would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairshare.catalogue.schema import GUESS
from fairshare.cli.summary.examples import Examples
from fairshare.flow.pipeline import Reading
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.printable import excerpt
from fairshare.problems import Problem
from fairshare.reports.host_markdown import escape_markdown, fenced

_TOKEN = re.compile(r""""[^"]*"|'[^']*'|[^,:\[\]{}#"']+""")
"""A word of YAML as it stands at a problem's column, with its quotation marks."""

_LONGEST = 2_000
"""Characters of a line that anybody would paste whole."""


def headline(reading: Reading) -> str:
    """How much there is to mend and to look at."""
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


def problem_blocks(reading: Reading) -> Iterator[str]:
    """A block for each problem, errors first."""
    examples = Examples(reading)
    for problem in sorted(reading.problems, key=lambda one: one.severity):
        place = _("{file}, line {line}").format(file=problem.file, line=problem.line)
        parts = [f"### {problem.code}: {escape_markdown(problem.message)}", escape_markdown(place)]
        if problem.hint:
            parts.append(escape_markdown(problem.hint))
        yield "\n\n".join([*parts, *_ways_on(problem, examples)])


def _ways_on(problem: Problem, examples: Examples) -> Iterator[str]:
    """The line as it stands, then what to put in its place, or what a right one looks like."""
    if problem.excerpt is not None:
        yield _("It says:")
        yield fenced(excerpt(problem.excerpt, problem.column - 1).text)
    if (mended := problem.mended or line_to_paste(problem)) is not None:
        yield _("Put this in its place, if it is what you mean:")
        yield fenced(mended)
    elif (example := examples.right(problem)) is not None:
        yield _("This is how a right one looks:")
        yield fenced(example)


def line_to_paste(problem: Problem) -> str | None:
    """The problem's line with the guess of its hint put in; None where there is no one guess."""
    one_guess = re.escape(_(GUESS)).replace(re.escape("{guesses}"), '"([^"]+)"')
    guess = re.search(one_guess, problem.hint)
    if guess is None or problem.excerpt is None or len(problem.excerpt) > _LONGEST:
        return None
    start = problem.column - 1
    found = _TOKEN.match(problem.excerpt, start)
    if found is None:
        return None
    token = found[0].rstrip()
    end = start + len(token)
    quote = token[0] if token[0] in "\"'" else ""
    return f"{problem.excerpt[:start]}{quote}{guess[1]}{quote}{problem.excerpt[end:]}"
