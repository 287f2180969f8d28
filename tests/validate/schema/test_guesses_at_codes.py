"""What the check says where somebody wrote a word or a figure and not a code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fairshare.flow.pipeline import Places, read_register
from trees import SCHEMA, TODAY, plant


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"data.people": ["pupils"]}, 'Did you mean "pupils-and-students"?'),
        ({"data.people": ["students"]}, 'Did you mean "pupils-and-students"?'),
        ({"legal.bases": ["public task"]}, 'Did you mean "uk-gdpr-6-1-e"?'),
        ({"data.people_count": 2000}, "Allowed: under-1k"),
    ],
)
def test_the_code_that_was_meant_is_named(
    change: dict[str, Any], said: str, tmp_path: Path
) -> None:
    """By a word of its name; where a figure stands, by the codes that there are."""
    plant(tmp_path, {"change": change})
    found = read_register(Places(tmp_path, tmp_path / "register", SCHEMA, None), TODAY).problems
    assert [(one.code, said in one.hint) for one in found] == [("E103", True)]
