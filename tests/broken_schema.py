"""Copies of `schema/` that are broken on purpose, and the sentence with which the run stops."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fairshare.framework import newest_version
from fairshare.load.framework import load_framework
from fairshare.problems import SetupError

SCHEMA = Path(__file__).parents[1] / "schema"


def sentence(schema: Path) -> str:
    """What the run stops with; always one sentence, never a path of this machine."""
    with pytest.raises(SetupError) as stopped:
        load_framework(schema)
    said = str(stopped.value)
    assert said.startswith("schema/")
    assert said.endswith(".")
    assert "\n" not in said
    assert str(schema.parent) not in said
    return said


def change(path: Path, edit: Callable[[Any], object]) -> None:
    """Edit a JSON file in place."""
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data), encoding="utf-8")


ASKED_LATER = "asked_later"
"""A question that stands in no schema."""


def ask_later(schema: Path, question: str = ASKED_LATER) -> str:
    """A question more, like `defensible`, and a method after the newest that weighs it too.

    The version of that method.
    """

    def add(whole: Any) -> None:
        questions = whole["properties"]["answers"]["properties"]
        questions[question] = questions["defensible"] | {"title": "Can it be undone?"}

    change(schema / "initiative.schema.json", add)
    newest = newest_version(path.stem for path in (schema / "method").glob("*.yml"))
    first, _, second = newest.partition(".")
    version = f"{first}.{int(second) + 1}"
    newer = schema / f"method/{version}.yml"
    newer.write_text((schema / f"method/{newest}.yml").read_text("utf-8"), encoding="utf-8")
    replace(newer, f'version: "{newest}"', f'version: "{version}"')
    replace(newer, "  defensible: 1\n", f"  defensible: 1\n  {question}: 1\n")
    return version


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
