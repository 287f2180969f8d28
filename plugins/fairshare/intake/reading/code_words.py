"""Codes as people write them: in other letters, by their labels, or by the words of a step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from fairshare.framework import CodeList
from fairshare.intake.reading import figures
from fairshare.validate.schema.references import Node

_RATINGS: Mapping[str, int | str] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    **dict.fromkeys(("don t know", "dont know", "not known", "not sure"), "unknown"),
    **dict.fromkeys(("n a", "na", "does not apply", "doesn t apply"), "not_applicable"),
}
"""What people write in `code_form` in the place of a step."""


def meant_codes(
    schema: Node, text: str, lists: Mapping[str, CodeList], steps: Mapping[str, int]
) -> Iterator[Any]:
    """The codes that a text can mean. `steps`: the words of a question's steps, in `code_form`."""
    form = code_form(text)
    listed = lists.get(str(schema.get("x-codes")))
    for allowed in schema.get("enum", [schema.get("const")]):
        code = str(allowed)
        label = listed.label(code) if listed else code
        ways = (code, label, f"{label} ({code})", label.partition(" (")[0])
        if form in map(code_form, ways):
            yield allowed
    if is_rating(schema) and form in _RATINGS:
        yield _RATINGS[form]
    number, _mark, rest = text.partition(":")
    step = steps.get(code_form(rest if number.strip().isdigit() else text))
    if step is not None and number.strip() in {str(step), text.strip()}:
        yield step
    yield from (int(one) for one in figures.meant_numbers(text) if one == int(one))


def is_rating(schema: Node) -> bool:
    """Whether one step of a question is asked for."""
    return {1, 5} <= set(schema.get("enum", ()))


@lru_cache(maxsize=4_096)  # the same labels are compared with cell after cell
def code_form(text: str) -> str:
    """Letters and digits alone: capitals, blanks and hyphens don't count."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("_", " ")))
