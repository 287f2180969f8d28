"""Problems as SARIF 2.1.0, the form that code scanners and editors exchange their findings in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from fairshare import __version__
from fairshare.printable import as_json
from fairshare.problems import Problem, explanation

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "REGISTER"
"""Stands for the project's folder, from which files are named."""


def as_sarif(problems: Sequence[Problem]) -> str:
    """The result of a check as one SARIF log: a rule for each code, a result for each problem."""
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "fairshare", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_json(log)


def _rule(code: str) -> dict[str, Any]:
    """What a code means, from its page: the heading in short, the page as help."""
    page = explanation(code)
    title = page.partition("\n")[0].removeprefix(f"# {code}: ")
    return {
        "id": code,
        "shortDescription": {"text": title},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": "error" if code.startswith("E") else "warning"},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    file = {"uri": quote(problem.file, errors="replace"), "uriBaseId": _ROOT}
    region = {"startLine": problem.line, "startColumn": problem.column}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": f"{problem.message} {problem.way_on}".strip()},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
    }
