"""Circles of initiatives that replace each other: each is found once, and in good time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fairshare.validate.rules.register import _rounds

NAMES = [f"a/{number}" for number in range(8)]
MAPS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([*NAMES, "", "a/none"]))


@given(MAPS)
def test_every_name_that_comes_back_to_itself_is_in_one_circle(following: dict[str, str]) -> None:
    """Held against the plain way: walk on from each name as long as there are names."""
    found = list(_rounds(following))
    coming_back = set()
    for start in following:
        here = start
        for _step in following:
            here = following.get(here, "")
            if here == start:
                coming_back.add(start)
    assert sorted(name for one in found for name in one) == sorted(coming_back)
    for one in found:
        assert [following[name] for name in one] == [*one[1:], one[0]]


def test_a_chain_of_many_thousands_is_walked_once() -> None:
    """A hostile register must not take the square of its length."""
    count = 50_000
    chain = {str(number): str(number + 1) for number in range(count)}
    assert list(_rounds(dict(reversed(chain.items())))) == []
    (circle,) = _rounds(chain | {str(count): "0"})
    assert len(circle) == count + 1
