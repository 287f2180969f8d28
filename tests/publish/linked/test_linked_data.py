"""Linked data says of each initiative no more than its page does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from data_files import written
from editions import Change, made, parts
from fairshare.framework import ENTRY_KINDS, OWN, Framework
from fairshare.model import Removed
from fairshare.publish.edition import Edition
from fairshare.publish.linked.files import linked_files
from fairshare.publish.linked.names import web_address
from fairshare.publish.linked.processes import process_of, removed_entry
from fairshare.publish.linked.terms import LinkedNode, term_nodes

STAGES = ("proposed", "pilot", "live", "paused", "ended", "never_started")
OUTCOMES = ("approved", "approved_with_conditions", "refused", "deferred", "not_pursued", "")
WHO_GETS = ("hasRecipient", "formerRecipient", "proposedRecipient", "requestedRecipient")
SHARED = ("hasRecipient", "hasFlow", "hasProvider", "hasDataProcessor", "hasJointDataControllers")


def so(stage: str, outcome: str, voice: str = OWN) -> Change:
    """An initiative at a stage, with a decision or without."""

    def change(data: dict[str, Any]) -> None:
        parts(council="lead provider joint_controller", trust="recipient", firm="processor")(data)
        data.update(stage=stage, stage_as_of="2025-06", events=[])
        data["sources"] = [{"title": "The table", "url": "https://a.example/"}]
        data["decision"] = {"outcome": outcome, "date": "2025-04-02"}
        if voice != OWN:
            data["assessment"] = {"independence": voice, "date": "2025"}
        if not outcome:
            del data["decision"]

    return change


def process_nodes(edition: Edition) -> list[LinkedNode]:
    return [process_of(one, edition.site_url, edition.framework) for one in edition.items]


def node(framework: Framework, change: Change) -> dict[str, Any]:
    (found,) = process_nodes(made(framework, {"council/one": change}))
    return found


ALL = list(product(STAGES, OUTCOMES, ENTRY_KINDS))


@pytest.fixture(scope="module")
def drawn(framework: Framework) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Every pair of stage and decision, in each voice."""
    ids = {f"council/{'-'.join(one).replace('_', '-')}": one for one in ALL}
    edition = made(framework, {name: so(*one) for name, one in ids.items()})
    return {ids[one["identifier"]]: one for one in process_nodes(edition)}


def test_each_initiative_has_a_state_and_a_voice(
    drawn: dict[tuple[str, str, str], dict[str, Any]],
) -> None:
    """Without them a program takes what was asked for as done, and ours for the body's words."""
    for (_stage, _outcome, voice), found in drawn.items():
        assert found["hasStatus"]
        assert found["voice"] == f"fs:voices.{voice}"
        assert found["headline"]


def test_what_was_refused_has_no_recipient(
    drawn: dict[tuple[str, str, str], dict[str, Any]],
) -> None:
    """Nor has what was dropped. Where a refused sharing had been in use, the name says former."""
    for (stage, outcome, _voice), found in drawn.items():
        if outcome == "refused":
            assert "dpv:RequestRejected" in found["hasStatus"]
            assert ("formerRecipient" in found) == (stage == "ended")
        if outcome in ("refused", "not_pursued"):
            assert "hasRecipient" not in found
            assert "hasFlow" not in found


def test_only_what_was_shared_has_a_giver_and_a_receiver(
    drawn: dict[tuple[str, str, str], dict[str, Any]],
) -> None:
    """One property says who gets it; what never began has none of those that say so of a fact."""
    for (stage, _outcome, _voice), found in drawn.items():
        assert sum(name in found for name in WHO_GETS) == 1
        if stage in ("proposed", "never_started"):
            assert not any(name in found for name in SHARED)


@pytest.mark.parametrize(
    ("stage", "outcome", "voice", "statuses"),
    [
        ("live", "approved", OWN, ["dpv:RequestAccepted", "dpv:ActivityOngoing"]),
        ("pilot", "approved_with_conditions", OWN, ["dpv:RequestAccepted", "dpv:ActivityOngoing"]),
        ("proposed", "", OWN, ["dpv:ActivityProposed"]),
        ("proposed", "refused", OWN, ["dpv:RequestRejected"]),
        ("proposed", "deferred", OWN, ["dpv:RequestActionDelayed"]),
        ("never_started", "not_pursued", OWN, ["dpv:RequestUnfulfilled"]),
        (
            "never_started",
            "approved",
            OWN,
            ["dpv:RequestAccepted", "dpv:RequestUnfulfilled"],
        ),
        ("paused", "approved", OWN, ["dpv:RequestAccepted", "dpv:ActivityHalted"]),
        ("ended", "", "worked-example", ["dpv:ActivityCompleted"]),
        ("live", "", "imported", ["fs:listed-in-use"]),
        ("pilot", "", "imported", ["fs:listed-in-use"]),
    ],
)
def test_a_state_is_said_in_the_words_of_the_standard(
    framework: Framework, stage: str, outcome: str, voice: str, statuses: list[str]
) -> None:
    """First what was decided, then how far the sharing got; a table's word ends with its day."""
    assert node(framework, so(stage, outcome, voice))["hasStatus"] == statuses


