"""Values of an entry as the papers that a law asks for show them."""

from __future__ import annotations

from fairshare.framework import Framework
from fairshare.publish.profiles.blocks import ValueWords


def test_each_item_of_a_list_is_said(framework: Framework) -> None:
    """In its order; a group says each of its fields under its title."""
    node = {"items": {"properties": {"who": {"title": "Who"}, "what": {"title": "What"}}}}
    value = [{"who": "The council", "what": "It asks."}, {"who": "The trust"}]
    found = list(ValueWords(framework, {}).texts(node, value))
    assert [(one.label, one.words) for one in found] == [
        ("Who", "The council"),
        ("What", "It asks."),
        ("Who", "The trust"),
    ]
