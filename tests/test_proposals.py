"""What the workflows do with a proposal: the base's rules, one file for an issue."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from pasts import git
from projects import FULL, REPOSITORY, SMALL, Project


class Proposal:
    """A repository whose main branch is a good register, and a commit on top of it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        git(project.root, "init", "-q", "-b", "main")
        self.base = self._commit()

    def _commit(self) -> str:
        git(self.project.root, "add", "--all", "--force")
        git(self.project.root, "commit", "-q", "-m", "A change")
        return git(self.project.root, "rev-parse", "HEAD")

    def checked(self, folder: Path) -> tuple[int, str, str]:
        """Status, what was printed, and the summary of `.ci/check-proposal`."""
        self._commit()
        summary = folder / "summary.md"
        done = subprocess.run(
            [REPOSITORY / ".ci" / "check-proposal", self.base, folder / "trees", summary],
            cwd=self.project.root,
            env={**os.environ, "FAIRSHARE": f"{sys.executable} -m fairshare.cli"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, summary.read_text("utf-8")


def grown(root: Path) -> dict[str, str]:
    """A repository with a merge; the ids of its commits by what they are to a workflow."""
    git(root, "init", "-q", "-b", "main")
    commits = {}
    for name, arguments in {
        "before": ("commit", "--allow-empty", "-qm", "1"),
        "queued": ("commit", "--allow-empty", "-qm", "2"),
        "base": ("update-ref", "refs/remotes/origin/main", "HEAD"),
        "branch": ("switch", "-qc", "branch"),
        "proposed": ("commit", "--allow-empty", "-qm", "3"),
        "main": ("switch", "-q", "--detach", "main"),
        "head": ("merge", "-q", "--no-ff", "branch", "-m", "4"),
    }.items():
        git(root, *arguments)
        commits[name] = git(root, "rev-parse", "HEAD")
    return commits


def find_base(root: Path, output: Path, event: str, queued: str, pushed: str) -> tuple[int, str]:
    """Status and words of the lines of check.yml that find the base."""
    workflow = yaml.safe_load((REPOSITORY / ".github/workflows/check.yml").read_text("utf-8"))
    jobs = workflow["jobs"]
    (script,) = (one["run"] for one in jobs["base"]["steps"] if one.get("id") == "base")
    assert {jobs[name]["needs"] for name in ("entries", "code")} == {"base"}
    surroundings = {
        "EVENT": event,
        "QUEUED_ON": queued,
        "PUSHED_ON": pushed,
        "GITHUB_OUTPUT": str(output),
    }
    done = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=root,
        env=os.environ | surroundings,
        check=False,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("event", "base"),
    [
        ("pull_request", "base"),
        ("merge_group", "queued"),
        ("push", "before"),
        ("workflow_dispatch", "base"),
        ("push without one before", "head"),
    ],
)
def test_the_base_of_each_event(event: str, base: str, project: Project, tmp_path: Path) -> None:
    """What check.yml compares with, worked out by its own lines in a repository with a merge."""
    commits = grown(project.root)
    pushed = "0" * 40 if " " in event else commits["before"]
    kind = event.split(maxsplit=1)[0]
    output = tmp_path / "output"
    assert find_base(project.root, output, kind, commits["queued"], pushed)[0] == 0
    assert output.read_text() == f"sha={commits[base]}\n"


@pytest.mark.parametrize(
    ("pushed", "said"),
    [("1" * 40, "put back the commits"), ("proposed", "merge the other way round")],
    ids=["forced push", "git pull"],
)
def test_a_push_that_leaves_its_own_past_has_no_base(
    pushed: str, said: str, project: Project, tmp_path: Path
) -> None:
    """HEAD is never compared with itself instead, nor with a side line that it brought in."""
    commits = grown(project.root)
    before = commits.get(pushed, pushed)
    output = tmp_path / "output"
    status, words = find_base(project.root, output, "push", commits["queued"], before)
    assert status == 1
    assert said in words
    assert not output.exists()


@pytest.fixture
def proposal(project: Project) -> Proposal:
    return Proposal(project)


def test_a_good_proposal_passes(proposal: Proposal, tmp_path: Path) -> None:
    """Only the files that differ are spoken of, with the assessment before and after."""
    proposal.project.replace(FULL, "privacy: {rating: 4", "privacy: {rating: 3")
    last = "as a recipient after it was formed.}"
    why = "  - {date: 2025-11-20, kind: reassessed, summary: Nobody can opt out by phone now.}"
    proposal.project.replace(FULL, last, f"{last}\n{why}")
    status, printed, summary = proposal.checked(tmp_path)
    assert (status, printed) == (0, "")
    assert summary.count("\n| northshire") == 1
    assert "Assessed again&#44; 20 November 2025" in summary


def test_a_silent_change_does_not_pass(proposal: Proposal, tmp_path: Path) -> None:
    """The aims grow, and nothing says so: the field and the kinds that would explain it."""
    wide = "aims: [automatic-entitlement, immigration-control"
    proposal.project.replace(FULL, "aims: [automatic-entitlement", wide)
    status, printed, summary = proposal.checked(tmp_path)
    assert status == 1
    assert "title=E511::Aims (purpose → aims) changed after the decision" in printed
    assert "no event explains it |" in summary


def test_words_around_the_entries_do_not_change_in_silence(
    proposal: Proposal, tmp_path: Path
) -> None:
    """The base's code looks at the proposed schema too: no old decision gets another label."""
    name = "schema/codes/outcomes.yml"
    proposal.project.replace(name, "label: Refused", "label: Approved by all")
    status, printed, summary = proposal.checked(tmp_path)
    assert status == 1
    assert printed.count("title=E524::") == 1
    assert "| codes&#46;refused&#46;label | Refused | Approved by all |" in summary


def test_a_correction_of_words_passes_and_is_shown(proposal: Proposal, tmp_path: Path) -> None:
    """Both wordings stand in the summary, and what is withheld does."""
    name = "schema/codes/outcomes.yml"
    proposal.project.replace(name, "label: Refused", "label: Turned down")
    more = (
        "corrections:\n  - {date: 2025-11-25, path: codes.refused.label, was: Refused, "
        "why: The law says so., kind: wording}\n"
    )
    proposal.project.write(name, proposal.project.read(name) + more)
    proposal.project.replace(
        "mkdocs.yml", "search: false", "search: false, withheld: [a1b2c3d4e5f6]"
    )
    status, printed, summary = proposal.checked(tmp_path)
    assert (status, printed) == (0, "")
    assert "| Refused | Turned down | The law says so&#46; |" in summary
    assert "- a1b2c3d4e5f6" in summary
    assert "withheld" not in (tmp_path / "trees" / "after" / "mkdocs.yml").read_text("utf-8")


def test_a_schema_that_the_base_can_not_read_is_said(proposal: Proposal, tmp_path: Path) -> None:
    """It is left to the proposal's own code, and nobody overlooks that."""
    name = "schema/codes/outcomes.yml"
    proposal.project.replace(name, "label: Refused", "label: Refused\n    colour: red")
    status, printed, _summary = proposal.checked(tmp_path)
    assert status == 0
    assert printed.startswith("::warning title=schema::The base's code can't read")


def test_a_proposal_does_not_pass_by_its_own_rules(proposal: Proposal, tmp_path: Path) -> None:
    """A schema that allows a new stage, and a cache that calls the entry good, are left behind."""
    proposal.project.replace(FULL, "stage: live ", "stage: running ")
    for name in ("schema/initiative.schema.json", "schema/codes/stages.yml"):
        text = proposal.project.read(name)
        proposal.project.write(name, text.replace("live", "running"))
    proposal.project.write(".cache/fairshare/anything", "good")
    status, printed, summary = proposal.checked(tmp_path)
    assert status == 1
    assert printed.startswith(f"::error file={FULL},")
    assert "is &#34;running&#34;" in summary
    assert not (tmp_path / "trees" / "after" / ".cache" / "fairshare" / "anything").exists()


def test_what_was_published_is_not_deleted(proposal: Proposal, tmp_path: Path) -> None:
    """A file that is gone can't be named, and is told all the same."""
    proposal.project.path(FULL).unlink()
    status, printed, _summary = proposal.checked(tmp_path)
    assert status == 1
    assert "title=E501::" in printed


def test_names_of_files_are_no_words_of_a_shell(proposal: Proposal, tmp_path: Path) -> None:
    """Blanks, quotes and commands in a name are parts of the name."""
    odd = "register/initiatives/northshire-council/a b$(touch gone)'\".yml"
    proposal.project.write(odd, proposal.project.read(SMALL))
    status, printed, _summary = proposal.checked(tmp_path)
    assert status == 1
    assert (
        "::error file=register/initiatives/northshire-council/a b$(touch gone)'\".yml," in printed
    )
    assert not list(tmp_path.rglob("gone"))


GH = """#!/bin/sh
echo "$@" >> "$GH_LOG"
case "$*" in
  *"pr view"*number*) [ -z "$GH_OPEN" ] || { echo 7; exit 0; }; exit 1 ;;
  *"pr view"*) exit 1 ;; # there is none yet
  *dismissals*) exit "${GH_REFUSES:-0}" ;;
  *reviews*) [ -z "$GH_OPEN" ] || printf '501\\n502\\n'; eval "${GH_MEANWHILE:-}" ;;
esac
"""
"""Stands for the host's own program: keeps what it was asked, and does nothing."""

ENTRY = "register/initiatives/northshire-council/new-one.yml"


class Intake:
    """A checkout of main as the workflow has it, its origin, and what was read from an issue."""

    def __init__(self, project: Project, folder: Path) -> None:
        git(project.root, "init", "-q", "-b", "main")
        git(project.root, "add", "--all")
        git(project.root, "commit", "-q", "-m", "First")
        self.origin, self.checkout = project.root, folder / "checkout"
        git(folder, "clone", "-q", str(project.root), str(self.checkout))
        self.folder = folder / "intake"
        self.folder.mkdir()
        (self.folder / "reply.md").write_text("Thank you.")
        self.log = folder / "gh.log"
        program = folder / "bin" / "gh"
        program.parent.mkdir()
        program.write_text(GH)
        program.chmod(0o755)
        self.path = program.parent

    def read(self, place: str) -> None:
        (self.folder / "paths").write_text(f"{place}\n")
        for line in place.split("\n"):
            path = self.folder / line.lstrip("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("title: New\n")

    def answered(self, issue: str = "12", **host: str) -> tuple[int, list[str]]:
        """Status of `.ci/open-proposal`, and what the host's program was asked.

        `host`: how it answers, as GH reads it from the environment.
        """
        git(self.checkout, "switch", "-q", "--detach", "origin/main")
        done = subprocess.run(
            [REPOSITORY / ".ci" / "open-proposal", issue, self.folder],
            cwd=self.checkout,
            env={
                **os.environ,
                **host,
                "PATH": f"{self.path}:{os.environ['PATH']}",
                "GH_LOG": str(self.log),
            },
            capture_output=True,
            check=False,
        )
        return done.returncode, self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def intake(project: Project, tmp_path: Path) -> Intake:
    return Intake(project, tmp_path)


def test_a_good_entry_becomes_a_pull_request(intake: Intake) -> None:
    """One file on a branch of its own, its check started, and an answer; twice is one branch."""
    intake.read(ENTRY)
    for _time in range(2):
        status, asked = intake.answered()
        assert status == 0
        assert git(intake.origin, "diff", "--name-only", "main", "intake/issue-12") == ENTRY
    assert [" ".join(line.split()[:2]) for line in asked[:4]] == [
        *("pr view", "pr create", "workflow run", "issue comment"),
    ]


def test_an_organisation_comes_with_its_entry(intake: Intake) -> None:
    """A body that the register does not know is proposed in the same pull request."""
    body = "register/organisations/police-scotland.yml"
    intake.read(f"{ENTRY}\n{body}")
    assert intake.answered()[0] == 0
    changed = git(intake.origin, "diff", "--name-only", "main", "intake/issue-12").split()
    assert changed == [ENTRY, body]


def test_an_entry_with_problems_becomes_an_answer_alone(intake: Intake) -> None:
    """Nothing is pushed."""
    status, asked = intake.answered()
    assert status == 0
    assert [line.split()[:3] for line in asked] == [["issue", "comment", "12"]]
    assert git(intake.origin, "branch", "--format=%(refname:short)") == "main"


@pytest.mark.parametrize(
    "place",
    [
        *(".github/workflows/x.yml", "register/initiatives/../../x.yml", f"{ENTRY}\n.ci/run"),
        *(
            "/etc/passwd",
            "register/initiatives/a/$(touch gone).yml",
            "register/initiatives/a/-x.yml",
        ),
    ],
)
def test_nothing_but_an_entry_is_written(place: str, intake: Intake) -> None:
    """Whatever the first job hands on: no other path, and nothing is asked of the host."""
    intake.read(place)
    status, asked = intake.answered()
    assert (status == 0, asked) == (False, [])
    assert git(intake.origin, "branch", "--format=%(refname:short)") == "main"


def test_work_of_others_on_the_branch_is_not_lost(intake: Intake) -> None:
    """An editor who mended the entry keeps the commit when the issue is edited again."""
    intake.read(ENTRY)
    assert intake.answered()[0] == 0
    git(intake.checkout, "commit", "-q", "--allow-empty", "-m", "Mended by an editor")
    git(intake.checkout, "push", "-q", "origin", "HEAD:refs/heads/intake/issue-12")
    tip = git(intake.origin, "rev-parse", "intake/issue-12")
    assert intake.answered()[0] != 0
    assert git(intake.origin, "rev-parse", "intake/issue-12") == tip


def test_an_issue_edited_after_approval_needs_approval_again(intake: Intake) -> None:
    """Each approval goes before the new text comes; where one can't go, the text does not come."""
    intake.read(ENTRY)
    assert intake.answered()[0] == 0
    tip = git(intake.origin, "rev-parse", "intake/issue-12")
    (intake.folder / ENTRY).write_text("title: Newer\n")
    status, asked = intake.answered(GH_OPEN="yes", GH_REFUSES="1")
    assert status != 0
    assert git(intake.origin, "rev-parse", "intake/issue-12") == tip
    intake.log.unlink()
    status, asked = intake.answered(GH_OPEN="yes")
    assert status == 0
    dismissed = [line for line in asked if "--method PUT" in line]
    assert ["/501/" in dismissed[0], "/502/" in dismissed[1]] == [True, True]
    assert "please read it again" in dismissed[0]
    assert git(intake.origin, "show", f"intake/issue-12:{ENTRY}") == "title: Newer"


def test_a_commit_that_comes_in_between_is_not_lost(intake: Intake) -> None:
    """Somebody pushes after the look at the branch and before our push."""
    intake.read(ENTRY)
    assert intake.answered()[0] == 0
    (intake.folder / ENTRY).write_text("title: Newer\n")
    other = f"git -C {intake.origin} update-ref refs/heads/intake/issue-12 main"
    status, _asked = intake.answered(GH_OPEN="yes", GH_MEANWHILE=other)
    assert status != 0
    assert git(intake.origin, "rev-parse", "intake/issue-12") == (
        git(intake.origin, "rev-parse", "main")
    )
