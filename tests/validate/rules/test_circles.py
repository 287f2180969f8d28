"""Circles of initiatives that replace each other: each is found once, and in good time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fairshare.validate.rules.across import successors
from fairshare.validate.rules.across.chains import rounds

NAMES = [f"a/{number}" for number in range(8)]
MAPS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([*NAMES, "", "a/none"]))


@given(MAPS)
def test_every_name_that_comes_back_to_itself_is_in_one_circle(following: dict[str, str]) -> None:
    """Held against the plain way: walk on from each name as long as there are names."""
    found = list(rounds(following))
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
    assert list(rounds(dict(reversed(chain.items())))) == []
    (circle,) = rounds(chain | {str(count): "0"})
    assert len(circle) == count + 1


SEVERAL = st.dictionaries(
    st.sampled_from(NAMES), st.lists(st.sampled_from([*NAMES, "none"]), min_size=1, max_size=3)
)


@given(SEVERAL)
def test_every_body_to_which_a_way_leads_back_is_in_a_circle(
    following: dict[str, list[str]],
) -> None:
    """A body may have several successors: held against the plain way, all that one comes to."""
    found = list(successors.rounds(following))
    coming_back = set()
    for start in following:
        reached: set[str] = set()
        for _step in following:
            reached |= {other for name in [start, *reached] for other in following.get(name, ())}
        if start in reached:
            coming_back.add(start)
    assert {name for one in found for name in one} == coming_back
    for one in found:
        assert all(
            after in following[name] for name, after in zip(one, one[1:] + one[:1], strict=True)
        )


def test_many_thousand_bodies_that_follow_each_other_are_walked_once() -> None:
    """So with bodies that were closed one after the other, or round and round."""
    count = 50_000
    chain = {str(number): [str(number + 1)] for number in range(count)}
    assert list(successors.rounds(chain)) == []
    (circle,) = successors.rounds(chain | {str(count): ["0"]})
    assert len(circle) == count + 1
