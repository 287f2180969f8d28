"""The organisations of the register as agents, with their numbers in other lists."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.publish.edition import Edition
from fairshare.publish.linked import names
from fairshare.publish.linked.terms import LinkedNode


def organisation_nodes(edition: Edition) -> Iterator[LinkedNode]:
    """Every organisation in order of ids."""
    for identifier in sorted(edition.organisations):
        one = edition.organisations[identifier]
        node: LinkedNode = {
            "@id": names.organisation_name(edition.site_url, identifier),
            "@type": ["dpv:Organisation", "foaf:Organization"],
            "name": one.name,
            "page": f"{edition.site_url}organisations/{identifier}/",
        }
        if one.also_known_as:
            node["altLabel"] = list(one.also_known_as)
        if "type" in one.data:
            node["kind"] = names.term_for(edition.framework, "organisation_types", one.data["type"])
        if "homepage" in one.data:
            node["homepage"] = names.web_address(one.data["homepage"])
        numbers = one.data.get("identifiers", ())
        node["identifier"] = [identifier, *(f"{n['scheme']}-{n['id']}" for n in numbers)]
        successors = [names.organisation_name(edition.site_url, other) for other in one.successors]
        if successors:
            node["isReplacedBy"] = successors
        yield node
