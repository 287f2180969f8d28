"""`fairshare schema diff`: what became of the form of an entry."""

from __future__ import annotations

from pathlib import Path

import click

from fairshare.cli.places import TEXT_OR_JSON
from fairshare.cli.terminal import note
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.printable import as_json, visible
from fairshare.schemas.folders import FileChange, file_changes
from fairshare.schemas.rule_changes import BREAKS

PLACE = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("old", type=PLACE)
@click.argument("new", type=PLACE)
@TEXT_OR_JSON
@click.pass_context
def diff(ctx: click.Context, old: Path, new: Path, style: str) -> None:
    """Say what differs between two schemas, or two folders of them, and what of it breaks.

    The exit status is 1 when something breaks entries or programs, else 0.
    """
    found = file_changes(old, new)
    if style == "json":
        listed = [{"file": one.file, **one.change._asdict()} for one in found]
        click.echo(as_json({"changes": listed}))
    else:
        for one in found:
            click.echo(_line(one))
    breaking = sum(one.change.effect == BREAKS for one in found)
    note(_summary(len(found), breaking))
    ctx.exit(1 if breaking else 0)


def _line(one: FileChange) -> str:
    effect, place, sentence = one.change
    where = f"{one.file}: {place}" if place else one.file
    return f"{effect}: {visible(where)}: {visible(sentence)}"


def _summary(count: int, breaking: int) -> str:
    said = ngettext(
        "{} difference, {} of them breaking.", "{} differences, {} of them breaking.", count
    )
    return said.format(count, breaking) if count else _("No differences.")
