"""The first words of a prose and its rest: nothing is lost, and nothing is cut in the middle."""

from __future__ import annotations

import pytest

from fairshare import prose
from fairshare.prose.lead import lead_of
from fairshare.publish.edition import Edition


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("Short enough.", "Short enough.", ""),
        ("- One point.\n- Two points.\n- Three.", "- One point.", "- Two points.\n- Three."),
        ("- One point\n  on two lines.\n- Two.", "- One point\n  on two lines.", "- Two."),
        ("A first part.\n\nA second part.", "A first part.", "A second part."),
        ("A sentence. And a further one.", "A sentence.", "And a further one."),
        (
            "It is so ([a source. Of it](https://a.example/x)). More of it.",
            "It is so ([a source. Of it](https://a.example/x)).",
            "More of it.",
        ),
        ("It was Dr. Grey who said so.", "It was Dr. Grey who said so.", ""),
        ("Words **in bold. That go on** here.", "Words **in bold. That go on** here.", ""),
        ("A point that is longer than that", "A point that is longer than that", ""),
    ],
    ids=["short", "list", "lines", "paragraphs", "sentences", "link", "title", "bold", "uncut"],
)
def test_it_is_cut_where_a_thought_ends(text: str, first: str, rest: str) -> None:
    """After a point, a paragraph or a sentence; never within a link or within words in bold."""
    assert lead_of(text, 20) == (first, rest)


def test_both_parts_together_say_the_whole(edition: Edition) -> None:
    """Of every text of the real register, word for word, links included."""
    for item in edition.items:
        for text in item.initiative.data["purpose"].values():
            if isinstance(text, str):
                lead = lead_of(text, 110)
                parts = f"{prose.plain(lead.first)} {prose.plain(lead.rest)}"
                assert parts.split() == prose.plain(text).split()
                assert prose.links(lead.first) + prose.links(lead.rest) == prose.links(text)
