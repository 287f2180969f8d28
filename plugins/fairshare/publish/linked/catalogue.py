"""The register as a catalogue of data: DCAT 3, as DCAT-AP 3.0.1 asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.language import gettext as _
from fairshare.publish.discovery.file_list import CSV, JSON, JSON_LD, PublishedFile, published_files
from fairshare.publish.edition import Edition
from fairshare.publish.linked import names
from fairshare.publish.linked.terms import LinkedNode

_EU = "http://publications.europa.eu/resource/authority/"
_FORMATS = {CSV: "CSV", JSON: "JSON", JSON_LD: "JSON_LD"}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_PROMISES = {
    "v1": ("distribution-status/COMPLETED", "planned-availability/STABLE"),
    "experimental": ("distribution-status/DEVELOP", "planned-availability/EXPERIMENTAL"),
}
"""What may be relied on, in the terms of the EU."""
_LABELS = ("Completed", "Stable", "Under development", "Experimental")


def catalogue_nodes(edition: Edition) -> Iterator[LinkedNode]:
    """The catalogue, its one dataset, a distribution for each file, and what these name."""
    files = [file for file in published_files(edition) if file.media_type in _FORMATS]
    whole = [file for file in files if not file.many]
    yield _catalogue(edition)
    yield _dataset(edition, whole)
    yield from (_distribution(file, edition) for file in whole)
    yield from _named(edition)


def _data(edition: Edition, mark: str) -> str:
    return f"{edition.site_url}data/#{mark}"


def _catalogue(edition: Edition) -> LinkedNode:
    return {
        "@id": _data(edition, "catalogue"),
        "@type": "dcat:Catalog",
        "title": edition.site_name,
        "description": _("Decisions on sharing data between public bodies, with the reasons."),
        "publisher": f"{edition.site_url}#publisher",
        "license": edition.licence.url,
        "language": f"{_EU}language/ENG",
        "homepage": edition.site_url,
        "themeTaxonomy": "fs:themes",
        "dataset": _data(edition, "register"),
        "modified": names.date_value(edition.today.isoformat()),
    }


def _dataset(edition: Edition, files: list[PublishedFile]) -> LinkedNode:
    node: LinkedNode = {
        "@id": _data(edition, "register"),
        "@type": "dcat:Dataset",
        "title": edition.site_name,
        "description": _(
            "Every decision on sharing data that this register holds, refusals included: what is "
            "shared, whose data it is, who gives and gets it, why, the assessment and the reasons."
        ),
        "publisher": f"{edition.site_url}#publisher",
        "license": edition.licence.url,
        "accessRights": f"{_EU}access-right/PUBLIC",
        "language": f"{_EU}language/ENG",
        "theme": f"{_EU}data-theme/GOVE",
        "keyword": ["data sharing", "data protection", "transparency"],
        "landingPage": f"{edition.site_url}data/",
        "modified": names.date_value(edition.today.isoformat()),
        "distribution": [_data(edition, file.name) for file in files],
    }
    if edition.mailbox:
        node["contactPoint"] = _data(edition, "contact")
    return node


def _distribution(file: PublishedFile, edition: Edition) -> LinkedNode:
    status, availability = _PROMISES[file.promise]
    return {
        "@id": _data(edition, file.name),
        "@type": "dcat:Distribution",
        "title": file.title,
        "description": file.description,
        "accessURL": f"{edition.site_url}data/",
        "downloadURL": f"{edition.site_url}{file.path}",
        "mediaType": f"{_MEDIA}{file.media_type}",
        "format": f"{_EU}file-type/{_FORMATS[file.media_type]}",
        "license": edition.licence.url,
        "status": f"{_EU}{status}",
        "availability": f"{_EU}{availability}",
    }


def _named(edition: Edition) -> Iterator[LinkedNode]:
    """What the others name, each with the type that DCAT-AP expects."""
    licence = edition.licence
    yield {
        "@id": f"{edition.site_url}#publisher",
        "@type": "foaf:Agent",
        "name": edition.site_name,
        "homepage": edition.site_url,
    }
    yield {"@id": edition.site_url, "@type": "foaf:Document", "title": edition.site_name}
    yield {"@id": f"{edition.site_url}data/", "@type": "foaf:Document", "title": _("Open data")}
    yield {"@id": licence.url, "@type": "dct:LicenseDocument", "title": licence.title}
    yield {"@id": f"{_EU}access-right/PUBLIC", "@type": "dct:RightsStatement"}
    yield {"@id": f"{_EU}language/ENG", "@type": "dct:LinguisticSystem"}
    yield {"@id": f"{_EU}data-theme/GOVE", "@type": "skos:Concept", "prefLabel": "Government"}
    for media, name in _FORMATS.items():
        yield {"@id": f"{_MEDIA}{media}", "@type": "dct:MediaType"}
        yield {"@id": f"{_EU}file-type/{name}", "@type": "dct:MediaTypeOrExtent"}
    terms = [term for promise in _PROMISES.values() for term in promise]
    for term, label in zip(terms, _LABELS, strict=True):
        yield {"@id": f"{_EU}{term}", "@type": "skos:Concept", "prefLabel": label}
    if edition.mailbox:
        yield {
            "@id": _data(edition, "contact"),
            "@type": "vcard:Kind",
            "vcard:fn": edition.site_name,
            "vcard:hasEmail": {"@id": f"mailto:{edition.mailbox}"},
        }
