"""The fingerprints of the data files, for who downloads them and nothing else of the site."""

from __future__ import annotations

from pathlib import Path

from fairshare.manifest.files import files_below, hashed, list_bytes
from fairshare.publish.page import Asset

PATH = "data/SHA256SUMS"
FOLDERS = ("data/", "api/")


def data_sums(folder: Path) -> Asset:
    """`data/SHA256SUMS` of what lies in a finished folder: for `sha256sum -c data/SHA256SUMS`.

    Pages are no data. Raises OSError.
    """
    others = {
        name
        for name in files_below(folder)
        if not name.startswith(FOLDERS) or name.endswith(".html")
    }
    return Asset(PATH, list_bytes(hashed(folder, frozenset(others))))
