"""Hostile text in every text field that the schemas know, and a register made of it.

The fields are found by walking the schemas, so a new one is planted without anybody thinking of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path as Folder
from typing import Any

from fairshare.framework import Framework
from fairshare.model import Path
from fairshare.validate.schema.references import inlined
from pasts import Past
from projects import BASE, COUNCIL, FULL, SMALL, TRUST, Project, as_yaml, draw, entry
from whole_entries import whole_entries

Node = Mapping[str, Any]

MARKUP = """</title></textarea><script>alert(1)</script>"onclick='alert(1)'>{{ 7*7 }}{% raw %} ]]>
BEGIN:VALARM"""
"""Ends what it stands in, runs a script, adds a handler, asks a template to count; on two lines."""
SHORT = """<b onclick=x>"'&{{7*7}}"""
"""The same for fields that hold little."""
ADDRESS = """https://a.example/"onclick='alert(1)'<script>alert(1)</script>{{7*7}}"""
LAW = ADDRESS.replace("a.example", "www.legislation.gov.uk")
PROSE = """<5 "onclick=alert(1)' {{ 7*7 }} {% raw %} &lt;script&gt;alert(1) ` ]]>"""
"""For prose, where the checks refuse tags."""
TAGS = """<script>alert(1)</script><b onclick=x>![p](https://a.example/p.png)
# One

[x](javascript:alert(1)) <javascript:alert(1)>"""
"""For prose that nobody checked: an entry of old, from before there were checks."""
WORDS = "Words that anyone may write, long enough to be taken for what they say, and of no harm."


@dataclass(frozen=True)
class Payload:
    """What is put into fields: the first of the texts that fits, or the prose."""

    texts: tuple[str, ...]
    prose: str


CHECKED = Payload((MARKUP, SHORT, ADDRESS, LAW), PROSE)
"""The worst that the checks let in."""
UNCHECKED = Payload(CHECKED.texts, TAGS)
"""The worst that there is."""
MILD = Payload((WORDS, WORDS[:23], "https://a.example/", "https://www.legislation.gov.uk/"), WORDS)
"""Everyday text, where only the fields matter."""


@dataclass(frozen=True)
class Planted:
    """An entry with hostile text in all its fields."""

    data: dict[str, Any]
    texts: Mapping[Path, str]
    """What stands in each field that takes free text; each ends in a word of its own."""
    prose: frozenset[Path]
    """The fields among them whose Markdown becomes HTML."""

    def but(self, **changes: Any) -> Planted:
        """The same with other values; None takes a field away."""
        data = {key: value for key, value in (self.data | changes).items() if value is not None}
        texts = {path: text for path, text in self.texts.items() if path[0] in data}
        return Planted(data, texts, self.prose & texts.keys())

    @property
    def content(self) -> bytes:
        return as_yaml(self.data).encode()


def complete(node: Node) -> Any:
    """A value with everything in it that a schema describes."""
    if "enum" in node or "const" in node:
        return node["const"] if "const" in node else node["enum"][0]
    match node["type"]:
        case "object":
            return {name: complete(part) for name, part in node["properties"].items()}
        case "array":
            return [complete(node["items"])] * node.get("minItems", 1)
        case "boolean":
            return True
        case "integer" | "number":
            return node["minimum"]
    return node.get("examples", ["x"])[0]


def merged(below: Any, above: Any) -> Any:
    """Two values in one: what stands above hides what lies below, list items one by one."""
    if isinstance(below, dict) and isinstance(above, dict):
        both = {key: merged(below[key], above[key]) for key in below if key in above}
        return {**below, **above, **both}
    if isinstance(below, list) and isinstance(above, list):
        return [merged(below[0], one) for one in above] or below
    return above


