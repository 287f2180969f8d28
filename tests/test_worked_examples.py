"""The worked examples of the demonstration register: no fact without its source."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from fairshare import prose
from fairshare.flow.pipeline import Places, Reading, read_register
from fairshare.model import NOT_APPLICABLE, UNKNOWN, Initiative, Register
from fairshare.publish.initiative.citations import citations
from projects import REPOSITORY

DAY = dt.date(2026, 11, 22)
"""The day of the newest assessment: dates after it would lie in the future."""

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
        "www.readkong.com",
    }
)
"""Copies, test hosts and sites that nobody should have to trust."""

OPEN = re.compile(r"(sources|pages|record|report) that we read", re.IGNORECASE)
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
    assert len(register.initiatives) >= 18
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
    """That a body asked people, or will, is a fact like any other."""
    asked = [one for one in examples if one.data["engagement"]["status"] in {"planned", "done"}]
    assert asked
    assert [one.id for one in asked if "url" not in one.data["engagement"]] == []


def test_what_is_cited_is_in_the_list_of_sources(examples: list[Initiative]) -> None:
    """Nothing is cited in passing: the list of sources is complete."""
    missing = [
        (one.id, found.url)
        for one in examples
        for found in citations(one)
        if found.url not in listed(one) and urlsplit(found.url).hostname != LAW
    ]
    assert missing == []


def test_each_source_in_the_list_supports_something(examples: list[Initiative]) -> None:
    """A list of sources is no reading list."""
    idle = [
        (one.id, found.url)
        for one in examples
        for found in citations(one)
        if not found.places and not found.answers
    ]
    assert idle == []


def test_no_source_stands_twice_in_a_list(examples: list[Initiative]) -> None:
    """One address, one title."""
    assert [one.id for one in examples if len(listed(one)) < len(one.data["sources"])] == []


def test_every_link_is_encrypted_and_none_leads_to_a_weak_host(examples: list[Initiative]) -> None:
    """A fact that only a copy or a test host tells is not published."""
    weak = [
        (one.id, found.url)
        for one in examples
        for found in citations(one)
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


def test_the_examples_cover_every_way_in_which_a_decision_can_go(
    examples: list[Initiative],
) -> None:
    """Approved, conditional, refused, put off, dropped, withdrawn, ended, never begun."""
    outcomes = Counter(one.decision.outcome for one in examples if one.decision)
    stages = Counter(one.data["stage"] for one in examples)
    approved = {"approved", "approved_with_conditions"}
    assert set(outcomes) == {*approved, "refused", "deferred", "not_pursued"}
    assert outcomes["refused"] + outcomes["not_pursued"] >= 2
    assert {"proposed", "pilot", "live", "ended", "never_started"} == set(stages)
    assert any("withdrawn" in one.data for one in examples)


def test_some_decisions_are_bolder_and_some_more_cautious_than_their_assessment(
    reading: Reading,
) -> None:
    """A register that only shows agreement would not be believed."""
    divergences = [score.divergence or 0 for score in reading.scores.values()]
    assert any(one > 0 for one in divergences)
    assert any(one < 0 for one in divergences)
