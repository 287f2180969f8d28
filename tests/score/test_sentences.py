"""Words: each rule in plain English, and one sentence that says why."""

from __future__ import annotations

import gettext
import io
from dataclasses import replace
from typing import Any

import pytest

from fairshare import language
from fairshare.framework import Framework
from fairshare.score import OUTCOMES, Reason, Score, Tipping, assess, words

PROPORTIONATE = (
    "minimised_data",
    "clear_limits",
    "sensitivity",
    "identifiable_data",
    "breach_likelihood",
    "harm",
)
PERSONAL = {"data": {"identifiability": "identifiable"}, "legal": {"bases": ["uk-gdpr-6-1-e"]}}


def scored(
    framework: Framework, facts: dict[str, Any] | None = None, /, **answers: object
) -> Score:
    """An entry with 5 for every question but those named; `facts` are its other fields."""
    given: dict[str, object] = {q.id: {"rating": 5} for q in framework.questions}
    for name, answer in answers.items():
        given[name] = answer if isinstance(answer, dict) else {"rating": answer}
    return assess({"method": "1.0", "answers": given, **(facts or {})}, framework)


def said(score: Score, framework: Framework) -> list[str]:
    """Every binding reason in words."""
    return [words.reason_words(r, score, score.answers, framework) for r in score.reasons]


def test_a_case_without_concern_says_so(framework: Framework) -> None:
    """Nothing binds, and the sentence does not pretend otherwise."""
    assert words.sentence(scored(framework), framework) == (
        "Case made: every principle is strong or adequate and no concern binds."
    )


def test_a_sentence_names_the_answer_that_binds(framework: Framework) -> None:
    """The example of the contract."""
    score = scored(framework, harm=2)
    assert words.sentence(score, framework) == "Conditional, because harm is rated 2."


def test_a_range_is_read_at_its_lowest(framework: Framework) -> None:
    """It is not said that harm is rated 2 where it is rated 3."""
    score = scored(framework, harm={"rating": 3, "range": [2, 4]})
    assert words.sentence(score, framework) == "Conditional, because harm may be as low as 2."


def test_two_reasons_are_both_named(framework: Framework) -> None:
    """Both in words, joined as in a sentence."""
    score = scored(framework, harm=2, breach_likelihood=1, identifiable_data=2)
    assert words.sentence(score, framework) == (
        "Conditional, because harm is rated 2 and identifiable data is rated 2."
    )


@pytest.mark.parametrize(
    ("low", "end"), [(3, "and 1 more reason."), (4, "and 2 more reasons.")], ids=["one", "two"]
)
def test_further_reasons_are_counted(low: int, end: str, framework: Framework) -> None:
    """Two in words, the others as a number."""
    critical = ["compatible_use", "defensible", "harm", "privacy"]
    score = scored(framework, **dict.fromkeys(critical[:low], 2))
    assert words.sentence(score, framework) == (
        f"Conditional, because compatible use is rated 2, defensible is rated 2 {end}"
    )


def test_gates_are_the_weightiest_reasons(framework: Framework) -> None:
    """What no answer could mend comes first."""
    facts = {"data": {"identifiability": "identifiable"}}
    score = scored(framework, facts, harm=1)
    assert words.sentence(score, framework) == (
        "Red line, because no lawful basis is stated for the use of personal data "
        "and harm is rated 1."
    )


def test_a_sentence_gives_only_reasons_that_lead_to_its_outcome(framework: Framework) -> None:
    """A rating of 2 does not make a red line; the list of reasons still holds it."""
    score = scored(framework, harm=1, privacy=2)
    assert words.sentence(score, framework) == "Red line, because harm is rated 1."
    assert said(score, framework) == ["harm is rated 1", "privacy is rated 2"]


def test_missing_evidence_is_counted_in_questions(framework: Framework) -> None:
    """How many of how many, under which principle."""
    silent = dict.fromkeys(("minimised_data", "clear_limits", "sensitivity"), "unknown")
    score = scored(framework, **silent)
    assert words.sentence(score, framework) == (
        "Not enough evidence, because 3 of the 6 'proportionate' questions are unknown."
    )


def test_unknowns_are_counted_among_the_questions_that_apply(framework: Framework) -> None:
    """2 of 4 is half, though 2 of 6 would be enough."""
    mixed = {
        "minimised_data": "unknown",
        "clear_limits": "unknown",
        "sensitivity": "not_applicable",
        "breach_likelihood": "not_applicable",
    }
    score = scored(framework, None, **mixed)
    assert "2 of the 4 'proportionate' questions that apply are unknown" in said(score, framework)


