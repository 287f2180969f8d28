"""The fingerprints of the data files, for who downloads them and nothing else of the site."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.manifest.files import list_bytes
from fairshare.publish.page import Asset

PATH = "data/SHA256SUMS"
FOLDERS = ("data/", "api/")


def data_sums(listed: Mapping[str, str]) -> Asset:
    """`data/SHA256SUMS` of a site's files by their sums: for `sha256sum -c data/SHA256SUMS`.

    Pages are no data.
    """
    data = {
        name: digest
        for name, digest in listed.items()
        if name.startswith(FOLDERS) and not name.endswith(".html")
    }
    return Asset(PATH, list_bytes(data))
