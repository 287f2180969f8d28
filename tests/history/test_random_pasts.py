"""The history equals what git holds, for random sequences of edits in a real repository."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from fairshare.framework import Framework
from fairshare.git.repository import Repository
from fairshare.history import History, Present, Step, read_history
from fairshare.load.framework import load_framework
from fairshare.model import Register
from fairshare.work.cache import Cache
from pasts import Past, git
from projects import REPOSITORY

FRAMEWORK: Framework = load_framework(REPOSITORY / "schema")
IDS = ("lead/a", "lead/b", "other/a")
CONTENTS = (b"title: One\n", b"title: Two\nchanges: [{date: '2025', reason: Why.}]\n", b"\xff", b"")

ids = st.sampled_from(IDS)
contents = st.sampled_from(CONTENTS)


def path(identifier: str) -> str:
    return f"sub/register/initiatives/{identifier}.yml"


class Edits(RuleBasedStateMachine):
    """Writes, removes, renames, merges; then git is asked commit by commit, slow and sure."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="fairshare-past-"))
        self.past = Past(self.folder)
        self.files: dict[str, bytes] = {}
        self.past.commit({"README.md": b"Not an entry."})

    @rule(identifier=ids, content=contents)
    def write(self, identifier: str, content: bytes) -> None:
        self.files[identifier] = content
        self.past.commit({path(identifier): content})

    @rule(first=contents, second=contents)
    def write_two_at_once(self, first: bytes, second: bytes) -> None:
        self.files |= {IDS[0]: first, IDS[1]: second}
        self.past.commit({path(IDS[0]): first, path(IDS[1]): second})

    @rule(identifier=ids)
    def remove(self, identifier: str) -> None:
        if self.files.pop(identifier, None) is not None:
            self.past.commit({path(identifier): None})

    @rule(old=ids, new=ids)
    def rename(self, old: str, new: str) -> None:
        if old in self.files and new not in self.files:
            self.files[new] = self.files.pop(old)
            self.past.commit({path(old): None, path(new): self.files[new]})

    @rule(identifier=ids, content=contents)
    def merge(self, identifier: str, content: bytes) -> None:
        self.past.commit({path(identifier): b"draft"}, branch="proposal")
        self.past.commit({path(identifier): content}, branch="proposal")
        self.files[identifier] = content
        self.past.commit({path(identifier): content}, merge="proposal")
        self.past.forget("proposal")

    @rule()
    def change_another_file(self) -> None:
        self.past.commit({"README.md": str(len(self.files)).encode()})

    def teardown(self) -> None:
        if hasattr(self, "past"):
            self.past.write(checkout=False)
            try:
                self.compare()
            finally:
                shutil.rmtree(self.folder)

    def compare(self) -> None:
        """The steps of every entry against `git log` and `git show` of its file."""
        history = read(self.folder)
        for identifier in IDS:
            steps = history.initiatives.get(identifier, ())
            committed = [step for step in steps if step.day]
            assert [as_pair(step) for step in committed] == pairs_in_git(self.folder, identifier)
            uncommitted = [step.change for step in steps if step.day is None]
            assert uncommitted == (["removed"] if identifier in self.files else [])


def read(folder: Path) -> History:
    """The history as a build reads it; the register itself is empty, as if all was just removed."""
    present = Present(Register({}, {}), {}, FRAMEWORK, dt.date(2026, 1, 1))
    repository = Repository.at(folder)
    return read_history(repository, folder / "sub/register", present, Cache(None, ""))


def as_pair(step: Step) -> tuple[str, str]:
    """The day and the content of a step as the history has it."""
    return (step.day.isoformat() if step.day else "", step.blob)


def pairs_in_git(folder: Path, identifier: str) -> list[tuple[str, str]]:
    """The same from git, commit by commit: the days on which the branch's content was another."""
    commits = git(folder, "log", "--first-parent", "--format=%H %cs", "main").splitlines()
    found: list[tuple[str, str]] = []
    before = ""
    for line in reversed(commits):
        commit, day = line.split(" ")
        entry = git(folder, "ls-tree", commit, path(identifier)).split()
        blob = entry[2] if entry else ""
        if blob != before:
            found.insert(0, (day, blob))
        before = blob
    return found


def test_history_equals_what_git_holds() -> None:
    """Whatever was done, every version is there once, in order, with its day, and no other."""
    run_state_machine_as_test(
        Edits,
        settings=settings(max_examples=12, stateful_step_count=12, deadline=None),
    )
