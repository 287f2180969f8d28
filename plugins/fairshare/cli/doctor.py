"""`fairshare doctor`: what a register stands on, beside its entries. An adapter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click

from fairshare.cli.places import TEXT_OR_JSON, places
from fairshare.doctor import Diagnosis, examine
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.printable import as_json, no_command, visible

_MARKS = {"good": _("good"), "wrong": _("wrong"), "unknown": _("to look at")}


@click.command()
@TEXT_OR_JSON
@click.pass_context
def doctor(ctx: click.Context, style: str) -> None:
    """Look at what a register stands on: the copy, who publishes, code owners, the host.

    Exit status 1 where something is wrong. What can't be seen from here is said, and is no fault.
    """
    where = places(ctx)
    found = list(examine(where.root, where.register))
    if style == "json":
        click.echo(as_json({"findings": [one._asdict() for one in found]}))
    else:
        for one in found:
            click.echo(no_command(f"{_MARKS[one.state]}: {one.name}: {visible(one.said)}"))
    click.echo(_summary(found), err=True)
    ctx.exit(1 if any(one.state == "wrong" for one in found) else 0)


def _summary(found: Sequence[Diagnosis]) -> str:
    counts = Counter(one.state for one in found)
    looked = ngettext("{} thing looked at", "{} things looked at", len(found)).format(len(found))
    wrong = ngettext("{} is wrong", "{} are wrong", counts["wrong"]).format(counts["wrong"])
    return _("{}: {}, {} to look at by a person.").format(looked, wrong, counts["unknown"])
