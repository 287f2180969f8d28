"""`fairshare build`: the whole site without MkDocs, from the same register, templates and pages."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable
from pathlib import Path

from fairshare.flow.settings_file import SETTINGS, read_settings
from fairshare.guard import RegisterGuard
from fairshare.host.documents import ProseFile
from fairshare.host.links import broken_links
from fairshare.host.option_table import option_table
from fairshare.host.options import Host, HostSettings, findings, report
from fairshare.host.own_options import own_options, site_options
from fairshare.host.preparing import prepared_site
from fairshare.host.prose_site import write_prose
from fairshare.language import ngettext
from fairshare.problems import SetupError
from fairshare.publish.frame import swap
from fairshare.work import gc_pause

log = logging.getLogger(__name__)


class _Warnings(logging.Handler):
    """Counts what would stop a strict build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        """Called for each warning."""
        self.count += 1


def build_site(root: Path, *, strict: bool, site_dir: str = "") -> str:
    """Build the site of a folder, and put it in the place of the last one; one line on it.

    Raises SetupError, and the last site is as it was: for a register with an error, a setting that
    is refused, a link that leads nowhere, and in strict mode a warning.
    """
    settings = read_settings(root / SETTINGS, whole=True)
    strict = strict or settings.get("strict") is True
    warnings = _Warnings()
    log.addHandler(warnings)
    gc_pause.unfreeze()
    target = root / (site_dir or str(settings.get("site_dir") or "site"))
    try:
        report(findings(HostSettings(settings, root), Host.OWN, option_table(), SETTINGS), log)
        options = site_options(settings, root, strict=strict)
        if not options.site_name:
            raise SetupError(f"{SETTINGS}: `site_name` is missing: write the register's name.")
        site = prepared_site(options, log)
        folder = swap.prepare(target)
        gc_pause.freeze()
        RegisterGuard.begun = True
        pages = write_prose(HostSettings(settings, root), options.docs, site, folder)
        site.write(folder, target, with_search=own_options(settings)["search"])
        _refuse_broken(folder, pages, options.docs)
        if strict and warnings.count:
            said = ngettext("{} warning", "{} warnings", warnings.count).format(warnings.count)
            raise SetupError(f"Strict mode: {said}. {target.name}/ is left as it was.")
        swap.swap(folder, target)
    except OSError as error:
        raise SetupError(swap.failure(target, error)) from error
    finally:
        log.removeHandler(warnings)
        shutil.rmtree(swap.beside(target), ignore_errors=True)
    return site.summary()


def _refuse_broken(folder: Path, pages: Iterable[ProseFile], docs: Path) -> None:
    """Raises SetupError where a link of a page of prose leads nowhere, once each is said."""
    broken = list(broken_links(folder, pages, docs.name))
    for words in broken:
        log.error("%s", words)
    if broken:
        said = ngettext("{} link leads nowhere", "{} links lead nowhere", len(broken))
        raise SetupError(f"{said.format(len(broken))}, so the site is not published.")
