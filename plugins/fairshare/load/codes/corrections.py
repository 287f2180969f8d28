"""Corrections of words outside the entries: each change of a label, a definition, a question.

What a code or a question is called gives old decisions their meaning. So its file says what it was
called before, and why. That no change goes without is held by `fairshare check --base`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from itertools import pairwise

from fairshare.framework import BODY_CHANGED, WORDING, Correction
from fairshare.problems import SetupError

CORRECTIONS = "corrections"
"""In a file of a closed list."""
SCHEMA_CORRECTIONS = "x-corrections"
"""In a JSON Schema."""

WORDS_OF_A_CODE = ("label", "definition")
WORDS_OF_A_QUESTION = ("title", "x-label", "x-low", "x-unknown")
SCALE = "x-scale"

_CODE = re.compile(rf"codes\.[^.]+\.(?:{'|'.join(WORDS_OF_A_CODE)})")
_QUESTION = re.compile(rf"answers\.[^.]+\.(?:{'|'.join(WORDS_OF_A_QUESTION)}|{SCALE}\.[1-5])")

_KINDS = (WORDING, BODY_CHANGED)


def read_list_corrections(written: object, file: str) -> tuple[Correction, ...]:
    """What stands under `corrections` of a closed list. Raises SetupError, one sentence."""
    return _read(written, f"{file}: `{CORRECTIONS}`", _CODE, "codes.refused.label")


def read_schema_corrections(written: object, file: str) -> tuple[Correction, ...]:
    """What stands under `x-corrections` of the entry's schema. Raises SetupError, one sentence."""
    return _read(written, f"{file}: `{SCHEMA_CORRECTIONS}`", _QUESTION, "answers.harm.title")


def _read(
    written: object, place: str, paths: re.Pattern[str], example: str
) -> tuple[Correction, ...]:
    if not isinstance(written, list):
        raise SetupError(f"{place} must be a list: write each correction as an item of it.")
    found = tuple(_item(one, f"{place}, item {n}") for n, one in enumerate(written, 1))
    for number, one in enumerate(found, 1):
        if not paths.fullmatch(one.path):
            raise SetupError(
                f"{place}, item {number}: `path` must name what changed, such as {example}."
            )
    for number, (one, after) in enumerate(pairwise(found), 2):
        if after.date < one.date:
            raise SetupError(
                f"{place}, item {number}: `date` is earlier than that of the item before: put the "
                "corrections in order of date."
            )
    return found


def _item(written: object, place: str) -> Correction:
    given = written if isinstance(written, Mapping) else {}
    if unknown := given.keys() - set(Correction.FIELDS):
        known = ", ".join(Correction.FIELDS)
        raise SetupError(f"{place}: `{min(unknown)}` is not known here: write {known}.")
    for field in Correction.FIELDS:
        if not isinstance(given.get(field), str) or not given[field].strip():
            raise SetupError(f"{place}: `{field}` is missing or is not text: write it.")
    if not _is_day(given["date"]):
        raise SetupError(f"{place}: `date` must be a day, such as 2027-04-01.")
    if given["kind"] not in _KINDS:
        raise SetupError(f"{place}: `kind` must be one of {', '.join(_KINDS)}.")
    return Correction(**given)


def _is_day(written: str) -> bool:
    try:
        return dt.date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False
