"""What a person at a terminal gets beside the data: how much is said, in colour, and how far it is.

Data goes to stdout, all of this to stderr.
"""

from __future__ import annotations

import io
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping

import click

from fairshare import __version__
from fairshare.language import gettext as _
from fairshare.load.shipped import shipped_files
from fairshare.problems import Problem
from fairshare.schemas.identity import VERSION
from fairshare.work.progress import Thing, show_progress

QUIET, USUAL, VERBOSE = -1, 0, 1
FEW = 200
"""Below so many things a bar would be gone before anyone has read it."""
_VOLUME = "fairshare.volume"
_FORCING = ("FORCE_COLOR", "CLICOLOR_FORCE")
_COLOURS = {"error": "red", "warning": "yellow"}


def set_up(ctx: click.Context, *, quiet: bool, verbose: bool, no_color: bool) -> None:
    """Make ready to print as the person, the terminal and the machine want it."""
    ctx.meta[_VOLUME] = QUIET if quiet else VERBOSE if verbose else USUAL
    ctx.color = False if no_color else wished_colour(os.environ)
    write_unicode()
    shows = sys.stderr.isatty() and not quiet
    show_progress(_bar if shows else None)
    ctx.call_on_close(lambda: show_progress(None))


def wished_colour(surroundings: Mapping[str, str]) -> bool | None:
    """What a person has set for all programs; None: colours where there is a terminal.

    NO_COLOR (no-color.org) goes before FORCE_COLOR and CLICOLOR_FORCE; each counts when it is
    there and not empty.
    """
    if surroundings.get("NO_COLOR"):
        return False
    if any(surroundings.get(name, "0") not in {"", "0"} for name in _FORCING):
        return True
    dumb = surroundings.get("TERM") == "dumb" or surroundings.get("CLICOLOR") == "0"
    return False if dumb else None


def note(text: str) -> None:
    """Say something that can be done without: not when --quiet is given."""
    if _volume() > QUIET:
        click.echo(text, err=True)


def detail(text: str) -> None:
    """Say something that only --verbose asks for."""
    if _volume() >= VERBOSE:
        click.echo(f"fairshare: {text}", err=True)


def coloured(problem: Problem) -> str:
    """A problem as text; click takes the colours out where nobody can see them."""
    head, *rest = problem.explain("text").split("\n")
    place, found, message = head.partition(f": {problem.code} ")
    if found:
        code = click.style(problem.code, fg=_COLOURS.get(problem.severity), bold=True)
        head = f"{click.style(place, bold=True)}: {code} {message}"
    return "\n".join([head, *map(_caret, rest)])


def version() -> str:
    """Of the program, of the form of an entry, and of the methods of scoring that it brings."""
    names = sorted(name for name in shipped_files() if name.startswith("method/"))
    methods = ", ".join(name.removeprefix("method/").removesuffix(".yml") for name in names)
    said = _("fairshare {program} (form of an entry {form}, method of scoring {methods})")
    return said.format(program=__version__, form=VERSION, methods=methods)


def machine() -> str:
    """What the program runs on, for reports of faults."""
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def _volume() -> int:
    ctx = click.get_current_context(silent=True)
    return USUAL if ctx is None else int(ctx.meta.get(_VOLUME, USUAL))


def _caret(line: str) -> str:
    return click.style(line, fg="green", bold=True) if line.strip() == "^" else line


def write_unicode() -> None:
    """What is piped on is UTF-8, on Windows too; a terminal shows a mark for what it can't show.

    Whoever has named an encoding gets that.
    """
    out = sys.stdout
    if not isinstance(out, io.TextIOWrapper):
        return
    if out.isatty() or os.environ.get("PYTHONIOENCODING"):
        out.reconfigure(errors="replace")
    else:
        out.reconfigure(encoding="utf-8")


def _bar(what: str, things: Iterable[Thing], count: int) -> Iterator[Thing]:
    if count < FEW:
        yield from things
        return
    with click.progressbar(things, length=count, label=what, file=sys.stderr) as bar:
        yield from bar
