"""The table of the organisations that initiatives name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import Data, Organisation
from fairshare.publish.data.tables.schema_columns import SchemaColumns
from fairshare.publish.data.tables.table import DataColumn, DataTable, TablePart, as_they_are
from fairshare.publish.edition import Edition


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation, and in how many initiatives it takes part."""

    organisation: Organisation
    url: str
    version: int
    """How many texts its description has had, this one included."""
    answering: str
    """Id of who answers for its decisions now."""
    part: int
    led: int

    @property
    def data(self) -> Data:
        return self.organisation.data


def organisations_table(framework: Framework) -> DataTable:
    """One row for each organisation."""
    return DataTable(
        "organisations",
        _("Organisations"),
        _("One row for each organisation that an initiative names, with its numbers elsewhere."),
        tuple(_columns(framework)),
        ("id",),
        lambda edition: (TablePart(as_they_are, (row,)) for row in organisation_rows(edition)),
    )


def organisation_rows(edition: Edition) -> Iterator[OrganisationRow]:
    """Every organisation, in order of ids."""
    part: Counter[str] = Counter()
    for one in edition.register.initiatives.values():
        part.update({body.id for body in one.participants})
    led = Counter(one.lead for one in edition.register.initiatives.values())
    for identifier in sorted(edition.organisations):
        yield OrganisationRow(
            edition.organisations[identifier],
            f"{edition.site_url}organisations/{identifier}/",
            _version(identifier, edition),
            edition.answering(identifier),
            part[identifier],
            led[identifier],
        )


def _version(identifier: str, edition: Edition) -> int:
    steps = edition.history.organisations.get(identifier, ()) if edition.history else ()
    return sum(step.version is not None for step in steps) or 1


def _columns(framework: Framework) -> Iterator[DataColumn]:
    fields = SchemaColumns(framework.organisation_schema, framework, lambda row: row.data)
    yield DataColumn(
        "id",
        "text",
        _("Id"),
        _("The organisation. It never changes, and joins the tables."),
        lambda row: row.organisation.id,
        required=True,
    )
    yield DataColumn(
        "url", "text", _("Page"), _("The page that shows it."), lambda row: row.url, required=True
    )
    for name, source in (
        ("name", "name"),
        ("also_known_as", "also_known_as"),
        ("kind", "type"),
        ("homepage", "homepage"),
    ):
        yield from fields.of(name, source)
    yield fields.items("identifier_schemes", "identifiers", "scheme")
    yield fields.items("identifier_ids", "identifiers", "id")
    for name in ("statement", "note", "closed"):
        yield from fields.of(name, name)
    yield from _answering()
    yield from fields.of("contact_team", "contact.team")
    yield from fields.of("contact_email", "contact.email")
    yield from fields.of("contact_url", "contact.url")
    yield from _counts()
    yield DataColumn(
        "version",
        "integer",
        _("Version"),
        _("How many texts its description has had, this one included."),
        lambda row: row.version,
        required=True,
    )
    yield DataColumn(
        "sha256",
        "text",
        _("Fingerprint"),
        _("The SHA-256 of the file that describes it."),
        lambda row: row.organisation.sha256,
        required=True,
    )


def _answering() -> Iterator[DataColumn]:
    """Who took the place of a body that is gone."""
    yield DataColumn(
        "successors",
        "list",
        _("Who took its place"),
        _("The ids of those who followed, where it was closed."),
        lambda row: row.organisation.successors or None,
        "successor",
    )
    yield DataColumn(
        "answered_by",
        "text",
        _("Who answers now"),
        _("The id of who answers for its decisions on the day of these files: itself, or another."),
        lambda row: row.answering,
        required=True,
    )


def _counts() -> Iterator[DataColumn]:
    whose = _("Worked examples and imported entries are counted too.")
    yield DataColumn(
        "initiatives",
        "integer",
        _("Initiatives"),
        _("In how many it takes part, in whatever role. {whose}").format(whose=whose),
        lambda row: row.part,
        required=True,
    )
    yield DataColumn(
        "initiatives_led",
        "integer",
        _("Initiatives that it leads"),
        _("How many it answers for. {whose}").format(whose=whose),
        lambda row: row.led,
        required=True,
    )
