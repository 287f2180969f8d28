"""The packed form of a score: what comes out of the cache is what went in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fairshare.framework import Framework
from fairshare.score import assess
from fairshare.score.codec import pack, unpack
from vectors import VECTORS


def entry(case: dict[str, Any], **more: object) -> dict[str, Any]:
    """A worked case as an entry."""
    return {"method": "1.0", "answers": case["answers"], **more}


@pytest.mark.parametrize("case", VECTORS.values(), ids=VECTORS)
def test_a_score_survives_the_cache(case: dict[str, Any], framework: Framework) -> None:
    """Every part of it, exactly, through JSON and back."""
    decision = {"outcome": case["decision"]} if case["decision"] else None
    score = assess(entry(case, decision=decision), framework)
    assert unpack(json.loads(json.dumps(pack(score)))) == score


def test_what_is_not_assessed_survives_the_cache(framework: Framework) -> None:
    """It has no parts, and comes back without any."""
    imported = {"method": "1.0", "assessment": {"independence": "imported"}}
    score = assess(imported, framework)
    assert unpack(json.loads(json.dumps(pack(score)))) == score
