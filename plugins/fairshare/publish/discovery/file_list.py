"""The files that a register publishes for others: one list for all who name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fairshare.language import gettext as _
from fairshare.publish.data.csv_files import csv_path
from fairshare.publish.data.data_package import PATH as DICTIONARY
from fairshare.publish.data.json_files import REGISTER
from fairshare.publish.data.sqlite_file import PATH as DATABASE
from fairshare.publish.data.sums import PATH as SUMS
from fairshare.publish.data.tables.every_table import every_table
from fairshare.publish.data.workbook import PATH as WORKBOOK
from fairshare.publish.edition import Edition
from fairshare.publish.linked.names import CATALOGUE, TERMS
from fairshare.publish.profiles.data_uses import NAME as DATA_USES
from fairshare.publish.profiles.data_uses.files import TABLE as USES_AS_TABLE
from fairshare.publish.profiles.data_uses.files import WORKBOOK as USES_AS_WORKBOOK
from fairshare.schemas.identity import VERSION

Promise = Literal["v1", "experimental", "convenience"]
"""v1 only ever adds; what is experimental may change; what is for convenience is made of v1."""

CSV = "text/csv"
JSON = "application/json"
JSON_LD = "application/ld+json"
ATOM = "application/atom+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file, or one kind of file where its path has gaps such as `{organisation}`."""

    path: str
    """Below the site's root."""
    name: str
    """By which programs know it."""
    media_type: str
    title: str
    description: str
    promise: Promise = "v1"

    @property
    def many(self) -> bool:
        """Whether it stands for several files."""
        return "{" in self.path


def published_files(edition: Edition) -> Iterator[PublishedFile]:
    """All of them. Those with absolute addresses in them need the site's address."""
    yield PublishedFile(
        REGISTER,
        "register",
        JSON,
        _("The whole register"),
        _("Everything in one file: every entry as written, with codes, labels, states and scores."),
    )
    yield PublishedFile(
        "api/v1/initiatives/{organisation}/{slug}.json",
        "initiative",
        JSON,
        _("One initiative"),
        _("One entry as written, and beside it what the register says of it."),
    )
    yield PublishedFile(
        "api/v1/organisations/{organisation}.json",
        "organisation",
        JSON,
        _("One organisation"),
        _("One organisation as written, and who answers for its decisions now."),
    )
    for table in every_table(edition.framework):
        yield PublishedFile(csv_path(table.name), table.name, CSV, table.title, table.description)
    yield PublishedFile(
        DICTIONARY,
        "dictionary",
        JSON,
        _("The dictionary"),
        _("Every table, column and code in words, as a Data Package."),
    )
    yield PublishedFile(
        SUMS,
        "checksums",
        "text/plain",
        _("Fingerprints"),
        _("The SHA-256 of each data file, for `sha256sum -c data/SHA256SUMS`."),
    )
    yield PublishedFile(
        WORKBOOK,
        "workbook",
        XLSX,
        _("The register as a workbook"),
        _("The tables in words, for people with a spreadsheet program."),
        "convenience",
    )
    yield PublishedFile(
        DATABASE,
        "database",
        "application/vnd.sqlite3",
        _("The register as a database"),
        _("The tables in SQLite, with full-text search."),
        "convenience",
    )
    yield PublishedFile(
        "embed/v1/organisations/{organisation}.json",
        "embedded-list",
        JSON,
        _("The newest decisions with one organisation"),
        _("A short list for other people’s pages: title, address, what became of it, whose words."),
    )
    yield PublishedFile(
        f"schema/{VERSION}/{{kind}}.schema.json",
        "schema",
        "application/schema+json",
        _("The form of an entry"),
        _("JSON Schema of a file of the register: initiative, organisation or removed."),
    )
    yield from files_of_laws(edition)
    if edition.site_url:
        yield from _with_addresses()


def files_of_laws(edition: Edition) -> Iterator[PublishedFile]:
    """Those that a chosen profile brings; none of a register without one."""
    if DATA_USES not in edition.framework.profiles:
        return
    yield PublishedFile(
        USES_AS_WORKBOOK,
        "data-uses-upload",
        XLSX,
        _("Approved uses of health data, for HDR UK"),
        _("The workbook that the Gateway of Health Data Research UK takes. No applicant is named."),
        "convenience",
    )
    yield PublishedFile(
        USES_AS_TABLE,
        "data-uses",
        CSV,
        _("Approved uses of health data, as a table"),
        _("The 32 columns of the Data Use Register Standard, version 2."),
        "experimental",
    )


def _with_addresses() -> Iterator[PublishedFile]:
    yield PublishedFile(
        "feeds/all.xml",
        "feed",
        ATOM,
        _("What happened"),
        _("The newest decisions and events of the register."),
    )
    yield PublishedFile(
        "feeds/organisation/{organisation}.xml",
        "organisation-feed",
        ATOM,
        _("What happened at one organisation"),
        _("The newest decisions and events in which an organisation takes part."),
    )
    yield PublishedFile(
        "feeds/initiative/{organisation}/{slug}.xml",
        "initiative-feed",
        ATOM,
        _("What happened to one initiative"),
        _("The newest events of one initiative, and edits of its page."),
    )
    yield PublishedFile(
        CATALOGUE,
        "catalogue",
        JSON_LD,
        _("The register as linked data"),
        _("DCAT for the files, the Data Privacy Vocabulary for each initiative."),
        "experimental",
    )
    yield PublishedFile(
        TERMS,
        "terms",
        JSON_LD,
        _("The terms of our own"),
        _("What the codes of this register mean, and which term of a standard is nearest."),
        "experimental",
    )
