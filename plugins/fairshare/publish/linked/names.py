"""What things are called in linked data: addresses of this register, and terms of standards.

A term that says just what a code of ours says stands in its place. Where a standard's term is only
close, or there is none, the code is a term of ours: the law of one country is not that of another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from fairshare.framework import Framework
from fairshare.publish.edition import Edition

PREFIXES: Mapping[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "pd": "https://w3id.org/dpv/pd#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sector-publicservices": "https://w3id.org/dpv/sector/publicservices#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Every vocabulary that is used, but for our own: `fs`, below the register's address."""

CATALOGUE = "data/catalog.jsonld"
TERMS = "data/terms.jsonld"

_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f]")
_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def own_terms(edition: Edition) -> str:
    """What the names of our own terms begin with: the file that describes them."""
    return f"{edition.site_url}{TERMS}#"


def sharing_name(site_url: str, identifier: str) -> str:
    """The name of what an initiative is about, beside the page that tells of it."""
    return f"{site_url}initiatives/{identifier}/#sharing"


def organisation_name(site_url: str, identifier: str) -> str:
    return f"{site_url}organisations/{identifier}/#organisation"


def own_term(listed: str, code: str) -> str:
    """A code of a closed list as a term of ours."""
    return f"fs:{listed}.{code}"


def term_for(framework: Framework, listed: str, code: str) -> str:
    """The standard's term where it says the same, else our own."""
    known = framework.codes[listed].codes[code]
    return known.term if known.term and known.match == "exact" else own_term(listed, code)


def web_address(written: str) -> str:
    """An address of an entry as RDF takes it: what may not stand in one is written as %22."""
    return _NOT_IN_ADDRESSES.sub(lambda found: quote(found[0]), written)


def date_value(written: str) -> Mapping[str, str]:
    """A date as written, with the type that says how exact it is."""
    return {"@value": written, "@type": _DATE_TYPES[len(written)]}
