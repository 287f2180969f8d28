"""`fairshare verify --witness` and `--proof`: for those who have no copy of the register."""

from __future__ import annotations

from pathlib import Path

import click

from fairshare.cli import terminal
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.manifest.broken import BrokenError
from fairshare.manifest.checkpoint import Checkpoint, read_checkpoint
from fairshare.manifest.published import PublishedSite
from fairshare.manifest.verification.proof import proof
from fairshare.manifest.verification.witness import (
    LostPastError,
    NoHeadError,
    PublishedChain,
    hold_to_seen,
    published_chain,
)
from fairshare.printable import as_json, visible
from fairshare.problems import SetupError


def look(site: PublishedSite, file: Path) -> int:
    """Look whether the past goes on from the head in a file, and keep the new one there.

    Yields the exit status: 1 where it does not; the file stays as it was then. Raises SetupError.
    """
    seen = _seen(file)
    try:
        now = published_chain(site)
        if seen is not None:
            hold_to_seen(seen, now)
    except (LostPastError, NoHeadError) as error:
        if seen is None and isinstance(error, NoHeadError):
            raise
        click.echo(f"chain: {visible(str(error))}")
        click.echo(_("The published past does not go on from what was seen."), err=True)
        return 1
    _keep(file, now)
    click.echo(_said(seen, now))
    terminal.note(_("Only the record of decisions was looked at, and no page."))
    return 0


def _said(seen: Checkpoint | None, now: PublishedChain) -> str:
    origin, size = visible(now.head.origin), now.head.size
    if seen is None:
        words = ngettext("{}: first look, {} change.", "{}: first look, {} changes.", size)
        return words.format(origin, size)
    new = size - seen.size
    return ngettext(
        "{}: all that was seen is there, and {} change is new.",
        "{}: all that was seen is there, and {} changes are new.",
        new,
    ).format(origin, new)


def print_proof(site: PublishedSite, wanted: str) -> None:
    """Print the proof of `ID` or `ID@VERSION` as JSON. Raises SetupError."""
    identifier, _at, version = wanted.partition("@")
    if version and not (version.isascii() and version.isdigit()):
        raise SetupError(_("{} is no number of a version.").format(visible(version)))
    try:
        now = published_chain(site)
    except LostPastError as error:
        raise SetupError(str(error)) from error
    click.echo(as_json(proof(now, identifier.strip("/"), int(version) if version else None)))


def _seen(file: Path) -> Checkpoint | None:
    """The head of the last look; None before the first. Raises SetupError."""
    try:
        return read_checkpoint(file.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SetupError(f"{visible(str(file))} can't be read: {error.strerror}.") from error
    except BrokenError as error:
        raise SetupError(f"{visible(str(file))} is no checkpoint: {error}.") from error


def _keep(file: Path, now: PublishedChain) -> None:
    """Write the head at one stroke: half of one would stop every later look."""
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_bytes(now.head.written())
        beside.replace(file)
    except OSError as error:
        raise SetupError(f"{visible(str(file))} can't be written: {error.strerror}.") from error
