"""The workflows: least rights, nothing that moves, no stranger's text in a shell."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checks import published
from projects import FULL, REPOSITORY, SMALL, draw

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
WRITERS = {
    ("reminders.yml", "remind"): {"contents": "read", "issues": "write"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("release.yml", "vouch"): {"id-token": "write", "attestations": "write"},
    ("release.yml", "publish"): {"contents": "read", "id-token": "write"},
    ("release.yml", "announce"): {"contents": "write"},
    ("intake.yml", "answer"): {
        **dict.fromkeys(("contents", "pull-requests", "issues", "actions"), "write"),
    },
}
"""The jobs that may write, and what. None of them runs code of a proposal, or reads an issue."""


def load(path: Path) -> dict[str, Any]:
    """A workflow; BaseLoader, so that `on` is not taken for yes."""
    found = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    assert isinstance(found, dict)
    return found


def each_step() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every step, named for the message of a failure."""
    for path in WORKFLOWS:
        for name, job in load(path)["jobs"].items():
            for number, step in enumerate(job["steps"]):
                yield f"{path.name} {name} {number}", step


STEPS = list(each_step())


LONGER = {"large.yml": 180}
"""Minutes that the build of 50,000 may take, which nobody waits for."""


def test_there_are_workflows() -> None:
    """The tests below look at something."""
    assert {"check.yml", "publish.yml", "intake.yml", "reminders.yml"} <= {
        path.name for path in WORKFLOWS
    }


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_given_job_by_job(path: Path) -> None:
    """None at the top; each job says its own, and writes only where it must. All end some time."""
    workflow = load(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert int(job["timeout-minutes"]) <= LONGER.get(path.name, 15)
        allowed = WRITERS.get((path.name, name), {"contents": "read"})
        assert job["permissions"] == allowed


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_run_has_rights_that_a_fork_could_use(path: Path) -> None:
    """Neither kind of run that hands secrets to the code of strangers."""
    assert not {"pull_request_target", "workflow_run"} & set(load(path)["on"])


@pytest.mark.parametrize(("name", "step"), STEPS)
def test_an_action_is_one_commit(name: str, step: dict[str, Any]) -> None:
    """A tag can be moved; a commit can't. The version stands beside it for people."""
    if "uses" not in step:
        assert "run" in step
        return
    assert re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40}", step["uses"])
    text = (GITHUB / "workflows" / name.split(maxsplit=1)[0]).read_text("utf-8")
    assert re.search(rf"{re.escape(step['uses'])} # v\d+\.\d+\.\d+$", text, re.MULTILINE)


@pytest.mark.parametrize(("name", "step"), STEPS)
def test_no_expression_is_pasted_into_a_shell(name: str, step: dict[str, Any]) -> None:
    """A title with `$(…)` in it would run. What a script needs comes by the environment."""
    assert "${{" not in step.get("run", ""), name


@pytest.mark.parametrize(("name", "step"), STEPS)
def test_a_checkout_keeps_no_token(name: str, step: dict[str, Any]) -> None:
    """Code that runs later finds nothing to push with."""
    if "actions/checkout@" in step.get("uses", ""):
        assert step["with"]["persist-credentials"] == "false", name


def test_the_workflows_install_the_makefiles_uv() -> None:
    """One version, and each of its files by its hash."""
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    wanted = re.search(r"^UV_VERSION := (.+)$", makefile, re.MULTILINE)
    text = (GITHUB / "uv.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert wanted
    assert lines[0] == f"uv=={wanted[1]} \\"
    assert all(re.fullmatch(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines[1:])


def test_nothing_outside_the_register_lacks_an_owner() -> None:
    """Rules, code and workflows are never changed without those who keep them."""
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[0][0] == "*"
    assert all(len(rule) > 1 for rule in rules)
    assert [rule[0] for rule in rules[1:]] == ["/register/", "/register/redactions/"]
    assert rules[2][1:] == rules[0][1:] != rules[1][1:]


@pytest.mark.parametrize("name", [".pre-commit-hooks.yaml", ".pre-commit-config.yaml"])
def test_hooks_look_at_entries(name: str) -> None:
    """Each hook runs the check, on files of the register."""
    found = yaml.safe_load((REPOSITORY / name).read_text("utf-8"))
    hooks = found if isinstance(found, list) else found["repos"][0]["hooks"]
    for hook in hooks:
        assert hook["entry"].endswith("fairshare check")
        assert re.match(hook["files"], FULL)


def test_pages_are_counted_against_entries(tmp_path: Path, capsys: Any) -> None:
    """A site with a page for each entry passes; one page less, or none at all, does not."""
    project = draw(tmp_path / "project")
    site = tmp_path / "site"
    for name in (FULL, SMALL):
        page = site / name.removeprefix("register/").removesuffix(".yml") / "index.html"
        page.parent.mkdir(parents=True)
        page.touch()
    assert published.main(project.root, site) == 0
    assert capsys.readouterr().out == "2 initiatives have a page.\n"
    page.unlink()
    assert published.main(project.root, site) == 1
    assert "household-support-fund has no page." in capsys.readouterr().out
    shutil.rmtree(project.path("register"))
    assert published.main(project.root, tmp_path) == 1


def test_a_release_is_tried_and_vouched_for_before_anyone_can_have_it() -> None:
    """One job after the other; each takes what the first has built, and none builds again."""
    jobs = load(GITHUB / "workflows/release.yml")["jobs"]
    order = ["build", "try", "vouch", "publish", "announce"]
    assert list(jobs) == order
    assert [jobs[name].get("needs") for name in order] == [None, *order[:-1]]
    building = [name for name in order if "uv build" in str(jobs[name]["steps"])]
    assert building == ["build"]


def test_machines_that_share_a_build_begin_with_the_same() -> None:
    """The day is said once for all; no stage starts before the last one is whole."""
    jobs = load(GITHUB / "workflows/shards.yml")["jobs"]
    order = {"plan": None, "check": "plan", "draw": ["plan", "check"], "join": ["plan", "draw"]}
    assert {name: job.get("needs") for name, job in jobs.items()} == order
    stages = {"check": '--check "$SHARD"', "draw": '--draw "$SHARD"', "join": ""}
    for name, option in stages.items():
        (step,) = (one for one in jobs[name]["steps"] if "fairshare build" in one.get("run", ""))
        assert (
            f"fairshare build --strict {option} --bundles bundles".replace("  ", " ") in step["run"]
        )
        assert step["env"]["SOURCE_DATE_EPOCH"] == "${{ needs.plan.outputs.epoch }}"
    shared = "${{ fromJSON(needs.plan.outputs.shards) }}"
    assert [jobs[name]["strategy"]["matrix"]["shard"] for name in ("check", "draw")] == [shared] * 2


def test_only_a_tag_of_a_version_is_released() -> None:
    """No branch, no pull request, nothing by hand."""
    assert load(GITHUB / "workflows/release.yml")["on"] == {
        "push": {"tags": ["v[0-9]+.[0-9]+.[0-9]+"]}
    }
