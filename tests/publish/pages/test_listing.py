"""Lists page by page: everything once, in order, with links that fit together."""

from __future__ import annotations

from typing import Any

import pytest

from fairshare.publish.pages.listing import sheet_address, sheets


def numbers(count: int) -> Any:
    """Stand for initiatives: a list cares only for their order."""
    return list(range(count))


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(0, [0]), (1, [1]), (25, [25]), (26, [25, 1]), (50, [25, 25])],
)
def test_a_list_is_cut_into_pages(count: int, sizes: list[int]) -> None:
    """An empty list has one page, which says so; a full page has no empty one after it."""
    found = list(sheets("initiatives/", numbers(count), 25))
    assert [len(sheet.items) for sheet in found] == sizes
    assert [number for sheet in found for number in sheet.items] == numbers(count)
    assert {sheet.total for sheet in found} == {count}
    assert {sheet.of for sheet in found} == {len(sizes)}


def test_the_first_page_stands_at_the_lists_own_address() -> None:
    """Later pages stand at page/2/ (contract: interfaces, Addresses of pages)."""
    assert sheet_address("initiatives/", 1) == "initiatives/"
    assert sheet_address("initiatives/", 2) == "initiatives/page/2/"


def test_pages_lead_to_each_other() -> None:
    """Back and forth, and nowhere past the ends."""
    first, second, third = sheets("browse/stage/live/", numbers(51), 25)
    assert (first.previous, first.next) == (None, second.url)
    assert (second.previous, second.next) == (first.url, third.url)
    assert (third.previous, third.next) == (second.url, None)
    assert [sheet.start for sheet in (first, second, third)] == [1, 26, 51]


def test_the_way_to_the_root_follows_the_depth() -> None:
    """Links are relative, so that the site works under any address."""
    first, second = sheets("browse/stage/live/", numbers(26), 25)
    assert first.root == "../../../"
    assert second.root == "../../../../../"
