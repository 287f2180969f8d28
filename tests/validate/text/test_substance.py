"""What makes two reasons the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fairshare.validate.text.substance import ending, form

REASONS = st.lists(
    st.one_of(
        st.text(max_size=12), st.sampled_from(["Harm ", "x" * 90, "." * 100, " ", "Straße", "_"])
    ),
    max_size=12,
).map("".join)


@given(REASONS)
def test_the_ending_is_that_of_the_whole_form(reason: str) -> None:
    """Reasons of one form end alike, however long they are and whatever stands at their end."""
    assert ending(reason) == " ".join(form(reason).split(" ")[-3:])
