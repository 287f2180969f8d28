"""What a law asks and an entry does not say is told so that nobody is blamed for a source."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from fairshare.load.framework import load_framework
from fairshare.model import Initiative
from fairshare.publish.states.silences import FACTS, left_open, open_facts
from irish import DAY, FILE, ID, NAME, agreement, own_part
from trees import SCHEMA

STANDARD = "hdruk-dur-2"
FRAMEWORK = load_framework(SCHEMA, (NAME, STANDARD))


def said(data: Any, day: dt.date = DAY) -> list[str]:
    return [one.said for one in left_open(Initiative.read(ID, FILE, "0", data), FRAMEWORK, day)]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("self", "1 thing that the law asks for by now"),
        ("imported", "1 thing that the law asks of such an agreement, and our sources do not say"),
    ],
)
def test_a_law_asks_a_body_and_not_its_sources(kind: str, words: str) -> None:
    """An entry that others wrote says what they did not find."""
    data = agreement()
    data["assessment"]["independence"] = kind
    del own_part(data)["withdrawal"]
    assert said(data) == [words]


def test_a_standard_is_no_law() -> None:
    """Each is counted by itself, under its own word."""
    data = agreement()
    del own_part(data)["withdrawal"]
    del own_part(data)["competition"]
    data["profiles"][STANDARD] = {}
    data["data"].pop("datasets", None)
    law, standard = said(data)
    assert law == "2 things that the law asks for by now"
    assert standard == "1 thing that the standard asks for by now"


OPEN = {
    "open_decision": ("decision", "record", "not-found"),
    "open_basis": ("legal", "bases", ["unknown"]),
    "open_condition": ("legal", "special_category_conditions", ["unknown"]),
    "open_confidentiality": ("legal", "confidentiality", "unknown"),
    "open_choice": ("choice", "can_refuse", "unknown"),
    "open_engagement": ("engagement", "status", "unknown"),
    "open_count": ("data", "people_count", "unknown"),
    "open_transfer": ("data", "transfer", "unknown"),
    "open_frequency": ("data", "frequency", "unknown"),
    "open_retention": ("data", "retention", {"period": "unknown", "basis": "While it is used."}),
    "open_dpia": ("safeguards", "dpia", {"status": "not_found"}),
}
"""How an entry says of each fact that it does not know it."""


def open_in(data: Any) -> tuple[str, ...]:
    return open_facts(Initiative.read(ID, FILE, "0", data))


@pytest.mark.parametrize("fact", OPEN)
def test_each_fact_that_may_be_open_is_counted(fact: str) -> None:
    """Once for the field that leaves it open, and for no other."""
    group, field, value = OPEN[fact]
    data = agreement()
    assert open_in(data) == ()
    data.setdefault(group, {})[field] = value
    assert open_in(data) == (fact,)


def test_no_fact_is_left_out() -> None:
    """What pages count is what is tried here."""
    assert tuple(OPEN) == FACTS


def test_a_table_may_say_in_words_how_long_data_is_kept() -> None:
    """It is no silence then, though no length can be made of it."""
    data = agreement()
    data["data"]["retention"] = {"period": "unknown", "basis": "While it is used."}
    data["assessment"]["independence"] = "imported"
    assert open_in(data) == ()
