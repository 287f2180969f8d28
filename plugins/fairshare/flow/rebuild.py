"""A published site built again from this repository, to hold each file against it."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from fairshare import __version__
from fairshare.language import gettext as _
from fairshare.manifest import build_record, files
from fairshare.manifest.broken import BrokenError
from fairshare.manifest.build_record import BuildRecord
from fairshare.manifest.published import PublishedSite, hashes
from fairshare.printable import visible
from fairshare.problems import SetupError

_TEXT_INDEX = "search/query.json"


def rebuilt(site: PublishedSite, root: Path) -> Mapping[str, str]:
    """The sha256 of every file of a site that is built again, for the same day and address.

    Raises SetupError, with a reason that ends a sentence, where that can't be done.
    """
    record = _record(site)
    if record.fairshare != __version__:
        raise SetupError(
            _("it was built with FairShare {}, and this is {}").format(
                visible(record.fairshare), __version__
            )
        )
    with TemporaryDirectory() as folder:
        place = Path(folder) / "site"
        _build(root, place, record, with_search=_has_text_index(site))
        return hashes(place)


def _record(site: PublishedSite) -> BuildRecord:
    try:
        return build_record.read_build_record(site.read(build_record.ADDRESS) or b"")
    except BrokenError as error:
        raise SetupError(_("the site does not say for which day it was built")) from error


def _has_text_index(site: PublishedSite) -> bool:
    try:
        return _TEXT_INDEX in files.read_list(site.read(files.ADDRESS) or b"")
    except BrokenError:
        return True


def _build(root: Path, place: Path, record: BuildRecord, *, with_search: bool) -> None:
    """Run the host's own build, or ours where MkDocs is not installed: the same bytes.

    It reads the day and the address from the environment.
    """
    midnight = dt.datetime.combine(record.day, dt.time(), dt.UTC)
    settings = {
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "FAIRSHARE_SITE_URL": record.site_url,
        "FAIRSHARE_SEARCH": "true" if with_search else "false",
        "FAIRSHARE_SINCE": "",
    }
    host = ["mkdocs", "build", "--quiet"] if find_spec("mkdocs") else ["fairshare.cli", "build"]
    done = subprocess.run(
        [sys.executable, "-m", *host, "--site-dir", str(place)],
        cwd=root,
        env={**os.environ, **settings},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()] or [""]
        raise SetupError(_("building it again failed: {}").format(visible(said[-1])))
