"""The register's own questions and scoring method: what the vectors of the contract speak of."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import yaml

from fairshare.framework import Framework, Question
from fairshare.load.method import read_method

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def framework() -> Framework:
    """The questions of `schema/initiative.schema.json` and the method 1.0."""
    schema = json.loads((ROOT / "schema/initiative.schema.json").read_text(encoding="utf-8"))
    questions = tuple(
        Question(
            id=name,
            title=written["title"],
            description=written["description"],
            principle=written["x-principle"],
            axis=written["x-axis"],
            feature=tuple(written["x-feature"]),
            sourced=written["x-sourced"],
            scale={int(step): text for step, text in written["x-scale"].items()},
        )
        for name, written in schema["properties"]["answers"]["properties"].items()
    )
    content = (ROOT / "schema/method/1.0.yml").read_bytes()
    method = read_method(
        yaml.safe_load(content),
        hashlib.sha256(content).hexdigest(),
        [question.id for question in questions],
        "schema/method/1.0.yml",
    )
    return Framework(
        questions=questions,
        codes={},
        methods={method.version: method},
        initiative_schema=schema,
        organisation_schema={},
        digest="",
    )
