"""Words: what an assessment comes to, each point in plain English, in the register's language."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff
from typing import Any

import pytest

from fairshare import language
from fairshare.framework import Framework
from fairshare.model import WORKED_EXAMPLE, Answer
from fairshare.score import OUTCOMES, Reason, Score, assess, outlook, score, words
from vectors import CASES, VECTORS

PERSONAL = {"data": {"identifiability": "identifiable"}, "legal": {"bases": ["uk-gdpr-6-1-e"]}}

WORKED = CASES / "words.txt"
"""Worked cases in words: a paragraph each, with the part of the page that each point leads to."""


def scored(
    framework: Framework, facts: dict[str, Any] | None = None, /, **answers: object
) -> Score:
    """An entry with 5 for every question but those named; `facts` are its other fields."""
    given: dict[str, object] = {q.id: {"rating": 5} for q in framework.questions}
    for name, answer in answers.items():
        given[name] = answer if isinstance(answer, dict) else {"rating": answer}
    return assess({"method": "1.0", "answers": given, **(facts or {})}, framework)


def said(score: Score, framework: Framework) -> list[str]:
    """Every point in words."""
    found = words.assessment_words(score, framework)
    return [one.words for one in (*found.clauses, *found.rest)]


def test_a_range_is_read_at_its_lowest(framework: Framework) -> None:
    """Where the assessors were unsure, a point is told as it may be at worst."""
    low = scored(framework, harm={"rating": 3, "range": [2, 4]})
    assert said(low, framework) == [framework.question("harm").low]


def test_a_question_set_aside_that_always_applies_is_not_known(framework: Framework) -> None:
    """A critical question is never left out: without a rating, its answer is open."""
    for rating in ("unknown", "not_applicable"):
        assert said(scored(framework, security=rating), framework) == [
            framework.question("security").unknown
        ]


def test_a_group_is_told_by_its_questions_rated_1_or_2(framework: Framework) -> None:
    """One rated 3 weighs on the group, and is no point of its own (contract: states)."""
    risks = [one.id for one in framework.questions if one.axis == "risk"]
    score = scored(framework, **dict.fromkeys(risks, 2) | {risks[0]: 3})
    assert "concern_high" in {reason.rule for reason in score.reasons}
    points = said(score, framework)
    assert framework.question(risks[0]).low not in points
    assert {framework.question(one).low for one in risks[1:]} <= set(points)


@pytest.mark.parametrize(
    ("rule", "subject", "clause"),
    [
        ("concern_high", None, ("the concerns weigh heavily", "balance")),
        ("benefit_low", None, ("the benefit is small", "balance")),
        ("principle_band", "responsible", ("it is weak on being responsible", "responsible")),
        ("coverage", "purposeful", ("too little is known on being purposeful", "purposeful")),
    ],
)
def test_a_group_that_no_question_tells_is_told_by_itself(
    rule: str, subject: str | None, clause: tuple[str, str], framework: Framework
) -> None:
    """Where each of its questions is rated 3 or more, or was set aside."""
    plain = {"rating": "not_applicable"} if rule == "coverage" else {"rating": 3}
    answers = dict.fromkeys((one.id for one in framework.questions), plain)
    found = replace(scored(framework, **answers), reasons=(Reason(rule, subject, "conditional"),))
    (point,) = words.assessment_words(found, framework).clauses
    assert (point.words, point.anchor) == clause


def test_nothing_is_possible_where_nothing_is_open(framework: Framework) -> None:
    """Every question has a rating, and no gate waits for an answer."""
    found = scored(framework)
    assert found.possible
    assert outlook.possible_words(found, framework) == ""


def test_what_would_settle_it_is_named_by_gate_and_by_question(framework: Framework) -> None:
    """An open gate has words of its own and leads to where it is answered."""
    facts = {
        **PERSONAL,
        "legal": {"bases": ["dpa-1998"]},
        "safeguards": {"dpia": {"status": "in_progress"}},
    }
    found = outlook.settling(scored(framework, facts, harm="unknown"), framework)
    assert {one.words: one.anchor for one in found} == {
        "on which lawful basis": words.GATES["lawful_basis_unknown"][1],
        "what the impact assessment finds": words.GATES["dpia_in_progress"][1],
        framework.question("harm").unknown.removesuffix(" is not known"): "harm",
    }


@pytest.mark.parametrize(
    ("facts", "clause"),
    [
        ({**PERSONAL, "legal": {"bases": []}}, "no lawful basis"),
        (
            {**PERSONAL, "legal": {"bases": ["dpa-1998"]}},
            "the record does not say on which lawful basis",
        ),
        (
            {**PERSONAL, "safeguards": {"dpia": {"status": "not_done"}}},
            "no impact assessment was done",
        ),
        (
            {"safeguards": {"dpia": {"status": "in_progress"}}},
            "the impact assessment is not finished",
        ),
        (
            {"safeguards": {"dpia": {"residual_high_risk": True}}},
            "a high risk remains and the regulator was not asked",
        ),
    ],
)
def test_each_gate_has_words_of_its_own(
    facts: dict[str, Any], clause: str, framework: Framework
) -> None:
    """A citizen reads what is missing, not a code."""
    assert said(scored(framework, facts), framework) == [clause]


def test_every_point_and_outcome_of_any_entry_has_words(framework: Framework) -> None:
    """No id with an underscore reaches a reader."""
    score = scored(
        framework,
        {"safeguards": {"dpia": {"status": "in_progress", "residual_high_risk": True}}},
        **{q.id: rating for q, rating in zip(framework.asked("1.0"), [1, 2] * 9, strict=True)},
    )
    everything = [*said(score, framework), *outlook.tipping_words(score, framework)]
    everything += [words.opening(outcome, "", framework) for outcome in OUTCOMES]
    assert not [text for text in everything if "_" in text or "{" in text or not text]


def test_names_of_another_method_stand_for_themselves(framework: Framework) -> None:
    """A register may write a method of its own, with other outcomes and gates."""
    assert words.opening("not now", "", framework) == "not now"
    score = replace(scored(framework), reasons=(Reason("gate", "my_gate", "red_line"),))
    assert said(score, framework) == ["my gate"]


def test_what_was_not_assessed_says_so(framework: Framework) -> None:
    """No word about questions that nobody was asked."""
    imported = assess({"method": "1.0", "assessment": {"independence": "imported"}}, framework)
    assert words.assessment_words(imported, framework).sentence == "Not assessed"
    assert outlook.possible_words(imported, framework) == ""


def test_an_assessment_is_told_by_whoever_made_it(framework: Framework) -> None:
    """A worked example is this project's reading; it is never told as the body's own."""
    score = scored(framework)
    for voice, expected in (
        ("self", "The case is made"),
        ("", "The case is made"),
        (WORKED_EXAMPLE, "We would say that the case is made"),
    ):
        assert words.assessment_words(score, framework, voice).sentence == expected


def test_words_are_translated_when_they_are_used(
    framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A catalogue taken in after the import counts: one process serves several languages."""
    known = {"A red line is crossed": "Croeswyd llinell goch"}
    catalogue = gettext.GNUTranslations(io.BytesIO(machine_object(known)))
    monkeypatch.setattr(language, "CATALOGUE", catalogue)

    assert words.opening("red_line", "", framework) == "Croeswyd llinell goch"


