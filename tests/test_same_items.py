"""Which items of two lists are the same, whatever was done to them."""

from __future__ import annotations

from fairshare.differences import Difference, differences

OLD = [
    {"title": "Cabinet report", "url": "https://a.example/1", "read": "whole"},
    {"title": "Minutes", "url": "https://a.example/2", "read": "whole"},
]


def test_an_item_with_another_address_is_the_same_item() -> None:
    """A page that moved is no other source, wherever it stands in the list."""
    moved = {**OLD[1], "url": "https://b.example/2"}
    added = {"title": "A letter", "url": "https://a.example/3", "read": "whole"}
    assert differences({"sources": OLD}, {"sources": [OLD[0], added, moved]}) == (
        Difference(("sources", 1), "added", None, added),
        Difference(("sources", 2, "url"), "changed", OLD[1]["url"], moved["url"]),
    )


def test_an_item_with_other_words_at_its_address_is_the_same_item() -> None:
    """Where the address stays, it is the words that changed."""
    renamed = {**OLD[0], "title": "A newspaper"}
    assert differences({"sources": OLD}, {"sources": [renamed, OLD[1]]}) == (
        Difference(("sources", 0, "title"), "changed", "Cabinet report", "A newspaper"),
    )


def test_an_item_with_other_words_at_another_address_is_another_item() -> None:
    """Nothing ties the two together."""
    other = {"title": "A newspaper", "url": "https://b.example/", "read": "whole"}
    assert {one.kind for one in differences({"sources": OLD}, {"sources": [other, OLD[1]]})} == {
        "added",
        "removed",
    }
