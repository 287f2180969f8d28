"""`fairshare build`: the site without MkDocs. An adapter."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from fairshare.cli.places import nearest_root
from fairshare.cli.terminal import note
from fairshare.language import gettext as _
from fairshare.work.shard import Shard


@click.command()
@click.option("--strict", is_flag=True, help="A warning stops the build.")
@click.option("--site-dir", "-d", default="", help="Where the site goes; by default site/.")
@click.option(
    "--bundles",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Join what several machines made: their bundles lie in this folder.",
)
@click.option(
    "--check",
    metavar="N/COUNT",
    help="Only check this share of the files, as 2/4, and leave a bundle.",
)
@click.option(
    "--draw",
    metavar="N/COUNT",
    help="Only draw this share of the site, once all are checked, and leave a bundle.",
)
@click.pass_context
def build(
    ctx: click.Context,
    *,
    strict: bool,
    site_dir: str,
    bundles: Path | None,
    check: str | None,
    draw: str | None,
) -> None:
    """Build the site without MkDocs, by the same settings in mkdocs.yml.

    A build that fails leaves the last site as it was.
    """
    from fairshare.host import building, shards  # noqa: PLC0415 - pages are slow to load

    root, register, schema = ctx.obj
    if register or schema:
        raise click.UsageError(_("mkdocs.yml says where register and schema lie: write it there."))
    shared = [one for one in (check, draw) if one is not None]
    if len(shared) > 1:
        raise click.UsageError(_("Give --check or --draw: a machine does one, then the other."))
    if shared and (bundles is None or site_dir):
        raise click.UsageError(_("--check and --draw need --bundles, and take no --site-dir."))
    printer = _Printer()
    building.log.addHandler(printer)
    building.log.setLevel(logging.INFO)
    here = root or nearest_root(Path.cwd())
    try:
        if bundles and check is not None:
            said = shards.check_share(here, Shard.read(check), bundles, strict=strict)
        elif bundles and draw is not None:
            said = shards.draw_share(here, Shard.read(draw), bundles, strict=strict)
        else:
            said = building.build_site(here, strict=strict, site_dir=site_dir, bundles=bundles)
    finally:
        building.log.removeHandler(printer)
    note(said)


class _Printer(logging.Handler):
    """Says what a build has to say, on stderr; with --quiet only what is wrong."""

    def emit(self, record: logging.LogRecord) -> None:
        """Called for each message."""
        text = record.getMessage()
        kind = {logging.ERROR: _("error"), logging.WARNING: _("warning")}.get(record.levelno)
        if kind:
            click.echo(f"{kind}: {text}", err=True)
        else:
            note(text)
