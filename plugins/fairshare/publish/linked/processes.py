"""Each initiative as a process in the Data Privacy Vocabulary 2.3, with its state and its voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fairshare import prose
from fairshare.framework import Framework
from fairshare.model import REDACTED, Flow, Initiative, Removed
from fairshare.model.tense import ASKED, IS, WAS
from fairshare.publish.edition import Item
from fairshare.publish.linked import names
from fairshare.publish.linked.statuses import statuses
from fairshare.publish.linked.terms import OUTCOMES, VOICES, LinkedNode

UNKNOWN = "unknown"
"""The code that says that the sources leave a fact open."""


def process_of(item: Item, site_url: str, framework: Framework) -> LinkedNode:
    """An initiative, whatever became of it."""
    initiative = item.initiative
    node: LinkedNode = {
        "@id": names.sharing_name(site_url, initiative.id),
        "@type": "dpv:Process",
        "identifier": initiative.id,
        "title": initiative.title,
        "hasStatus": statuses(item),
        "voice": names.own_term(VOICES, item.state.voice.code),
        "headline": item.state.headline,
        "outcome": names.own_term(OUTCOMES, initiative.outcome),
        "stage": names.own_term("stages", initiative.stage),
        "page": f"{site_url}initiatives/{initiative.id}/",
        "theme": _terms(framework, "themes", initiative.data["themes"]),
    }
    if initiative.summary:
        node["description"] = initiative.summary
    if initiative.stage_as_of:
        node["stageAsOf"] = names.date_value(initiative.stage_as_of)
    node |= (
        _decided(initiative) | _facts(initiative, framework) | _bodies(item, site_url, framework)
    )
    if initiative.superseded_by:
        node["isReplacedBy"] = names.sharing_name(site_url, initiative.superseded_by)
    if initiative.sources:
        addresses = (names.web_address(one["url"]) for one in initiative.sources)
        node["source"] = list(dict.fromkeys(addresses))
    return node


def _decided(initiative: Initiative) -> LinkedNode:
    decision = initiative.decision
    if decision and decision.date:
        return {"decided": names.date_value(decision.date)}
    if decision and decision.not_later_than:
        return {"decidedNotLaterThan": names.date_value(decision.not_later_than)}
    return {}


def _facts(initiative: Initiative, framework: Framework) -> LinkedNode:
    """What the data is, whom it is about, what for and on which ground; what is unknown is said."""
    data = initiative.data
    written: Mapping[str, tuple[str, Iterable[str]]] = {
        "hasPurpose": ("aims", data["purpose"]["aims"]),
        "hasPersonalData" if initiative.personal else "hasData": (
            "data_categories",
            data["data"]["categories"],
        ),
        "hasDataSubject": ("people", data["data"].get("people", ())),
        "hasLegalBasis": ("legal_bases", data.get("legal", {}).get("bases", ())),
        "hasTechnicalOrganisationalMeasure": (
            "measures",
            data.get("safeguards", {}).get("measures", ()),
        ),
    }
    node: LinkedNode = {}
    for name, (listed, codes) in written.items():
        if UNKNOWN in codes:
            node["notStated"] = [*node.get("notStated", []), f"dpv:{name}"]
        if known := [code for code in codes if code != UNKNOWN]:
            node[name] = _terms(framework, listed, known)
    conditions = data.get("legal", {}).get("special_category_conditions", ())
    if known := [code for code in conditions if code != UNKNOWN]:
        terms = _terms(framework, "special_category_conditions", known)
        node["hasLegalBasis"] = [*node.get("hasLegalBasis", []), *terms]
    if laws := data.get("legal", {}).get("gateways"):
        node["hasApplicableLaw"] = list(map(_law, laws))
    return node


def _law(gateway: Mapping[str, str]) -> LinkedNode:
    """A law on which the sharing rests; its name alone where the entry gives no address."""
    address = {"@id": names.web_address(gateway["url"])} if "url" in gateway else {}
    return {**address, "@type": "dpv:Law", "title": gateway["name"]}


def _terms(framework: Framework, listed: str, codes: Iterable[str]) -> list[str]:
    return [names.term_for(framework, listed, code) for code in codes]


def _bodies(item: Item, site_url: str, framework: Framework) -> LinkedNode:
    """Who takes part. Only where data was shared has somebody given it, or got it."""
    initiative, shared = item.initiative, item.state.tense in (IS, WAS)

    def named(role: str) -> list[str]:
        ids = dict.fromkeys(one.id for one in initiative.with_role(role))
        return [names.organisation_name(site_url, one) for one in ids]

    node: LinkedNode = {
        "lead": names.organisation_name(site_url, initiative.lead),
        "takesPart": [
            names.organisation_name(site_url, one)
            for one in dict.fromkeys(one.id for one in initiative.participants)
        ],
        _receiving(item): named("recipient"),
        "hasProvider" if shared else "proposedProvider": named("provider"),
    }
    if shared and initiative.outcome != "refused":
        node["hasJointDataControllers"] = named("joint_controller")
        node["hasDataProcessor"] = named("processor")
        node["hasFlow"] = [_flow(one, site_url, framework) for one in initiative.flows]
    return {name: value for name, value in node.items() if value}


def _receiving(item: Item) -> str:
    """The property that leads to who gets the data: what was refused has no recipient."""
    if item.state.tense == ASKED:
        return "requestedRecipient"
    if item.state.tense not in (IS, WAS):
        return "proposedRecipient"
    return "formerRecipient" if item.initiative.outcome == "refused" else "hasRecipient"


def _flow(flow: Flow, site_url: str, framework: Framework) -> LinkedNode:
    node: dict[str, Any] = {
        "@type": "fs:Flow",
        "from": names.organisation_name(site_url, flow.giver),
        "to": names.organisation_name(site_url, flow.receiver),
    }
    if flow.what:
        node["what"] = _terms(framework, "data_categories", flow.what)
    if flow.until:
        node["until"] = names.date_value(flow.until)
    return node


def removed_entry(removed: Removed, site_url: str) -> LinkedNode:
    """What is left of it; a text of old that is kept from view has no day of removal."""
    day = removed.data[REDACTED].get("date")
    return {
        "@id": names.sharing_name(site_url, removed.id),
        "@type": "fs:RemovedEntry",
        "identifier": removed.id,
        **({"removed": names.date_value(day)} if day else {}),
        "description": prose.plain(removed.reason),
        "page": f"{site_url}initiatives/{removed.id}/",
    }