def test_too_many_questions_set_aside_are_counted(framework: Framework) -> None:
    """Applicability, not coverage, falls short."""
    aside = dict.fromkeys(("minimised_data", "clear_limits", "sensitivity"), "not_applicable")
    score = scored(framework, **aside)
    assert words.sentence(score, framework) == (
        "Not enough evidence, because 3 of the 6 'proportionate' questions are marked as "
        "not applicable."
    )


def test_both_gaps_in_the_evidence_are_said(framework: Framework) -> None:
    """Neither hides the other."""
    aside = dict.fromkeys(("minimised_data", "clear_limits", "sensitivity"), "not_applicable")
    score = scored(framework, **aside, breach_likelihood="unknown", harm="unknown")
    assert said(score, framework)[0] == (
        "2 of the 3 'proportionate' questions that apply are unknown and "
        "3 of the 6 'proportionate' questions are marked as not applicable"
    )


def test_a_principle_set_aside_whole_is_said(framework: Framework) -> None:
    """No score, but a reason."""
    score = scored(framework, **dict.fromkeys(PROPORTIONATE, "not_applicable"))
    assert said(score, framework)[0] == (
        "6 of the 6 'proportionate' questions are marked as not applicable"
    )


@pytest.mark.parametrize(
    ("answer", "clause"),
    [
        ("unknown", "security is unknown"),
        ("nonsense", "security is unknown"),
        ("not_applicable", "security is marked as not applicable, which this question never is"),
    ],
)
def test_a_critical_question_without_a_rating_says_why(
    answer: str, clause: str, framework: Framework
) -> None:
    """Unknown and set aside are different things to mend."""
    assert said(scored(framework, security=answer), framework) == [clause]


def test_a_critical_question_without_an_answer_says_so(framework: Framework) -> None:
    """It is not called unknown where nobody wrote that it is."""
    score = assess({"method": "1.0"}, framework)
    assert "security is not answered" in said(score, framework)


def test_a_weak_principle_gives_its_number(framework: Framework) -> None:
    """Band and score as the page shows them."""
    weak = dict.fromkeys(("intended_outcomes", "measurable_benefits", "added_value"), 1)
    low = scored(framework, **weak, privacy=3, security=3, defensible=3)
    assert said(low, framework)[-1] == "the 'responsible' principle is weak (25.0 out of 100)"
    lower = scored(framework, **weak, privacy=3, security=3, defensible=2)
    assert words.sentence(lower, framework) == (
        "Case not made, because the 'responsible' principle is not met (20.8 out of 100)."
    )


@pytest.mark.parametrize(
    ("spread", "clause"),
    [
        (None, "benefit is only 42.9 out of 100"),
        ([3, 5], "benefit may be as low as 42.9 out of 100"),
    ],
    ids=["rated", "range"],
)
def test_a_low_benefit_gives_its_number(
    spread: list[int] | None, clause: str, framework: Framework
) -> None:
    """With "may be" where the assessors were unsure."""
    third: dict[str, object] = {"rating": 3} if spread is None else {"rating": 3, "range": spread}
    low = dict.fromkeys(("direct_benefit", "wider_outcomes"), 2)
    mid = dict.fromkeys(("long_term_benefit", "intended_outcomes", "measurable_benefits"), 3)
    score = scored(framework, None, **low, **mid, root_causes=third, added_value=3)
    assert clause in said(score, framework)


@pytest.mark.parametrize(
    ("answer", "clause"),
    [
        ({"rating": 3}, "concern is 50.0 out of 100"),
        ({"rating": 3, "range": [3, 4]}, "concern may be as high as 50.0 out of 100"),
    ],
    ids=["rated", "range"],
)
def test_a_high_concern_gives_its_number(
    answer: dict[str, object], clause: str, framework: Framework
) -> None:
    """With "may be" where the assessors were unsure."""
    risk = [q.id for q in framework.questions if q.axis == "risk"]
    score = scored(framework, None, **{**dict.fromkeys(risk, 3), "clear_limits": answer})
    assert clause in said(score, framework)


@pytest.mark.parametrize(
    ("facts", "clause"),
    [
        (
            {"data": PERSONAL["data"]},
            "no lawful basis is stated for the use of personal data",
        ),
        (
            {**PERSONAL, "safeguards": {"dpia": {"status": "not_done"}}},
            "no data protection impact assessment was done for personal data",
        ),
        (
            {"safeguards": {"dpia": {"residual_high_risk": True}}},
            "a high risk remains and the Information Commissioner was not consulted",
        ),
        (
            {"safeguards": {"dpia": {"status": "in_progress"}}},
            "the data protection impact assessment is still in progress",
        ),
    ],
    ids=["no_lawful_basis", "dpia_missing", "ico_not_consulted", "dpia_in_progress"],
)
def test_each_gate_has_words_of_its_own(
    facts: dict[str, Any], clause: str, framework: Framework
) -> None:
    """A citizen reads what is missing, not a code."""
    assert said(scored(framework, facts), framework) == [clause]


