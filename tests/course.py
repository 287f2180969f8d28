"""The course of the fictional agreement: what its entry says on each day, from draft to end."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from irish import NAME, agreement, own_part

Data = dict[str, Any]
Step = Callable[[Data, Data], None]
"""Changes the entry, and its part for the Act, into what they say from that day on."""


class Day(NamedTuple):
    """One day on which the entry is edited."""

    day: str
    phase: str
    headline: str
    edit: Step


WHOLE = agreement()
PART: Mapping[str, Any] = own_part(WHOLE)
ROUNDS = PART["board"]["rounds"]
ANSWERED = PART["consultation"]["submissions"]


def draft() -> Data:
    """The entry before anything is published of the draft."""
    data: Data = copy.deepcopy(WHOLE)
    for name in ("decision", "events", "stage_as_of", "references"):
        del data[name]
    data["stage"] = "proposed"
    data["organisations"] = data["organisations"][:2]
    data["dates"] = {"submitted": "2025-12-10"}
    data["engagement"] = {
        "status": "planned",
        "summary": "Everyone can read the draft and write in.",
    }
    data["safeguards"]["agreement"] = {"type": "dsa"}
    part = own_part(data)
    for name in ("board", "publication", "consultation"):
        del part[name]
    part["parties"] = [
        {key: one[key] for key in ("id", "controller", "dpo")} for one in part["parties"][:2]
    ]
    part["retention"]["disclosed"] = "Until the grant is decided, at most one year."
    return data


def event(data: Data, day: str, kind: str, summary: str, by: str = "") -> None:
    """Adds what happened."""
    found = {"date": day, "kind": kind, "summary": summary}
    data.setdefault("events", []).append(found | ({"by": by} if by else {}))


def _announced(_data: Data, part: Data) -> None:
    wanted = ("opens", "closes", "days_set_by_board", "submit", "documents", "reached")
    part["consultation"] = {key: copy.deepcopy(PART["consultation"][key]) for key in wanted}


def _open(data: Data, part: Data) -> None:
    for party, whole in zip(part["parties"], PART["parties"], strict=False):
        party["notice"] = dict(whole["notice"])
    part["consultation"]["board_notified"] = "2026-01-12"
    event(data, "2026-01-12", "consultation-opened", "The draft and its papers were published.")


def _closed(data: Data, part: Data) -> None:
    part["consultation"]["received"] = 3
    part["consultation"]["submissions"] = [
        {key: one[key] for key in ("from", "organisation", "count", "point") if key in one}
        for one in ANSWERED
    ]
    data["engagement"] = copy.deepcopy(WHOLE["engagement"])
    event(data, "2026-02-09", "consultation-closed", "Submissions closed. Three had come in.")


def _sent(data: Data, part: Data) -> None:
    part["consultation"]["submissions"] = copy.deepcopy(ANSWERED)
    part["consultation"]["considered"] = "2026-02-16"
    part["board"] = {"rounds": [{"submitted": "2026-02-20", "due": "2026-02-27"}]}
    event(data, "2026-02-20", "sent-to-board", "The draft and its papers went to the Board.")


def _asked_back(data: Data, part: Data) -> None:
    first = copy.deepcopy(ROUNDS[0])
    for one in first["recommendations"]:
        one["taken"] = "open"
        del one["answer"]
    part["board"]["rounds"] = [first]
    said = "It made 1 recommendation and asked for the draft again."
    event(data, "2026-03-20", "board-answered", said, "Data Governance Board")


def _sent_again(data: Data, part: Data) -> None:
    part["retention"]["disclosed"] = PART["retention"]["disclosed"]
    part["board"]["rounds"] = [copy.deepcopy(ROUNDS[0]), {"submitted": "2026-04-02"}]
    event(data, "2026-04-02", "superseded-draft", "The draft now states a period of thirty days.")
    event(data, "2026-04-02", "sent-to-board", "The changed draft went to the Board.")


def _back(data: Data, part: Data) -> None:
    part["board"]["rounds"] = copy.deepcopy(ROUNDS)
    said = "It made no recommendation."
    event(data, "2026-04-24", "board-answered", said, "Data Governance Board")


def _signed(data: Data, part: Data) -> None:
    data["decision"] = copy.deepcopy(WHOLE["decision"])
    data["safeguards"]["agreement"] = copy.deepcopy(WHOLE["safeguards"]["agreement"])
    for party in part["parties"]:
        party["joined"] = "2026-05-04"
    event(data, "2026-05-04", "agreement-signed", "Both parties signed the agreement.")


def _sent_to_minister(_data: Data, part: Data) -> None:
    part["publication"] = {"sent_to_minister": "2026-05-08"}


def _in_force(data: Data, part: Data) -> None:
    published = {key: PART["publication"][key] for key in ("effective", "url")}
    part["publication"] |= published
    data["dates"] |= {"starts": "2026-06-01", "review_by": "2031-05-11"}
    event(data, "2026-05-11", "published", "The council published the agreement on its website.")


def _started(data: Data, part: Data) -> None:
    later = ("laid", "minister_list_url", "board_published", "board_url")
    part["publication"] |= {key: PART["publication"][key] for key in later}
    data |= {"stage": "live", "stage_as_of": "2026-06-15"}
    event(data, "2026-05-26", "laid", "Copies were laid before both Houses.")
    event(data, "2026-06-01", "started", "The first application was checked.")


def _joined(data: Data, part: Data) -> None:
    data["organisations"] = copy.deepcopy(WHOLE["organisations"])
    part["parties"].append(copy.deepcopy(PART["parties"][2]))
    body = "ballyfinn-city-council"
    event(data, "2026-09-01", "party-joined", "The city council joined as a body that asks.", body)


def _reviewed(data: Data, part: Data) -> None:
    part["reviews"] = [
        {
            "date": "2031-04-30",
            "technical": "None.",
            "policy": "The grant is now open to tenants.",
            "legislative": "None.",
            "conclusions": "The agreement works; tenants must be named in it.",
            "amendment": "drafted",
            "url": "https://tirconnell.example/dsa-031/review-2031",
        }
    ]
    data["dates"]["review_by"] = "2036-04-30"
    event(data, "2031-04-30", "review-held", "The parties reviewed how the agreement works.")


def _ended(data: Data, part: Data) -> None:
    part["ended"] = {
        "date": "2033-01-31",
        "how": "terminated",
        "minister_told": "2033-02-02",
        "why": "Replaced by a national system.",
        "url": "https://minister.example/ended",
    }
    data |= {"stage": "ended", "stage_as_of": "2033-01-31"}
    data["dates"]["ends"] = "2033-01-31"
    event(data, "2033-01-31", "ended", "A national system took its place.")


DAYS = (
    Day("2025-12-10", "drafting", "Under review since 10 December 2025", lambda _d, _p: None),
    Day("2026-01-08", "announced", "Consultation opens 12 January 2026", _announced),
    Day("2026-01-12", "open", "Open for consultation until 9 February 2026", _open),
    Day("2026-02-10", "closed", "Consultation closed 9 February 2026. No decision yet", _closed),
    Day("2026-02-20", "with-board", "With the Data Governance Board since 20 February 2026", _sent),
    Day(
        "2026-03-20",
        "asked-back",
        "The Board asked for it back with changes, 20 March 2026",
        _asked_back,
    ),
    Day(
        "2026-04-02",
        "with-board",
        "With the Data Governance Board since 2 April 2026",
        _sent_again,
    ),
    Day("2026-04-24", "back", "Back from the Board since 24 April 2026. Not signed", _back),
    Day(
        "2026-05-04",
        "signed",
        "Signed 4 May 2026. Not in force until it is published",
        _signed,
    ),
    Day(
        "2026-05-08",
        "signed",
        "Signed 4 May 2026. Not in force until it is published",
        _sent_to_minister,
    ),
    Day(
        "2026-05-11",
        "in-force",
        "Approved 4 May 2026. Not started. In force since 11 May 2026",
        _in_force,
    ),
    Day(
        "2026-06-15",
        "in-force",
        "Approved 4 May 2026. In use, as of 15 June 2026. In force since 11 May 2026",
        _started,
    ),
    Day(
        "2026-09-08",
        "in-force",
        "Approved 4 May 2026. In use, as of 15 June 2026. In force since 11 May 2026",
        _joined,
    ),
    Day(
        "2031-04-30",
        "in-force",
        "Approved 4 May 2026. In use, as of 15 June 2026. In force since 11 May 2026",
        _reviewed,
    ),
    Day("2033-02-02", "ended", "Approved 4 May 2026. Ended 31 January 2033", _ended),
)


def edited(data: Data, day: Day) -> Data:
    """What the entry says from a day on."""
    found = copy.deepcopy(data)
    day.edit(found, found["profiles"][NAME])
    return found


def amendment(opens: str, closes: str) -> Data:
    """An amendment of the agreement, open for consultation."""
    data = draft()
    part = own_part(data)
    _announced(data, part)
    part |= {"kind": "amendment", "amends": "tirconnell-county-council/housing-adaptation-grants"}
    part["name"] = "TCCWDA 055/310601 DSA for housing adaptation grants of tenants"
    part["consultation"] |= {"opens": opens, "closes": closes, "board_notified": opens}
    part["consultation"]["submit"] |= {"subject": part["name"]}
    for party in part["parties"]:
        party["notice"] = {"date": opens, "url": "https://tirconnell.example/dsa-055"}
    data["title"] = "Checks with the welfare agency for grants to tenants"
    data["dates"] = {"submitted": opens}
    return data
