"""`fairshare verify`: whether a published site is what this repository makes, and nothing is gone.

Its exit status says what was proved: 0, the site is what the repository makes; 1, something
differs; 2, it could not look; 3, nothing differs, but pages were held to the site's own list only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from fairshare.cli.places import TEXT_OR_JSON, places
from fairshare.cli.published.witness import look, print_proof
from fairshare.cli.terminal import note
from fairshare.flow.pipeline import Places, framework_of
from fairshare.flow.rebuild import rebuilt as build_again
from fairshare.flow.site_settings import site_settings
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.manifest import Folders, Report, Sources, read_sources, verify_site
from fairshare.manifest.broken import BrokenError
from fairshare.manifest.build_record import ADDRESS as BUILD_RECORD
from fairshare.manifest.build_record import read_build_record
from fairshare.manifest.published import Folder, PublishedSite, earlier_manifest, hashes
from fairshare.manifest.web import Address
from fairshare.printable import as_json, visible
from fairshare.problems import SetupError
from fairshare.work.cache import Cache

SAME, DIFFERENT, LISTED_ONLY = 0, 1, 3
"""Exit statuses; 2 is for what stops a run, as in every command."""


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
    help="A site that you built from the same commit for the same day, in place of building here.",
)
@click.option(
    "--no-build",
    is_flag=True,
    help="Do not build the site again. Pages are then held to the site's own list: exit status 3.",
)
@click.option(
    "--witness",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Only look whether the published past goes on from the head in this file. Needs no "
    "repository. The file is written when it does.",
)
@click.option(
    "--proof",
    metavar="ID[@VERSION]",
    help="Only print the proof that a text of an initiative was published.",
)
@TEXT_OR_JSON
@click.pass_context
def verify(
    ctx: click.Context,
    *,
    site: str,
    since: str | None,
    rebuilt: Path | None,
    no_build: bool,
    witness: Path | None,
    proof: str | None,
    style: str,
) -> None:
    """Prove that a published site is what this repository makes, and that nothing is gone.

    Exit status: 0, it is; 1, something differs; 2, it could not look; 3, nothing differs, but pages
    were compared with the site's own list only.
    """
    published: PublishedSite = Address(site) if "://" in site else Folder(Path(site))
    if witness is not None:
        ctx.exit(look(published, witness))
    if proof is not None:
        print_proof(published, proof)
        return
    where = places(ctx)
    again, why = _again(published, where, rebuilt, build=not no_build)
    report = verify_site(
        published,
        _sources(where),
        earlier=earlier_manifest(since) if since else None,
        rebuilt=again,
    )
    click.echo(_as_json(report) if style == "json" else _as_text(report))
    said = (_summary(report, why), _other_address(published, where), _not_seen(report))
    note("\n".join(filter(None, said)))
    ctx.exit(_status(report))


def _sources(where: Places) -> Sources:
    rules = framework_of(where).digest
    cache = Cache(where.cache, rules)
    sources = read_sources(where.root, Folders(where.register, where.schema), rules, cache)
    cache.save()
    return sources


def _again(
    published: PublishedSite, where: Places, folder: Path | None, *, build: bool
) -> tuple[Mapping[str, str] | None, str]:
    """The files of the site built again by their sha256, or why there are none."""
    if folder is not None:
        return hashes(folder), ""
    if not build:
        return None, _("it was not built again")
    try:
        return build_again(published, where.root), ""
    except SetupError as error:
        return None, str(error)


def _status(report: Report) -> int:
    if report.differences:
        return DIFFERENT
    return SAME if report.rebuilt else LISTED_ONLY


def _as_json(report: Report) -> str:
    found: Mapping[str, object] = {**asdict(report)}
    return as_json(found)


def _as_text(report: Report) -> str:
    lines = [
        f"{one.kind}: {visible(one.what)}: {visible(one.message)}" for one in report.differences
    ]
    return "\n".join([*lines, f"manifest sha256: {report.manifest_sha256 or '-'}"])


def _summary(report: Report, why: str) -> str:
    """What was compared with what, and what was found, as one line."""
    if report.differences:
        count = len(report.differences)
        found = ngettext("{} difference.", "{} differences.", count).format(count)
    elif report.rebuilt:
        found = _("The site is what this repository makes.")
    else:
        found = _("No difference was found.")
    compared = _("{} files and {} initiatives compared.").format(report.files, report.initiatives)
    if report.rebuilt:
        pages = _("Each file was held to the site built again here.")
    else:
        why = why or _("this copy does not have all that the site was made from")
        pages = _("Pages were only held to the site’s own list: {}.").format(why.rstrip("."))
    return f"{compared} {found} {pages}"


def _other_address(published: PublishedSite, where: Places) -> str:
    """What to say where pages name another address than the settings do; empty where they agree.

    A site is built again for the address that it names, so this is no difference of its files.
    """
    try:
        theirs = read_build_record(published.read(BUILD_RECORD) or b"").site_url
        ours = site_settings(where.root).url
    except (
        BrokenError,
        SetupError,
    ):  # said as a difference, or as the reason why nothing was built
        return ""
    if theirs == ours:
        return ""
    said = _("Its pages name {theirs} as their address, and the settings here name {ours}.")
    nothing = _("none")
    return said.format(theirs=visible(theirs) or nothing, ours=visible(ours) or nothing)


def _not_seen(report: Report) -> str:
    """What nobody could look at from here, as one line."""
    if report.listed:
        return _("Not seen: what a host answers when it serves this folder.")
    return _(
        "Not seen: files that the site’s list does not name, for the web lists none; and what the "
        "host answers to others, or at another time."
    )
