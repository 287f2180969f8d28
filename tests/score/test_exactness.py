"""Scoring in whole numbers gives exactly what the contract's formulas give in fractions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers import ANSWERS, QUESTIONS, SOME_GATES
from fairshare.framework import AXES, PRINCIPLES, Framework, Method, Question
from fairshare.model import NOT_APPLICABLE, UNKNOWN, Answer
from fairshare.score import Possible, score

SHARES = st.fractions(0, 100, max_denominator=40)
PARTS = st.fractions(0, 1, max_denominator=12)
FACTORS = st.fractions(Fraction(1, 20), 20, max_denominator=20)


@st.composite
def methods(draw: st.DrawFn) -> Mapping[str, Any]:
    """Another method's numbers: odd weights, limits and factors that no one would choose."""
    weight = draw(st.sampled_from([st.just(Fraction(1)), FACTORS]))
    strong, adequate, weak = sorted(
        draw(st.sets(SHARES.filter(bool), min_size=3, max_size=3)), reverse=True
    )
    return {
        # Small weights often meet a limit exactly, odd ones hardly ever: both are needed.
        "weights": {name: draw(weight) for name in QUESTIONS},
        "bands": (
            ("strong", strong),
            ("adequate", adequate),
            ("weak", weak),
            ("not_met", Fraction(0)),
        ),
        "concern_high": (draw(SHARES), 1),
        "benefit_low": (draw(SHARES), 1),
        "coverage": draw(PARTS),
        "applicability": draw(PARTS),
        "weight_factors": (1 / (draw(FACTORS) + 1), draw(FACTORS) + 1),
    }


@settings(deadline=None, max_examples=50)
@given(answers=ANSWERS, gates=SOME_GATES)
def test_tipping_answers_are_those_that_a_new_score_confirms(
    framework: Framework, answers: dict[str, Answer], gates: frozenset[str]
) -> None:
    """Each single change, scored from the beginning, by question and then by rating."""
    method, questions = framework.methods["1.0"], framework.asked("1.0")
    result = score(answers, gates, None, method, questions)
    expected = []
    for question, rating in product(sorted(QUESTIONS), range(1, 6)):
        changed = {**answers, question: Answer(rating, rating, rating)}
        then = reference(changed, gates, method, questions)["outcome"]
        if then != result.outcome:
            expected.append((question, rating, then))
    assert [(tip.question, tip.rating, tip.outcome) for tip in result.tipping] == expected


@settings(deadline=None, max_examples=60)
@given(answers=ANSWERS, gates=SOME_GATES, numbers=methods())
def test_whole_numbers_give_what_fractions_give(
    framework: Framework,
    answers: dict[str, Answer],
    gates: frozenset[str],
    numbers: Mapping[str, Any],
) -> None:
    """Under any weights and limits, exactly: scaling to integers loses nothing."""
    questions = framework.asked("1.0")
    for method in (framework.methods["1.0"], replace(framework.methods["1.0"], **numbers)):
        result = score(answers, gates, None, method, questions)
        expected = reference(answers, gates, method, questions)
        assert result.outcome == expected["outcome"]
        assert [(r.rule, r.subject) for r in result.reasons] == expected["reasons"]
        for name, found in result.principles.items():
            exact = None if found is None else (found.low, found.high, found.band)
            assert exact == expected[name]
        assert result.possible == possible(answers, gates, method, questions)
        for span, axis in ((result.benefit, "benefit"), (result.concern, "risk")):
            assert (None if span is None else (span.low, span.high)) == expected[axis]


