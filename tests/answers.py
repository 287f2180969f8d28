"""Answers as Hypothesis makes them up: any that an entry could hold."""

from __future__ import annotations

from hypothesis import strategies as st

from fairshare.model import NOT_APPLICABLE, UNKNOWN, Answer

QUESTIONS = (
    *("clear_purpose", "direct_benefit", "long_term_benefit", "wider_outcomes", "root_causes"),
    *("compatible_use", "minimised_data", "clear_limits", "sensitivity", "identifiable_data"),
    *("breach_likelihood", "harm", "intended_outcomes", "measurable_benefits", "added_value"),
    *("privacy", "security", "defensible"),
)
CRITICAL = ("compatible_use", "identifiable_data", "harm", "privacy", "security", "defensible")
GATES = (
    *("no_lawful_basis", "lawful_basis_unknown"),
    *("dpia_missing", "ico_not_consulted", "dpia_in_progress"),
)


@st.composite
def rated(draw: st.DrawFn, least: int = 1) -> Answer:
    """A rating, with or without a range around it."""
    low, rating, high = sorted(draw(st.tuples(*[st.integers(least, 5)] * 3)))
    spread = draw(st.booleans())
    return Answer(rating, low if spread else rating, high if spread else rating)


UNRATED = st.sampled_from([Answer(UNKNOWN, None, None), Answer(NOT_APPLICABLE, None, None)])
ANY_ANSWER = st.one_of(rated(), rated(least=3), UNRATED)
ANSWERS = st.one_of(
    st.fixed_dictionaries(dict.fromkeys(QUESTIONS, rated())),
    st.fixed_dictionaries(dict.fromkeys(QUESTIONS, rated(least=3))),
    # Gaps that no critical question hides: coverage and applicability alone decide.
    st.fixed_dictionaries(
        {name: rated(least=2) if name in CRITICAL else ANY_ANSWER for name in QUESTIONS}
    ),
    st.dictionaries(st.sampled_from(QUESTIONS), ANY_ANSWER),
    st.fixed_dictionaries(dict.fromkeys(QUESTIONS, ANY_ANSWER)),
)
SOME_GATES = st.frozensets(st.sampled_from(GATES), max_size=1)
