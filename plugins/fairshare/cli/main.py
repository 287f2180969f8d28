"""The command line: a click adapter. It reads options, runs the pipeline and prints; no more."""

from __future__ import annotations

from pathlib import Path

import click

from fairshare.cli import terminal
from fairshare.cli.commands import CommandsByPlace
from fairshare.load.strict_yaml import libyaml_missing
from fairshare.problems import SetupError

_PLACES = {
    "build": "fairshare.cli.build:build",
    "check": "fairshare.cli.check:check",
    "data": "fairshare.cli.data:data",
    "doctor": "fairshare.cli.doctor:doctor",
    "explain": "fairshare.cli.explain:explain",
    "export": "fairshare.cli.intake:export",
    "import": "fairshare.cli.intake:import_",
    "init": "fairshare.cli.start:init",
    "new": "fairshare.cli.new:new",
    "remind": "fairshare.cli.remind:remind",
    "schema": "fairshare.cli.schema.editor:schema",
    "score": "fairshare.cli.explain:score",
    "upgrade": "fairshare.cli.start:upgrade",
    "verify": "fairshare.cli.published.verify:verify",
}


class _Commands(CommandsByPlace):
    """Turns what stops a run into one sentence and exit status 2."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SetupError as error:
            click.echo(f"fairshare: {error}", err=True)
            ctx.exit(2)


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(terminal.version())
        ctx.exit()


@click.group(
    cls=_Commands, places=_PLACES, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    help="The project's folder; by default the nearest one that holds mkdocs.yml.",
)
@click.option("--register", default=None, help="Folder of the entries, below the root.")
@click.option(
    "--schema", default=None, help="Folder of questions, codes and method, below the root."
)
@click.option("-q", "--quiet", is_flag=True, help="Print data and problems only.")
@click.option("-v", "--verbose", is_flag=True, help="Say too what is read from where.")
@click.option("--no-color", is_flag=True, help="Print without colours, as NO_COLOR does.")
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Print the versions of the program, of the form of an entry and of the method.",
)
@click.pass_context
def main(
    ctx: click.Context,
    *,
    root: Path | None,
    register: str | None,
    schema: str | None,
    quiet: bool,
    verbose: bool,
    no_color: bool,
) -> None:
    """Check, score and explain the entries of a FairShare register."""
    terminal.set_up(ctx, quiet=quiet, verbose=verbose, no_color=no_color)
    ctx.obj = (root, register, schema)
    terminal.detail(f"{terminal.version()}, {terminal.machine()}")
    if (warning := libyaml_missing()) is not None:
        click.echo(f"fairshare: {warning}", err=True)
