"""The worked examples of the demonstration register: no fact without its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from fairshare import prose
from fairshare.flow.pipeline import Places, Reading, read_register
from fairshare.framework import Framework
from fairshare.model import NOT_APPLICABLE, UNKNOWN, Initiative, Register
from fairshare.publish.initiative.citations import citations
from projects import REPOSITORY
from real_register import DAY

LAW = "www.legislation.gov.uk"
"""Legal powers are cited from here. They are law and not facts about the case."""

WEAK_HOSTS = frozenset(
    {
        "9542.read.newszop.com",
        "ai-med.io",
        "britbrief.co.uk",
        "brumdaily.uk",
        "cyberparse.co.uk",
        "d33gy59ovltp76.cloudfront.net",
        "docslib.org",
        "dokumen.tips",
        "emegypt.net",
        "en.wikipedia.org",
        "faq.scomis.org",
        "fastcrypto.trade",
        "mta-sts.brighton-hove.gov.uk",
        "newsblog.wp.no2id.net",
        "parliamentary-search-265cced0397e.herokuapp.com",
        "production-like.nhsd.io",
        "steppingstonesmedicalpractice.co.uk",
        "suarasakti.com",
        "superintelligencenews.com",
        "www.dailymail.co.uk",
        "www.galaxkey.com",
        "hzoutlet.com",
        "kipdf.com",
        "nl.vlex.com",
        "studylib.net",
        "unemployednet.org",
        "www-ukauthority-com.azurewebsites.net",
        "www.aiaaic.org",
        "www.readkong.com",
    }
)
"""Copies, test hosts and sites that nobody should have to trust."""

OPEN = re.compile(r"(sources|pages|parts?) that we read|we have not (found|seen)", re.IGNORECASE)
"""How an entry says that its sources leave a fact open."""

PERSON = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Baroness)\.? [A-Z][a-z]+")
"""A title and a name. Roles and bodies have no title."""


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The real register, read and scored."""
    return read_register(Places.below(REPOSITORY, "register", "schema", None), DAY)


@pytest.fixture(scope="module")
def register(reading: Reading) -> Register:
    """The real register, as the site publishes it."""
    return reading.register


@pytest.fixture(scope="module")
def examples(register: Register) -> list[Initiative]:
    """Its worked examples: all of it."""
    return [one for one in register.initiatives.values() if one.worked_example]


def listed(initiative: Initiative) -> set[str]:
    return {source["url"] for source in initiative.data["sources"]}


def stated(initiative: Initiative) -> Iterator[tuple[str, str]]:
    """The prose that states facts, by the name of its field."""
    yield "purpose.benefits", initiative.data["purpose"]["benefits"]
    yield "purpose.risks", initiative.data["purpose"]["risks"]
    yield "data.description", initiative.data["data"]["description"]
    if initiative.decision:
        yield "decision.justification", initiative.decision.justification


def texts(value: object) -> Iterator[str]:
    """Every text in an entry."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def test_the_register_is_made_of_worked_examples(register: Register) -> None:
    """No entry speaks for a body: each is marked as an example."""
    assert len(register.initiatives) >= 38
    assert all(one.worked_example for one in register.initiatives.values())


def test_each_example_has_two_sources_or_more(examples: list[Initiative]) -> None:
    """A case that one page alone tells is too thin to publish."""
    assert [one.id for one in examples if len(listed(one)) < 2] == []


def test_each_rated_answer_has_evidence(examples: list[Initiative]) -> None:
    """A rating rests on something that a reader can open."""
    bare = [
        (one.id, question)
        for one in examples
        for question, answer in one.answers.items()
        if answer.rating not in {UNKNOWN, NOT_APPLICABLE} and not answer.evidence
    ]
    assert bare == []


def test_each_field_that_states_facts_links_to_a_source(examples: list[Initiative]) -> None:
    """What a citizen reads first says where it is from."""
    bare = [
        (one.id, name)
        for one in examples
        for name, text in stated(one)
        if not any(prose.links(text))
    ]
    assert bare == []


def test_each_paragraph_on_the_decision_has_a_source_or_says_what_is_open(
    examples: list[Initiative],
) -> None:
    """A reason for a decision is never this project's guess."""
    bare = [
        (one.id, paragraph)
        for one in examples
        if one.decision
        for paragraph in one.decision.justification.split("\n\n")
        if not paragraph.startswith(("- ", "The proposal was the Scottish Government's own"))
        if not any(prose.links(paragraph)) and not OPEN.search(" ".join(paragraph.split()))
    ]
    assert bare == []


def test_each_result_names_its_source(examples: list[Initiative]) -> None:
    """What a share achieved is told with the page that says so."""
    results = [(one.id, result) for one in examples for result in one.data.get("results", ())]
    assert results
    assert [found for found in results if "url" not in found[1]] == []


def test_people_who_were_asked_are_told_with_a_source(examples: list[Initiative]) -> None:
    """That a body told or asked people, or will, is a fact like any other."""
    said = {"told", "planned", "done"}
    asked = [one for one in examples if one.data["engagement"]["status"] in said]
    assert asked
    assert [one.id for one in asked if "url" not in one.data["engagement"]] == []


