"""Repositories with a past, written at one stroke: what a register was, commit by commit."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

DAY = 86_400
FIRST = 1_735_732_800
"""1 January 2025, noon (UTC): the first commit is made then, each later one a day after."""

_SURROUNDINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.org",
    "GIT_COMMITTER_NAME": "Somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.org",
}

Files = Mapping[str, bytes | None]
"""Path from the top to new content; None removes the file."""


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    """What a git command says, run in a folder without the settings of whoever runs the tests."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        input=given,
        stdin=None if given is not None else subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env=os.environ | _SURROUNDINGS,
    )
    return done.stdout.decode().strip()


class Past:
    """Commits to come, collected; `write` puts them all into a repository in one go."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stream: list[bytes] = []
        self._marks: dict[str, int] = {}
        self._count = 0

    def commit(
        self,
        files: Files,
        *,
        branch: str = "main",
        merge: str | None = None,
        mode: str = "100644",
        seconds: int | None = None,
    ) -> None:
        """One commit on a branch; a new branch starts at main. `merge` names a branch to merge."""
        self._count += 1
        when = FIRST + DAY * (self._count - 1) if seconds is None else seconds
        lines = [f"commit refs/heads/{branch}", f"mark :{self._count}"]
        lines += [f"committer Somebody <somebody@example.org> {when} +0000", "data 8", "Xq edits"]
        parent = self._marks.get(branch, self._marks.get("main"))
        lines += [f"from :{parent}"] if parent else []
        lines += [f"merge :{self._marks[merge]}"] if merge else []
        self._stream.append("\n".join(lines).encode() + b"\n")
        for path, content in files.items():
            if content is None:
                self._stream.append(f"D {path}\n".encode())
            else:
                head = f"M {mode} inline {path}\ndata {len(content)}\n"
                self._stream.append(head.encode() + content + b"\n")
        self._marks[branch] = self._count

    def forget(self, branch: str) -> None:
        """Let the branch begin anew at main when it is next named."""
        del self._marks[branch]

    def write(self, *, checkout: bool = True) -> Path:
        """Make the repository; comes back with its folder. `checkout`: fill the working tree."""
        self.folder.mkdir(parents=True, exist_ok=True)
        git(self.folder, "init", "-q", "-b", "main")
        git(self.folder, "fast-import", "--quiet", "--force", given=b"".join(self._stream))
        if checkout:
            git(self.folder, "reset", "-q", "--hard")
        return self.folder
