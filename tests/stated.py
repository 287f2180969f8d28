"""The cases of the states: rows of a file, as entries and as what pages say of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from editions import TODAY
from fairshare.framework import OWN, Framework
from fairshare.model import Initiative, Register
from fairshare.publish.states import InitiativeState, OneDay, Situation, state_of
from fairshare.score import assess
from projects import BASE, entry

ROWS: Mapping[str, Any] = entry((BASE.parent / "states" / "headlines.yml").read_bytes())
NEWER = "newer/one"


def state_read(given: Mapping[str, Any], framework: Framework) -> InitiativeState:
    """The state of an entry that a row describes."""
    initiative = Initiative.read("a/older", "a.yml", "0", entry_of(given))
    newer = Initiative.read(NEWER, "b.yml", "0", _newer(given.get("newer", {})))
    register = Register({NEWER: newer} if "newer" in given else {}, {})
    edited = str(given.get("edited", ""))
    situation = Situation(initiative, framework, OneDay(TODAY), register, edited)
    return state_of(situation, assess(initiative.data, framework))


def entry_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """The entry that a row describes, unchecked."""
    base = entry((BASE / "full.yml").read_bytes())
    voice = given.get("voice", OWN)
    data = {key: base[key] for key in ("method", "title", "data", "organisations", "answers")}
    data |= {key: base[key] for key in ("legal", "safeguards")}
    data |= {key: given[key] for key in ("stage", "stage_as_of", "dates", "events") if key in given}
    data["sources"] = [{"title": "The table", "url": "https://a.example/"}]
    if voice != OWN or "assessed" in given:
        independence = "self" if voice == OWN else voice
        data["assessment"] = {"independence": independence, "date": given.get("assessed", "2025")}
    for event in data.get("events", ()):
        event.setdefault("summary", "It happened.")
    if "decision" in given:
        data["decision"] = given["decision"]
    if "withdrawn" in given:
        data["withdrawn"] = {"date": given["withdrawn"], "reason": "It was taken back."}
    if "newer" in given:
        data["superseded_by"] = NEWER
    return data


def _newer(given: Mapping[str, Any]) -> dict[str, Any]:
    decided = {key: value for key, value in given.items() if key != "title"}
    return entry_of({"stage": "proposed"} | ({"decision": decided} if decided else {})) | {
        "title": given.get("title", "")
    }
