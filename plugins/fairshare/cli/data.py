"""`fairshare data`: the open data as a folder, without a site, also of a day in the past."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fairshare.cli.places import places
from fairshare.cli.terminal import coloured, note
from fairshare.flow.as_it_was import as_it_was, without_withdrawn_texts
from fairshare.flow.pipeline import Places, Reading, current_day, read_past, read_register
from fairshare.flow.pipeline import site_sources as sources_of
from fairshare.flow.site_settings import SiteSettings, site_settings
from fairshare.git.repository import RepositoryError
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.problems import SetupError

if TYPE_CHECKING:
    from fairshare.publish.edition import Edition


@click.command("data")
@click.argument(
    "folder", type=click.Path(file_okay=False, path_type=Path), default=Path("open-data")
)
@click.option(
    "--at",
    metavar="REVISION|DATE",
    help="The register as it was at a revision of git, or at the end of a day (UTC), YYYY-MM-DD.",
)
@click.pass_context
def data(ctx: click.Context, folder: Path, at: str | None) -> None:
    """Write the open data into a new folder: tables, JSON, database, workbook.

    The files are those of the site. They lie in open-data/ unless a FOLDER is named.
    """
    from fairshare.publish.data.data_files import write_data  # noqa: PLC0415 - slow to load

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SetupError(_("{folder} is not empty: name a new folder.").format(folder=folder))
    now = places(ctx)
    settings = site_settings(now.root)
    if at is None:
        reading = _without_errors(read_register(now, current_day()))
        count = write_data(_edition(reading, now, settings), folder)
    else:
        with tempfile.TemporaryDirectory() as aside:
            count = write_data(_earlier(now, settings, at, Path(aside)), folder)
    words = ngettext("{} file written to {}", "{} files written to {}", count)
    note(words.format(count, folder))


def _earlier(now: Places, settings: SiteSettings, at: str, aside: Path) -> Edition:
    """The edition of a day in the past."""
    then = as_it_was(now, at, aside)
    try:
        reading = _without_errors(read_register(then.places, then.day))
    except SetupError as error:
        said = _("The register of {day} can’t be read by this version of FairShare: {error}")
        raise SetupError(said.format(day=then.day, error=error)) from error
    present = read_register(now, current_day()).register
    register = without_withdrawn_texts(reading.register, present.removed, settings.withheld)
    scores = {one: reading.scores[one] for one in register.initiatives}
    reading = dataclasses.replace(reading, register=register, scores=scores)
    return _edition(reading, then.places, settings)


def _edition(reading: Reading, where: Places, settings: SiteSettings) -> Edition:
    """What is published of a register that was read."""
    from fairshare.publish.edition import Edition  # noqa: PLC0415 - slow to load
    from fairshare.publish.licence import OGL, Licence, licence_of  # noqa: PLC0415 - likewise

    named = Licence(**settings.licence) if settings.licence else OGL
    past = read_past(where, reading, settings.withheld)
    sources = sources_of(reading, where)
    reading.cache.save()
    return Edition(
        register=reading.register,
        scores=reading.scores,
        framework=reading.framework,
        today=reading.today,
        site_name=settings.name,
        site_url=settings.url,
        history=None if isinstance(past, RepositoryError) else past,
        versions=sources.versions,
        seal=sources.seal,
        publisher=settings.publisher,
        licence=licence_of(settings.publisher) if settings.publisher else named,
    )


def _without_errors(reading: Reading) -> Reading:
    """The reading, unless it has errors: better no data than a part of it."""
    if not reading.errors:
        return reading
    for problem in reading.errors:
        click.echo(f"{coloured(problem)}\n", err=True)
    count = len(reading.errors)
    said = ngettext("The register has {} error", "The register has {} errors", count)
    raise SetupError(f"{said.format(count)}: run `fairshare check` first.")
