"""An entry whose answers are packed is the same entry to whoever reads it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

import pytest

from fairshare.model.stored import StoredData, packed
from projects import BASE, entry

WRITTEN = entry((BASE / "full.yml").read_bytes())


def stored(data: Mapping[str, object]) -> StoredData:
    """What comes back of an entry from a text, as from the cache."""
    return StoredData(json.loads(json.dumps(packed(data))))


def test_it_holds_what_was_written_in_the_same_order() -> None:
    """Answers are found like every other field, and each field stands where it stood."""
    found = stored(WRITTEN)
    assert found == WRITTEN
    assert list(found) == list(WRITTEN)
    assert found["answers"] == found.get("answers") == WRITTEN["answers"]


@pytest.mark.parametrize(
    "taken",
    [
        dict,
        deepcopy,
        lambda found: {**found},
        lambda found: found | {},
        lambda found: {} | found,
        lambda found: found.copy(),
        lambda found: dict(found.items()),
        lambda found: dict(zip(found, found.values(), strict=True)),
        lambda found: json.loads(json.dumps(found)),
        lambda found: json.loads(json.dumps(found, indent=1)),
    ],
    ids=[
        "dict",
        "deepcopy",
        "spread",
        "or",
        "behind or",
        "copy",
        "items",
        "values",
        "json",
        "lines",
    ],
)
def test_however_it_is_taken_the_answers_come_with_it(taken: Callable[[Any], Any]) -> None:
    """It is a dict, and each way in which Python takes a dict over has answers in it, no text."""
    found = taken(stored(WRITTEN))
    assert json.dumps(found["answers"]) == json.dumps(WRITTEN["answers"])
    assert stored(WRITTEN) == found
    assert found != WRITTEN | {"title": "Another"}


def test_it_takes_less_room() -> None:
    """Answers are a text that is shorter than they are."""
    text = packed(WRITTEN)["answers"]
    assert len(text) < len(json.dumps(WRITTEN["answers"]))


def test_an_entry_without_answers_is_as_it_was() -> None:
    """An imported entry has none, and what is not there is not found."""
    data = {"title": "Cyfeiriadau’r cyngor", "dates": {}}
    found = stored(data)
    assert found == data
    assert "answers" not in found
    assert found.get("answers", "none") == "none"