def test_every_reason_and_outcome_of_any_entry_has_words(framework: Framework) -> None:
    """No id with an underscore reaches a reader."""
    score = scored(
        framework,
        {"safeguards": {"dpia": {"status": "in_progress", "residual_high_risk": True}}},
        **{q.id: rating for q, rating in zip(framework.questions, [1, 2] * 9, strict=True)},
    )
    everything = [*said(score, framework), *map(words.tipping_words, score.tipping)]
    everything += [words.outcome_words(outcome) for outcome in OUTCOMES]
    assert not [text for text in everything if "_" in text or "{" in text or not text]


def test_names_of_another_method_stand_for_themselves(framework: Framework) -> None:
    """A register may write a method of its own, with other bands and outcomes."""
    assert words.outcome_words("not_now") == "not now"
    assert words.band_words("very_weak") == "very weak"
    assert words.band_words("not_met") == "not met"
    score = replace(scored(framework), reasons=(Reason("gate", "my_gate", "red_line"),))
    assert said(score, framework) == ["'my gate' applies"]


@pytest.mark.parametrize(
    "reason",
    [
        Reason("no_such_rule", None, "conditional"),
        Reason("benefit_low", None, "conditional"),
        Reason("principle_band", "proportionate", "conditional"),
    ],
    ids=lambda reason: str(reason.rule),
)
def test_a_reason_that_is_not_the_scores_is_refused(reason: Reason, framework: Framework) -> None:
    """Rather an error than a sentence about nothing."""
    benefit = [q.id for q in framework.questions if q.axis == "benefit"]
    score = scored(framework, **dict.fromkeys((*benefit, *PROPORTIONATE), "not_applicable"))
    if reason.rule == "no_such_rule":
        score = replace(score, concern=None)
    with pytest.raises(ValueError, match=reason.subject or reason.rule):
        words.reason_words(reason, score, score.answers, framework)


def test_an_unknown_lawful_basis_is_told_from_none(framework: Framework) -> None:
    """The record is silent; nobody is accused of having had no basis."""
    facts = {"data": {"identifiability": "identifiable"}, "legal": {"bases": ["dpa-1998"]}}
    assert words.sentence(scored(framework, facts), framework) == (
        "Not enough evidence, because the record does not say on which lawful basis personal "
        "data is used."
    )


def test_what_was_not_assessed_says_where_it_comes_from(framework: Framework) -> None:
    """No word about questions that nobody was asked."""
    imported = assess({"method": "1.0", "assessment": {"independence": "imported"}}, framework)
    assert words.sentence(imported, framework) == (
        "Not assessed: the facts come from a published table."
    )
    assert words.possible_words(imported, framework) == ""


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, ""),
        ({"harm": 1}, ""),
        ({"root_causes": "not_applicable"}, ""),
        (
            {"harm": "unknown", "privacy": 2},
            "What is not known leaves it between 'Red line' and 'Conditional'.",
        ),
        ({"harm": "unknown", "privacy": 1}, "What is not known can't change that."),
        (
            dict.fromkeys(("minimised_data", "clear_limits", "sensitivity"), "unknown"),
            "Whatever is not known, it would be 'Case made'.",
        ),
    ],
    ids=["all known", "red line", "aside", "two ends", "settled", "settled otherwise"],
)
def test_what_is_still_possible_is_told_in_words(
    answers: dict[str, object], expected: str, framework: Framework
) -> None:
    """Both ends, or that they are the same; nothing where all is known."""
    assert words.possible_words(scored(framework, None, **answers), framework) == expected


def test_a_tipping_answer_is_a_sentence() -> None:
    """What would have to change, and to what it would lead."""
    assert words.tipping_words(Tipping("breach_likelihood", 2, "conditional")) == (
        "If breach likelihood were rated 2, the outcome would be 'Conditional'."
    )


@pytest.mark.parametrize(
    ("divergence", "expected"),
    [
        (2, "bolder than the assessment"),
        (1, "bolder than the assessment"),
        (0, "in line with the assessment"),
        (-1, "more cautious than the assessment"),
    ],
)
def test_a_divergence_is_told_in_words(divergence: int, expected: str) -> None:
    """Only its direction is told: the number of steps is no measure."""
    assert words.divergence_words(divergence) == expected


def test_words_are_translated_when_they_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue taken in after the import counts: one process serves several languages."""
    catalogue = gettext.GNUTranslations(io.BytesIO(machine_object({"Red line": "Llinell goch"})))
    monkeypatch.setattr(language, "CATALOGUE", catalogue)

    assert words.outcome_words("red_line") == "Llinell goch"


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
