"""The commands that bring tables in and out: import and export. Adapters, like `cli.main`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fairshare.cli.commands import CommandsByPlace
from fairshare.cli.new import like
from fairshare.cli.places import places
from fairshare.cli.terminal import note
from fairshare.flow.pipeline import current_day, framework_of, read_register
from fairshare.framework import Framework
from fairshare.intake.bodies.directory import Directory, read_directory
from fairshare.intake.reading.listing import Interpretation, listed
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.load.jurisdiction import ORDERS
from fairshare.model import StartingPoint
from fairshare.printable import visible, visible_lines
from fairshare.problems import SetupError

if TYPE_CHECKING:
    from fairshare.intake.faults import Imported
    from fairshare.intake.table import Table
    from fairshare.intake.target import Target

_PAPERS = {
    "statement": "fairshare.cli.laws:export_statement",
    "ie-s71": "fairshare.cli.laws:export_arrangements",
    "hdruk-dur-2": "fairshare.cli.laws:export_data_uses",
}
FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
REPLACE = click.option("--replace", is_flag=True, help="Let files be replaced that are there.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@REPLACE
@click.option(
    "--mapping",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A YAML file that says what the columns of a table of your own mean.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--yes", is_flag=True, help="Take all that was read otherwise than it was written.")
@click.option("--large", is_flag=True, help="Take a large table where nobody is at the terminal.")
@click.option(
    "--date-order",
    type=click.Choice(["-".join(order) for order in ORDERS]),
    help="How dates such as 03/04/2025 are meant; by default as schema/jurisdiction.yml says.",
)
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
    from fairshare.intake.issues.reply import refusal, reply  # noqa: PLC0415
    from fairshare.intake.reading.archive import RefusedError  # noqa: PLC0415
    from fairshare.intake.target import Target  # noqa: PLC0415

    found = places(ctx)
    target = Target(found.root, found.register, framework_of(found), current_day(), found.schema)
    try:
        done = _imported(file, target, **options)
    except RefusedError as error:
        said = visible_lines(f"{error.message}\n  {error.hint}")
        click.echo(f"{visible(file.name)}: {said}", err=True)
        if summary:
            summary.write_text(refusal(error), encoding="utf-8", newline="\n")
        ctx.exit(1)
    if summary:
        summary.write_text(reply(done), encoding="utf-8", newline="\n")
    for name in () if done.waits else (*done.organisations, *done.written):
        click.echo(visible(name))
    for fault in done.faults:
        click.echo(fault.explain(file.name), err=True)
    for sentence in done.left_alone:
        note(visible(sentence))
    note(_count(done, dry_run=options["dry_run"]))
    if done.waits:
        words = _("Nothing is written yet. If all of the above is read as you mean it, add --yes.")
        click.echo(words, err=True)
    ctx.exit(1 if done.errors or done.waits else 0)


def _imported(
    file: Path,
    target: Target,
    *,
    mapping: Path | None,
    date_order: str | None,
    yes: bool,
    large: bool,
    **options: bool,
) -> Imported:
    """What came of a file. Raises RefusedError, and SetupError for a mapping that can't be used.

    What was read otherwise than it was written is listed first, and asked once on a terminal.
    A table of one's own, which has a mapping, may be large anywhere.
    """
    from fairshare.intake.importing import import_rows, read_rows  # noqa: PLC0415 - as above
    from fairshare.intake.reading.unwatched import refuse_slow  # noqa: PLC0415

    if mapping:
        return _imported_by(mapping, file, target, yes=yes, **options)
    table = _issue_or_table(file, target)
    if not (large or sys.stdin.isatty()):
        refuse_slow(table)
    rows = read_rows(table, target, date_order=date_order.split("-") if date_order else ())
    accept = _agreed(rows.notices, rows.readings, yes=yes, **options)
    return import_rows(rows, target, accept=accept, **options)


def _imported_by(
    mapping: Path, file: Path, target: Target, *, yes: bool, **options: bool
) -> Imported:
    """As `_imported`, of a table that a body keeps for itself."""
    from fairshare.intake.mapping import mapped_import  # noqa: PLC0415 - as above
    from fairshare.intake.mapping.reading import read_mapping  # noqa: PLC0415

    columns = read_mapping(mapping, target.framework)
    table = mapped_import.read_own_table(file, columns)
    accept = _agreed(table.notices, table.readings, yes=yes, **options)
    done = mapped_import.import_mapped(table, columns, target, accept=accept, **options)
    found = done.readings[len(table.readings) :]  # what words in texts were taken to mean
    if _agreed((), found, yes=yes, **options) and done.waits:
        return mapped_import.import_mapped(table, columns, target, accept=True, **options)
    return done


def _issue_or_table(file: Path, target: Target) -> Table:
    """The table that a file holds; the text of an issue is one of a single row."""
    if file.suffix.casefold() == ".md":
        from fairshare.intake.issues.filled_form import read_issue  # noqa: PLC0415 - as above

        return read_issue(file, target.framework)
    from fairshare.intake.table import read_table  # noqa: PLC0415

    return read_table(file)


def _agreed(
    notices: Iterable[str],
    readings: Sequence[Interpretation],
    *,
    yes: bool,
    dry_run: bool,
    replace: bool,
) -> bool:
    """Whether a person takes all that was read otherwise than it was written."""
    del replace  # is another question
    for line in [*map(visible, notices), *listed(readings)]:
        click.echo(line, err=True)
    if readings and not (yes or dry_run) and sys.stdin.isatty():
        return click.confirm(_("Is all of this read as you mean it?"), err=True)
    return yes


def _count(done: Imported, *, dry_run: bool) -> str:
    """One line on what came of the rows."""
    many = ngettext("{} row", "{} rows", done.rows).format(done.rows)
    if done.entries != done.rows:
        many += ngettext(", {} entry", ", {} entries", done.entries).format(done.entries)
    if done.whole and done.errors:
        return f"{many}: " + _("nothing is written before all of this is mended.") + _left(done)
    wrote = _("would be written") if dry_run or done.waits else _("written")
    judged = done.entries - len(done.not_judged)
    return (
        f"{many}: {len(done.written)} {wrote}, {len(done.unchanged)} "
        + _("unchanged, {} to be mended.").format(judged - len(done.written) - len(done.unchanged))
        + _left(done)
    )


def _left(done: Imported) -> str:
    """What was not looked at, if anything."""
    left = len(done.not_judged)
    if not left:
        return ""
    words = ngettext(
        "{} row, number {}, was not looked at: mend these first.",
        "{} rows, from number {} on, were not looked at: mend these first.",
        left,
    )
    return " " + words.format(left, done.not_judged[0])


@click.group(cls=CommandsByPlace, places=_PAPERS)
def export() -> None:
    """Write a table: an empty template to fill, or the whole register."""


@export.command("template")
@FILE
@REPLACE
@click.option("--like", "named", metavar="NAME", help="A common kind of sharing to start from.")
@click.pass_context
def export_template(ctx: click.Context, file: Path, replace: bool, named: str | None) -> None:
    """Write an empty workbook (.xlsx) with the columns, the code lists and drop-downs.

    With --like, its first row has what is usual, and a sheet says what to look at.
    """
    found = places(ctx)
    directory = read_directory(found.register, found.root)
    framework = framework_of(found)
    start = like(framework, named)
    _save(file, lambda: _write_table(file, framework, (), directory, start), replace=replace)


@export.command("register")
@FILE
@REPLACE
@click.pass_context
def export_register(ctx: click.Context, file: Path, replace: bool) -> None:
    """Write the register's entries as a workbook (.xlsx) or as .csv, ready to be imported."""
    found = places(ctx)
    reading = read_register(found, current_day())
    directory = read_directory(found.register, found.root)
    entries = [(name, entry.data) for name, entry in reading.register.initiatives.items()]
    _save(file, lambda: _write_table(file, reading.framework, entries, directory), replace=replace)
    if reading.errors:
        click.echo(_("Files with errors are left out: run `fairshare check`."), err=True)
        ctx.exit(1)


def _write_table(
    file: Path,
    framework: Framework,
    entries: Iterable[tuple[str, Mapping[str, Any]]],
    directory: Directory,
    start: StartingPoint | None = None,
) -> None:
    from fairshare.intake.columns import beside_columns  # noqa: PLC0415 - as in `import_`
    from fairshare.intake.export import write_table  # noqa: PLC0415 - as in `import_`

    write_table(file, framework, entries, directory, start)
    if beside := [one.title for one in beside_columns(framework)]:
        words = _(
            "No column has: {fields}. Write them in the file or in the form. When the table is "
            "imported again they stay as they are."
        )
        click.echo(words.format(fields="; ".join(beside)), err=True)


def _save(file: Path, write: Callable[[], None], *, replace: bool) -> None:
    """Write a table where nobody's work is lost by it."""
    if file.exists() and not replace:
        raise SetupError(f"{file.name} is there already: use --replace, or name another file.")
    write()
    click.echo(visible(str(file)))
