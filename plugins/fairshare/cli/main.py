"""The command line: a click adapter. It reads options, runs the pipeline and prints; no more."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from fairshare import __version__, problems
from fairshare.cli.data import data
from fairshare.cli.doctor import doctor
from fairshare.cli.intake import export, import_
from fairshare.cli.last_publication import base_of, last_publication
from fairshare.cli.new import new
from fairshare.cli.places import DAY, places, schema_folder
from fairshare.cli.remind import remind
from fairshare.cli.schema import schema as schema_command
from fairshare.cli.schema_diff import diff
from fairshare.cli.start import init, upgrade
from fairshare.cli.verify import verify
from fairshare.flow.pipeline import Reading, current_day, read_register
from fairshare.flow.scoring import ScoredFile, score_files
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import libyaml_missing
from fairshare.printable import as_json, no_command, visible
from fairshare.problems import Problem, SetupError
from fairshare.reports.code import code_words
from fairshare.reports.github import as_annotations
from fairshare.reports.question import explain_question
from fairshare.reports.sarif import as_sarif
from fairshare.score import as_dict
from fairshare.score.outlook import possible_words, settling
from fairshare.score.words import assessment_words

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
FORMATS = ["text", "json", "github", "sarif"]


class _Commands(click.Group):
    """Turns what stops a run into one sentence and exit status 2."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SetupError as error:
            click.echo(f"fairshare: {error}", err=True)
            ctx.exit(2)


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
@click.option("--no-color", is_flag=True, help="Print without colours.")
@click.version_option(__version__)
@click.pass_context
def main(
    ctx: click.Context, root: Path | None, register: str | None, schema: str | None, no_color: bool
) -> None:
    """Check, score and explain the entries of a FairShare register."""
    if no_color:
        ctx.color = False
    ctx.obj = (root, register, schema)
    if (warning := libyaml_missing()) is not None:
        click.echo(f"fairshare: {warning}", err=True)


for command in (init, upgrade, new, import_, export, data, schema_command, verify, remind, doctor):
    main.add_command(command)
schema_command.add_command(diff)


@main.command()
@PATHS
@click.option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default="text",
    help="For people, programs or a code host.",
)
@click.option("--strict", is_flag=True, help="Warnings fail the check too.")
@click.option(
    "--base",
    metavar="REVISION",
    help="Also refuse what may not change since a revision of git, such as origin/main.",
)
@click.option(
    "--since",
    metavar="MANIFEST",
    help="Also refuse what does not go on from a manifest that was published: file or address.",
)
@click.option(
    "--published",
    is_flag=True,
    help="The same with the manifest at the site's own address, once something is there.",
)
@click.option("--today", type=DAY, help="The day to check against, YYYY-MM-DD; by default today.")
@click.option(
    "--summary",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what to mend and what readers will see into this file, as Markdown.",
)
@click.option(
    "--before",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of this project before the change: the summary sets its scores beside these.",
)
@click.pass_context
def check(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    style: str,
    strict: bool,
    base: str | None,
    since: str | None,
    published: bool,
    today: dt.datetime | None,
    summary: Path | None,
    before: Path | None,
) -> None:
    """Check the whole register, or the files named, and the rules across files."""
    day = today.date() if today else current_day()
    found = places(ctx)
    if earlier := last_publication(found, since, published=published):
        base = base or base_of(earlier, found)
    reading = read_register(found, day, only=paths, base=base)
    reading.cache.save()
    _print_check(reading, style)
    if summary:
        from fairshare.cli.summary import write_summary  # noqa: PLC0415 - pages are slow to load

        write_summary(summary, reading, found, paths, before)
    failed = reading.errors or (strict and reading.problems)
    ctx.exit(1 if failed else 0)


def _print_check(reading: Reading, style: str) -> None:
    if style == "json":
        click.echo(problems.check_as_json(reading.checked, reading.problems, reading.acknowledged))
        return
    if style == "sarif":
        click.echo(as_sarif(reading.problems))
        return
    if style == "github":
        for line in as_annotations(reading.problems):
            click.echo(line)
    else:
        for problem in reading.problems:
            click.echo(f"{problem.explain('text')}\n")
    for problem, reason in reading.acknowledged:
        click.echo(acknowledgement(problem, reason), err=True)
    click.echo(check_count(reading), err=True)


def acknowledgement(problem: Problem, reason: str) -> str:
    """What the maintainers know to be right, as one line."""
    place = f"{visible(problem.file)}:{problem.line}:{problem.column}"
    said = _("acknowledged: {place}: {code} {reason}")
    return no_command(said.format(place=place, code=problem.code, reason=visible(reason)))


def check_count(reading: Reading) -> str:
    """How many files were checked and what was found, as one line."""
    errors = len(reading.errors)
    warnings = len(reading.problems) - errors
    checked = ngettext("{} file checked", "{} files checked", reading.checked).format(
        reading.checked
    )
    known = len(reading.acknowledged)
    if known:
        counted = ngettext("{} warning acknowledged", "{} warnings acknowledged", known)
        checked = f"{checked}, {counted.format(known)}"
    if not reading.register.initiatives and not reading.errors:
        checked = f"{_('The register holds no initiative yet.')} {checked}"
    if not reading.problems:
        return _("{}. No problems.").format(checked)
    found = [
        ngettext("{} error", "{} errors", errors).format(errors),
        ngettext("{} warning", "{} warnings", warnings).format(warnings),
    ]
    hint = _("`fairshare explain CODE` says what a code means.")
    return f"{checked}: {', '.join(found)}. {hint}"


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
        click.echo(problem.explain("text"), err=True)


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
