"""What a register stands on: each thing that is wrong is said, and what can't be seen is too."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fairshare.cli import main
from fairshare.doctor import examine
from pasts import git
from projects import REPOSITORY, Project

REPO = "repos/northshire/register"
RULES = [
    {
        "type": "pull_request",
        "parameters": {"require_code_owner_review": True, "dismiss_stale_reviews_on_push": True},
    },
    {
        "type": "required_status_checks",
        "parameters": {"required_status_checks": [{"context": "Entries"}]},
    },
    {"type": "non_fast_forward"},
    {"type": "deletion"},
]
GOOD: dict[str, Any] = {
    "repo": {"nameWithOwner": "northshire/register", "defaultBranchRef": {"name": "main"}},
    f"{REPO}/rules/branches/main": RULES,
    f"{REPO}/branches/main": {"protected": True},
    f"{REPO}/codeowners/errors": {"errors": []},
    f"{REPO}/actions/permissions/workflow": {"can_approve_pull_request_reviews": True},
    f"{REPO}/pages": {"build_type": "workflow"},
    f"{REPO}/private-vulnerability-reporting": {"enabled": True},
    f"{REPO}/labels/decision": {"name": "decision"},
    f"{REPO}/labels/question": {"name": "question"},
}
GH = """#!/bin/sh
[ "$1" = api ] && file=$(echo "$2" | tr / _) || file=repo
cat "$GH_ANSWERS/$file.json" 2>/dev/null || exit 1
"""
"""Stands for the host's program: it answers what lies in a folder, and fails for all else."""

Host = Callable[[dict[str, Any]], None]


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    """Sets what the host answers."""
    program, answers = tmp_path / "bin" / "gh", tmp_path / "answers"
    program.parent.mkdir()
    answers.mkdir()
    program.write_text(GH)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GH_ANSWERS", str(answers))

    def answer(found: dict[str, Any]) -> None:
        for address, content in found.items():
            (answers / f"{address.replace('/', '_')}.json").write_text(json.dumps(content))

    return answer


@pytest.fixture
def register(project: Project) -> Project:
    """A register in git, in use, with code owners."""
    project.write(
        ".github/CODEOWNERS",
        "* @northshire/governance\n/register/ @northshire/staff\n"
        "/register/redactions/ @northshire/governance\n",
    )
    project.write("register.yml", publisher("false"))
    git(project.root, "init", "-q", "-b", "main")
    git(project.root, "add", "--all")
    git(project.root, "commit", "-q", "-m", "First")
    return project


def publisher(demonstration: str) -> str:
    return (
        (REPOSITORY / "register.yml")
        .read_text("utf-8")
        .replace("demonstration: true", f"demonstration: {demonstration}")
    )


def states(project: Project) -> dict[str, str]:
    """What was found, by name; of several the worst."""
    found: dict[str, str] = {}
    for one in examine(project.root, project.path("register")):
        if found.get(one.name) != "wrong":
            found[one.name] = one.state
    return found


def run(project: Project, *options: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(project.root), "doctor", *options])


def test_a_register_that_is_set_up_has_nothing_wrong(register: Project, host: Host) -> None:
    """Only a lawyer's reading is left to a person. Both formats say the same."""
    host(GOOD)
    found = states(register)
    assert {name for name, state in found.items() if state != "good"} == {"law"}
    result = run(register)
    assert result.exit_code == 0, result.output
    assert result.stderr.endswith("0 are wrong, 1 to look at by a person.\n")
    listed = json.loads(run(register, "--format", "json").stdout)["findings"]
    assert len(listed) == len(result.stdout.splitlines())


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("pull requests", {f"{REPO}/rules/branches/main": RULES[1:]}),
        ("code owners", {f"{REPO}/rules/branches/main": [{"type": "pull_request"}]}),
        ("stale approvals", {f"{REPO}/rules/branches/main": [{"type": "pull_request"}]}),
        ("required checks", {f"{REPO}/rules/branches/main": RULES[:1]}),
        ("forced pushes", {f"{REPO}/rules/branches/main": RULES[:2]}),
        ("deletion", {f"{REPO}/rules/branches/main": RULES[:3]}),
        ("teams", {f"{REPO}/codeowners/errors": {"errors": [{"message": "Unknown owner: @a/b"}]}}),
        (
            "pull requests of workflows",
            {f"{REPO}/actions/permissions/workflow": {"can_approve_pull_request_reviews": False}},
        ),
        ("pages", {f"{REPO}/pages": {"build_type": "legacy"}}),
        ("private reports", {f"{REPO}/private-vulnerability-reporting": {"enabled": False}}),
    ],
)
def test_a_setting_that_is_off_is_wrong(
    name: str, change: dict[str, Any], register: Project, host: Host
) -> None:
    """And named as the guide names it."""
    host(GOOD | change)
    assert states(register)[name] == "wrong"
    assert run(register).exit_code == 1


