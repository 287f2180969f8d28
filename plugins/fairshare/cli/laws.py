"""The papers that the laws ask for which a body has chosen. Commands of `fairshare export`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fairshare.cli.places import DAY, places
from fairshare.flow.pipeline import Reading, current_day, read_register
from fairshare.language import gettext as _
from fairshare.model import Initiative, Profile
from fairshare.printable import visible
from fairshare.problems import SetupError
from fairshare.spreadsheets import csv_file

if TYPE_CHECKING:
    from fairshare.publish.profiles.agreement import Agreement


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--profile", required=True, metavar="NAME", help="The law that asks for it.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["md", "html"]),
    default="md",
    help="For a word processor, or for a browser.",
)
@click.pass_context
def export_statement(ctx: click.Context, identifier: str, profile: str, style: str) -> None:
    """Print the agreement that a law asks for, of one initiative: ID is folder and file name."""
    from fairshare.publish.profiles.as_text import agreement_html, agreement_markdown  # noqa: PLC0415

    reading = read_register(places(ctx), current_day())
    chosen = reading.framework.profiles.get(profile)
    if chosen is None:
        raise SetupError(_("This register has not chosen the profile {}.").format(profile))
    initiative = reading.register.initiatives.get(identifier)
    if initiative is None:
        raise SetupError(_("There is no entry {} without errors.").format(identifier))
    agreement = _agreement(initiative, chosen, reading)
    write = agreement_html if style == "html" else agreement_markdown
    click.echo(write(agreement), nl=False)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--lead", metavar="BODY", help="Only what this body leads.")
@click.option("--since", type=DAY, help="Add what was altered from this day on, YYYY-MM-DD.")
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@click.pass_context
def export_arrangements(
    ctx: click.Context, file: Path, lead: str | None, since: dt.datetime | None, replace: bool
) -> None:
    """Write the list of sharing arrangements of section 71 (.csv or .xlsx)."""
    from fairshare.publish.profiles.arrangements import (  # noqa: PLC0415 - pages are slow to load
        arrangement_rows,
        is_arrangement,
        list_named,
    )

    if file.exists() and not replace:
        raise SetupError(f"{file.name} is there already: use --replace, or name another file.")
    reading = read_register(places(ctx), current_day())
    found = list_named(reading.framework.profiles.values(), "ie-s71")
    if found is None:
        raise SetupError(_("No law that this register has chosen asks for this list."))
    agreements = [
        _agreement(one, found[0], reading)
        for one in reading.register.initiatives.values()
        if is_arrangement(one) and lead in {None, one.lead}
    ]
    day = since.date() if since else None
    _write_rows(file, arrangement_rows(found[1], agreements, day))
    click.echo(visible(str(file)))


def _agreement(initiative: Initiative, profile: Profile, reading: Reading) -> Agreement:
    from fairshare.publish.profiles.agreement import Agreement  # noqa: PLC0415 - as above

    bodies = reading.register.organisations
    return Agreement(initiative, profile, reading.framework, bodies, reading.today)


def _write_rows(file: Path, rows: Sequence[Sequence[str]]) -> None:
    """A table as the ending of its file says. Raises SetupError for another ending."""
    if file.suffix == ".csv":
        file.write_bytes(csv_file(rows))
    elif file.suffix == ".xlsx":
        from fairshare.spreadsheets.plain_workbook import write_plain_workbook  # noqa: PLC0415

        write_plain_workbook(file, rows)
    else:
        raise SetupError(f"{file.name}: write a .csv or an .xlsx file.")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@click.pass_context
def export_data_uses(ctx: click.Context, file: Path, replace: bool) -> None:
    """Write the approved uses of health data as HDR UK takes them.

    As .xlsx the upload of its Gateway, as .csv the 32 columns of its standard. What an entry says
    and its row can't is named; so is what the Gateway would refuse, with status 1.
    """
    from fairshare.publish.profiles.data_uses import NAME  # noqa: PLC0415 - pages are slow to load
    from fairshare.publish.profiles.data_uses.files import (  # noqa: PLC0415
        gateway_workbook,
        missing_in_the_row,
        not_in_the_row,
        standard_table,
    )
    from fairshare.publish.profiles.data_uses.use import data_uses  # noqa: PLC0415

    if file.exists() and not replace:
        raise SetupError(f"{file.name} is there already: use --replace, or name another file.")
    if file.suffix not in {".xlsx", ".csv"}:
        raise SetupError(f"{file.name}: write a .csv or an .xlsx file.")
    reading = read_register(places(ctx), current_day())
    profile = reading.framework.profiles.get(NAME)
    if profile is None:
        raise SetupError(_("This register has not chosen the profile {}.").format(NAME))
    register = reading.register
    uses = list(data_uses(register.initiatives.values(), profile, register.organisations))
    is_table = file.suffix == ".csv"
    file.write_bytes(standard_table(uses) if is_table else gateway_workbook(uses, reading.today))
    missing = [(one, said) for one in uses for said in missing_in_the_row(one)]
    for use, said in [*missing, *((one, said) for one in uses for said in not_in_the_row(one))]:
        click.echo(visible(f"{use.initiative.id}: {said}"), err=True)
    if reading.errors:
        click.echo(_("Files with errors are left out: run `fairshare check`."), err=True)
    click.echo(visible(str(file)))
    ctx.exit(1 if missing or reading.errors else 0)
