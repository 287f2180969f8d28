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

from answers import ANSWERS, CRITICAL, GATES, QUESTIONS, SOME_GATES, UNRATED, rated
from fairshare.framework import Framework
from fairshare.model import UNKNOWN, Answer
from fairshare.score import OUTCOMES, Decided, Score, as_dict, open_points, score

DECISIONS = st.sampled_from(
    ["approved", "approved_with_conditions", "refused", "deferred", "not_pursued", None]
)
MANY_OPEN = st.fixed_dictionaries(
    dict.fromkeys(QUESTIONS, st.one_of(rated(), rated(3), UNRATED, st.none()))
).map(lambda answers: {name: answer for name, answer in answers.items() if answer})
"""Answers among which many are open: unknown, not given, or set aside."""


def scored(
    answers: Mapping[str, Answer],
    framework: Framework,
    gates: frozenset[str] = frozenset(),
    decision: str | None = None,
) -> Score:
    """The score under method 1.0."""
    taken = Decided(decision) if decision else None
    return score(answers, gates, taken, framework.methods["1.0"], framework.questions)


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
    """To refuse, put off or drop is in line with a case that is not made, red lines included."""
    result = scored(answers, framework, gates, decision)
    level = max(rank(result) - 1, 0) if result.outcome != "insufficient_evidence" else 1
    rule = {"approved": 3 - level, "approved_with_conditions": 2 - level}
    expected = None if decision is None else rule.get(decision, min(1, level) - level)
    assert result.divergence == expected


def ends(result: Score) -> tuple[int, int]:
    """Places of the worst and the best that is possible."""
    assert result.possible
    return OUTCOMES.index(result.possible.worst), OUTCOMES.index(result.possible.best)


def level(result: Score) -> int:
    """Place of the outcome as it stands, evidence left aside: the worst that any reason makes."""
    binding = [one.outcome for one in result.reasons if one.outcome != "insufficient_evidence"]
    return min(map(OUTCOMES.index, binding), default=len(OUTCOMES) - 1)


@settings(deadline=None)
@given(answers=st.one_of(ANSWERS, MANY_OPEN), gates=SOME_GATES)
def test_the_outcome_lies_between_the_worst_and_the_best_that_is_possible(
    framework: Framework, answers: dict[str, Answer], gates: frozenset[str]
) -> None:
    """So does what the answers as they stand come to where the evidence is short."""
    result = scored(answers, framework, gates)
    worst, best = ends(result)
    assert worst <= level(result) <= best
    assert result.outcome == "insufficient_evidence" or worst <= rank(result) <= best


@settings(deadline=None)
@given(answers=MANY_OPEN, gates=SOME_GATES, data=st.data())
def test_answering_an_open_point_never_leaves_what_was_possible(
    framework: Framework, answers: dict[str, Answer], gates: frozenset[str], data: st.DataObject
) -> None:
    """Each open point, answered in any way: both ends stay or come nearer to each other."""
    before = scored(answers, framework, gates)
    for point in open_points(before, framework):
        if point in gates:
            bad = {"dpia_in_progress": "dpia_missing"}.get(point, "no_lawful_basis")
            then = data.draw(st.sampled_from([frozenset[str](), frozenset({bad})]))
            after = scored(answers, framework, (gates - {point}) | then)
        else:
            answer = data.draw(st.one_of(rated(), UNRATED))
            after = scored({**answers, point: answer}, framework, gates)
        worst, best = ends(before)
        assert worst <= ends(after)[0] <= level(after) <= ends(after)[1] <= best


@settings(deadline=None)
@given(answers=MANY_OPEN, gates=SOME_GATES, data=st.data())
def test_where_nothing_is_open_both_ends_are_the_outcome(
    framework: Framework, answers: dict[str, Answer], gates: frozenset[str], data: st.DataObject
) -> None:
    """Answered to the last one, with plain ratings, there is nothing left between them."""
    open_ones = set(open_points(scored(answers, framework, gates), framework))
    known = {**answers, **{one: data.draw(rated()) for one in open_ones - set(GATES)}}
    plain = {
        name: answer if answer.low is None else replace(answer, high=answer.low)
        for name, answer in known.items()
    }
    result = scored(plain, framework, gates - open_ones)
    assert open_points(result, framework) == ()
    assert ends(result) == (level(result), level(result))


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
