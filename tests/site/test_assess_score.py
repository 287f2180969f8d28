"""The form scores as Python does: the same random entries give the same assessment and words.

The worked cases of the contract come out in it as `tests/score/test_vectors.py` has them.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page

from editions import TODAY
from fairshare.framework import Framework, LegalBasis
from fairshare.model import WORKED_EXAMPLE
from fairshare.publish.states.difference import BOLDER, MORE_CAUTIOUS, READ_OTHERWISE
from fairshare.score import Score, as_dict, assess, open_points
from fairshare.score.gates import gates
from fairshare.score.outlook import possible_words, settling, tipping_words
from fairshare.score.words import assessment_words, independence_of
from stated import ROWS, entry_of, state_read
from vectors import VECTORS

SETS = 500
RATINGS = [1, 2, 3, 4, 5, 5, 4, 4, 3, "unknown", "not_applicable"]
"""Weighted so that every outcome comes up."""

FOREIGN = "foreign-law"
"""A basis only where the entry names the law, as a jurisdiction may have one."""
BASES: list[object] = [
    *[["uk-gdpr-6-1-e"]] * 12,
    *([], None, ["dpa-1998"], ["dpa-1998", "uk-gdpr-6-1-c"], [FOREIGN], [FOREIGN, "dpa-1998"]),
    *(["no such code"], [1], "uk-gdpr-6-1-e"),
]
GATEWAYS: list[object] = [None, [], [{"name": "Data-Sharing and Governance Act"}], [{}], "an Act"]
DATES = ["2024", "2024-04", "2024-05-01", "2024-05-02", "2024-05-03", "2024-06", None, "2024-13"]
DECIDED, LATER = ["2024-05-02"] * 12, ["2024-05-03"] * 12
EVENTS = [
    *("law-changed", "breach-found", "data-changed", "safeguards-changed", "dpia-updated"),
    *("recipient-added", "data-deleted", "correction", "incident", "constructor"),
]
DECISIONS = [
    *("approved", "approved_with_conditions", "refused", "deferred", "not_pursued"),
    *("constructor", None),
]

HEADLINES = """async ([base, sets, today]) => {
    const { headline } = await import(`${base}assets/fairshare/assess/headline.js`);
    const facts = await (await fetch(`${base}assess/form.json`)).json();
    return sets.map((data) => headline(data, facts, today));
}"""

SCORE_ALL = """async ([base, sets, foreign]) => {
    const { score } = await import(`${base}assets/fairshare/assess/score.js`);
    const { scoreWords } = await import(`${base}assets/fairshare/assess/score-words.js`);
    const facts = await (await fetch(`${base}assess/form.json`)).json();
    facts.jurisdiction.basesWithGateway.push(foreign);
    return sets.map((data) => {
        const result = score(data, facts);
        return { ...result, said: scoreWords(data, result, facts) };
    });
}"""


def an_answer(chance: random.Random, favoured: list[int]) -> dict[str, Any]:
    """A rating, sometimes with a range that holds it, sometimes with one that doesn't."""
    rating = chance.choice([*RATINGS, *favoured])
    answer: dict[str, Any] = {"rating": rating}
    if isinstance(rating, int) and chance.random() < 0.3:
        least = max(1, rating - chance.choice([1, 1, 1, 4]))
        answer["range"] = [chance.randint(least, rating), chance.randint(rating, 5)]
    elif chance.random() < 0.1:
        answer["range"] = chance.choice([[5, 1], [3], [2, 9], [1, 2, 3]])
    return answer


def an_entry(chance: random.Random, questions: list[str]) -> dict[str, Any]:
    """Answers to most questions, and facts that gates and the decision's rank hang on."""
    favoured = [chance.choice([2, 3, 4, 5, 5])] * chance.choice([12, 200, 200])
    left_out = chance.choice([0, 0, 0, 0, 0.1, 0.5])
    dpia = {
        "status": chance.choice([*["done"] * 6, "not_done", "in_progress"]),
        "residual_high_risk": chance.random() < 0.1,
        "ico_consulted": chance.random() < 0.5,
    }
    entry: dict[str, Any] = {
        "method": "1.0",
        "data": {"identifiability": chance.choice(["identifiable", "anonymous"])},
        "legal": {"bases": chance.choice(BASES), "gateways": chance.choice(GATEWAYS)},
        "safeguards": {"dpia": dpia},
        "answers": {
            q: an_answer(chance, favoured) for q in questions if chance.random() >= left_out
        },
    }
    if chance.random() < 0.8:
        entry |= what_was_decided(chance)
    return entry


