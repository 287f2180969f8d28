"""Read the register and make ready what is published of it: the same for every host."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from fairshare.flow.checked_share import checked_by_all
from fairshare.flow.pipeline import (
    Places,
    Reading,
    current_day,
    framework_of,
    read_past,
    read_under,
    site_sources,
)
from fairshare.flow.read_files import BeforeReading, ReadFiles
from fairshare.flow.reader import KIND as FILES
from fairshare.git.repository import RepositoryError
from fairshare.history import History
from fairshare.host.options import Log
from fairshare.language import ngettext
from fairshare.load.publisher import named_publisher
from fairshare.manifest import earlier_manifest, hold_to
from fairshare.problems import SetupError
from fairshare.publish.edition import Edition
from fairshare.publish.frame.brand import brand_of
from fairshare.publish.frame.prose_pages import prose_pages
from fairshare.publish.licence import Licence, licence_of
from fairshare.publish.site import Site
from fairshare.work.memory import give_back


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What a host's settings say of the site and of our part in it."""

    places: Places
    docs: Path
    """Folder of the pages of prose."""
    site_name: str
    site_url: str
    """Empty for the address in register.yml."""
    repository: str
    mailbox: str
    licence: Licence
    """Where no register.yml says it."""
    history: bool
    since: str
    withheld: tuple[str, ...]
    strict: bool


def prepared_site(
    options: SiteOptions, log: Log, bundles: Path | None = None, read: ReadFiles | None = None
) -> Site:
    """The site, ready to be written. Raises SetupError for a register that has an error.

    `bundles`: where lies what other machines found in the files. `read`: what this process has
    read before.
    """
    places = options.places
    reading = _read(places, log, bundles, read)
    reading.cache.write_down(FILES)
    give_back()
    sources = site_sources(reading, places)
    publisher = named_publisher(places.root, options.site_name)
    edition = Edition(
        register=reading.register,
        scores=reading.scores,
        framework=reading.framework,
        today=reading.today,
        site_name=options.site_name,
        site_url=options.site_url or (publisher.address if publisher else ""),
        repository=options.repository,
        publisher=publisher,
        mailbox=options.mailbox or (publisher.real_mailbox if publisher else ""),
        root=places.root,
        history=_history(options, reading, log),
        versions=sources.versions,
        seal=sources.seal,
        licence=licence_of(publisher) if publisher else options.licence,
        prose_pages=prose_pages(options.docs),
    )
    if options.since:
        hold_to(earlier_manifest(options.since, places.root), sources)
    return Site(edition, reading.cache, sources, brand_of(publisher, options.docs))


def _read(places: Places, log: Log, bundles: Path | None, read: ReadFiles | None) -> Reading:
    today, framework = current_day(), framework_of(places)
    notes = checked_by_all(bundles, framework, places, today) if bundles else ()
    reading = read_under(framework, places, today, known=BeforeReading(notes, read))
    refuse_errors(reading, log)
    if not reading.register.initiatives:
        log.info("The register holds no initiative yet: `fairshare new` writes the first one.")
    return reading


def refuse_errors(reading: Reading, log: Log) -> None:
    """Say each problem. Raises SetupError where one of them is an error."""
    for problem in reading.problems:
        level = logging.ERROR if problem.severity == "error" else logging.INFO
        log.log(level, "%s", problem.explain("text"))
    if reading.errors:
        count = len(reading.errors)
        said = ngettext("The register has {} error", "The register has {} errors", count)
        raise SetupError(
            f"{said.format(count)}, so the site is not built. "
            "`fairshare explain CODE` says what a code means."
        )


def _history(options: SiteOptions, reading: Reading, log: Log) -> History | None:
    """What git holds of the past. A copy without it says so, here and on its pages.

    In strict mode, as a register is published, it stops the build: a past that git refuses to
    show must not vanish in silence.
    """
    if not options.history:
        log.info("The option `history` is off: the pages show no earlier versions.")
        return None
    past = read_past(options.places, reading, options.withheld)
    if isinstance(past, RepositoryError) and options.strict:
        raise SetupError(
            f"{past} The pages would be without their history; `history: false` wants that."
        )
    if isinstance(past, RepositoryError):
        log.info("The pages show no earlier versions: %s", past)
        return None
    return past