def test_what_is_cited_is_in_the_list_of_sources(
    examples: list[Initiative], framework: Framework
) -> None:
    """Nothing is cited in passing: the list of sources is complete."""
    missing = [
        (one.id, found.url)
        for one in examples
        for found in citations(one, framework)
        if found.url not in listed(one) and urlsplit(found.url).hostname != LAW
    ]
    assert missing == []


def test_each_source_in_the_list_supports_something(
    examples: list[Initiative], framework: Framework
) -> None:
    """A list of sources is no reading list."""
    idle = [
        (one.id, found.url)
        for one in examples
        for found in citations(one, framework)
        if not found.places and not found.answers
    ]
    assert idle == []


def test_no_source_stands_twice_in_a_list(examples: list[Initiative]) -> None:
    """One address, one title."""
    assert [one.id for one in examples if len(listed(one)) < len(one.data["sources"])] == []


def test_every_link_is_encrypted_and_none_leads_to_a_weak_host(
    examples: list[Initiative], framework: Framework
) -> None:
    """A fact that only a copy or a test host tells is not published."""
    weak = [
        (one.id, found.url)
        for one in examples
        for found in citations(one, framework)
        if not found.url.startswith("https://") or urlsplit(found.url).hostname in WEAK_HOSTS
    ]
    assert weak == []


def test_no_unencrypted_address_stands_in_any_text(examples: list[Initiative]) -> None:
    """Not even as plain text."""
    assert [one.id for one in examples if any("http://" in text for text in texts(one.data))] == []


def test_no_person_is_named(examples: list[Initiative]) -> None:
    """The register speaks of roles and bodies."""
    named = [
        (one.id, found[0])
        for one in examples
        for text in texts(one.data)
        if (found := PERSON.search(text))
    ]
    assert named == []


def halted(initiative: Initiative) -> bool:
    """Whether somebody refused it, dropped it, put it off, paused it or stopped it."""
    outcome = initiative.decision.outcome if initiative.decision else None
    kinds = {event["kind"] for event in initiative.data.get("events", ())}
    return outcome in {"refused", "not_pursued", "deferred"} or bool(kinds & {"stopped", "paused"})


def ways(initiative: Initiative) -> Iterator[str]:
    """How the decision went, and what came after it."""
    decision = initiative.data.get("decision", {})
    yield decision.get("outcome", decision.get("record"))
    yield from {event["kind"] for event in initiative.data.get("events", ())}
    yield from {f"achieved {result['achieved']}" for result in initiative.data.get("results", ())}
    if "withdrawn" in initiative.data:
        yield "withdrawn"


LEAST = {
    "refused": 1,
    "not_pursued": 2,
    "deferred": 3,
    "withdrawn": 1,
    "stopped": 3,
    "paused": 1,
    "breach-found": 8,
    "approved": 8,
    "approved_with_conditions": 3,
    "not-found": 20,
    "achieved yes": 7,
    "achieved no": 2,
}
"""How many entries of each kind the register has at least."""


@pytest.mark.parametrize("way", LEAST)
def test_the_examples_cover_every_way_in_which_a_sharing_can_go(
    way: str, examples: list[Initiative]
) -> None:
    """Refused, dropped, put off, stopped, conditional, approved, with and without a result."""
    found = Counter(each for one in examples for each in ways(one))
    assert found[way] >= LEAST[way]


def test_a_quarter_of_the_examples_was_held_up_or_halted(examples: list[Initiative]) -> None:
    """A register that only shows what went ahead would not be believed."""
    assert 4 * sum(map(halted, examples)) >= len(examples)


def test_the_examples_stand_at_every_stage(examples: list[Initiative]) -> None:
    """From a proposal to what has ended or never begun."""
    stages = {one.data["stage"] for one in examples}
    assert stages == {"proposed", "pilot", "live", "paused", "ended", "never_started"}


def test_what_halted_a_sharing_is_told_with_its_reason(examples: list[Initiative]) -> None:
    """A stop names who stopped it, and a refusal or a delay says why or that nobody says."""
    stopped = [
        event
        for one in examples
        for event in one.data.get("events", ())
        if event["kind"] in {"stopped", "breach-found"}
    ]
    assert stopped
    assert [event for event in stopped if "by" not in event] == []


def test_no_legal_basis_is_our_own_reading(examples: list[Initiative]) -> None:
    """Where no source states one it is unknown, and that there is none is somebody's finding."""
    none = [one for one in examples if one.data.get("legal", {}).get("bases") == []]
    assert none
    assert [one.id for one in none if "found_by" not in one.data["legal"]] == []


def test_a_basis_in_the_law_of_another_country_names_that_law(examples: list[Initiative]) -> None:
    """`other-law` alone says nothing."""
    abroad = [one for one in examples if "other-law" in one.data.get("legal", {}).get("bases", ())]
    assert len(abroad) >= 3
    assert [one.id for one in abroad if not one.data["legal"].get("gateways")] == []


def test_votes_of_the_public_are_those_of_a_named_jury(examples: list[Initiative]) -> None:
    """Who asked how many people, when, and where it can be read."""
    asked = [one for one in examples if "acceptability" in one.data]
    assert len(asked) >= 2
    for one in asked:
        assert one.data["acceptability"].keys() >= {"people", "date", "commissioned_by", "url"}


def test_some_decisions_are_bolder_than_our_reading(reading: Reading) -> None:
    """A register that only shows agreement would not be believed."""
    assert sum((score.divergence or 0) > 0 for score in reading.scores.values()) >= 3
