"""Terms of our own, each described below the register's address, with its nearest standard term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fairshare.framework import ENTRY_KINDS, Code
from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.linked.names import own_term, own_terms
from fairshare.publish.linked.statuses import LISTED_IN_USE
from fairshare.publish.states import voice_label
from fairshare.publish.words.outcomes import outcome_label, outcomes

LinkedNode = dict[str, Any]
"""A thing and what is said of it, in JSON-LD."""

CLASSES: Mapping[str, str] = {
    "aims": "dpv:Purpose",
    "data_categories": "dpv:Data",
    "legal_bases": "dpv:LegalBasis",
    "measures": "dpv:TechnicalOrganisationalMeasure",
    "people": "dpv:DataSubject",
    "special_category_conditions": "dpv:LegalBasis",
    "organisation_types": "",
    "stages": "",
    "themes": "",
}
"""The closed lists that are used, and what DPV calls their members, where it has a word."""

OUTCOMES = "outcomes"
VOICES = "voices"
_MATCHES = {"exact": "skos:exactMatch", "close": "skos:closeMatch"}


def term_nodes(edition: Edition) -> Iterator[LinkedNode]:
    """Every term of ours: closed lists, states, voices, then the properties."""
    framework = edition.framework
    for name, kind in CLASSES.items():
        listed = framework.codes[name]
        yield _scheme(name, listed.title, listed.description)
        yield from (_code(name, one, kind) for one in listed.codes.values())
    yield _scheme(OUTCOMES, _("Decision"), _("What was decided, or what there is to say of it."))
    for code in outcomes(framework):
        yield _concept(OUTCOMES, code, outcome_label(code, framework))
    yield _scheme(VOICES, _("Who says so"), _("Whose words an entry is made of."))
    yield from (_concept(VOICES, code, voice_label(code)) for code in ENTRY_KINDS)
    yield {
        "@id": LISTED_IN_USE,
        "@type": ["skos:Concept", "dpv:ActivityStatus"],
        "prefLabel": _("Listed as in use"),
        "definition": _("In use on the day of the table that names it. Nobody has looked since."),
        "isDefinedBy": own_terms(edition),
    }
    for name, label, comment in _properties():
        yield {
            "@id": f"fs:{name}",
            "@type": "rdfs:Class" if name[0].isupper() else "rdf:Property",
            "label": label,
            "comment": comment,
            "isDefinedBy": own_terms(edition),
        }


def _scheme(name: str, title: str, description: str) -> LinkedNode:
    return {
        "@id": f"fs:{name}",
        "@type": "skos:ConceptScheme",
        "title": title,
        "description": description,
    }


def _concept(name: str, code: str, label: str) -> LinkedNode:
    return {
        "@id": own_term(name, code),
        "@type": "skos:Concept",
        "inScheme": f"fs:{name}",
        "notation": code,
        "prefLabel": label,
    }


def _code(name: str, code: Code, kind: str) -> LinkedNode:
    node = _concept(name, code.code, code.label) | {"definition": code.definition}
    if kind:
        node["@type"] = ["skos:Concept", kind]
    if code.term and code.match in _MATCHES:
        node[_MATCHES[code.match]] = {"@id": code.term}
    return node


def _properties() -> Iterator[tuple[str, str, str]]:
    """Name, label and meaning of the classes and properties that no standard has."""
    yield (
        "RemovedEntry",
        _("Removed entry"),
        _("What is left of an initiative whose text the maintainers took away."),
    )
    yield (
        "Flow",
        _("Flow"),
        _("One organisation gives data to another, in one initiative. Only what was shared."),
    )
    yield "from", _("from"), _("Who gives the data of a flow.")
    yield "to", _("to"), _("Who gets the data of a flow.")
    yield "what", _("what"), _("The kinds of data of a flow, where the entry says which.")
    yield "until", _("until"), _("The last day on which data went this way.")
    yield "hasFlow", _("has flow"), _("A flow of an initiative in which data was shared.")
    yield "hasProvider", _("has provider"), _("Who gives the data, where it was shared.")
    yield (
        "proposedProvider",
        _("proposed provider"),
        _("Who would give the data, or would have given it. Nothing was shared so far."),
    )
    yield (
        "proposedRecipient",
        _("proposed recipient"),
        _("Who would get the data if the sharing starts. Nothing was shared so far."),
    )
    yield (
        "requestedRecipient",
        _("requested recipient"),
        _("Who would have got the data. Nothing was shared."),
    )
    yield (
        "formerRecipient",
        _("former recipient"),
        _("Who got the data while it was in use, though the decision in the end was a refusal."),
    )
    yield "lead", _("lead"), _("The organisation that leads the initiative.")
    yield "takesPart", _("takes part"), _("An organisation that the initiative names.")
    yield "outcome", _("decision"), _("What was decided, or what there is to say of a decision.")
    yield "decided", _("decided"), _("When it was decided, as exactly as the sources say.")
    yield "decidedNotLaterThan", _("decided by"), _("The latest day on which it was decided.")
    yield "stage", _("stage"), _("How far the sharing had got.")
    yield "stageAsOf", _("stage known up to"), _("The day up to which that stage is known.")
    yield "headline", _("headline"), _("What became of it, in one or two sentences.")
    yield "voice", _("voice"), _("Whose words this is: the body’s, this register’s, a table’s.")
    yield (
        "notStated",
        _("not stated"),
        _("A property of which the entry says that its sources leave it open."),
    )
    yield "removed", _("removed"), _("The day on which the text was taken away.")
