"""What the short names in our JSON-LD stand for. It lies in each file: nothing is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairshare.publish.edition import Edition
from fairshare.publish.linked.names import PREFIXES, own_terms

_LINKS = {
    "dct": ("accessRights", "accrualPeriodicity", "conformsTo", "format", "hasPart", "isPartOf"),
    "dcat": ("accessURL", "contactPoint", "dataset", "distribution", "downloadURL"),
    "dpv": (
        *(
            "hasApplicableLaw",
            "hasData",
            "hasDataProcessor",
            "hasDataSubject",
            "hasJointDataControllers",
        ),
        *("hasLegalBasis", "hasPersonalData", "hasPurpose", "hasRecipient", "hasStatus"),
        "hasTechnicalOrganisationalMeasure",
    ),
    "foaf": ("homepage", "page"),
    "fs": (
        *("formerRecipient", "from", "hasFlow", "hasProvider", "lead", "notStated", "outcome"),
        *("proposedProvider", "proposedRecipient", "requestedRecipient", "stage", "takesPart"),
        *("to", "voice", "what"),
    ),
    "rdfs": ("isDefinedBy", "seeAlso"),
    "skos": ("inScheme",),
}
"""Properties that lead to another thing."""
_MORE_LINKS = {
    "availability": "dcatap:availability",
    "isReplacedBy": "dct:isReplacedBy",
    "kind": "dct:type",
    "landingPage": "dcat:landingPage",
    "language": "dct:language",
    "license": "dct:license",
    "mediaType": "dcat:mediaType",
    "publisher": "dct:publisher",
    "source": "dct:source",
    "status": "adms:status",
    "theme": "dcat:theme",
    "themeTaxonomy": "dcat:themeTaxonomy",
}
_TEXTS = {
    "altLabel": "skos:altLabel",
    "comment": "rdfs:comment",
    "definition": "skos:definition",
    "description": "dct:description",
    "headline": "fs:headline",
    "label": "rdfs:label",
    "name": "foaf:name",
    "prefLabel": "skos:prefLabel",
    "title": "dct:title",
}
"""Properties whose texts are in the register's language."""
_VALUES = {
    "decided": "fs:decided",
    "decidedNotLaterThan": "fs:decidedNotLaterThan",
    "identifier": "dct:identifier",
    "keyword": "dcat:keyword",
    "modified": "dct:modified",
    "notation": "skos:notation",
    "removed": "fs:removed",
    "stageAsOf": "fs:stageAsOf",
    "until": "fs:until",
}
LANGUAGE = "en"


def context(edition: Edition) -> Mapping[str, Any]:
    """The `@context` of a file."""
    links = {name: f"{prefix}:{name}" for prefix, known in _LINKS.items() for name in known}
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    return {
        **PREFIXES,
        "rdf": rdf,
        "fs": own_terms(edition),
        **{name: {"@id": full, "@type": "@id"} for name, full in {**links, **_MORE_LINKS}.items()},
        **{name: {"@id": full, "@language": LANGUAGE} for name, full in _TEXTS.items()},
        **_VALUES,
    }
