"""The commands that bring entries in and out: new, import and export. Adapters, like `cli.main`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fairshare.cli.places import places
from fairshare.flow.pipeline import Places, current_day, framework_of, read_register
from fairshare.framework import Framework
from fairshare.intake.skeleton import Start, skeleton
from fairshare.intake.slugs import slug
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.load.framework import load_framework
from fairshare.load.register import INITIATIVES, ORGANISATIONS
from fairshare.printable import visible, visible_lines
from fairshare.problems import SetupError
from fairshare.validate.nearest import did_you_mean, nearest
from fairshare.validate.rules.identity import is_slug

if TYPE_CHECKING:
    from fairshare.intake.importing import Imported, Target

FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
REPLACE = click.option("--replace", is_flag=True, help="Let files be replaced that are there.")


@click.command()
@click.option("--lead", help="The organisation that answers for it: a name in organisations/.")
@click.option("--title", help="What the sharing is for, in plain words.")
@click.option("--theme", "themes", multiple=True, help="A theme; may be given several times.")
@click.option("--stage", help="How far the sharing has got.")
@click.option("--summary", help="Who shares what, about whom, with whom and why.")
@click.option("--decided/--undecided", default=None, help="Whether there is a decision already.")
@click.pass_context
def new(ctx: click.Context, /, **options: Any) -> None:
    """Write the file of a new initiative, with all that may stand in it explained."""
    found = places(ctx)
    framework = load_framework(found.schema)
    known = {path.stem for path in (found.register / ORGANISATIONS).glob("*.yml")}
    missing = [f"--{name}" for name in ("lead", "title") if not options[name]]
    asks = sys.stdin.isatty()
    if missing and not asks:
        raise click.UsageError(_("Missing: {}.").format(", ".join(missing)))
    start = _asked(options, framework, known) if asks else _as_given(options)
    stages, themes = framework.codes["stages"].codes, framework.codes["themes"].codes
    _known_only("--lead", [start.lead], known)
    _known_only("--theme", start.themes, themes)
    _known_only("--stage", filter(None, [start.stage]), stages)
    click.echo(_write(found, framework, start))
    click.echo(_("Fill in the blanks, then run `fairshare check`."), err=True)


def _as_given(options: Mapping[str, Any]) -> Start:
    """What the options say; the rest is left blank."""
    return Start(
        lead=options["lead"],
        title=options["title"],
        themes=options["themes"],
        stage=options["stage"] or "",
        summary=options["summary"] or "",
        decided=bool(options["decided"]),
    )


def _asked(options: Mapping[str, Any], framework: Framework, known: Iterable[str]) -> Start:
    """What the options say; the rest is asked for on the terminal."""
    codes = framework.codes
    decided = options["decided"]
    return Start(  # asked in this order
        lead=options["lead"] or _ask_for(_("Lead organisation"), sorted(known), required=True),
        title=options["title"] or _ask_for(_("Title"), required=True),
        themes=options["themes"] or _ask_for(_("Theme"), codes["themes"].codes).split(),
        stage=options["stage"] or _ask_for(_("Stage"), codes["stages"].codes),
        summary=options["summary"] or _ask_for(_("In short")),
        decided=click.confirm(_("Is it decided?"), err=True) if decided is None else decided,
    )


def _ask_for(what: str, choices: Iterable[str] = (), *, required: bool = False) -> str:
    """Ask until the answer is one of the choices; nothing is an answer where nothing is needed."""
    allowed = list(choices)
    if allowed:
        click.echo(f"{what}: {', '.join(allowed)}", err=True)
    kind = click.Choice(allowed if required else ["", *allowed]) if allowed else None
    default = None if required else ""
    answer: str = click.prompt(
        what, default=default, type=kind, show_default=False, show_choices=False, err=True
    )
    return answer


def _known_only(option: str, given: Iterable[str], known: Iterable[str]) -> None:
    names = sorted(known)
    for name in given:
        if name not in names:
            guess = did_you_mean(nearest(name, names)) or _("Known are: {}.").format(
                ", ".join(names)
            )
            raise click.UsageError(f'{option}: "{name}" is not in this register. {guess}')


def _write(found: Places, framework: Framework, start: Start) -> str:
    """Make the file; its path from the root. Raises UsageError where there is one already."""
    name = slug(start.title)
    if not is_slug(name):
        raise click.UsageError(_("--title: use letters or digits."))
    path = found.register / INITIATIVES / start.lead / f"{name}.yml"
    shown = path.relative_to(found.root).as_posix()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(skeleton(framework, start))
    except FileExistsError as error:
        message = _("{} is there already: choose another title.").format(shown)
        raise click.UsageError(message) from error
    return shown


@click.command("import")
@FILE
@REPLACE
@click.option(
    "--mapping",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A YAML file that says what the columns of a table of your own mean.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option(
    "--summary",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what came of it into this file, as Markdown: the answer to an issue.",
)
@click.pass_context
def import_(ctx: click.Context, /, file: Path, summary: Path | None, **options: Any) -> None:
    """Make every row of a workbook or CSV file an entry, or say what is wrong in which cell.

    A file that ends in .md holds the text of an issue made with the register's form: one entry.
    With --mapping, the file is a table that a body keeps for itself.
    """
    # openpyxl takes longer to load than a small register to check.
    from fairshare.intake.importing import Target  # noqa: PLC0415
    from fairshare.intake.reply import refusal, reply  # noqa: PLC0415
    from fairshare.intake.workbook_guard import RefusedError  # noqa: PLC0415

    found = places(ctx)
    target = Target(found.root, found.register, framework_of(found), current_day(), found.schema)
    try:
        done = _imported(file, target, **options)
    except RefusedError as error:
        said = visible_lines(f"{error.message}\n  {error.hint}")
        click.echo(f"{visible(file.name)}: {said}", err=True)
        if summary:
            summary.write_text(refusal(error), encoding="utf-8")
        ctx.exit(1)
    if summary:
        summary.write_text(reply(done), encoding="utf-8")
    for name in (*done.organisations, *done.written):
        click.echo(visible(name))
    for fault in done.faults:
        click.echo(fault.explain(file.name), err=True)
    click.echo(_count(done, dry_run=options["dry_run"]), err=True)
    ctx.exit(1 if done.errors else 0)


def _imported(
    file: Path, target: Target, *, mapping: Path | None, replace: bool, dry_run: bool
) -> Imported:
    """What came of a file. Raises RefusedError, and SetupError for a mapping that can't be used."""
    from fairshare.intake.importing import import_table  # noqa: PLC0415 - as above
    from fairshare.intake.issue import read_issue  # noqa: PLC0415
    from fairshare.intake.mapping.mapped_import import import_mapped  # noqa: PLC0415
    from fairshare.intake.mapping.reading import read_mapping  # noqa: PLC0415
    from fairshare.intake.table import SHEET, read_table  # noqa: PLC0415

    if mapping:
        columns = read_mapping(mapping, target.framework)
        table = read_table(file, columns.sheet or SHEET)
        return import_mapped(table, columns, target, replace=replace, dry_run=dry_run)
    is_issue = file.suffix.casefold() == ".md"
    table = read_issue(file, target.framework) if is_issue else read_table(file)
    return import_table(table, target, replace=replace, dry_run=dry_run)


