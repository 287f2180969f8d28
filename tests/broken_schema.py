"""Copies of `schema/` that are broken on purpose, and the sentence with which the run stops."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
