"""`fairshare schema`: what editors read of the rules, and a file of them to change. An adapter."""

from __future__ import annotations

import click

from fairshare.cli.commands import CommandsByPlace
from fairshare.cli.places import places
from fairshare.flow.pipeline import framework_of
from fairshare.intake.bodies.directory import read_directory
from fairshare.intake.bodies.editor_schema import write_editor_files
from fairshare.language import gettext as _
from fairshare.load.source import shown
from fairshare.printable import visible

_PLACES = {"copy": "fairshare.cli.schema.copy:copy", "diff": "fairshare.cli.schema.diff:diff"}


@click.group(cls=CommandsByPlace, places=_PLACES, invoke_without_command=True)
@click.option("--editor", is_flag=True, help="Write the schemas that offer organisations by name.")
@click.pass_context
def schema(ctx: click.Context, editor: bool) -> None:
    """Work with the schema of entries.

    With --editor, an editor that reads YAML schemas offers the register's organisations by name.
    """
    if not editor:
        if ctx.invoked_subcommand is None:
            raise click.UsageError(_("Missing: {}.").format("--editor"))
        return
    found = places(ctx)
    framework = framework_of(found)
    directory = read_directory(found.register, found.root)
    for path in write_editor_files(found.schema, framework, directory):
        click.echo(visible(shown(path, found.root)))
