"""Whole registers as Hypothesis makes them up: bodies, and decisions in every state about them.

An entry here follows the schema in most respects; whether the rules take it is for them to say. So
a test can ask what must hold of any register that passes, and not of our own examples alone.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

from answers import ANSWERS, CRITICAL, QUESTIONS
from fairshare.framework import OWN
from fairshare.model import IMPORTED, NOT_APPLICABLE, UNKNOWN, WORKED_EXAMPLE, Answer
from projects import BASE, entry

Data = dict[str, Any]

TODAY = dt.date(2026, 1, 15)
NAMES = (
    *(
        "Northshire Council",
        "Cyngor Sir Ynys Môn",
        "Comhairle Contae Dhún na nGall",
        "مجلس المدينة",
    ),
    *("Ministry of Tests & <Trials>", "Straße 9 GmbH", "厚生労働省", 'The "Quoted" Trust', "Oy"),
)
"""What bodies are called: plain, Welsh, Irish, from right to left, with signs of HTML, short."""
TITLES = (
    *("Finding families who qualify", "Rhannu data iechyd ym Môn", "Tús maith: sonraí leanaí"),
    *(
        "Tests & <trials> of {{ links }}",
        "Linking 100% of records #1",
        "مشاركة البيانات بين الهيئات",
    ),
)
ROLES = ("provider", "recipient", "processor")
WORDS = (
    "The board weighed what families gain against what a leak could cost them, and put its reasons "
    "into the minutes, which are public."
)
SOURCE = {"title": "The minutes", "url": "https://www.northshire.example/minutes", "read": "whole"}
STAGES = ("proposed", "pilot", "live", "paused", "ended", "never_started")
OUTCOMES = ("approved", "approved_with_conditions", "refused", "deferred", "not_pursued")
IN_USE = OUTCOMES[:2]
"""What was decided of nearly all that is, or was, in use."""
CHOICES: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("data", "identifiability"): ("anonymous", "aggregate", "pseudonymised", "identifiable"),
    ("data", "transfer"): ("api", "secure-environment", "physical", "unknown"),
    ("data", "frequency"): ("one-off", "continuous", "irregular", "unknown"),
    ("data", "people_count"): ("under-1k", "over-10m", "unknown"),
    ("data", "onward_sharing"): ("none", "named-recipients", "sublicence"),
    ("data", "commercial_use"): ("none", "supplier-only", "commercial-recipient"),
    ("legal", "confidentiality"): ("consent", "statute", "not-needed", "unknown"),
    ("safeguards", "automation"): ("none", "assists-staff", "decides-alone"),
    ("engagement", "status"): ("none", "told", "planned", "done", "unknown"),
}
"""Fields whose value may be any of these where the full example has another."""


class MadeRegister:
    """Bodies and decisions by their ids, as data; nobody has checked them."""

    def __init__(self, organisations: Mapping[str, Data], initiatives: Mapping[str, Data]) -> None:
        self.organisations, self.initiatives = organisations, initiatives

    def __repr__(self) -> str:
        """Which decisions it holds, for a failed test to name; the whole is long."""
        states = [
            f"{name}: {one['stage']}, {one.get('decision', {}).get('outcome')}"
            for name, one in self.initiatives.items()
        ]
        return f"MadeRegister({len(self.organisations)} bodies; {'; '.join(states)})"

    def files(self) -> Iterator[tuple[str, Data]]:
        """Every file by its path from the project's root."""
        for name, data in self.organisations.items():
            yield f"register/organisations/{name}.yml", data
        for name, data in self.initiatives.items():
            yield f"register/initiatives/{name}.yml", data


