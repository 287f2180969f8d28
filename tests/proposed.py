"""Proposals, each one commit: what must be refused and with which code, and what is accepted."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from chronicle import (
    ARCHIVE,
    CLOSED,
    FUND,
    GONE,
    LATER,
    MEALS,
    NEW,
    NEWER,
    OLD,
    TRAVEL,
    as_yaml,
    edited,
    entry,
)
from pasts import Files
from projects import TRUST

CHANGE = {"date": "2025-11-25", "reason": "The council looked at it again and says why."}
RESULT = {"date": "2025-11-25", "achieved": "yes", "summary": "Still as good as in the first year."}
QUESTION = {"raised": "2025-11-25", "concern": "What happens in summer?", "outcome": "open"}
ANSWER = {"answered": "2025-11-26", "response": "No. The card has no mark.", "outcome": "explained"}
FOLLOWING = {
    "decision.outcome": "approved",
    "decision.date": "2025-11-20",
    "changes": [CHANGE],
    "dates.review_by": "2028-01-01",
}
REASON = b"redacted: {date: 2025-11-20, reason: It named a person who had not agreed to it.}\n"
NOTICE = REASON + b"dates: {submitted: 2025-10-20}\n"
CARD = "challenges.1"
"""The first open question of the base."""


def at(data: Any, path: str) -> Any:
    for step in path.split("."):
        data = data[int(step) if step.isdigit() else step]
    return data


def meals(change: Mapping[str, Any], *remove: str) -> Files:
    return {MEALS: edited(MEALS, change, remove)}


def same(name: str) -> bytes:
    return as_yaml(entry(name))


def mixed(field: str, *order: int) -> Files:
    """The items of a list of the base in another order."""
    old = at(entry(MEALS), field)
    return meals({field: [old[number] for number in order]})


def one(name: str, change: Mapping[str, Any], *remove: str) -> Files:
    return {name: edited(name, change, remove)}


def decided(name: str, change: Mapping[str, Any]) -> Files:
    return {name: edited(name, change, ["decision.divergence"])}


MOVED = "register/initiatives/northshire-schools-trust/free-school-meals.yml"
SCHOOL_FOOD = MEALS.replace("free-school-meals", "school-food")

FORBIDDEN: Mapping[str, tuple[str, Files]] = {
    "delete a draft": ("E501", {FUND: None}),
    "delete a decided initiative": ("E501", {TRAVEL: None}),
    "delete one and write another": (
        "E501",
        {TRAVEL: None, SCHOOL_FOOD: edited(FUND, {"title": "Food for households"})},
    ),
    "rename an initiative": ("E502", {MEALS: None, SCHOOL_FOOD: same(MEALS)}),
    "move an initiative": ("E502", {MEALS: None, MOVED: same(MEALS)}),
    "rename and edit an initiative": (
        "E502",
        {MEALS: None, SCHOOL_FOOD: edited(MEALS, {"title": "Food at school", "stage": "ended"})},
    ),
    "capital letters in a name": (
        "E502",
        {MEALS: None, MEALS.replace("free", "Free"): same(MEALS)},
    ),
    "delete an organisation in use": ("E503", {TRUST: None}),
    "delete an organisation and its last use": (
        "E503",
        {TRUST: None, **meals({"changes.2": CHANGE}, "organisations.2")},
    ),
    "rename an organisation in use": (
        "E504",
        {TRUST: None, TRUST.replace("trust", "t"): same(TRUST)},
    ),
    "use an id again": ("E505", {GONE: edited(GONE, {"title": "Something else with this name"})}),
    "put a removed initiative back": ("E505", {GONE: same(GONE)}),
    "use an organisation's id again": ("E505", {CLOSED: same(ARCHIVE)}),
    "turn an approval into a refusal": ("E506", meals({"decision.outcome": "refused"})),
    "another day of the decision": ("E506", meals({"decision.date": "2025-04-03"})),
    "another decider": ("E506", meals({"decision.decided_by": "Chief Executive"})),
    "one letter of the reasons": (
        "E506",
        meals({"decision.justification": entry(MEALS)["decision"]["justification"] + "."}),
    ),
    "a condition afterwards": ("E506", meals({"decision.conditions": ["Ask again in a year."]})),
    "an explanation afterwards": (
        "E506",
        meals({"decision.divergence": {"explanation": "x" * 90}}),
    ),
    "an override afterwards": (
        "E506",
        meals({"decision.override": {"authority": "Cabinet", "reason": "It had to be."}}),
    ),
    "take a decision out": ("E506", meals({}, "decision")),
    "edit a decision with a change noted": (
        "E506",
        meals({"decision.outcome": "refused", "changes.2": CHANGE}),
    ),
    "edit why it was put off": (
        "E506",
        one(LATER, {"decision.justification": "x " * 60, "changes": [CHANGE]}),
    ),
    "decide what was put off without a word": (
        "E506",
        decided(LATER, {**FOLLOWING, "changes": []}),
    ),
    "decide it before it was put off": (
        "E506",
        decided(LATER, {**FOLLOWING, "decision.date": "2025-04-01"}),
    ),
    "another day of submission": ("E507", meals({"dates.submitted": "2025-03-01"})),
    "no day of submission": ("E507", meals({}, "dates.submitted")),
    "edit a change": ("E508", meals({"changes.0.reason": "Small corrections were made."})),
    "another day of a change": ("E508", meals({"changes.0.date": "2025-09-13"})),
    "remove the last change": ("E508", meals({}, "changes.1")),
    "remove all changes": ("E508", meals({}, "changes")),
    "reorder changes": ("E508", mixed("changes", 1, 0)),
    "put a change first": ("E508", meals({"changes": [CHANGE, *entry(MEALS)["changes"]]})),
    "replace a change": ("E508", meals({"changes": [*entry(MEALS)["changes"][:1], CHANGE]})),
    "edit a result": ("E509", meals({"results.0.achieved": "yes"})),
    "remove a result": ("E509", meals({}, "results.0")),
    "reorder results": ("E509", mixed("results", 1, 0)),
    "a link for an old result": (
        "E509",
        meals({"results.0.url": "https://www.northshire.example/r"}),
    ),
    "edit a concern": ("E510", meals({f"{CARD}.concern": "Something about the cashiers."})),
    "another day of a question": ("E510", meals({f"{CARD}.raised": "2025-10-31"})),
    "edit an answer": ("E510", meals({"challenges.0.response": "We always said so."})),
    "another outcome of a closed question": ("E510", meals({"challenges.0.outcome": "changed"})),
    "open a closed question": ("E510", meals({"challenges.0.outcome": "open"})),
    "remove a question": ("E510", meals({}, CARD)),
    "remove a question about a draft": ("E510", one(FUND, {}, "challenges")),
    "reorder questions": ("E510", mixed("challenges", 0, 2, 1)),
    "answer and reword a question": (
        "E510",
        meals({CARD: {"raised": "2025-10-30", "concern": "Who sees the card?", **ANSWER}}),
    ),
    "another rating": ("E511", meals({"answers.harm.rating": 4})),
    "another reason of a rating": (
        "E511",
        meals({"answers.privacy.justification": "Opting out now works by phone and letter alike."}),
    ),
    "take an answer out": ("E511", meals({}, "answers.harm")),
    "more data": ("E511", meals({"data.categories.5": "income"})),
    "keep it longer": ("E511", meals({"data.retention.period": "P7Y"})),
    "another legal basis": ("E511", meals({"legal.bases.0": "uk-gdpr-6-1-c"})),
    "another recipient": (
        "E511",
        meals({"organisations.3": {"id": "county-archive", "roles": ["recipient"]}}),
    ),
    "an organisation less": ("E511", meals({}, "organisations.2")),
    "take a withdrawal back": ("E512", one(TRAVEL, {}, "withdrawn")),
    "another reason of a withdrawal": (
        "E512",
        one(TRAVEL, {"withdrawn.reason": "Nobody needs it any more, really."}),
    ),
    "another day of a withdrawal": ("E512", one(TRAVEL, {"withdrawn.date": "2025-11-02"})),
    "an older method": ("E513", one(NEWER, {"method": "1.0"})),
    "take a replacement back": (
        "E514",
        {**one(OLD, {}, "superseded_by"), **one(NEW, {}, "supersedes")},
    ),
    "replace something else": (
        "E514",
        {
            **one(OLD, {}, "superseded_by"),
            **one(NEW, {"supersedes": "northshire-council/school-travel"}),
            **one(TRAVEL, {"superseded_by": "northshire-council/new-library"}),
        },
    ),
    "names equal but for case": ("E516", {MEALS.replace("meals", "MEALS"): same(GONE)}),
    "folders equal but for case": (
        "E516",
        {MEALS.replace("northshire-council", "Northshire-Council"): same(GONE)},
    ),
    "names equal but for accents": (
        "E516",
        {
            MEALS.replace("meals", unicodedata.normalize(form, "caf\u00e9")): same(GONE)
            for form in ("NFC", "NFD")
        },
    ),
}

MODES: Mapping[str, tuple[str, Files]] = {
    "make an entry a link": ("120000", {MEALS: b"household-support-fund.yml"}),
    "add a link": ("120000", {SCHOOL_FOOD: b"/etc/hostname"}),
    "mark an entry as a program": ("100755", {MEALS: same(MEALS)}),
}

ALLOWED: Mapping[str, Files] = {
    "nothing": {MEALS: same(MEALS)},
    "a new initiative": {SCHOOL_FOOD: edited(GONE, {"title": "Food for schools, another"})},
    "a new organisation": {TRUST.replace("trust", "library"): same(TRUST)},
    "another name of an organisation": {TRUST: edited(TRUST, {"name": "Northshire Academies"})},
    "remove an organisation that nobody names": {ARCHIVE: None},
    "an organisation comes back under its name": {CLOSED: same(CLOSED)},
    "edit a draft": one(
        FUND, {"data.frequency": "annual", "dates.submitted": "2025-10-21", "legal.bases": []}
    ),
    "decide a draft": {
        FUND: edited(
            OLD,
            {
                "title": "Finding households that need support",
                "challenges": entry(FUND)["challenges"],
            },
            ["superseded_by"],
        ).replace(b"old-library", b"the fund")
    },
    "a result": meals({"results.2": RESULT}),
    "a change": meals({"changes.2": CHANGE}),
    "a question": meals({"challenges.3": QUESTION}),
    "answer an open question": meals({CARD: {**entry(MEALS)["challenges"][1], **ANSWER}}),
    "answer the second of two open questions": meals(
        {"challenges.2": {**entry(MEALS)["challenges"][2], **ANSWER}}
    ),
    "answer a question about a draft": one(
        FUND, {"challenges.0": {**entry(FUND)["challenges"][0], **ANSWER}}
    ),
    "other answers with a change": meals({"answers.harm.rating": 4, "changes.2": CHANGE}),
    "other data with a change": meals({"data.retention.period": "P2Y", "changes.2": CHANGE}),
    "another legal basis with a change": meals(
        {"legal.bases.0": "uk-gdpr-6-1-c", "changes.2": CHANGE}
    ),
    "another recipient with a change": meals(
        {
            "organisations.3": {"id": "county-archive", "roles": ["recipient"]},
            "changes.2": CHANGE,
        }
    ),
    "withdraw a decision": meals(
        {"withdrawn": {"date": "2025-11-30", "reason": "The schools do it themselves now."}}
    ),
    "withdraw a draft": one(
        FUND, {"withdrawn": {"date": "2025-11-30", "reason": "Nobody asks for it any more."}}
    ),
    "a typing error in the summary": meals(
        {"summary": entry(MEALS)["summary"].replace("Schools receive", "The schools receive")}
    ),
    "another title, stage, contact and review": meals(
        {
            "title": "Free school meals without a form",
            "stage": "paused",
            "contact.team": "Data Protection Team",
            "dates.review_by": "2027-05-01",
        }
    ),
    "a newer method": meals({"method": "1.1"}),
    "decide what was put off": decided(LATER, FOLLOWING),
    "replace an initiative": {
        **one(FUND, {"supersedes": "northshire-council/put-off"}),
        **one(LATER, {"superseded_by": "northshire-council/household-support-fund"}),
    },
}
