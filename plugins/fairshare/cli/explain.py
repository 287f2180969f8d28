"""`fairshare score` and `fairshare explain`: what follows from an entry, and what a rule means."""

from __future__ import annotations

from pathlib import Path

import click

from fairshare import problems
from fairshare.catalogue import WORDINGS
from fairshare.cli import terminal
from fairshare.cli.places import PATHS, TEXT_OR_JSON, places, schema_folder
from fairshare.flow.scoring import ScoredFile, score_files
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.load.framework import load_framework
from fairshare.printable import as_json, visible
from fairshare.problems import Problem
from fairshare.reports.code import code_words
from fairshare.reports.question import explain_question
from fairshare.score import as_dict
from fairshare.score.outlook import possible_words, settling
from fairshare.score.words import assessment_words


@click.command("score")
@PATHS
@TEXT_OR_JSON
@click.pass_context
def score(ctx: click.Context, paths: tuple[Path, ...], style: str) -> None:
    """Score every initiative, or those named, valid or not."""
    scored, found, framework = score_files(places(ctx), only=paths)
    if style == "json":
        listed = [as_dict(one.score, one.id) for one in scored]
        click.echo(as_json({"initiatives": listed}))
    else:
        for one in scored:
            click.echo(f"{visible(one.id)}: {_in_words(one, framework)}")
    _print_problems(found)
    ctx.exit(1 if found else 0)


def _in_words(scored: ScoredFile, framework: Framework) -> str:
    """An assessment as its page says it, with all that would settle it."""
    score = scored.score
    said = assessment_words(score, framework, scored.voice).sentence + _(".")
    if possible := possible_words(score, framework, scored.voice):
        said += f" {possible}"
    if score.possible and score.possible.worst != score.possible.best:
        named = [clause.words for clause in settling(score, framework)]
        said += f" {_('; ').join(named)}." if named else ""
    return said


def _print_problems(found: list[Problem]) -> None:
    for problem in found:
        click.echo(terminal.coloured(problem), err=True)


@click.command()
@click.argument("name", metavar="CODE|QUESTION")
@click.pass_context
def explain(ctx: click.Context, name: str) -> None:
    """Say what a problem code or a question means, with an example of right and wrong."""
    code = name.upper()
    if code in problems.codes():
        click.echo(code_words(code))
        return
    if code in WORDINGS:
        said = _("fairshare: {code} has words but no page: explanations/{code}.md is missing.")
        click.echo(said.format(code=code), err=True)
        ctx.exit(2)
    words = explain_question(load_framework(schema_folder(ctx)), name)
    if words is None:
        click.echo(f"fairshare: no code and no question is called {name!r}.", err=True)
        ctx.exit(2)
    click.echo(words)