def what_was_decided(chance: random.Random) -> dict[str, Any]:
    """A decision, who assessed when, and what happened before and after."""
    decision = {"outcome": chance.choice(DECISIONS)}
    decision[chance.choice(["date", "date", "not_later_than"])] = chance.choice([*DATES, *DECIDED])
    if chance.random() < 0.05:
        decision["record"] = "not-found"
    voices = ["self"] * 10 + ["peer", "worked-example", "worked-example", "imported", None]
    events: list[object] = [
        {"date": chance.choice([*DATES, *LATER]), "kind": chance.choice(EVENTS)}
        for _number in range(chance.choice([0, 1, 2, 4]))
    ]
    return {
        "decision": decision,
        "assessment": {
            "independence": chance.choice(voices),
            "date": chance.choice([*DATES, *DECIDED]),
        },
        "events": chance.choice([events, events, [*events, None, "x"], None]),
    }


def in_brief(principles: Any) -> dict[str, Any]:
    """What the browser works out of the principles."""
    return {
        name: one
        and {key: one[key] for key in ("low", "high", "band", "weakest")}
        | {"known": one["coverage"] > 0}
        for name, one in principles.items()
    }


def in_python(entry: Mapping[str, Any], framework: Framework) -> dict[str, Any]:
    """What Python makes of an entry, in the browser's form."""
    found = assess(entry, framework)
    shown = as_dict(found, "")
    return {
        "outcome": shown["outcome"],
        "possible": shown["possible"],
        "open": list(open_points(found, framework)),
        "principles": in_brief(shown["principles"] or {}),
        "benefit": shown["benefit"],
        "concern": shown["concern"],
        "reasons": [{"rule": r.rule, "subject": r.subject} for r in found.reasons],
        "tipping": shown["tipping"],
        "divergence": found.divergence,
        "restedOn": found.rested_on,
        "said": in_words(entry, found, framework),
    }


def in_words(entry: Mapping[str, Any], score: Score, framework: Framework) -> dict[str, Any]:
    """What the entry's page says of its assessment."""
    voice = independence_of(entry)
    found = assessment_words(score, framework, voice)
    return {
        "outcome": framework.label("assessments", score.outcome),
        "sentence": found.sentence,
        "points": [one.words for one in (*found.clauses, *found.rest)],
        "possible": possible_words(score, framework, voice),
        "settling": [one.words for one in settling(score, framework)],
        "tipping": tipping_words(score, framework),
        "difference": difference_in_words(voice, score.divergence or 0),
    }


def difference_in_words(voice: str, divergence: int) -> str:
    """As `difference_words` says it of an entry in which nobody has explained anything yet."""
    if voice == WORKED_EXAMPLE:
        return READ_OTHERWISE if divergence else ""
    return BOLDER if divergence > 0 else MORE_CAUTIOUS if divergence else ""


def in_browser(result: Mapping[str, Any]) -> dict[str, Any]:
    """What the browser made of an entry."""
    keys = ("outcome", "possible", "open", "principles", "benefit", "concern", "tipping")
    return {
        **{key: result[key] for key in (*keys, "divergence", "restedOn")},
        "reasons": [{"rule": r["rule"], "subject": r["subject"]} for r in result["reasons"]],
        "said": result["said"],
    }


@pytest.fixture(scope="module")
def law(framework: Framework) -> Framework:
    """The framework under a law that also knows the basis FOREIGN."""
    known = framework.jurisdiction
    foreign = LegalBasis(True, True, False, False)
    bases = {**known.legal_bases, FOREIGN: foreign}
    return replace(framework, jurisdiction=replace(known, legal_bases=bases))


