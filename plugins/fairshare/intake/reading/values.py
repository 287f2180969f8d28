"""What the values of a cell mean where the register writes them otherwise.

A value that the schema takes as it stands is left alone. Another is read only where one reading is
possible; where there are two it is asked, and where there is none the check says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fairshare.framework import Framework
from fairshare.intake.bodies.directory import Directory
from fairshare.intake.bodies.loose_lines import participant
from fairshare.intake.columns import TableColumn
from fairshare.intake.reading import dates, figures
from fairshare.intake.reading.code_words import code_form, is_rating, meant_codes
from fairshare.language import gettext as _
from fairshare.validate.calendar_date import earliest
from fairshare.validate.nearest import either
from fairshare.validate.schema.references import Node

DATE = "calendar-date"
_BODY = "^[a-z0-9]+(-[a-z0-9]+)*$"
"""The pattern of an organisation's id, by which the schema's fields that hold one are known."""
PARTICIPANTS = ("organisations",)
_BETWEEN = re.compile(r"[,;\n]")
_QUOTED = re.compile(r"[\"'“”‘’](.*)[\"'“”‘’]", re.DOTALL)
_ADDRESS = re.compile(
    r"(?:http://|(?=(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/|$)))(\S+)",
    re.IGNORECASE,
)
"""Without the beginning that the register asks for, or without any."""
_MAILBOX = re.compile(r"(?:mailto:|[^<>]*<)([^<>\s]+@[^<>\s]+?)>?", re.IGNORECASE)
_KINDS: Mapping[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
}
_YES_NO = {"yes": True, "y": True, "no": False, "n": False}


class Doubt(NamedTuple):
    """What can be read in two ways or in none, and how to write it."""

    code: str
    message: str
    hint: str


@dataclass(slots=True)
class CellMeaning:
    """What one cell was taken for."""

    value: Any
    readings: list[tuple[str, str]] = field(default_factory=list)
    """What was written, and what it was read as."""
    doubts: list[Doubt] = field(default_factory=list)

    def note(self, written: str, meant: str) -> None:
        """What was read otherwise, unless a person would see the same words twice."""
        if written.split() != meant.split() and not figures.reads_the_same(written, meant):
            self.readings.append((written, meant))


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Reads the cells of one table."""

    framework: Framework
    bodies: Directory
    date_order: Sequence[str] = ()
    """How 03/04/2025 is meant, as in `Jurisdiction.date_order`; empty for the jurisdiction's."""

    def meaning(self, column: TableColumn, value: Any) -> CellMeaning:
        """What a cell's value stands for."""
        meaning = CellMeaning(value)
        if isinstance(value, str | int | float) and self._fits(column.schema, value):
            return meaning
        meaning.value = self._value(column.schema, value, meaning, self._steps(column))
        return meaning

    def as_listed(self, column: TableColumn, text: str) -> tuple[str, list[tuple[str, str]]]:
        """A cell's text with bars where they were left out, and the lines that were read so."""
        if column.path != PARTICIPANTS:
            return text, []
        lines = text.split("\n")
        roles = self.framework.codes["roles"]
        read = [participant(line, self.bodies, roles) for line in lines]
        return "\n".join(read), [
            pair for pair in zip(lines, read, strict=True) if pair[0] != pair[1]
        ]

    def _steps(self, column: TableColumn) -> Mapping[str, int]:
        """The texts of a question's steps, for the column of its rating."""
        if column.path[0] != "answers" or column.path[-1] != "rating":
            return {}
        (question,) = (one for one in self.framework.questions if one.id == column.path[1])
        return {code_form(text): step for step, text in question.scale.items()}

    def _value(
        self, schema: Node, value: Any, meaning: CellMeaning, steps: Mapping[str, int]
    ) -> Any:
        if isinstance(value, list) and "items" in schema:
            item: Node = schema["items"]
            if item.get("type") == "object":
                return [self._value(item, one, meaning, steps) for one in value]
            return [found for one in value for found in self._item(item, one, meaning)]
        if isinstance(value, dict):
            parts: Mapping[str, Node] = schema.get("properties", {})
            return {
                name: self._value(parts[name], part, meaning, steps) for name, part in value.items()
            }
        return next(self._item(schema, value, meaning, steps, split=False))

    def _item(
        self,
        schema: Node,
        value: Any,
        meaning: CellMeaning,
        steps: Mapping[str, int] | None = None,
        *,
        split: bool = True,
    ) -> Iterator[Any]:
        """The value or, in a list, the values that one text stands for."""
        if not isinstance(value, str | float):
            yield value
            return
        written = str(value)
        found = self._read(schema, value, steps or {})
        if len(found) != 1 and split:
            read = [self._read(schema, one.strip(), {}) for one in _pieces(schema, written)]
            if len(read) > 1 and all(len(one) == 1 for one in read):
                meaning.note(written, "; ".join(_shown(schema, one[0], "") for one in read))
                yield from (one[0] for one in read)
                return
        if len(found) == 1:
            if found[0] != value or type(found[0]) is not type(value):
                meaning.note(written, _shown(schema, found[0], written))
            yield found[0]
            return
        if doubt := self._doubt(schema, written, found):
            meaning.doubts.append(doubt)
        yield value

    def _read(self, schema: Node, value: Any, steps: Mapping[str, int]) -> list[Any]:
        """The readings that fit: the value itself alone, where the schema takes it as it is."""
        if self._fits(schema, value):
            return [value]
        found = [one for one in self._guesses(schema, str(value), steps) if self._fits(schema, one)]
        return [one for number, one in enumerate(found) if one not in found[:number]]

    def _fits(self, schema: Node, value: Any) -> bool:
        """Whether the schema takes a value; lengths are for the check to say."""
        if "enum" in schema or "const" in schema:
            allowed = schema.get("enum", [schema.get("const")])
            return any(value == one and type(value) is type(one) for one in allowed)
        if not isinstance(value, str):
            return type(value) in _KINDS.get(str(schema.get("type")), ()) and schema.get(
                "minimum", value
            ) <= value <= schema.get("maximum", value)
        return schema.get("type") == "string" and self._text_fits(schema, value)

    def _text_fits(self, schema: Node, value: str) -> bool:
        if schema.get("format") == DATE:
            return earliest(value) is not None
        if schema.get("pattern") == _BODY:
            return value in self.bodies.names
        pattern = schema.get("pattern")
        return pattern is None or ("\n" not in value and re.search(pattern, value) is not None)

    def _guesses(self, schema: Node, written: str, steps: Mapping[str, int]) -> Iterator[Any]:
        quoted = _QUOTED.fullmatch(written)
        text = quoted[1].strip() if quoted else written
        kind = schema.get("type")
        yield text
        if isinstance(schema.get("const"), bool) and text.casefold() in _YES_NO:
            yield _YES_NO[text.casefold()]
        elif "enum" in schema or "const" in schema:
            yield from meant_codes(schema, text, self.framework.codes, steps)
        elif kind == "boolean" and text.casefold() in _YES_NO:
            yield _YES_NO[text.casefold()]
        elif kind in {"integer", "number"}:
            yield from figures.meant_numbers(text)
        elif schema.get("format") == DATE:
            yield from self._dates(text)
        elif schema.get("pattern") == _BODY:
            yield from self.bodies.find(text)
        elif "pattern" in schema:
            yield from self._patterned(text)

    def _dates(self, text: str) -> Iterator[str]:
        found = dates.meant_dates(text)
        if len(found) > 1:
            order = self.date_order or self.framework.jurisdiction.date_order
            found = dates.meant_dates(text, order) or found
        yield from found

    def _patterned(self, text: str) -> Iterator[str]:
        """Web addresses, mailboxes, versions and periods."""
        if match := _ADDRESS.fullmatch(text):
            yield f"https://{match[1]}"
        if match := _MAILBOX.fullmatch(text):
            yield match[1]
        if text.isdigit() and f"{text}.0" in self.framework.methods:
            yield f"{text}.0"
        if period := figures.meant_period(text):
            yield period

    def _doubt(self, schema: Node, written: str, found: list[Any]) -> Doubt | None:
        """What to ask where a text has two readings, or names a body that is not there."""
        quoted = f'"{written[:60]}"'
        if len(found) > 1:
            ways = _(" or ").join(_shown(schema, one, "") for one in found)
            hint = _("Write {}.").format(_(" or ").join(map(str, found)))
            return Doubt("", _("{} may be {}.").format(quoted, ways), hint)
        if schema.get("pattern") == _BODY and written:
            guesses = [self.bodies.name(one) for one in self.bodies.alike(written)]
            guess = _("Did you mean {}? ").format(either(guesses)) if guesses else ""
            hint = _(
                "{}If it is not in the register yet, describe it where new organisations are asked "
                "for: in the form, on a sheet of the workbook, or by `fairshare new "
                "--organisation`."
            ).format(guess)
            if _BETWEEN.search(written):
                hint += _(" Put | between the name and what follows.")
            message = _("{} is not an organisation of this register.").format(quoted)
            return Doubt("E301", message, hint)
        if is_rating(schema) and figures.RANGE.fullmatch(written):
            hint = _("Write the likelier one here, and {} in the column “Range” beside it.")
            message = _("{} names two steps, but one is asked for.").format(quoted)
            return Doubt("E103", message, hint.format(written))
        if schema.get("type") == "integer" and dates.meant_dates(written):
            hint = _("A spreadsheet program makes a date of 2-3. Write 2; 3.")
            message = _("{} is a date, but a number belongs here.").format(quoted)
            return Doubt("E104", message, hint)
        return None


def _pieces(schema: Node, written: str) -> list[str]:
    between = figures.RANGE.fullmatch(written) if schema.get("type") == "integer" else None
    return list(between.groups()) if between else _BETWEEN.split(written)


def _shown(schema: Node, value: Any, written: str) -> str:
    """A value as a person checks it: dates in words, with what else the text may mean."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if schema.get("format") != DATE:
        return str(value)
    others = [dates.in_words(one) for one in dates.meant_dates(written) if one != value]
    said = dates.in_words(value)
    return _("{} (not {})").format(said, others[0]) if others else said