def _count(done: Imported, *, dry_run: bool) -> str:
    """One line on what came of the rows."""
    many = ngettext("{} row", "{} rows", done.rows).format(done.rows)
    if done.entries != done.rows:
        many += ngettext(", {} entry", ", {} entries", done.entries).format(done.entries)
    if done.whole and done.errors:
        return f"{many}: " + _("nothing is written before all of this is mended.")
    wrote = _("would be written") if dry_run else _("written")
    return f"{many}: {len(done.written)} {wrote}, {len(done.unchanged)} " + _(
        "unchanged, {} to be mended."
    ).format(done.entries - len(done.written) - len(done.unchanged))


@click.group()
def export() -> None:
    """Write a table: an empty template to fill, or the whole register."""


@export.command("template")
@FILE
@REPLACE
@click.pass_context
def export_template(ctx: click.Context, file: Path, replace: bool) -> None:
    """Write an empty workbook (.xlsx) with the columns, the code lists and drop-downs."""
    found = places(ctx)
    _save(file, lambda: _write_table(file, load_framework(found.schema), ()), replace=replace)


@export.command("register")
@FILE
@REPLACE
@click.pass_context
def export_register(ctx: click.Context, file: Path, replace: bool) -> None:
    """Write the register's entries as a workbook (.xlsx) or as .csv, ready to be imported."""
    reading = read_register(places(ctx), current_day())
    entries = [(name, entry.data) for name, entry in reading.register.initiatives.items()]
    _save(file, lambda: _write_table(file, reading.framework, entries), replace=replace)
    if reading.errors:
        click.echo(_("Files with errors are left out: run `fairshare check`."), err=True)
        ctx.exit(1)


def _write_table(
    file: Path, framework: Framework, entries: Iterable[tuple[str, Mapping[str, Any]]]
) -> None:
    from fairshare.intake.export import write_table  # noqa: PLC0415 - as in `import_`

    write_table(file, framework, entries)


def _save(file: Path, write: Callable[[], None], *, replace: bool) -> None:
    """Write a table where nobody's work is lost by it."""
    if file.exists() and not replace:
        raise SetupError(f"{file.name} is there already: use --replace, or name another file.")
    write()
    click.echo(visible(str(file)))
