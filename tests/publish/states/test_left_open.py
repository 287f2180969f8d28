"""What a law asks and an entry does not say is told so that nobody is blamed for a source."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from fairshare.load.framework import load_framework
from fairshare.model import Initiative
from fairshare.publish.states.silences import left_open
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
