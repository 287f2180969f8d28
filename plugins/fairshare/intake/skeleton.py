"""A new entry's file: every field with what it is for, and blanks where something must be written.

All words come from the schema and the code lists: they say what the form and the editor say.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairshare.framework import Framework
from fairshare.intake.columns import FieldPath
from fairshare.intake.entry_file import MODELINE, as_yaml
from fairshare.language import gettext as _
from fairshare.model import PROFILES, StartingPoint
from fairshare.publish.form.fields import FEW
from fairshare.validate.schema.references import Node, own_entry

_WIDTH = 100
_NEEDED: frozenset[FieldPath] = frozenset(
    {
        *{("data", "people"), ("data", "people_count"), ("data", "retention")},
        *{("legal",), ("legal", "bases"), ("safeguards",), ("safeguards", "dpia")},
        *{("dates", "submitted"), ("contact",), ("contact", "email")},
    }
)
"""What most entries need though the schema can't say so (contract: fields, Marks)."""
_NEEDED_ONCE_DECIDED: frozenset[FieldPath] = frozenset(
    {
        *{("choice",), ("assessment",), ("answers",), ("decision",)},
        *{("decision", "date"), ("dates", "review_by")},
    }
)
_NOT_HERE = frozenset({"x-when", "x-copy-of"})
"""Marks of fields that a body's new entry never has: those of worked examples, and copies."""
_HEAD = """\
# A new entry. Fill in what stands empty after a colon; take the # away from other lines that you
# want to use. `fairshare check` names what is still missing.
"""


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of an initiative when its file is made. Empty: a blank to fill in."""

    lead: str
    title: str
    themes: Sequence[str] = ()
    stage: str = ""
    summary: str = ""
    decided: bool = False
    like: StartingPoint | None = None
    """The kind of sharing that it is of, where that is a common one."""


def skeleton(framework: Framework, start: Start, modeline: str = MODELINE) -> str:
    """The text of the file, which loads, and passes once its blanks are filled."""
    return modeline + _HEAD + "\n".join(_Skeleton(framework, start).lines()) + "\n"


class _Skeleton:
    def __init__(self, framework: Framework, start: Start) -> None:
        self._framework = framework
        self._schema = own_entry(framework.initiative_schema)
        self._needed = _NEEDED | (_NEEDED_ONCE_DECIDED if start.decided else frozenset())
        self._given: dict[FieldPath, Any] = {
            ("method",): max(framework.methods),
            ("title",): start.title,
            ("themes",): list(start.themes),
            ("stage",): start.stage,
            ("summary",): start.summary,
        }
        self._lead = start.lead
        self._asked = dict(_asked_by_law(framework))
        self._usual = dict(start.like.fields) if start.like else {}
        self._hints = dict(start.like.hints) if start.like else {}
        if start.themes:
            self._usual.pop(("themes",), None)

    def lines(self) -> Iterator[str]:
        yield from self._group(self._schema, (), live=True)

    def _group(self, schema: Node, path: FieldPath, *, live: bool) -> Iterator[str]:
        """Every field of a group; `live`: not commented out."""
        questions = path == ("answers",)
        for name, part in schema["properties"].items():
            if not _NOT_HERE.isdisjoint(part):
                continue
            below = (*path, name)
            needed = name in schema.get("required", ()) or below in self._needed or questions
            yield from self._field(part, below, live=live and needed)

    def _field(self, part: Node, path: FieldPath, *, live: bool) -> Iterator[str]:
        margin = "  " * (len(path) - 1)
        mark = margin if live else f"{margin}# "
        group = part.get("type") == "object"
        if len(path) == 1 and (group or "object" in _item_type(part)):
            yield ""
        if path[0] != "answers" or len(path) <= 2:
            yield from self._comments(part, path, margin)
            yield from self._asked_from(path, margin)
        if path in self._hints:
            yield from _wrapped(_("Look at this: {}").format(self._hints[path]), margin)
        if path in self._usual:
            yield from _wrapped(
                _("Usual for such sharing: change what is not so in yours."), margin
            )
            yield from (f"{margin}{line}" for line in _given(path[-1], self._usual[path]))
        elif self._given.get(path):
            yield from _given(path[-1], self._given[path])
        elif path == ("organisations",):
            yield from self._organisations()
        elif group:
            yield f"{mark}{path[-1]}:"
            yield from self._group(part, path, live=live)
        elif not live and "object" in _item_type(part):
            yield f"{mark}{path[-1]}:"
            yield from self._item(part["items"], path, f"{margin}  ")
        else:
            yield f"{mark}{path[-1]}:{_blank(part, live=live)}"

    def _item(self, item: Node, path: FieldPath, margin: str) -> Iterator[str]:
        """The fields of one item of a list, commented out."""
        for number, (name, part) in enumerate(item["properties"].items()):
            inner = f"{margin}  " if number else margin
            start = f"{inner}# " if number else f"{inner}# - "
            yield from self._comments(part, (*path, name), inner, most=FEW)
            yield from self._asked_from((*path, name), inner)
            if part.get("type") == "object":
                yield f"{start}{name}:"
                yield from self._within(part, (*path, name), f"{margin}    ")
            elif "object" in _item_type(part):
                yield f"{start}{name}:"
                yield from self._item(part["items"], (*path, name), f"{margin}    ")
            else:
                yield f"{start}{name}:{_blank(part, live=False)}"

    def _within(self, group: Node, path: FieldPath, margin: str) -> Iterator[str]:
        """The fields of a group inside an item, commented out."""
        for name, part in group["properties"].items():
            yield from self._comments(part, (*path, name), margin, most=FEW)
            yield f"{margin}# {name}:{_blank(part, live=False)}"

    def _asked_from(self, path: FieldPath, margin: str) -> Iterator[str]:
        """The section of a law that asks for a field, and from when."""
        for section, phase in self._asked.get(path, ()):
            words = _("{section}, asked for from: {phase}") if phase else "{section}"
            yield from _wrapped(words.format(section=section, phase=phase), margin, "  ")

    def _comments(
        self, part: Node, path: FieldPath, margin: str, most: int = sys.maxsize
    ) -> Iterator[str]:
        """What a field is for, its steps, and its codes unless there are more than `most`."""
        title = str(part.get("title", path[-1]))
        said = f"{title}{'' if title.endswith('?') else '.'} {part.get('description', '')}"
        if len(path) == 2 and path[0] == "answers":
            yield ""
        yield from _wrapped(said.strip(), margin)
        for step, meaning in part.get("x-scale", {}).items():
            yield from _wrapped(f"{step} {meaning}", margin, "  ")
        item = part.get("items")
        coded = item if isinstance(item, Mapping) else part
        codes = self._framework.codes.get(str(coded.get("x-codes")))
        if codes and len(codes.codes) > most:
            yield from _wrapped(f"The codes stand in schema/codes/{codes.name}.yml.", margin, "  ")
        elif codes:
            for code in codes.codes.values():
                yield from _wrapped(f"{code.code}: {code.label}", margin, "  ")

    def _organisations(self) -> Iterator[str]:
        roles = self._framework.codes["roles"]
        for code in roles.codes.values():
            yield from _wrapped(f"{code.code}: {code.definition}", "", "  ")
        yield "organisations:"
        yield f"  - id: {self._lead}"
        yield "    # unit:"
        yield "    roles: [lead]"
        yield "  # The other organisation; take these lines out where there is none."
        yield "  - id:"
        yield "    roles:"


def _asked_by_law(framework: Framework) -> Iterator[tuple[FieldPath, list[tuple[str, str]]]]:
    """The sections that ask for each field of a chosen law's part, with the phase's words."""
    for name, profile in framework.profiles.items():
        labels = {one.code: one.label for one in profile.phases}
        found: dict[FieldPath, list[tuple[str, str]]] = {}
        for item in profile.items:
            asked = (profile.section(item.section), labels.get(item.phase, ""))
            for field in item.fields:
                if field[:2] == (PROFILES, name):
                    found.setdefault(tuple(map(str, field)), []).append(asked)
        yield from found.items()


def _given(name: str, value: Any) -> list[str]:
    """A field that has its value, as entries are written."""
    return as_yaml({name: value}).removeprefix(MODELINE).rstrip("\n").split("\n")


def _blank(part: Node, *, live: bool) -> str:
    """What stands after the colon: nothing where something must be written."""
    if live:
        return ""
    return " []" if part.get("type") == "array" else ""


def _item_type(part: Node) -> str:
    item = part.get("items")
    return str(item.get("type", "")) if isinstance(item, Mapping) else ""


def _wrapped(text: str, margin: str, inner: str = "") -> list[str]:
    start = f"{margin}# {inner}"
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=start,
        subsequent_indent=f"{start}  " if inner else start,
        break_long_words=False,
        break_on_hyphens=False,
    )
