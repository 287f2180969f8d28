"""What is compared of an entry: each letter of a text, and of lists what they mean."""

from __future__ import annotations

import pytest

from fairshare.validate.integrity.compared import as_compared

SAID = "The council may do so ([minutes](https://council.example/minutes-1))."


@pytest.mark.parametrize(
    "other",
    [
        "The council may do so ([minutes](https://council.example/minutes-2)).",
        "The council may do so ([Minutes](https://council.example/minutes-1)).",
        "The council may do so  ([minutes](https://council.example/minutes-1)).",
        "The council may do so (minutes).",
        "The council máy do so ([minutes](https://council.example/minutes-1)).",
        "The council may do so ([minutes](https://council.example/minutes-1))",
    ],
)
def test_each_letter_of_a_text_counts(other: str) -> None:
    """Also where a link leads, a capital, a blank: the source of a reason can't be exchanged."""
    schema = {"properties": {"why": {"type": "string"}}}
    assert as_compared({"why": SAID}, schema) == {"why": SAID}
    assert as_compared({"why": other}, schema) != as_compared({"why": SAID}, schema)


def test_an_order_that_means_nothing_does_not_count() -> None:
    """Of a list in which nothing stands twice; of any other list it does."""
    lists = {"set": {"uniqueItems": True}, "list": {}}
    one, other = (
        as_compared({"set": order, "list": order}, {"properties": lists})
        for order in (["a", "b"], ["b", "a"])
    )
    assert one["set"] == other["set"]
    assert one["list"] != other["list"]
