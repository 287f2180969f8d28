"""The site of the last preview: put aside as its server ends, so that the next begins with it."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from fairshare.manifest import document
from fairshare.publish.frame.swap import discard

_FOLDER = "preview"


def put_aside(site: Path, cache: Path) -> None:
    """Keep the finished site of a preview in the cache. Where that fails, the next draws anew."""
    with suppress(OSError):
        if (site / document.ADDRESS).is_file():
            discard(cache / _FOLDER)
            shutil.move(site, cache / _FOLDER)


def bring_back(site: Path, cache: Path) -> None:
    """Put it where a preview is to stand, in the place of an empty folder; else do nothing."""
    with suppress(OSError):
        if (cache / _FOLDER).is_dir():
            site.rmdir()
            shutil.move(cache / _FOLDER, site)
