"""The worked cases of the contract: what must come out, to the last decimal place shown.

`tests/site/test_assess_score.py` holds the browser to the same cases.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from fairshare.framework import Framework
from fairshare.model import Answer
from fairshare.score import Decided, as_dict, assess, score
from vectors import CASES, VECTORS

ROOT = Path(__file__).parents[2]
ENTRIES = sorted(CASES.glob("*.yml"))


@pytest.mark.parametrize("case", VECTORS.values(), ids=VECTORS)
def test_a_worked_case_of_the_contract_comes_out_as_written(
    case: dict[str, Any], framework: Framework
) -> None:
    """Outcome, what is possible, principles, reasons, tipping answers and divergence, no more.

    The older cases don't say what is possible.
    """
    answers = {name: Answer.read(written) for name, written in case["answers"].items()}
    method = framework.methods["1.0"]
    decision = Decided(case["decision"]) if case["decision"] else None
    result = score(answers, frozenset(case["gates"]), decision, method, framework.questions)
    shown = as_dict(result, "a/b")
    for key in ("id", "method", "method_sha256"):
        del shown[key]
    assert shown == {"possible": shown["possible"], **case["expect"]}


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: str(path.stem))
def test_an_entry_is_scored_as_its_case_file_says(path: Path, framework: Framework) -> None:
    """Each case holds an entry as written, valid or not, and what its score must show."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    shown = as_dict(assess(case["entry"], framework), "a/b")
    assert {key: shown.get(key, "absent") for key in case["expect"]} == case["expect"]


def test_a_score_names_the_method_file_that_it_was_made_with(framework: Framework) -> None:
    """The version and the sha256 of the file are published with every score."""
    shown = as_dict(assess({"method": "1.0"}, framework), "a/b")
    content = (ROOT / "schema/method/1.0.yml").read_bytes()
    assert (shown["id"], shown["method"]) == ("a/b", "1.0")
    assert shown["method_sha256"] == hashlib.sha256(content).hexdigest()


def test_the_json_form_has_the_keys_of_the_contract_in_its_order(framework: Framework) -> None:
    """Readers rely on the names; `divergence` comes last and only with a decision."""
    entry = {"method": "1.0", "decision": {"outcome": "refused"}}
    keys = list(as_dict(assess(entry, framework), "a/b"))
    assert keys == [
        "id",
        "method",
        "method_sha256",
        "outcome",
        "possible",
        "principles",
        "benefit",
        "concern",
        "reasons",
        "tipping",
        "divergence",
    ]
