"""`fairshare remind`: which reviews are due, for those who must do them."""

from __future__ import annotations

import datetime as dt

import click

from fairshare.cli.places import DAY, places
from fairshare.cli.terminal import note
from fairshare.flow.pipeline import Reading, current_day, read_register
from fairshare.language import ngettext
from fairshare.printable import visible
from fairshare.problems import SetupError


@click.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="For people, programs or a code host's issues.",
)
@click.option(
    "--today", metavar="DAY", type=DAY, help="The day to look from, YYYY-MM-DD; by default today."
)
@click.option(
    "--site-url", default="", help="Where the register is published, for links in issues."
)
@click.pass_context
def remind(ctx: click.Context, style: str, today: dt.datetime | None, site_url: str) -> None:
    """Say which reviews are overdue or due within 90 days, for each lead organisation."""
    from fairshare.publish.feeds import reminders  # noqa: PLC0415 - pages are slow to load

    if site_url and not site_url.startswith(("https://", "http://")):
        raise SetupError(f"{visible(site_url)} is no address: it begins with https://.")
    day = today.date() if today else current_day()
    reading = read_register(places(ctx), day)
    reading.cache.save()
    _refuse_errors(reading)
    found = reminders.find_reminders(reading.register, day)
    if style == "json":
        click.echo(reminders.reminders_as_json(found, day))
    elif style == "github":
        click.echo(reminders.reminders_as_issues(found, site_url))
    elif found:
        click.echo(reminders.reminders_as_text(found))
    count = sum(len(one.due) for one in found)
    words = ngettext(
        "{} review is overdue or due soon.", "{} reviews are overdue or due soon.", count
    )
    note(words.format(count))


def _refuse_errors(reading: Reading) -> None:
    """An entry that can't be read may have a review due: better no reminder than a wrong one."""
    if reading.errors:
        count = len(reading.errors)
        said = ngettext("The register has {} error", "The register has {} errors", count)
        raise SetupError(f"{said.format(count)}: run `fairshare check` first.")
