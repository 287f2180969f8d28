"""The command line: a click adapter. It reads options, runs the pipeline and prints; no more."""

from __future__ import annotations

from pathlib import Path

import click

from fairshare import problems
from fairshare.cli import terminal
from fairshare.cli.build import build
from fairshare.cli.check import PATHS, check
from fairshare.cli.data import data
from fairshare.cli.doctor import doctor
from fairshare.cli.intake import export, import_
from fairshare.cli.new import new
from fairshare.cli.places import places, schema_folder
from fairshare.cli.published.verify import verify
from fairshare.cli.remind import remind
from fairshare.cli.schema import copy, diff
from fairshare.cli.schema import schema as schema_command
from fairshare.cli.start import init, upgrade
from fairshare.flow.scoring import ScoredFile, score_files
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import libyaml_missing
from fairshare.printable import as_json, visible
from fairshare.problems import Problem, SetupError
from fairshare.reports.code import code_words
from fairshare.reports.question import explain_question
from fairshare.score import as_dict
from fairshare.score.outlook import possible_words, settling
from fairshare.score.words import assessment_words


class _Commands(click.Group):
    """Turns what stops a run into one sentence and exit status 2."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SetupError as error:
            click.echo(f"fairshare: {error}", err=True)
            ctx.exit(2)


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(terminal.version())
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    help="The project's folder; by default the nearest one that holds mkdocs.yml.",
)
@click.option("--register", default=None, help="Folder of the entries, below the root.")
@click.option(
    "--schema", default=None, help="Folder of questions, codes and method, below the root."
)
@click.option("-q", "--quiet", is_flag=True, help="Print data and problems only.")
@click.option("-v", "--verbose", is_flag=True, help="Say too what is read from where.")
@click.option("--no-color", is_flag=True, help="Print without colours, as NO_COLOR does.")
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Print the versions of the program, of the form of an entry and of the method.",
)
@click.pass_context
def main(
    ctx: click.Context,
    *,
    root: Path | None,
    register: str | None,
    schema: str | None,
    quiet: bool,
    verbose: bool,
    no_color: bool,
) -> None:
    """Check, score and explain the entries of a FairShare register."""
    terminal.set_up(ctx, quiet=quiet, verbose=verbose, no_color=no_color)
    ctx.obj = (root, register, schema)
    terminal.detail(f"{terminal.version()}, {terminal.machine()}")
    if (warning := libyaml_missing()) is not None:
        click.echo(f"fairshare: {warning}", err=True)


for command in (init, upgrade, check, new, import_, export, data, schema_command, verify, remind):
    main.add_command(command)
main.add_command(build)
main.add_command(doctor)
schema_command.add_command(copy)
schema_command.add_command(diff)


@main.command("score")
@PATHS
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people or programs.",
)
@click.pass_context
def score_entries(ctx: click.Context, paths: tuple[Path, ...], style: str) -> None:
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


@main.command()
@click.argument("name", metavar="CODE|QUESTION")
@click.pass_context
def explain(ctx: click.Context, name: str) -> None:
    """Say what a problem code or a question means, with an example of right and wrong."""
    if name.upper() in problems.codes():
        click.echo(code_words(name.upper()))
        return
    words = explain_question(load_framework(schema_folder(ctx)), name)
    if words is None:
        click.echo(f"fairshare: no code and no question is called {name!r}.", err=True)
        ctx.exit(2)
    click.echo(words)
