"""The check as an action: started as a code host starts it, on proposals, pushes and queues."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from pasts import Past
from projects import FULL, REPOSITORY, SMALL, Project, draw

ACTION = REPOSITORY / "check"
PROGRAM = str(Path(sys.executable).with_name("fairshare"))


@pytest.fixture
def register(tmp_path: Path) -> Project:
    """Two commits: the register, and a change that deletes a decision."""
    project = draw(tmp_path / "project")
    project.change(FULL, lambda data: data.pop("related"))
    past = Past(project.root)
    files = {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for path in project.root.rglob("*")
        if path.is_file()
    }
    past.commit(files)
    past.commit({SMALL: None})
    past.write()
    project.path(SMALL).unlink(missing_ok=True)
    return project


def check(project: Project, event: str, **given: str) -> subprocess.CompletedProcess[str]:
    """What the action's step does in a workflow."""
    around = {
        "FAIRSHARE": "echo",  # says what it would have run
        "GITHUB_EVENT_NAME": event,
        "GITHUB_STEP_SUMMARY": str(project.root / "summary.md"),
        "SOURCE_DATE_EPOCH": "1764547200",
    }
    inputs = {"ROOT": ".", "BASE": "", "STRICT": "false", "QUEUED_ON": "", "PUSHED_ON": ""}
    return subprocess.run(
        ["bash", str(ACTION / "run")],
        cwd=project.root,
        env={**os.environ, **around, **inputs, **given},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_a_proposal_deletes_is_refused(register: Project) -> None:
    """Beside the line for the host, and in the summary for people."""
    done = check(register, "pull_request", FAIRSHARE=PROGRAM)
    assert done.returncode == 1, done.stderr
    assert "::error file=register/initiatives/northshire-council/household" in done.stdout
    assert "E501" in (register.root / "summary.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("event", "given", "options"),
    [
        ("pull_request", {}, "--base HEAD^1"),
        ("push", {"PUSHED_ON": "HEAD~1"}, "--base HEAD~1"),
        ("push", {"PUSHED_ON": "0" * 40}, "--base HEAD"),
        ("merge_group", {"QUEUED_ON": "HEAD~1"}, "--base HEAD~1"),
        ("schedule", {}, "--base HEAD"),
        ("push", {"PUSHED_ON": "HEAD", "BASE": "HEAD~1"}, "--base HEAD~1"),
        ("pull_request", {"BASE": "none"}, ""),
        ("pull_request", {"STRICT": "true", "BASE": "none"}, "--strict"),
    ],
)
def test_it_is_held_against_what_the_branch_was_before(
    event: str, given: dict[str, str], options: str, register: Project
) -> None:
    """Whatever started it; the first push of a branch has nothing before it."""
    done = check(register, event, **given)
    summary = register.root / "summary.md"
    wanted = f"--root . check --format github --summary {summary} {options}".strip()
    assert done.stdout.strip() == wanted


def test_a_shallow_copy_is_told_what_it_lacks(register: Project) -> None:
    """A check that can't look back must not pass."""
    done = check(register, "push", PUSHED_ON="a" * 40)
    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stdout


def test_the_page_names_every_input() -> None:
    """With what it is by default."""
    action = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))
    page = (ACTION / "README.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([a-z]+)` \|.*\| (.+) \|$", page, re.MULTILINE))
    assert rows.keys() == action["inputs"].keys()
    for name, one in action["inputs"].items():
        assert one["default"] in rows[name]


def test_what_it_uses_is_one_commit_and_no_input_is_pasted_into_a_shell() -> None:
    """As in our own workflows."""
    steps = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))["runs"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one) for one in used)
    assert not any("${{" in step.get("run", "") for step in steps)