def test_a_label_that_is_not_there_is_wrong(register: Project, host: Host) -> None:
    """The host answers nothing for it."""
    host({name: one for name, one in GOOD.items() if not name.endswith("labels/question")})
    assert states(register)["labels"] == "wrong"


def test_what_the_host_does_not_say_is_no_fault(register: Project, host: Host) -> None:
    """It may not be for this person to see, or be set in an older way."""
    host({"repo": GOOD["repo"], f"{REPO}/labels/decision": {}, f"{REPO}/labels/question": {}})
    unknown = {name for name, state in states(register).items() if state == "unknown"}
    assert unknown == {
        *{"law", "branch rules", "teams", "pull requests of workflows"},
        *{"pages", "private reports"},
    }
    host({f"{REPO}/rules/branches/main": [], f"{REPO}/branches/main": {"protected": True}})
    assert states(register)["branch rules"] == "unknown"
    host({f"{REPO}/branches/main": {"protected": False}})
    assert states(register)["pull requests"] == "wrong"


@pytest.mark.parametrize("answer", ["", "[", "[]", '{"nameWithOwner": ""}', "null"])
def test_a_host_that_is_not_known_is_not_asked(
    answer: str, register: Project, host: Host, tmp_path: Path
) -> None:
    """Nobody is signed in, or the files lie elsewhere."""
    host({})
    (tmp_path / "answers/repo.json").write_text(answer)
    assert states(register)["host"] == "unknown"
    assert run(register).exit_code == 0


@pytest.mark.parametrize(
    ("owners", "said"),
    [
        ("* @OWNER/maintainers\n", "@OWNER/maintainers is a placeholder"),
        ("* @fairshare-maintainers\n", "is a placeholder"),
        ("/register/ @northshire/staff\n", "No line for `*` names an owner"),
        ("*\n", "No line for `*` names an owner"),
        ("* @a/b\n/register/ @a/c\n", "give /register/redactions/ to the maintainers"),
        ("* northshire\n", "northshire is no owner"),
        ("* @north shire/\x1b[31m\n", "is no owner"),
    ],
)
def test_code_owners_that_are_nobody_are_wrong(owners: str, said: str, register: Project) -> None:
    """Nobody would have to agree; what stands there is shown as letters."""
    register.write(".github/CODEOWNERS", owners)
    result = run(register)
    assert result.exit_code == 1
    assert said in result.stdout
    assert "\x1b" not in result.stdout


def test_a_copy_without_its_past_or_its_publisher_is_wrong(
    register: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shallow copy, none at all, a machine without git, and no word of who publishes."""
    register.path("register.yml").unlink()
    register.path(".github/CODEOWNERS").unlink()
    assert {states(register)[name] for name in ("register.yml", "CODEOWNERS")} == {"wrong"}
    register.write("register.yml", "name: [")
    assert states(register)["register.yml"] == "wrong"
    register.write("register.yml", publisher("true"))
    assert states(register)["register.yml"] == "unknown"
    register.write(".git/shallow", git(register.root, "rev-parse", "HEAD"))
    assert "git fetch --unshallow" in run(register).stdout
    monkeypatch.setenv("PATH", str(register.path("none")))
    assert "git is not installed" in run(register).stdout


def test_the_guide_names_each_thing_that_is_looked_at(register: Project, host: Host) -> None:
    """In the words of the program, so that a person finds it there."""
    host(GOOD)
    guide = (REPOSITORY / "docs/host-settings.md").read_text("utf-8").lower()
    named = {
        name.strip(" .:")
        for bold in re.findall(r"\*\*(.+?)\*\*", guide)
        for name in bold.split(",")
    }
    assert {name.lower() for name in (*states(register), "host")} <= named