@settings(deadline=None, max_examples=20)
@given(answers=ANSWERS, numbers=methods())
def test_the_range_under_other_weights_is_the_widest_there_is(
    framework: Framework, answers: dict[str, Answer], numbers: Mapping[str, Any]
) -> None:
    """A weighted mean is extreme where every weight is: all such corners are tried."""
    method = replace(framework.methods["1.0"], **numbers)
    result = score(answers, frozenset(), None, method, framework.questions)
    for name, found in result.principles.items():
        ids = [q.id for q in framework.asked("1.0") if q.principle == name]
        terms = [(method.weights[i], *read(answers.get(i))[:1]) for i in ids if applies(answers, i)]
        if found is not None:
            corners = [
                mean([(w * f, low) for (w, low), f in zip(terms, corner, strict=True)])
                for corner in product(method.weight_factors, repeat=len(terms))
            ]
            assert (found.weights.low, found.weights.high) == (min(corners), max(corners))
            caps = {method.band_caps[band(end, method)] for end in (min(corners), max(corners))}
            assert found.weights.robust == (len(caps) == 1)


@pytest.mark.parametrize(("compatible_use", "expected"), [(3, "conditional"), (4, "case_made")])
def test_a_limit_between_two_sums_is_only_met_by_the_greater(
    compatible_use: int, expected: str, framework: Framework
) -> None:
    """Seven quarters of six questions are 29.2 and eight are 33.3: 33 lies between."""
    answers = dict.fromkeys(QUESTIONS, Answer(5, 5, 5)) | dict.fromkeys(
        QUESTIONS[:5], Answer(2, 2, 2)
    )
    answers["compatible_use"] = Answer(compatible_use, compatible_use, compatible_use)
    bands = (("adequate", Fraction(33)), ("weak", Fraction(10)), ("not_met", Fraction(0)))
    method = replace(framework.methods["1.0"], bands=bands)
    result = score(answers, frozenset(), None, method, framework.questions)
    assert result.outcome == expected


def test_a_principle_that_nothing_applies_to_is_never_evidence_enough(
    framework: Framework,
) -> None:
    """Not even under a method that lets every question be set aside."""
    aside = {name: Answer(NOT_APPLICABLE, None, None) for name in QUESTIONS}
    method = replace(framework.methods["1.0"], applicability=Fraction(0), critical=frozenset())
    result = score(aside, frozenset(), None, method, framework.questions)
    assert result.outcome == "insufficient_evidence"


def reference(
    answers: Mapping[str, Answer],
    gates: frozenset[str],
    method: Method,
    questions: tuple[Question, ...],
) -> dict[str, Any]:
    """scoring.md word for word, in fractions: slow, and without a shortcut."""
    result: dict[str, Any] = {}
    reasons: list[tuple[str, str | None]] = []
    caps = [max(method.levels.values())]
    for name in PRINCIPLES:
        ids = [q.id for q in questions if q.principle == name]
        result[name] = principle(ids, answers, method)
        if short_of_evidence(ids, answers, method):
            reasons.append(("coverage", name))
        if result[name] and method.band_caps[result[name][2]] < caps[0]:
            reasons.append(("principle_band", name))
            caps.append(method.band_caps[result[name][2]])
    for axis in AXES:
        result[axis] = axis_span(axis, answers, method, questions)
    if result["benefit"] and result["benefit"][0] < method.benefit_low[0]:
        reasons.append(("benefit_low", None))
        caps.append(method.benefit_low[1])
    if result["risk"] and result["risk"][1] >= method.concern_high[0]:
        reasons.append(("concern_high", None))
        caps.append(method.concern_high[1])
    for question in method.critical:
        low = (answers.get(question) or Answer(UNKNOWN, None, None)).low
        if low is None:
            reasons.append(("critical_unknown", question))
        elif low in method.critical_caps:
            reasons.append(("critical_low", question))
            caps.append(method.critical_caps[low])
    reasons += [("gate", gate) for gate in gates]
    caps += [method.gate_caps.get(gate, caps[0]) for gate in gates]
    result["reasons"] = sorted(reasons, key=lambda reason: (reason[0], reason[1] or ""))
    result["level"] = min(caps)
    result["outcome"] = shown_first(result["level"], result["reasons"], method)
    return result


