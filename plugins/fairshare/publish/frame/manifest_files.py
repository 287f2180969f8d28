"""The files of the manifest, made last: they name every other file of the site."""

from __future__ import annotations

import json
from pathlib import Path

from fairshare import __version__
from fairshare.manifest import Manifest, Sources, chain, document, files
from fairshare.problems import SetupError
from fairshare.publish.edition import Edition
from fairshare.publish.frame.swap import write

BUILD = "data/build.json"
"""What one must know, beside the repository, to make the same site again."""


def write_manifest(folder: Path, edition: Edition, sources: Sources) -> None:
    """Write the manifest of a finished site. Raises SetupError where the disk won't."""
    build = {
        "fairshare": __version__,
        "day": edition.today.isoformat(),
        "site_url": edition.site_url,
    }
    write(folder / BUILD, f"{json.dumps(build)}\n".encode())
    write(folder / chain.ADDRESS, chain.chain_bytes(sources.links))
    try:
        listed = files.hashed(folder, frozenset({document.ADDRESS, files.ADDRESS}))
    except OSError as error:
        raise SetupError(f"The finished site can't be read again: {error.strerror}.") from error
    write(folder / files.ADDRESS, files.list_bytes(listed))
    write(folder / document.ADDRESS, Manifest.of(sources, listed).written())
