"""Proposals, each one commit: what must be refused and with which code, and what is accepted."""

from __future__ import annotations

import json
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
    NEXT_METHOD,
    OLD,
    TRAVEL,
    as_yaml,
    edited,
    entry,
    schema_files,
)
from pasts import Files
from projects import TRUST

RESULT = {"date": "2025-11-25", "achieved": "yes", "summary": "Still as good as in the first year."}
QUESTION = {"raised": "2025-11-25", "concern": "What happens in summer?", "outcome": "open"}
ANSWER = {"answered": "2025-11-26", "response": "No. The card has no mark.", "outcome": "explained"}


def event(kind: str, **more: str) -> dict[str, str]:
    """A new event, of a day after all that the base knows."""
    said = "What happened stands here in a plain sentence."
    return {"date": "2025-11-25", "kind": kind, "summary": said, **more}


FOLLOWING = {
    "decision.outcome": "approved",
    "decision.date": "2025-11-20",
    "decision.earlier": {
        key: value
        for key, value in entry(LATER)["decision"].items()
        if key not in {"divergence", "override"}
    },
    "events": [event("decided", date="2025-11-20")],
    "stage_as_of": "2025-11-20",
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

LABEL = "schema/codes/outcomes.yml"
QUESTIONS = "schema/initiative.schema.json"
METHOD = "schema/method/1.0.yml"
LAST = len(entry(MEALS)["events"])
NEXT = f"events.{LAST}"
"""Where the next event of the base goes."""


def correction(
    path: str, was: str, kind: str = "wording", day: str = "2025-11-25"
) -> dict[str, str]:
    """An item of a file's corrections."""
    return {"date": day, "path": path, "was": was, "why": "It was wrong here.", "kind": kind}


def renamed(name: str, *more: dict[str, str], **fields: Any) -> Files:
    """The schools trust under another name, with corrections."""
    change = {"name": name, **({"corrections": list(more)} if more else {}), **fields}
    return {TRUST: edited(TRUST, change)}


def worded(file: str, old: str, new: str, more: str = "") -> Files:
    """A file of the schema with other words, and some at its end or its beginning."""
    text = schema_files()[file].decode()
    assert text.count(old) == 1
    text = text.replace(old, new)
    text = text.replace("{", "{" + more, 1) if file.endswith(".json") else text + more
    return {file: text.encode()}


def listed(*items: dict[str, str]) -> str:
    """The corrections of a closed list, to stand at its end."""
    return as_yaml({"corrections": list(items)}).decode()


def in_schema(*items: dict[str, str]) -> str:
    """The corrections of the questions, to stand at the beginning of the schema."""
    return f'"x-corrections": {json.dumps(list(items), ensure_ascii=False)},'


IMMIGRATION = """\
  immigration-control:
    label: Immigration control
    definition: To apply the rules on who may enter, stay or work in the country.
    tells_recipient: true
    match: none
"""


def late(day: str, recorded: str = "") -> Files:
    """An event of an earlier day than the last one, in its place."""
    found = event("incident", date=day, **({"recorded": recorded} if recorded else {}))
    return meals({"events": sorted([*entry(MEALS)["events"], found], key=lambda one: one["date"])})


def regrouped() -> bytes:
    """The schema with a question of risk among those of benefit."""
    schema = json.loads(schema_files()[QUESTIONS])
    schema["properties"]["answers"]["properties"]["harm"]["x-axis"] = "benefit"
    return json.dumps(schema).encode()


TRUST_NAME = entry(TRUST)["name"]
HARM = "If something went wrong, how limited would the harm to people be?"
HARM_SCALE = "Hardly any harm: a small nuisance at worst, with no person or group singled out."

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
        {
            TRUST: None,
            **meals({NEXT: event("recipient-removed")}, "organisations.2", "flows"),
        },
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
    "a condition afterwards": (
        "E506",
        meals({"decision.conditions.1": {"text": "Ask again in a year."}}),
    ),
    "another condition": ("E506", meals({"decision.conditions.0.text": "Somebody looks at it."})),
    "an explanation afterwards": (
        "E506",
        meals({"decision.divergence": {"explanation": "x" * 90}}),
    ),
    "an explanation with a correction that makes nothing owed": (
        "E506",
        meals({"decision.divergence": {"explanation": "x" * 90}, NEXT: event("correction")}),
    ),
    "an override afterwards": (
        "E506",
        meals({"decision.override": {"authority": "Cabinet", "reason": "It had to be."}}),
    ),
    "take a decision out": ("E506", meals({}, "decision")),
    "correct a decision of the body's own": (
        "E506",
        meals({"decision.outcome": "refused", NEXT: event("correction")}),
    ),
    "decide again what was decided": (
        "E506",
        meals(
            {
                "decision.outcome": "refused",
                "decision.date": "2025-11-25",
                NEXT: event("decided"),
            }
        ),
    ),
    "edit why it was put off": (
        "E506",
        one(LATER, {"decision.justification": "x " * 60, "events": [event("correction")]}),
    ),
    "put off what was put off": (
        "E506",
        decided(LATER, {**FOLLOWING, "decision.outcome": "deferred"}),
    ),
    "decide what was put off without a word": (
        "E506",
        decided(LATER, {**FOLLOWING, "events": [], "dates.review_by": "2027-04-01"}),
    ),
    "decide it with an event of another day": (
        "E506",
        decided(LATER, {**FOLLOWING, "events": [event("decided")]}),
    ),
    "decide it before it was put off": (
        "E506",
        decided(LATER, {**FOLLOWING, "decision.date": "2025-04-01"}),
    ),
    "decide it and forget that it was put off": (
        "E506",
        {LATER: edited(LATER, FOLLOWING, ["decision.divergence", "decision.earlier"])},
    ),
    "decide it and reword why it was put off": (
        "E506",
        decided(LATER, {**FOLLOWING, "decision.earlier.justification": "x " * 60}),
    ),
    "another day of submission": ("E507", meals({"dates.submitted": "2025-03-01"})),
    "no day of submission": ("E507", meals({}, "dates.submitted")),
    "correct the day of submission": (
        "E507",
        meals({"dates.submitted": "2025-03-01", NEXT: event("correction")}),
    ),
    "edit an event": ("E508", meals({"events.0.summary": "Small corrections were made."})),
    "another day of an event": ("E508", meals({"events.3.date": "2025-10-21"})),
    "another address of an event": (
        "E508",
        meals({"events.0.url": "https://www.northshire.example/isa"}),
    ),
    "correct an event": (
        "E508",
        meals({"events.0.summary": "Small corrections.", NEXT: event("correction")}),
    ),
    "remove the last event": ("E508", meals({}, "events.3")),
    "remove an event of a draft": ("E508", one(FUND, {}, "events")),
    "remove all events": ("E508", meals({}, "events")),
    "reorder events": ("E508", mixed("events", 1, 0, 2, 3)),
    "replace an event": ("E508", meals({"events": [*entry(MEALS)["events"][:3], event("paused")]})),
    "edit a result": ("E509", meals({"results.0.achieved": "yes"})),
    "remove a result": ("E509", meals({}, "results.0")),
    "remove a result with a correction": (
        "E509",
        meals({NEXT: event("correction")}, "results.0"),
    ),
    "reorder results": ("E509", mixed("results", 1, 0)),
    "an address of an old result": (
        "E509",
        meals({"results.1.url": "https://www.northshire.example/r"}),
    ),
    "edit a concern": ("E510", meals({f"{CARD}.concern": "Something about the cashiers."})),
    "another day of a question": ("E510", meals({f"{CARD}.raised": "2025-10-31"})),
    "edit an answer": ("E510", meals({"challenges.0.response": "We always said so."})),
    "edit an answer and go further": (
        "E510",
        meals({"challenges.0.response": "We said so.", "challenges.0.outcome": "escalated"}),
    ),
    "open a closed question": ("E510", meals({"challenges.0.outcome": "open"})),
    "remove a question": ("E510", meals({}, CARD)),
    "remove a question about a draft": ("E510", one(FUND, {}, "challenges")),
    "reorder questions": ("E510", mixed("challenges", 0, 2, 1)),
    "answer and reword a question": (
        "E510",
        meals({CARD: {"raised": "2025-10-30", "concern": "Who sees the card?", **ANSWER}}),
    ),
    "another summary with people asked": (
        "E511",
        meals(
            {
                "summary": "x" * 60,
                "engagement.summary": "Another forum was held in the autumn.",
                NEXT: event("people-asked"),
            }
        ),
    ),
    "another summary with an event that changes nothing": (
        "E511",
        meals({"summary": "x" * 60, NEXT: event("incident")}),
    ),
    "a field that was not there, after the decision": (
        "E511",
        meals({"answers.privacy.range": [3, 5]}),
    ),
    "take a withdrawal back": ("E512", one(TRAVEL, {}, "withdrawn")),
    "another reason of a withdrawal": (
        "E512",
        one(TRAVEL, {"withdrawn.reason": "Nobody needs it any more, really."}),
    ),
    "correct a withdrawal": (
        "E512",
        one(TRAVEL, {"withdrawn.date": "2025-11-02", "events": [event("correction")]}),
    ),
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
    "an event learned late without its day": ("E522", late("2025-06-02")),
    "an event added before the last one was": ("E522", late("2025-06-02", "2025-10-19")),
    "another name of an organisation": ("E523", renamed("Acme Data Brokers")),
    "another kind of an organisation": ("E523", {TRUST: edited(TRUST, {"type": "company"})}),
    "no identifier any more": ("E523", {TRUST: edited(TRUST, {}, ["identifiers"])}),
    "another label": ("E524", worded(LABEL, "label: Refused", "label: Approved by all")),
    "another definition": (
        "E524",
        worded(LABEL, "definition: The sharing may not go ahead.", "definition: It went ahead."),
    ),
    "a label that leaves": (
        "E524",
        {
            **worded("schema/codes/aims.yml", IMMIGRATION, ""),
            **worded(QUESTIONS, '"immigration-control",', ""),
        },
    ),
    "another question": (
        "E525",
        worded(QUESTIONS, f'"title": "{HARM}"', '"title": "How good is it?"'),
    ),
    "another step of a scale": ("E525", worded(QUESTIONS, f'"{HARM_SCALE}"', '"No harm at all."')),
    "a correction of something else": (
        "E526",
        renamed("Acme", correction("name", "Northshire Library")),
    ),
    "a correction of what did not change": (
        "E526",
        {TRUST: edited(TRUST, {"corrections": [correction("name", "Acme Data Brokers")]})},
    ),
    "a correction to come": (
        "E526",
        worded(
            LABEL,
            "label: Refused",
            "label: Turned down",
            listed(correction("codes.refused.label", "Refused", day="2025-12-02")),
        ),
    ),
    "a correction before the last one": (
        "E526",
        {
            ARCHIVE: edited(
                ARCHIVE,
                {
                    "name": "County Record Office",
                    "corrections": [
                        correction("name", "Body of county-archive", day="2025-01-01"),
                        *entry(ARCHIVE)["corrections"],
                    ],
                },
            )
        },
    ),
    "edit a correction": (
        "E526",
        {ARCHIVE: edited(ARCHIVE, {"corrections.0.why": "It was always so."})},
    ),
    "take a correction out": ("E526", {ARCHIVE: edited(ARCHIVE, {}, ["corrections"])}),
    "a label with a correction that is not true": (
        "E526",
        worded(
            LABEL,
            "label: Refused",
            "label: Turned down",
            listed(correction("codes.refused.label", "Declined")),
        ),
    ),
    "a former name that it never had": (
        "E526",
        renamed("Northshire Academies", correction("name", "Northshire Schools", "body-changed")),
    ),
    "a body renamed without its former name": (
        "E527",
        renamed("Northshire Academies", correction("name", TRUST_NAME, "body-changed")),
    ),
    "another weight in a method": ("E528", worded(METHOD, "harm: 1", "harm: 2")),
    "a question in another group": ("E528", {QUESTIONS: regrouped()}),
}