def in_words(name: str, framework: Framework) -> Iterator[str]:
    """A worked case by its name: the sentence, its points, what is possible and what tips it."""
    case = VECTORS[name]
    answers = {key: Answer.read(written) for key, written in case["answers"].items()}
    method = framework.methods["1.0"]
    found = score(answers, frozenset(case["gates"]), None, method, framework.questions)
    said = words.assessment_words(found, framework)
    yield f"# {name}"
    yield said.sentence
    yield from (f"- {one.words} [{one.anchor}]" for one in (*said.clauses, *said.rest))
    yield outlook.possible_words(found, framework)
    yield outlook.possible_words(found, framework, WORKED_EXAMPLE)
    yield from (f"? {one.words} [{one.anchor}]" for one in outlook.settling(found, framework))
    yield from outlook.tipping_words(found, framework)


@pytest.mark.parametrize(
    ("assessment", "code"),
    [({"independence": "peer"}, "peer"), ({}, ""), ("peer", ""), ({"independence": ["peer"]}, "")],
)
def test_who_assessed_is_said_where_it_can_be_read(assessment: object, code: str) -> None:
    """Of an entry in any state."""
    assert words.independence_of({"assessment": assessment}) == code


def test_worked_cases_are_told_as_they_were(framework: Framework) -> None:
    """Every point, in its order. Where it fails it gives a patch of the cases."""
    written = WORKED.read_text("utf-8").splitlines()
    names = [line.removeprefix("# ") for line in written if line.startswith("# ")]
    said_now = [line for name in names for line in in_words(name, framework) if line]
    file = "tests/cases/score/words.txt"
    assert len(names) > 30
    assert said_now == written, "\n".join(
        unified_diff(written, said_now, file, file, n=1, lineterm="")
    )


def machine_object(messages: dict[str, str]) -> bytes:
    """The bytes of a compiled catalogue (GNU gettext, The Format of GNU MO Files)."""
    pairs = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **messages}.items())
    start = 28 + 16 * len(pairs)
    tables: list[bytes] = []
    body = b""
    for side in (0, 1):
        for pair in pairs:
            text = pair[side].encode()
            tables.append(len(text).to_bytes(4, "little"))
            tables.append((start + len(body)).to_bytes(4, "little"))
            body += text + b"\0"
    numbers = (0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return b"".join(n.to_bytes(4, "little") for n in numbers) + b"".join(tables) + body
