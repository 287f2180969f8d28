"""Every item of the Act stands in the part of the printed agreement that the table names for it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import pytest

from fairshare.load.framework import load_framework
from fairshare.model import Initiative
from fairshare.model.profile import NEVER
from fairshare.publish.profiles.agreement import Agreement, agreement_parts
from fairshare.publish.profiles.blocks import PrintBlock
from fairshare.publish.profiles.pieces import PIECES
from irish import DAY, ID, NAME, agreement, own_part
from trees import SCHEMA

FRAMEWORK = load_framework(SCHEMA, (NAME,))
PROFILE = FRAMEWORK.profiles[NAME]
ON_OTHER_PAGES = {"first": "the first line of all", "consultation": "the consultation's own page"}
"""Places of the table that are no part of the agreement."""
IN_TABLES = {"accession", "leaving", *(one.id for one in PROFILE.items if one.part == "steps")}
"""Items that share a table with others, whose rows name the sections."""
ASKED = [one for one in PROFILE.items if one.phase != NEVER and one.part not in ON_OTHER_PAGES]
AFTER_THE_END = dt.date(2033, 3, 1)


def whole() -> Any:
    """The agreement with every item answered, to its end."""
    data = agreement()
    part = own_part(data)
    part["prescribed"] = [{"matter": "A register of looks", "text": "The lead agency keeps one."}]
    part["reviews"] = [{"date": "2031-04-30", "conclusions": "It works.", "amendment": "none"}]
    part["ended"] = {"date": "2033-01-31", "how": "expired", "minister_told": "2033-02-02"}
    return data


def without_assessment() -> Any:
    """The same where no impact assessment was made, for a reason."""
    data = whole()
    del own_part(data)["dpia_summary"]
    reason = "No new technology, and no high risk."
    data["safeguards"]["dpia"] = {"status": "not_required", "reason": reason}
    return data


def silent() -> Any:
    """An agreement in force that says nothing of what the Act asks."""
    data = agreement()
    data["profiles"][NAME] = {"publication": {"effective": "2026-05-11"}}
    for name in ("contact", "legal", "flows"):
        data.pop(name, None)
    del data["dates"]["review_by"]
    data["data"] = {"identifiability": "identifiable", "frequency": "unknown"}
    data["purpose"] = {"aims": ["eligibility-check"]}
    return data


def blocks_of(data: Any, today: dt.date) -> dict[str, list[tuple[str, PrintBlock]]]:
    """What is printed of each item: the parts, and the blocks in them."""
    initiative = Initiative.read(ID, f"{ID}.yml", "0", data)
    found: dict[str, list[tuple[str, PrintBlock]]] = defaultdict(list)
    for part in agreement_parts(Agreement(initiative, PROFILE, FRAMEWORK, {}, today), PIECES):
        for block in part.blocks:
            for name in block.items:
                found[name].append((part.name, block))
    return found


def assert_in_place(found: dict[str, list[tuple[str, PrintBlock]]], name: str) -> None:
    """An item is printed in its part and no other, under its section."""
    item = next(one for one in PROFILE.items if one.id == name)
    assert {part for part, _block in found[name]} == {item.part}, name
    if name not in IN_TABLES and name != "recommendations":
        assert {block.section for _part, block in found[name]} == {PROFILE.section(item.section)}


def test_each_of_the_43_items_stands_where_the_table_says() -> None:
    """Answered, each is in its part; of the two ways with an impact assessment one at a time."""
    assert len(PROFILE.items) == 43
    one, other = blocks_of(whole(), AFTER_THE_END), blocks_of(without_assessment(), AFTER_THE_END)
    assert "no-dpia" not in one
    assert "dpia-summary" not in other
    for item in PROFILE.items:
        if item.part in ON_OTHER_PAGES:
            assert item.id not in one | other, item.id
        else:
            assert_in_place(other if item.id == "no-dpia" else one, item.id)


@pytest.mark.parametrize("item", ASKED, ids=[one.id for one in ASKED])
def test_what_is_not_answered_is_missed_in_the_same_place(item: Any) -> None:
    """With its section: a reader of the Act who looks for it finds that it is not there."""
    found = blocks_of(silent(), DAY)
    assert_in_place(found, item.id)
    if item.id not in {*IN_TABLES, "lead", "in-force"}:
        words = [text.words for _part, block in found[item.id] for text in block.texts]
        assert any(PROFILE.section(item.section) in one for one in words), words
