"""`fairshare build`: the whole site without MkDocs, from the same register, templates and pages."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from fairshare.flow.settings_file import SETTINGS, read_settings
from fairshare.guard import RegisterGuard
from fairshare.host.documents import ProseFile
from fairshare.host.links import broken_links
from fairshare.host.option_table import option_table
from fairshare.host.options import Host, HostSettings, findings, report
from fairshare.host.own_options import own_options, site_options
from fairshare.host.preparing import SiteOptions, prepared_site
from fairshare.host.prose_site import write_prose
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.problems import SetupError
from fairshare.publish.frame import swap
from fairshare.publish.site import Site
from fairshare.work import gc_pause

log = logging.getLogger(__name__)


class BegunSite(NamedTuple):
    """A site on its way."""

    folder: Path
    prose: Sequence[ProseFile]


class _Warnings(logging.Handler):
    """Counts what would stop a strict build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        """Called for each warning."""
        self.count += 1


@contextmanager
def _counted() -> Iterator[_Warnings]:
    warnings = _Warnings()
    log.addHandler(warnings)
    try:
        yield warnings
    finally:
        log.removeHandler(warnings)


@contextmanager
def written_beside(target: Path) -> Iterator[None]:
    """Leaves nothing beside a site. Raises SetupError in the place of OSError."""
    try:
        yield
    except OSError as error:
        raise SetupError(swap.failure(target, error)) from error
    finally:
        shutil.rmtree(swap.beside(target), ignore_errors=True)


def read_site(root: Path, *, strict: bool) -> tuple[HostSettings, SiteOptions]:
    """What a folder's settings say. Raises SetupError for one that is refused, or missing."""
    settings = read_settings(root / SETTINGS, whole=True)
    given = HostSettings(settings, root)
    report(findings(given, Host.OWN, option_table(), SETTINGS), log)
    options = site_options(settings, root, strict=strict or settings.get("strict") is True)
    if not options.site_name:
        raise SetupError(f"{SETTINGS}: `site_name` is missing: write the register's name.")
    return given, options


def site_folder(given: HostSettings, site_dir: str = "") -> Path:
    """Where the site goes."""
    return given.root / (site_dir or str(given.settings.get("site_dir") or "site"))


def refuse_within(bundles: Path, *folders: Path) -> None:
    """Raises SetupError for bundles in a folder of the site: they would be published, or lost."""
    place = bundles.resolve()
    for folder in folders:
        if place.is_relative_to(folder.resolve()):
            said = _("{bundles} lies in {folder}, which is published: name a folder outside of it.")
            raise SetupError(said.format(bundles=bundles, folder=folder.name))


def begin(given: HostSettings, options: SiteOptions, site: Site, target: Path) -> BegunSite:
    """The next site with its pages of prose, beside the one that stands."""
    folder = swap.prepare(target)
    gc_pause.freeze()
    RegisterGuard.begun = True
    return BegunSite(folder, write_prose(given, options.docs, site, folder))


def build_site(root: Path, *, strict: bool, site_dir: str = "", bundles: Path | None = None) -> str:
    """Build the site of a folder, and put it in the place of the last one; one line on it.

    `bundles`: where those of several machines lie, which are joined. Raises SetupError, and the
    last site is as it was: for a register with an error, a setting that is refused, a bundle that
    is missing, a link that leads nowhere, and in strict mode a warning.
    """
    gc_pause.unfreeze()
    with _counted() as warnings:
        given, options = read_site(root, strict=strict)
        target = site_folder(given, site_dir)
        if bundles:
            refuse_within(bundles, target, options.docs)
        with written_beside(target):
            site = prepared_site(options, log, bundles)
            folder, pages = begin(given, options, site, target)
            search = own_options(given.settings)["search"]
            site.write(folder, target, with_search=search, bundles=bundles)
            _refuse_broken(folder, pages, options.docs)
            if options.strict and warnings.count:
                said = ngettext("{} warning", "{} warnings", warnings.count).format(warnings.count)
                raise SetupError(f"Strict mode: {said}. {target.name}/ is left as it was.")
            swap.swap(folder, target)
    return site.summary()


def _refuse_broken(folder: Path, pages: Iterable[ProseFile], docs: Path) -> None:
    """Raises SetupError where a link of a page of prose leads nowhere, once each is said."""
    broken = list(broken_links(folder, pages, docs.name))
    for words in broken:
        log.error("%s", words)
    if broken:
        said = ngettext("{} link leads nowhere", "{} links lead nowhere", len(broken))
        raise SetupError(f"{said.format(len(broken))}, so the site is not published.")
