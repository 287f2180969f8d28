"""`fairshare verify` and `remind`: what keeps a published register honest, once it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from fairshare.cli.places import DAY, places
from fairshare.flow.pipeline import Reading, current_day, read_register
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.load.framework import load_framework
from fairshare.manifest import Report, read_sources, verify_site
from fairshare.manifest.published import Address, Folder, PublishedSite, earlier_manifest, hashes
from fairshare.printable import as_json, visible
from fairshare.problems import SetupError
from fairshare.work.cache import Cache


@click.command()
@click.argument("site", metavar="URL|DIR")
@click.option(
    "--since",
    metavar="FILE|URL",
    help="A manifest.json that was published earlier: nothing in it may be gone.",
)
@click.option(
    "--rebuilt",
    type=click.Path(file_okay=False, path_type=Path),
    help="A site that you built from the same commit for the same day: every file must be equal.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people or programs.",
)
@click.pass_context
def verify(
    ctx: click.Context, site: str, since: str | None, rebuilt: Path | None, style: str
) -> None:
    """Prove that a published site is what this repository holds, and that nothing is gone."""
    where = places(ctx)
    published: PublishedSite = Address(site) if "://" in site else Folder(Path(site))
    rules = load_framework(where.schema).digest
    cache = Cache(where.cache, rules)
    sources = read_sources(where.root, where.register, rules, cache)
    cache.save()
    report = verify_site(
        published,
        sources,
        earlier=earlier_manifest(since) if since else None,
        rebuilt=hashes(rebuilt) if rebuilt else None,
    )
    click.echo(_as_json(report) if style == "json" else _as_text(report))
    click.echo(_summary(report), err=True)
    ctx.exit(1 if report.differences else 0)


def _as_json(report: Report) -> str:
    found: Mapping[str, object] = {**asdict(report)}
    return as_json(found)


def _as_text(report: Report) -> str:
    lines = [
        f"{one.kind}: {visible(one.what)}: {visible(one.message)}" for one in report.differences
    ]
    return "\n".join([*lines, f"manifest sha256: {report.manifest_sha256 or '-'}"])


def _summary(report: Report) -> str:
    """How much was compared and what was found, as one line."""
    compared = _("{} files and {} initiatives compared.").format(report.files, report.initiatives)
    if not report.differences:
        return _("{} The site is what the repository holds.").format(compared)
    count = len(report.differences)
    found = ngettext("{} difference.", "{} differences.", count).format(count)
    return f"{compared} {found}"


@click.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="For people, programs or a code host's issues.",
)
@click.option("--today", type=DAY, help="The day to look from, YYYY-MM-DD; by default today.")
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
    click.echo(words.format(count), err=True)


def _refuse_errors(reading: Reading) -> None:
    """An entry that can't be read may have a review due: better no reminder than a wrong one."""
    if reading.errors:
        count = len(reading.errors)
        said = ngettext("The register has {} error", "The register has {} errors", count)
        raise SetupError(f"{said.format(count)}: run `fairshare check` first.")
