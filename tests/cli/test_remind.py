"""`fairshare remind`, and how its reminders become issues on a code host."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fairshare.cli import main
from projects import FULL, REPOSITORY, Project

HOST = """\
#!{python}
# Stands for the code host's own command: keeps issues in a file, and notes what it was asked.
import json, pathlib, sys

state = pathlib.Path(__file__).with_name("issues.json")
asked = sys.argv[1:]
issues = json.loads(state.read_text())
given = dict(zip(asked, asked[1:]))
match asked[:2]:
    case ["label", "create"]:
        assert "--force" in asked
    case ["issue", "list"]:
        assert given["--label"] == "review-due" and given["--state"] == "open"
        print(json.dumps([i for i in issues if i["open"]]))
    case ["issue", "create"]:
        number = len(issues) + 1
        body = sys.stdin.read()
        assert given["--label"] == "review-due" and given["--body-file"] == "-"
        issues.append({{"number": number, "open": True, "title": given["--title"], "body": body}})
    case ["issue", "edit"]:
        issues[int(asked[2]) - 1].update(title=given["--title"], body=sys.stdin.read(), edits=1)
    case ["issue", "close"]:
        issues[int(asked[2]) - 1]["open"] = False
    case _:
        raise SystemExit(f"unknown: {{asked}}")
state.write_text(json.dumps(issues))
"""

Run = Callable[[str], list[dict[str, Any]]]


def remind(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(project.root), "remind", *arguments])


def test_the_command_says_what_is_due(project: Project) -> None:
    """The example is to be reviewed by 1 April 2027: 90 days before, somebody is told."""
    assert remind(project, "--today", "2026-12-31").stdout == ""
    result = remind(project, "--today", "2027-01-01")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].startswith("  2027-04-01  due in 90 days: ")
    assert result.stderr == "1 review is overdue or due soon.\n"
    late = remind(project, "--today", "2027-04-02", "--format", "json")
    (organisation,) = json.loads(late.stdout)["organisations"]
    assert organisation["reviews"][0]["state"] == "overdue"


def test_a_register_with_errors_reminds_nobody(project: Project) -> None:
    """What can't be read may be due: status 2, and one sentence that says what to do."""
    project.replace(FULL, "stage: live ", "stage: running ")
    result = remind(project)
    assert result.exit_code == 2
    assert result.stderr == "fairshare: The register has 1 error: run `fairshare check` first.\n"


def test_a_wrong_address_is_refused(project: Project) -> None:
    """It would make links that run."""
    result = remind(project, "--format", "github", "--site-url", "javascript:alert(1)")
    assert result.exit_code == 2


@pytest.fixture
def night(project: Project, tmp_path: Path) -> Run:
    """What the workflow does in one night; comes back with the host's issues."""
    host = tmp_path / "bin" / "gh"
    host.parent.mkdir()
    host.write_text(HOST.format(python=sys.executable))
    host.chmod(0o755)
    issues = host.with_name("issues.json")
    issues.write_text("[]")

    def run(today: str) -> list[dict[str, Any]]:
        done = remind(project, "--format", "github", "--today", today, "--site-url", "https://a.b/")
        assert done.exit_code == 0
        (tmp_path / "reminders.json").write_text(done.stdout, "utf-8")
        subprocess.run(
            [sys.executable, "-m", "checks.remind", str(tmp_path / "reminders.json")],
            cwd=REPOSITORY,
            env={**os.environ, "PATH": f"{host.parent}{os.pathsep}{os.environ['PATH']}"},
            check=True,
        )
        return list(json.loads(issues.read_text()))

    return run


def test_an_issue_is_opened_changed_and_closed(project: Project, night: Run) -> None:
    """One for each organisation, however many nights go by."""
    assert night("2026-12-01") == []
    (opened,) = night("2027-01-01")
    assert opened["title"] == "Reviews due: northshire-council"
    assert "due in 90 days" in opened["body"]
    assert night("2027-01-01") == [opened]
    (changed,) = night("2027-04-03")
    assert changed["open"]
    assert "overdue by 2 days" in changed["body"]
    project.replace(FULL, "review_by: 2027-04-01", "review_by: 2028-03-01")
    (closed,) = night("2027-04-03")
    assert not closed["open"]
    assert len(night("2028-02-01")) == 2


def test_other_issues_are_left_alone(night: Run, tmp_path: Path) -> None:
    """One that bears the label without our marker belongs to somebody."""
    other = {"number": 1, "open": True, "title": "Ours?", "body": "Please review.\r\nThanks."}
    (tmp_path / "bin/issues.json").write_text(json.dumps([other]))
    assert night("2026-12-01") == [other]
    assert night("2027-01-01")[0] == other