@st.composite
def registers(draw: st.DrawFn) -> MadeRegister:
    """From none to seven decisions, of one to four bodies."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    bodies = {f"body-{number}": _organisation(draw, name) for number, name in enumerate(names)}
    leads = draw(st.lists(st.sampled_from(sorted(bodies)), max_size=7))
    ids = [f"{lead}/entry-{number}" for number, lead in enumerate(leads)]
    entries = {one: _initiative(draw, one, sorted(bodies), ids) for one in ids}
    return MadeRegister(bodies, entries)


def _organisation(draw: st.DrawFn, name: str) -> Data:
    data: Data = {
        "name": name,
        "type": draw(st.sampled_from(["local-authority", "nhs", "other"])),
    }
    if draw(st.booleans()):
        data["homepage"] = "https://www.northshire.example"
        data["also_known_as"] = [f"{name} (formerly)"]
    return data


def _initiative(draw: st.DrawFn, name: str, bodies: list[str], ids: list[str]) -> Data:
    """An entry in the voice of the body, of an example, or of a table that was imported."""
    voice = draw(st.sampled_from([OWN, OWN, WORKED_EXAMPLE, IMPORTED]))
    data = _facts(draw, name, bodies)
    data |= _state(draw, voice)
    if voice != IMPORTED:
        data |= _assessed(draw, voice)
    else:
        data["assessment"] = {"independence": "imported"}
    if voice != OWN:
        data["sources"] = [dict(SOURCE)]
    else:
        data["contact"] = {"team": "Data team", "url": "https://www.northshire.example/contact"}
    if others := [one for one in ids if one != name]:
        data["related"] = draw(st.lists(st.sampled_from(others), unique=True, max_size=2))
        if not data["related"]:
            del data["related"]
    return data


def _facts(draw: st.DrawFn, name: str, bodies: list[str]) -> Data:
    """What is shared, and between whom."""
    full = entry((BASE / "full.yml").read_bytes())
    facts = ("method", "summary", "themes", "purpose", "data", "choice", "engagement")
    data: Data = {key: copy.deepcopy(full[key]) for key in facts}
    data["title"] = f"{draw(st.sampled_from(TITLES))} {name.rpartition('-')[2]}"
    for (part, field), values in CHOICES.items():
        if part in data and draw(st.booleans()):
            data[part][field] = draw(st.sampled_from(values))
    lead = name.partition("/")[0]
    data["organisations"] = [{"id": lead, "roles": ["lead", *_roles(draw)]}]
    for other in bodies:
        if other != lead and draw(st.booleans()):
            data["organisations"].append({"id": other, "roles": _roles(draw)})
    given = {role for one in data["organisations"] for role in one["roles"]}
    missing = [role for role in ("provider", "recipient") if role not in given]
    data["organisations"][0]["roles"] += missing
    givers, takers = (
        [one["id"] for one in data["organisations"] if role in one["roles"]]
        for role in ("provider", "recipient")
    )
    if len(givers) > 1 and len(takers) > 1:
        pairs = [(one, other) for one in givers for other in takers if one != other]
        data["flows"] = [{"from": one, "to": other, "what": ["name"]} for one, other in pairs]
    return data


def explained(data: Data) -> None:
    """Say why a decision differs from its assessment, and who takes it all the same."""
    data["decision"]["divergence"] = {
        "explanation": WORDS,
        "mitigations": "Two officers, and a list that is read only once.",
        "accountable_role": "Director of data",
        "review_by": "2024-12-01",
    }
    data["decision"]["override"] = {"authority": "The full board", "reason": WORDS}


def _roles(draw: st.DrawFn) -> list[str]:
    return draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True))


def _state(draw: st.DrawFn, voice: str) -> Data:
    """How far it has come, what was decided, and what happened then."""
    stage = draw(st.sampled_from(STAGES))
    data: Data = {"stage": stage, "dates": {"submitted": "2024-01-10"}}
    if stage != "proposed" or voice != OWN:
        data["stage_as_of"] = "2025-12-01"
    if stage in {"pilot", "live", "paused", "ended"}:
        data["dates"]["starts"] = "2024-08-01"
    if stage == "ended":
        data["dates"]["ends"] = "2025-11-30"
    if stage in {"pilot", "live", "paused"}:
        data["dates"]["review_by"] = draw(
            st.sampled_from(["2025-06-01", "2026-01-15", "2027-01-01"])
        )
    if stage != "proposed" or draw(st.booleans()):
        data["decision"] = _decision(draw, voice, IN_USE if "starts" in data["dates"] else OUTCOMES)
    if draw(st.sampled_from([True, False, False, False])):
        data["withdrawn"] = {"date": "2025-12-01", "reason": WORDS}
    return data


def _decision(draw: st.DrawFn, voice: str, outcomes: tuple[str, ...]) -> Data:
    outcome = draw(st.sampled_from(outcomes))
    day = draw(st.sampled_from(["date", "not_later_than"]))
    decision: Data = {"outcome": outcome, day: "2024-07-01"}
    if voice != IMPORTED:
        decision |= {"decided_by": "The board", "decided_by_kind": "body", "justification": WORDS}
    if outcome == "approved_with_conditions":
        met = draw(st.sampled_from(["yes", "no", "partly", "open"]))
        decision["conditions"] = [{"text": "Letters are sent first.", "met": met}]
    return decision


def _assessed(draw: st.DrawFn, voice: str) -> Data:
    """The 18 questions, answered or not, with law and safeguards."""
    full = entry((BASE / "full.yml").read_bytes())
    found: Data = {"legal": copy.deepcopy(full["legal"])}
    found["safeguards"] = copy.deepcopy(full["safeguards"])
    for part, value in found.items():
        for (group, field), values in CHOICES.items():
            if group == part and draw(st.booleans()):
                value[field] = draw(st.sampled_from(values))
    independence = (
        "worked-example" if voice == WORKED_EXAMPLE else draw(st.sampled_from(["self", "peer"]))
    )
    found["assessment"] = {
        "date": "2024-05-20",
        "assessor": "The data team",
        "independence": independence,
    }
    answers = dict.fromkeys(QUESTIONS, Answer(UNKNOWN, None, None)) | draw(ANSWERS)
    found["answers"] = {name: _written(name, one) for name, one in answers.items()}
    return found


def _written(question: str, answer: Answer) -> Data:
    """An answer as an entry holds it, with a reason of its own."""
    reason = f"On {question.replace('_', ' ')}: {WORDS}"
    always = question in CRITICAL and answer.rating == NOT_APPLICABLE
    written: Data = {"rating": UNKNOWN if always else answer.rating, "justification": reason}
    if answer.low is not None and answer.low != answer.high:
        written["range"] = [answer.low, answer.high]
    return written
