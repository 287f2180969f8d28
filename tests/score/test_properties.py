"""What holds for any answers: no one gains by hiding, and nothing is bought back.

Outcomes are compared in the order of `OUTCOMES`: red_line, insufficient_evidence, case_not_made,
conditional, case_made. `not_applicable` is no step of the scale: what is left out may have been
the best or the worst answer, so no order between it and a rating is claimed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from answers import ANSWERS, CRITICAL, QUESTIONS, SOME_GATES, rated
from fairshare.framework import Framework
from fairshare.model import UNKNOWN, Answer
from fairshare.score import OUTCOMES, Score, as_dict, score

DECISIONS = st.sampled_from(["approved", "approved_with_conditions", "refused", "deferred", None])


def scored(
    answers: Mapping[str, Answer],
    framework: Framework,
    gates: frozenset[str] = frozenset(),
    decision: str | None = None,
) -> Score:
    """The score under method 1.0."""
    return score(answers, gates, decision, framework.methods["1.0"], framework.questions)


def rank(result: Score) -> int:
    """Place of an outcome, worst first."""
    return OUTCOMES.index(result.outcome)


@settings(deadline=None)
@given(answers=ANSWERS, gates=SOME_GATES, question=st.sampled_from(QUESTIONS), data=st.data())
def test_a_better_rating_never_worsens_the_outcome(
    framework: Framework,
    answers: dict[str, Answer],
    gates: frozenset[str],
    question: str,
    data: st.DataObject,
) -> None:
    """Whatever else is answered: a lowest rating at least as high costs nothing."""
    worse = data.draw(rated())
    better = data.draw(rated(least=worse.low or 1))
    before = scored({**answers, question: worse}, framework, gates)
    after = scored({**answers, question: better}, framework, gates)
    assert rank(after) >= rank(before)


@settings(deadline=None)
@given(answers=ANSWERS, gates=SOME_GATES, question=st.sampled_from(QUESTIONS), answer=rated())
def test_an_unknown_never_improves_the_outcome(
    framework: Framework,
    answers: dict[str, Answer],
    gates: frozenset[str],
    question: str,
    answer: Answer,
) -> None:
    """To hide an answer gains nothing.

    Where it hides the red line of a critical question, what shows is that evidence is missing.
    """
    before = scored({**answers, question: answer}, framework, gates)
    after = scored({**answers, question: Answer(UNKNOWN, None, None)}, framework, gates)
    if question in CRITICAL and answer.low == 1:
        assert after.outcome in {"red_line", "insufficient_evidence"}
    else:
        assert rank(after) <= rank(before)


@settings(deadline=None)
@given(answers=ANSWERS, gates=SOME_GATES, question=st.sampled_from(CRITICAL), answer=rated())
def test_a_critical_1_is_never_bought_back(
    framework: Framework,
    answers: dict[str, Answer],
    gates: frozenset[str],
    question: str,
    answer: Answer,
) -> None:
    """No other answer lifts the red line, nor does a range that reaches higher."""
    lowest = replace(answer, low=1)
    assert scored({**answers, question: lowest}, framework, gates).outcome == "red_line"


@settings(deadline=None)
@given(answers=ANSWERS, gates=SOME_GATES, decision=DECISIONS)
def test_a_refusal_is_never_bolder_than_the_assessment(
    framework: Framework,
    answers: dict[str, Answer],
    gates: frozenset[str],
    decision: str | None,
) -> None:
    """To refuse or to put off is in line with a case that is not made, red lines included."""
    result = scored(answers, framework, gates, decision)
    level = max(rank(result) - 1, 0) if result.outcome != "insufficient_evidence" else 1
    rule = {"approved": 3 - level, "approved_with_conditions": 2 - level}
    expected = None if decision is None else rule.get(decision, min(1, level) - level)
    assert result.divergence == expected


@settings(deadline=None)
@given(answers=ANSWERS, gates=SOME_GATES, decision=DECISIONS)
def test_the_json_form_survives_the_journey(
    framework: Framework,
    answers: dict[str, Answer],
    gates: frozenset[str],
    decision: str | None,
) -> None:
    """Plain values only, in their bounds, so that any program can read it back."""
    result = scored(answers, framework, gates, decision)
    shown = as_dict(result, "a/b")
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown
    for found in result.principles.values():
        if found is not None:
            assert 0 <= found.weights.low <= found.low <= found.weights.high <= 100
            assert found.low <= found.high <= 100
            assert 0 <= found.coverage <= 1
