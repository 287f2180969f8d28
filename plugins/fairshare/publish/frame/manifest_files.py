"""The files of the manifest, made last: they name every other file of the site."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from fairshare import __version__
from fairshare.manifest import Manifest, Sources, build_record, chain, checkpoint, document, files
from fairshare.publish.edition import Edition
from fairshare.publish.frame.swap import write


def write_manifest(
    folder: Path, edition: Edition, sources: Sources, listed: Mapping[str, str]
) -> None:
    """Write the manifest of a finished site. Raises SetupError where the disk won't.

    `listed`: the sum of each of its files, by path.
    """
    build = build_record.BuildRecord(__version__, edition.today, edition.site_url)
    own = {
        build_record.ADDRESS: build.written(),
        chain.ADDRESS: chain.chain_bytes(sources.links),
    }
    if edition.site_url:  # a head without an address could be anybody's
        own[checkpoint.ADDRESS] = checkpoint.Checkpoint.of(
            edition.site_url, sources.links
        ).written()
    for path, content in own.items():
        write(folder / path, content)
    sums = {path: sha256(content).hexdigest() for path, content in own.items()}
    every = dict(sorted((dict(listed) | sums).items()))
    write(folder / files.ADDRESS, files.list_bytes(every))
    write(folder / document.ADDRESS, Manifest.of(sources, every).written())
