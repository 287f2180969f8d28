"""`fairshare build`: the site without MkDocs. An adapter."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from fairshare.cli.places import nearest_root
from fairshare.cli.terminal import note
from fairshare.language import gettext as _


@click.command()
@click.option("--strict", is_flag=True, help="A warning stops the build.")
@click.option("--site-dir", "-d", default="", help="Where the site goes; by default site/.")
@click.pass_context
def build(ctx: click.Context, *, strict: bool, site_dir: str) -> None:
    """Build the site without MkDocs, by the same settings in mkdocs.yml.

    A build that fails leaves the last site as it was.
    """
    from fairshare.host import building  # noqa: PLC0415 - pages are slow to load

    root, register, schema = ctx.obj
    if register or schema:
        raise click.UsageError(_("mkdocs.yml says where register and schema lie: write it there."))
    printer = _Printer()
    building.log.addHandler(printer)
    building.log.setLevel(logging.INFO)
    try:
        said = building.build_site(
            root or nearest_root(Path.cwd()), strict=strict, site_dir=site_dir
        )
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
