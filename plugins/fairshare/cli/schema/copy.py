"""`fairshare schema copy`: a file of the rules, to be changed by the body."""

from __future__ import annotations

import json

import click

from fairshare.cli.places import places
from fairshare.flow.pipeline import framework_of
from fairshare.framework import Framework
from fairshare.intake.bodies.editor_schema import offer_again
from fairshare.language import gettext as _
from fairshare.load.codes import with_codes
from fairshare.load.shipped import shipped_files
from fairshare.load.source import shown
from fairshare.printable import visible
from fairshare.problems import SetupError
from fairshare.start.write import write_file
from fairshare.validate.nearest import did_you_mean, nearest

_OF_A_SCHEMA = ".schema.json"


@click.command()
@click.argument("name", metavar="[FILE]", default="")
@click.pass_context
def copy(ctx: click.Context, name: str) -> None:
    """Copy a file of the program's rules into schema/, for you to change.

    Your file then holds in the place of the program's. Without a FILE it lists all that there are.
    """
    files = shipped_files()
    if not name:
        for one in sorted(files):
            click.echo(one)
        return
    found = places(ctx)
    if name not in files:
        said = _("The program has no file {name}.").format(name=visible(name))
        raise SetupError(f"{said} {did_you_mean(nearest(name, files))}".strip())
    path = found.schema / name
    file = visible(shown(path, found.root))
    if path.exists():
        raise SetupError(_("{file} is there already: change that one.").format(file=file))
    content = files[name].read_bytes()
    if name.endswith(_OF_A_SCHEMA):
        content = _with_own_codes(content, framework_of(found))
    write_file(found.schema, name, content)
    offer_again(found.schema, found.register, found.root, framework_of(found))
    click.echo(file)


def _with_own_codes(content: bytes, framework: Framework) -> bytes:
    """A schema that allows the codes of the register's own lists, which may be another country's.

    One that names other codes than those lists could not be loaded.
    """
    schema = json.loads(content)
    own = with_codes(schema, framework.codes)
    return (
        content if own == schema else f"{json.dumps(own, ensure_ascii=False, indent=2)}\n".encode()
    )
