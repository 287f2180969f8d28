"""What has an end however large the register is: at the figures that the documents promise."""

from __future__ import annotations

import pytest

from fairshare.publish.feeds import atom, calendar
from fairshare.publish.frame import sitemap
from fairshare.publish.organisations import matrix_page
from fairshare.publish.pages import browse
from projects import REPOSITORY

SAID = {
    "calendar": f"The calendar has the {calendar.MOST:,} events nearest to today.",
    "feed": f"A feed has the {atom.LONGEST} newest entries.",
    "pairs": f"The page on who shares with whom has up to {matrix_page.PAIRED:,} pairs.",
    "map": f"A map of the site with more than {sitemap.MOST:,} addresses comes in parts.",
    "list": f"A page of it shows {browse.BRIEF_ROWS} decisions,",
}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_an_end_is_where_the_documents_say(said: str) -> None:
    """Who plans a large register relies on it."""
    assert said in (REPOSITORY / "docs/scale.md").read_text("utf-8")