def text_fields(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every field for text of no closed list, in the first item where it lies in a list."""
    if "enum" in node or "const" in node:
        return
    if node["type"] == "object":
        for name, part in node["properties"].items():
            yield from text_fields(part, (*path, name))
    elif node["type"] == "array":
        yield from text_fields(node["items"], (*path, 0))
    elif node["type"] == "string":
        yield path, node


def payload_of(node: Node, payload: Payload) -> str | None:
    """The text that a field takes; None for one that takes dates, ids and the like only."""
    choices = (payload.prose,) if "x-markup" in node else payload.texts
    if "x-hosts" in node:
        choices = tuple(re.sub(r"(?<=^https://)[^/]+", LAW_HOST, one) for one in choices)
    of_form = (one for one in choices if re.search(node.get("pattern", ""), one))
    return next((one for one in of_form if len(one) + 8 <= node["maxLength"]), None)


def planted(schema: Node, base: Any, sign: str, payload: Payload) -> Planted:
    """A base entry with every field that it lacks, and a text of the payload in each.

    `sign` begins the word by which a text is known again.
    """
    whole = inlined(schema)
    data = merged(complete(whole), base)
    texts: dict[Path, str] = {}
    prose: set[Path] = set()
    for number, (path, node) in enumerate(text_fields(whole)):
        text = payload_of(node, payload)
        if text is None:
            continue
        *above, last = path
        place = data
        for step in above:
            place = place[step]
        if "x-markup" in node:
            prose.add(path)
            text = f"{place[last]} {text}"
        gap = "" if "pattern" in node else " "
        place[last] = texts[path] = f"{text}{gap}{sign}{number:03}"
    return Planted(data, texts, frozenset(prose))


LAW_HOST = "www.legislation.gov.uk"
"""Where the law can be read: an address elsewhere is refused (schema/jurisdiction.yml)."""
LEAD = "northshire-council"
WHOLE, NEWER, OLDER = f"{LEAD}/whole", f"{LEAD}/newer", f"{LEAD}/older"
SOON, OPEN, REMOVED, GONE = f"{LEAD}/soon", f"{LEAD}/open", f"{LEAD}/removed", f"{LEAD}/gone"
LONE = "register/organisations/lone-body.yml"
LEFT = "register/organisations/left-body.yml"
"""Of an organisation that was there once."""
EPOCH = "1764590400"
"""1 December 2025, noon: the day on which the register is built."""
SITE_NAME = f"{SHORT} register"
CONFIG = f"""\
site_name: {json.dumps(SITE_NAME)}
site_url: https://register.northshire.example/
theme: {{name: material, font: false}}
plugins:
  - fairshare: {{repository: 'https://github.com/northshire/register'}}
"""


class FullRegister:
    """A register with text in every field, and its past: nothing of it is written yet."""

    def __init__(
        self, framework: Framework, now: Payload = CHECKED, before: Payload = UNCHECKED
    ) -> None:
        self._framework = framework
        self._now = now
        self._before = before

    @cached_property
    def initiatives(self) -> dict[str, Planted]:
        """By id; together they are withdrawn, replaced, overdue, due soon, undecided, early."""
        dates = {"submitted": "2025-03-20", "starts": "2025-03-01"}
        gone = {"supersedes": OLDER, "superseded_by": NEWER}
        last = {"withdrawn": None, "supersedes": None, "superseded_by": None}
        return {
            WHOLE: self._initiative("za", self._now).but(**gone),
            NEWER: self._initiative("zb", self._now).but(
                **last | {"supersedes": WHOLE, "dates": {**dates, "review_by": "2025-11-01"}}
            ),
            OLDER: self._initiative("zc", self._now).but(
                **last | {"superseded_by": WHOLE, "stage_as_of": "2025-04-02"}
            ),
            SOON: self._with_a_processor().but(**last, dates={**dates, "review_by": "2026-02-01"}),
            OPEN: self._unlike_the_others().but(**last, decision=None, results=None, related=None),
        }

    @cached_property
    def old(self) -> Planted:
        """How an initiative stood before there were checks."""
        return self._initiative("zg", self._before).but(
            withdrawn=None, supersedes=None, superseded_by=None
        )

    @cached_property
    def organisation(self) -> Planted:
        return self._organisation("zf", self._now)

    @cached_property
    def notice(self) -> Planted:
        """A notice of removal."""
        base = {"redacted": {"date": "2025-11-20"}}
        return planted(self._framework.removed_schema, base, "zr", self._now)

    def _initiative(self, sign: str, payload: Payload) -> Planted:
        """An initiative with every field, approved in spite of a red line, and begun too early."""
        base = whole_entries()["full"]
        base["decision"]["earlier"] = whole_entries()["bolder"]["decision"]["earlier"]
        made = planted(self._framework.initiative_schema, base, sign, payload)
        del made.data["decision"]["record"]
        made.data["decision"]["divergence"]["review_by"] = "2025-09-30"
        for decision in (made.data["decision"], made.data["decision"]["earlier"]):
            del decision["not_later_than"]
        for event in made.data["events"]:
            event["recorded"] = event["date"]
            event["by"] = LEAD if event["by"] == "x" else event["by"]
        for answer in made.data["answers"].values():
            del answer["range"]
        made.data["answers"]["harm"]["rating"] = 1
        made.data["decision"]["outcome"] = "approved_with_conditions"
        made.data["data"]["international_transfer"]["occurs"] = True
        made.data["dates"] |= {"starts": "2025-03-01", "ends": "2027-04-02"}
        return made.but(related=[OPEN])

    def _with_a_processor(self) -> Planted:
        """One in which a body takes part that takes part in no other."""
        one = self._initiative("zd", self._now)
        processor = {"id": Folder(LONE).stem, "roles": ["processor"]}
        review = {"date": "2025-10-15", "kind": "review-held", "summary": "It may go on for now."}
        return one.but(
            organisations=[*one.data["organisations"], processor],
            events=[*one.data["events"], review],
        )

    def _unlike_the_others(self) -> Planted:
        """One that no page names as similar: only those that say so are related to it."""
        one = self._initiative("ze", self._now)
        lead = one.data["organisations"][0] | {"roles": ["lead", "provider", "recipient"]}
        return one.but(
            organisations=[lead],
            flows=None,
            data=one.data["data"] | {"categories": ["vehicle"], "people": ["offenders"]},
            purpose=one.data["purpose"] | {"aims": ["law-enforcement"]},
        )

    def _organisation(self, sign: str, payload: Payload) -> Planted:
        base = entry((BASE / "organisations" / f"{LEAD}.yml").read_bytes())
        schema = self._framework.organisation_schema
        return planted(schema, base, sign, payload).but(closed=None, successor=None)

    def write(self, root: Folder) -> Project:
        """Write the register into a repository with three commits behind it."""
        project = draw(root)
        for name in (FULL, SMALL):
            project.path(name).unlink()
        now = {file(one): entry.content for one, entry in self.initiatives.items()}
        now |= {COUNCIL: self.organisation.content, file(REMOVED): self.notice.content}
        now |= {TRUST: project.path(TRUST).read_bytes(), LONE: b"name: Lone Body\ntype: company\n"}
        before = dict.fromkeys(map(file, (WHOLE, REMOVED, GONE)), self.old.content)
        before |= {COUNCIL: self._organisation("zh", self._before).content}
        before |= {LEFT: self._organisation("zi", self._before).content}
        odd = {"method": "0.9", "title": TAGS, TAGS: [MARKUP, {MARKUP: MARKUP}]}
        past = Past(root)
        past.commit({**now, **before})
        past.commit({file(WHOLE): as_yaml(odd).encode()})
        past.commit({**now, file(GONE): None, LEFT: None})
        past.write()
        project.write("mkdocs.yml", CONFIG)
        return project

    @property
    def old_address(self) -> str:
        """Where the page of the version of old stays."""
        return f"initiatives/{WHOLE}/versions/{sha256(self.old.content).hexdigest()[:12]}"


def file(identifier: str) -> str:
    """Where an initiative lies."""
    return f"register/initiatives/{identifier}.yml"
