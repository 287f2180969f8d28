"""The files of the manifest, made last: they name every other file of the site."""

from __future__ import annotations

from pathlib import Path

from fairshare import __version__
from fairshare.manifest import Manifest, Sources, build_record, chain, checkpoint, document, files
from fairshare.problems import SetupError
from fairshare.publish.edition import Edition
from fairshare.publish.frame.swap import write


def write_manifest(folder: Path, edition: Edition, sources: Sources) -> None:
    """Write the manifest of a finished site. Raises SetupError where the disk won't."""
    build = build_record.BuildRecord(__version__, edition.today, edition.site_url)
    write(folder / build_record.ADDRESS, build.written())
    write(folder / chain.ADDRESS, chain.chain_bytes(sources.links))
    if edition.site_url:  # a head without an address could be anybody's
        head = checkpoint.Checkpoint.of(edition.site_url, sources.links)
        write(folder / checkpoint.ADDRESS, head.written())
    try:
        listed = files.hashed(folder, frozenset({document.ADDRESS, files.ADDRESS}))
    except OSError as error:
        raise SetupError(f"The finished site can't be read again: {error.strerror}.") from error
    write(folder / files.ADDRESS, files.list_bytes(listed))
    write(folder / document.ADDRESS, Manifest.of(sources, listed).written())
