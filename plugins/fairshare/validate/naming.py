"""What a field is called in front of staff: its title in the schema, and how to get there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairshare.model import Path

ANSWERS = "answers"


def where(path: Path) -> str:
    """The way to a field as an editor's eye goes: `organisations, item 2 → id`."""
    steps = ""
    for step in path:
        if isinstance(step, int):
            steps += f", item {step + 1}"
        else:
            steps += f" → {short(step)}" if steps else short(step)
    return steps


def short(text: str, limit: int = 60) -> str:
    """A text cut to what a message can hold, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


class FieldNames:
    """Titles of the fields of one schema, references already inlined."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema
        answers = self.subschema((ANSWERS,)).get("properties", {})
        self._numbers = {question: number for number, question in enumerate(answers, 1)}

    def field(self, path: Path) -> str:
        """How to speak of a field: `Rating of question 12, harm (answers → harm → rating)`."""
        if not path:
            return "The file"
        return f"{self._title(path)} ({where(path)})"

    def subschema(self, path: Path) -> Mapping[str, Any]:
        """What the schema says at a path; empty where it says nothing."""
        node: Any = self._schema
        for step in path:
            node = (
                node.get("items", {})
                if isinstance(step, int)
                else node.get("properties", {}).get(step, {})
            )
            if not isinstance(node, Mapping):
                return {}
        return node  # type: ignore[no-any-return]

    def question(self, name: str) -> str:
        """How to speak of a question within a sentence: `question 12, harm`."""
        number = self._numbers.get(name)
        return f"question {number}, {name}" if number else name

    def _title(self, path: Path) -> str:
        if path[0] != ANSWERS or len(path) == 1 or path[1] not in self._numbers:
            return self._own_title(path)
        named = self.question(str(path[1]))
        if len(path) == 2:
            return f"{named[0].upper()}{named[1:]}"
        return f"{self._own_title(path)} of {named}"

    def _own_title(self, path: Path) -> str:
        """The title nearest to the field: an item without one goes by its list's."""
        while path:
            title = self.subschema(path).get("title")
            if isinstance(title, str):
                return title.rstrip("?")
            path = path[:-1]
        return "The field"
