"""`fairshare check`: the whole register, or the files named. An adapter."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from fairshare.cli import terminal
from fairshare.cli.places import DAY, PATHS, places
from fairshare.cli.published.last_publication import base_of, last_publication
from fairshare.flow.laws import asked_by_law
from fairshare.flow.pipeline import Reading, current_day, read_register
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.load.base.settings import SETTINGS, docs_folder
from fairshare.load.publisher import read_publisher
from fairshare.printable import no_command, visible
from fairshare.problems import Problem, check_as_json
from fairshare.reports.github import as_annotations
from fairshare.reports.gitlab import as_code_quality
from fairshare.reports.junit import as_junit
from fairshare.reports.sarif import as_sarif

FORMATS = ["text", "json", "github", "gitlab", "sarif", "junit"]


_WHOLE: Mapping[str, Callable[[Reading], str]] = {
    "json": lambda one: check_as_json(one.checked, one.problems, one.acknowledged),
    "sarif": lambda one: as_sarif(one.problems),
    "gitlab": lambda one: as_code_quality(one.problems),
    "junit": lambda one: as_junit(one.asked, one.problems),
}
"""The forms that a program reads as a whole: nothing else is printed beside them."""


@click.command()
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
@click.option(
    "--today",
    metavar="DAY",
    type=DAY,
    help="The day to check against, YYYY-MM-DD; by default today.",
)
@click.option(
    "--summary",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what to mend and what readers will see into this file, as Markdown.",
)
@click.option("--profile", metavar="NAME", help="Say only what this law asks, by its sections.")
@click.option("--phase", help="With --profile: as if the agreements had come so far.")
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
    profile: str | None,
    phase: str | None,
) -> None:
    """Check the whole register, or the files named, and the rules across files."""
    day = today.date() if today else current_day()
    found = places(ctx)
    if earlier := last_publication(found, since, published=published):
        base = base or base_of(earlier, found)
    reading = read_register(found, day, only=paths, base=base)
    reading.cache.save()
    if profile:
        reading = _asked_only(reading, profile, phase or "", style)
    elif phase:
        raise click.UsageError(_("--phase goes with --profile."))
    _print_check(reading, style)
    if summary:
        from fairshare.cli.summary import write_summary  # noqa: PLC0415 - pages are slow to load

        write_summary(summary, reading, found, paths, before)
    _colours_and_pictures(
        found.root
    )  # last: what is wrong there must not hide the entries' problems
    failed = reading.errors or (strict and reading.problems)
    ctx.exit(1 if failed else 0)


def _colours_and_pictures(root: Path) -> None:
    """Raises SetupError for a colour or a picture in register.yml that a build would refuse."""
    publisher = read_publisher(root)
    if publisher is None or publisher.look is None:
        return
    from fairshare.publish.frame.brand import brand_of  # noqa: PLC0415 - pages are slow to load

    settings = root / SETTINGS
    brand_of(publisher, root / docs_folder(settings.read_bytes() if settings.is_file() else b""))


def _asked_only(reading: Reading, profile: str, phase: str, style: str) -> Reading:
    """The reading with nothing but what the law asks; for people, the phases are named first.

    Raises SetupError for a law or a phase that there is not.
    """
    asked = asked_by_law(reading, profile, phase)
    if style == "text":
        for one in asked:
            click.echo(no_command(f"{visible(one.file)}: {one.phase}"))
    found = tuple(problem for one in asked for problem in one.problems)
    files = tuple(one.file for one in asked)
    return dataclasses.replace(reading, problems=found, acknowledged=(), asked=files)


def _print_check(reading: Reading, style: str) -> None:
    if style in _WHOLE:
        click.echo(_WHOLE[style](reading))
        return
    if style == "github":
        for line in as_annotations(reading.problems):
            click.echo(line)
    else:
        for problem in reading.problems:
            click.echo(f"{terminal.coloured(problem)}\n")
    for problem, reason in reading.acknowledged:
        terminal.note(acknowledgement(problem, reason))
    terminal.note(check_count(reading))


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