def possible(
    answers: Mapping[str, Answer],
    gates: frozenset[str],
    method: Method,
    questions: tuple[Question, ...],
) -> Possible:
    """Both ends of what is not known, each scored as if it were known; coverage left aside."""
    outcomes = {number: name for name, number in method.levels.items()}
    ends = {}
    for end, rating in (("low", 1), ("high", 5)):
        settled = {}
        for question in QUESTIONS:
            answer = answers.get(question) or Answer(UNKNOWN, None, None)
            known = answer.low is not None
            at = getattr(answer, end) if known else rating
            aside = answer.rating == NOT_APPLICABLE and question not in method.critical
            settled[question] = answer if aside else Answer(at, at, at)
        level = reference(settled, gates, method, questions)["level"]
        if end == "low":
            level = min([level, *(method.incomplete_gates.get(gate, level) for gate in gates)])
        ends[end] = outcomes[level]
    return Possible(worst=ends["low"], best=ends["high"])


def shown_first(level: int, reasons: list[tuple[str, str | None]], method: Method) -> str:
    """A red line, then insufficient evidence, then the level."""
    lacking = {"coverage", "critical_unknown"}
    incomplete = any(
        rule in lacking or (rule == "gate" and subject in method.incomplete_gates)
        for rule, subject in reasons
    )
    if level == method.levels["red_line"]:
        return "red_line"
    if incomplete:
        return "insufficient_evidence"
    return {number: name for name, number in method.levels.items()}[level]


def principle(
    ids: list[str], answers: Mapping[str, Answer], method: Method
) -> tuple[Fraction, Fraction, str] | None:
    """Low, high and band of a principle."""
    applicable = [i for i in ids if applies(answers, i)]
    if not applicable:
        return None
    low, high = (
        mean([(method.weights[i], read(answers.get(i))[end]) for i in applicable]) for end in (0, 1)
    )
    return low, high, band(low, method)


def axis_span(
    axis: str,
    answers: Mapping[str, Answer],
    method: Method,
    questions: tuple[Question, ...],
) -> tuple[Fraction, Fraction] | None:
    """Benefit, or Concern: what the safeguards lack to 100."""
    found = principle([q.id for q in questions if q.axis == axis], answers, method)
    if found is None:
        return None
    low, high, _ = found
    return (low, high) if axis == "benefit" else (100 - high, 100 - low)


def short_of_evidence(ids: list[str], answers: Mapping[str, Answer], method: Method) -> bool:
    """Coverage or applicability below what the method asks."""
    whole = sum(method.weights[i] for i in ids)
    part = sum(method.weights[i] for i in ids if applies(answers, i))
    known = sum(method.weights[i] for i in ids if i in answers and answers[i].low is not None)
    return not part or known / part < method.coverage or part / whole < method.applicability


def band(low: Fraction, method: Method) -> str:
    """The best band whose least is reached."""
    return [name for name, least in method.bands if low >= least][0]  # noqa: RUF015 - plainer


def applies(answers: Mapping[str, Answer], question: str) -> bool:
    """Whether a question counts at all."""
    return question not in answers or answers[question].rating != NOT_APPLICABLE


def read(answer: Answer | None) -> tuple[Fraction, Fraction]:
    """u(x) = (x - 1) / 4, and [0, 1] for what is not known."""
    if answer is None or answer.low is None or answer.high is None:
        return Fraction(0), Fraction(1)
    return Fraction(answer.low - 1, 4), Fraction(answer.high - 1, 4)


def mean(terms: list[tuple[Fraction, Fraction]]) -> Fraction:
    """100 times the weighted mean of favourabilities."""
    return 100 * sum((w * u for w, u in terms), Fraction(0)) / sum(w for w, _ in terms)


def test_a_property_that_fails_says_for_what(framework: Framework) -> None:
    """Not that the framework, which it was given too, is large: warnings are errors here."""

    @settings(database=None)
    @given(rating=st.integers(1, 5))
    def below_three(framework: Framework, rating: int) -> None:
        assert rating < len(framework.questions[0].scale) - 2

    with pytest.raises(AssertionError) as failed:
        below_three(framework)
    assert "rating=3" in "\n".join(failed.value.__notes__)