def test_the_law_of_one_country_is_not_that_of_another(framework: Framework) -> None:
    """A UK article is a term of ours, close to the EU's and never the same."""
    edition = made(framework, {"council/one": so("live", "approved")})
    (found,) = process_nodes(edition)
    assert "fs:legal_bases.uk-gdpr-6-1-e" in found["hasLegalBasis"]
    assert not [one for one in found["hasLegalBasis"] if one.startswith("eu-gdpr:")]
    described = {one["@id"]: one for one in term_nodes(edition)}
    article = described["fs:legal_bases.uk-gdpr-6-1-e"]
    assert article["skos:closeMatch"] == {"@id": "eu-gdpr:A6-1-e"}
    assert not any("skos:exactMatch" in one for key, one in described.items() if "uk-gdpr" in key)


def test_what_the_sources_leave_open_is_said(framework: Framework) -> None:
    """Not found is not none: an unknown basis is no basis, and no silence either."""

    def change(data: dict[str, Any]) -> None:
        so("live", "approved")(data)
        data["legal"] = {"bases": ["unknown"]}

    found = node(framework, change)
    assert "hasLegalBasis" not in found
    assert found["notStated"] == ["dpv:hasLegalBasis"]


def test_every_term_of_ours_is_described(edition: Edition) -> None:
    """Whatever an entry names with our prefix can be looked up in the same file."""
    nodes = json.loads(catalogue(edition))["@graph"]
    described = {one["@id"] for one in nodes if "@id" in one}
    assert {text for text in texts(nodes) if text.startswith("fs:")} <= described | {"fs:Flow"}


def catalogue(edition: Edition) -> str:
    """The file of an edition, as it is when the site has an address."""
    known = {field: getattr(edition, field) for field in ("register", "scores", "framework")}
    whole = Edition(**known, today=edition.today, site_name="Test", site_url="https://a.example/")
    return written(whole, linked_files)["data/catalog.jsonld"].decode()


def texts(value: Any) -> Iterator[str]:
    """Every text in some JSON, keys aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts(one)


def keys(value: Any) -> Iterator[str]:
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict):
        yield from value
    for one in inner:
        if isinstance(one, dict | list):
            yield from keys(one)


def test_every_name_is_declared_in_the_file(edition: Edition) -> None:
    """A key that the context lacks would vanish in silence; nothing is fetched for it."""
    whole = json.loads(catalogue(edition))
    declared = whole["@context"]
    assert isinstance(declared, dict)
    for key in set(keys(whole["@graph"])):
        assert key.startswith("@") or key in declared or key.split(":")[0] in declared, key


def test_without_an_address_there_is_no_linked_data(edition: Edition) -> None:
    """Every name in it is absolute, as in feeds."""
    assert edition.site_url == ""
    assert list(linked_files(edition)) == []


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ('https://a.example/"<b>{c}|d^e`\\', "https://a.example/%22%3Cb%3E%7Bc%7D%7Cd%5Ee%60%5C"),
        ("https://a.example/caf\u00e9", "https://a.example/caf\u00e9"),
    ],
)
def test_an_address_is_written_as_linked_data_takes_it(written: str, address: str) -> None:
    """One character that may not stand there would make the whole file unreadable."""
    assert web_address(written) == address


def test_what_was_removed_is_no_process() -> None:
    """Its id, its day and the reason; nothing of what was shared, or with whom."""
    notice = {"redacted": {"date": "2025-11-20", "reason": "It named a person."}, "dates": {}}
    removed = Removed("council/two", "two.yml", "0", notice)
    assert removed_entry(removed, "https://made.example/") == {
        "@id": "https://made.example/initiatives/council/two/#sharing",
        "@type": "fs:RemovedEntry",
        "identifier": "council/two",
        "removed": {"@value": "2025-11-20", "@type": "xsd:date"},
        "description": "It named a person.",
        "page": "https://made.example/initiatives/council/two/",
    }
