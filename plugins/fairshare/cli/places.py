"""What the commands share: where they find the register, and what is given to several."""

from __future__ import annotations

from pathlib import Path

import click

from fairshare.cli.terminal import detail
from fairshare.flow.pipeline import SCHEMA, Places
from fairshare.language import gettext as _
from fairshare.load.shipped import shipped_schema
from fairshare.printable import visible
from fairshare.problems import SetupError

CACHE = ".cache/fairshare"
PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
DAY = click.DateTime(["%Y-%m-%d"])
TEXT_OR_JSON = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people or programs.",
)


def places(ctx: click.Context) -> Places:
    """Where the register lies; looked for only by commands that need it."""
    root, register, schema = ctx.obj
    found = Places.below(root or nearest_root(Path.cwd()), register or "register", schema, CACHE)
    detail(_("The register lies in {}.").format(visible(str(found.register))))
    rules = found.schema if found.schema.is_dir() else shipped_schema()
    detail(_("The rules lie in {}.").format(visible(str(rules))))
    return found


def schema_folder(ctx: click.Context) -> Path:
    """Where a register's own rules lie; of whoever stands in none, the folder is missing."""
    root, _register, schema = ctx.obj
    try:
        return places(ctx).schema
    except SetupError:
        if root or schema:
            raise
        return Path.cwd() / SCHEMA


def nearest_root(start: Path) -> Path:
    """The nearest folder with mkdocs.yml, from `start` upwards. SetupError when there is none."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise SetupError("No mkdocs.yml here or above: go to the register's folder, or use --root DIR.")
