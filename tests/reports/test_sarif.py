"""SARIF 2.1.0: what code scanners and editors need to show a problem at its place."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner
from jsonschema import Draft202012Validator

from fairshare.cli import main
from fairshare.problems import Problem, codes
from fairshare.reports.sarif import as_sarif
from projects import FULL, Project, place

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"minLength": 1}}}
SHAPE: dict[str, Any] = {
    "required": ["$schema", "version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"const": "unicodeCodePoints"},
                    "tool": {
                        "properties": {
                            "driver": {
                                "required": ["name", "version", "rules"],
                                "properties": {
                                    "rules": {
                                        "items": {
                                            "required": ["id", "shortDescription", "help"],
                                            "properties": {"shortDescription": TEXT, "help": TEXT},
                                        }
                                    }
                                },
                            }
                        }
                    },
                    "results": {
                        "items": {
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                            "properties": {
                                "level": {"enum": ["error", "warning"]},
                                "message": TEXT,
                                "locations": {"minItems": 1},
                            },
                        }
                    },
                },
            },
        },
    },
}
"""What the standard's own schema asks of the parts that we write."""


def problem(code: str, file: str = "a/b.yml", line: int = 3) -> Problem:
    return Problem(code, file, line, 7, ("stage",), "Something is wrong.", "Mend it.")


def run_of(*found: Problem) -> dict[str, Any]:
    log = json.loads(as_sarif(found))
    Draft202012Validator(SHAPE).validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


def test_a_check_prints_one_log_at_the_place(project: Project) -> None:
    """`check --format sarif`: the code, the file and the place of the fault, and status 1."""
    project.replace(FULL, "stage: live ", "stage: running ")
    arguments = ["--root", str(project.root), "check", "--today", "2025-12-01"]
    result = CliRunner().invoke(main, [*arguments, "--format", "sarif"])
    log = json.loads(result.stdout)
    Draft202012Validator(SHAPE).validate(log)
    (found,) = log["runs"][0]["results"]
    line, column = place(project.read(FULL), "running")
    physical = found["locations"][0]["physicalLocation"]
    assert found["ruleId"] == "E103"
    assert physical["artifactLocation"]["uri"] == FULL
    assert physical["region"] == {"startLine": line, "startColumn": column}
    assert result.exit_code == 1
    assert result.stderr == ""


def test_each_result_names_its_rule() -> None:
    """A code that was found twice is one rule, and both results point to it."""
    run = run_of(problem("W220"), problem("E103"), problem("E103", line=9))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["E103", "W220"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["warning", "error", "error"]


def test_every_code_is_a_rule_with_its_words() -> None:
    """The rule's help is the page of the code."""
    run = run_of(*map(problem, codes()))
    for code, rule in zip(codes(), run["tool"]["driver"]["rules"], strict=True):
        assert rule["help"]["text"].startswith(f"# {code}: {rule['shortDescription']['text']}")


def test_a_file_is_named_by_an_address() -> None:
    """Blanks and signs in a file's name can't break out of the address."""
    (result,) = run_of(problem("E201", "register/a b#?.yml"))["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "register/a%20b%23%3F.yml"


def test_no_problem_is_an_empty_log() -> None:
    """A clean check still is a log, so that a scanner closes what it showed before."""
    assert run_of()["results"] == []