@pytest.fixture(scope="module")
def entries(framework: Framework) -> list[dict[str, Any]]:
    """The same random entries in every run."""
    chance = random.Random(19)  # noqa: S311 - nothing secret
    questions = [question.id for question in framework.questions]
    return [an_entry(chance, questions) for _number in range(SETS)]


def test_the_random_entries_reach_every_outcome(
    entries: list[dict[str, Any]], law: Framework
) -> None:
    """A comparison says something only where there is something to compare."""
    found = [assess(entry, law) for entry in entries]
    assert {one.outcome for one in found} == {
        "red_line",
        "insufficient_evidence",
        "case_not_made",
        "conditional",
        "case_made",
        "not_assessed",
    }
    assert {one.divergence for one in found} >= {None, -1, 0, 1, 2}
    assert sum(bool(one.tipping) for one in found) > SETS / 4
    assert sum(one.rested_on not in {None, one.outcome} for one in found) >= SETS / 100
    reached = {gate for entry in entries for gate in gates(entry, law.jurisdiction.legal_bases)}
    method = law.methods["1.0"]
    assert reached == {*method.gate_caps, *method.incomplete_gates}
    possible = {possible_words(one, law).partition(" ")[0] for one in found}
    assert possible == {"", "What", "The"}


def test_the_form_scores_as_python_does(
    page: Page, site_address: str, entries: list[dict[str, Any]], law: Framework
) -> None:
    """Outcome, what is possible, figures, reasons, divergence and every sentence are the same."""
    page.goto(site_address)
    results = page.evaluate(SCORE_ALL, [site_address, entries, FOREIGN])
    for entry, result in zip(entries, results, strict=True):
        assert in_browser(result) == in_python(entry, law), entry


def of_case(case: Mapping[str, Any]) -> dict[str, Any]:
    """A worked case as an entry that runs into just its gates."""
    shut = set(case["gates"])
    bases = {"no_lawful_basis": [], "lawful_basis_unknown": ["dpa-1998"]}
    status = {"dpia_missing": "not_done", "dpia_in_progress": "in_progress"}
    return {
        "method": "1.0",
        "data": {"identifiability": "identifiable"},
        "legal": {"bases": next((bases[g] for g in shut if g in bases), ["uk-gdpr-6-1-e"])},
        "safeguards": {
            "dpia": {
                "status": next((status[gate] for gate in shut if gate in status), "done"),
                "residual_high_risk": "ico_not_consulted" in shut,
            }
        },
        "answers": case["answers"],
        "decision": {"outcome": case["decision"]},
    }


def test_the_worked_cases_come_out_in_the_form(
    page: Page, site_address: str, framework: Framework
) -> None:
    """Every figure that the form works out is the contract's own, of all cases."""
    entries = [of_case(case) for case in VECTORS.values()]
    page.goto(site_address)
    results = page.evaluate(SCORE_ALL, [site_address, entries, FOREIGN])
    for case, entry, result in zip(VECTORS.values(), entries, results, strict=True):
        assert gates(entry, framework.jurisdiction.legal_bases) == set(case["gates"])
        expect = {"divergence": None, **case["expect"]}
        found = {key: result[key] for key in expect}
        found["reasons"] = [
            {key: one[key] for key in ("rule", "subject") if one[key]} for one in result["reasons"]
        ]
        expect["principles"] = in_brief(expect["principles"])
        assert found == expect, case["name"]


def test_the_preview_says_the_headline_of_the_page(
    page: Page, site_address: str, framework: Framework
) -> None:
    """Headline, tense and badge of every case that hangs on no other entry."""
    cases = [row["given"] | {"edited": TODAY.isoformat()} for row in ROWS.values()]
    cases = [given for given in cases if "newer" not in given]
    page.goto(site_address)
    entries = [entry_of(given) for given in cases]
    results = page.evaluate(HEADLINES, [site_address, entries, TODAY.isoformat()])
    for given, found in zip(cases, results, strict=True):
        state = state_read(given, framework)
        badge = [state.badge.code, state.badge.words]
        assert found == {"words": state.headline, "tense": state.tense, "badge": badge}, given