MODES: Mapping[str, tuple[str, Files]] = {
    "make an entry a link": ("120000", {MEALS: b"household-support-fund.yml"}),
    "add a link": ("120000", {SCHOOL_FOOD: b"/etc/hostname"}),
    "a file that a file manager left": (
        "100644",
        {MEALS.replace("free-school-meals.yml", ".DS_Store"): b"x"},
    ),
    "mark an entry as a program": ("100755", {MEALS: same(MEALS)}),
}

ALLOWED: Mapping[str, Files] = {
    "nothing": {MEALS: same(MEALS)},
    "a new initiative": {SCHOOL_FOOD: edited(GONE, {"title": "Food for schools, another"})},
    "whether a condition is met": meals({"decision.conditions.0.met": "yes"}),
    "a new organisation": {TRUST.replace("trust", "library"): same(TRUST)},
    "an organisation renamed": renamed(
        "Northshire Academies",
        correction("name", TRUST_NAME, "body-changed"),
        also_known_as=[TRUST_NAME],
    ),
    "a name that was misspelt": renamed(
        "Northshire Schools' Trust", correction("name", TRUST_NAME)
    ),
    "another kind with a correction": {
        TRUST: edited(TRUST, {"type": "company", "corrections": [correction("type", "education")]})
    },
    "another identifier": {
        TRUST: edited(TRUST, {"identifiers.1": {"scheme": "GB-COH", "id": "01234567"}})
    },
    "a body that was closed, and the one that answers now": {
        TRUST: edited(TRUST, {"closed": "2025-11-01", "successor": "northshire-council"})
    },
    "a body that was split": {
        TRUST: edited(
            TRUST, {"closed": "2025-11-01", "successor": ["northshire-council", "county-archive"]}
        )
    },
    "another homepage": {TRUST: edited(TRUST, {"homepage": "https://trust.northshire.example"})},
    "remove an organisation that nobody names": {ARCHIVE: None},
    "an organisation comes back under its name": {CLOSED: same(CLOSED)},
    "a label with a correction": worded(
        LABEL,
        "label: Refused",
        "label: Turned down",
        listed(correction("codes.refused.label", "Refused")),
    ),
    "a question with a correction": worded(
        QUESTIONS,
        f'"title": "{HARM}"',
        '"title": "If it went wrong, how limited would the harm to people be?"',
        in_schema(correction("answers.harm.title", HARM)),
    ),
    "a step of a scale with a correction": worded(
        QUESTIONS,
        f'"{HARM_SCALE}"',
        f'"{HARM_SCALE[:-1]} here."',
        in_schema(correction("answers.harm.x-scale.5", HARM_SCALE)),
    ),
    "a new code": {
        **worded("schema/codes/aims.yml", "codes:\n", "codes:\n" + IMMIGRATION.replace("im", "em")),
        **worded(
            QUESTIONS, '"immigration-control",', '"immigration-control", "emmigration-control",'
        ),
    },
    "another rule": worded("schema/jurisdiction.yml", "months: 36", "months: 30"),
    "edit a draft": one(
        FUND, {"data.frequency": "annual", "dates.submitted": "2025-10-21", "legal.bases": []}
    ),
    "decide a draft": {
        FUND: edited(
            OLD,
            {
                "title": "Finding households that need support",
                "challenges": entry(FUND)["challenges"],
                "events": entry(FUND)["events"],
            },
            ["superseded_by"],
        ).replace(b"old-library", b"the fund")
    },
    "a result": meals({"results.2": RESULT}),
    "a result of an earlier day": meals(
        {"results": [{**RESULT, "date": "2025-10-01"}, *entry(MEALS)["results"]]}
    ),
    "an event": meals({NEXT: event("incident")}),
    "an event of the day of the last one": meals({NEXT: event("incident", date="2025-10-20")}),
    "an event learned late": late("2025-06-02", "2025-11-25"),
    "a question": meals({"challenges.3": QUESTION}),
    "answer an open question": meals({CARD: {**entry(MEALS)["challenges"][1], **ANSWER}}),
    "answer the second of two open questions": meals(
        {"challenges.2": {**entry(MEALS)["challenges"][2], **ANSWER}}
    ),
    "a question that goes on to a regulator": meals({"challenges.0.outcome": "escalated"}),
    "an open question that goes on to a regulator": meals({f"{CARD}.outcome": "escalated"}),
    "answer a question about a draft": one(
        FUND, {"challenges.0": {**entry(FUND)["challenges"][0], **ANSWER}}
    ),
    "a condition that was met": meals(
        {"decision.conditions.0.met": "yes", NEXT: event("condition-met")}
    ),
    "an explanation that a correction makes owed": meals(
        {
            **{f"answers.{one}.rating": 2 for one in ("privacy", "harm")},
            "decision.divergence": {
                "explanation": "The council had not known how few letters arrive. " * 2,
                "mitigations": "A second letter is sent.",
                "accountable_role": "Director of Education",
                "review_by": "2025-09-30",
            },
            NEXT: event("correction"),
        },
        "answers.harm.range",
    ),
    "another recipient with its event": meals(
        {
            "organisations.3": {"id": "county-archive", "roles": ["recipient"]},
            NEXT: event("recipient-added"),
        }
    ),
    "withdraw a decision": meals(
        {"withdrawn": {"date": "2025-11-30", "reason": "The schools do it themselves now."}}
    ),
    "withdraw a draft": one(
        FUND, {"withdrawn": {"date": "2025-11-30", "reason": "Nobody asks for it any more."}}
    ),
    "a typing error in the summary, corrected": meals(
        {
            "summary": entry(MEALS)["summary"].replace("Schools receive", "The schools receive"),
            NEXT: event("correction"),
        }
    ),
    "what is free": meals(
        {
            "keywords": ["school dinners"],
            "contact.team": "Data Protection Team",
            "related": [],
            "sources.0.archived": "https://archive.northshire.example/2025",
        }
    ),
    "a sharing that ended": meals(
        {
            "stage": "ended",
            "stage_as_of": "2025-11-25",
            "dates.ends": "2025-11-25",
            "summary": entry(MEALS)["summary"].replace("uses housing", "used housing"),
            NEXT: event("ended"),
        }
    ),
    "a newer method with new answers": meals({"method": NEXT_METHOD, NEXT: event("reassessed")}),
    "decide what was put off": decided(LATER, FOLLOWING),
    "replace an initiative": {
        **one(FUND, {"supersedes": "northshire-council/put-off"}),
        **one(LATER, {"superseded_by": "northshire-council/household-support-fund"}),
    },
}
