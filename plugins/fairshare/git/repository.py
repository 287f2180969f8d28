"""What git holds, as bytes: revisions, trees, contents. Read only, and without a shell.

Git is asked through commands made for programs, whose form never changes. Nothing from the
caller's shell may point it elsewhere, and none of the commands runs a hook or a filter. The paths
that come and go are from the top of the repository, with forward slashes.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fairshare.git.answers import (
    LogEntry,
    RepositoryError,
    TreeEntry,
    blob_contents,
    log_entries,
    tree_entries,
)
from fairshare.git.line_ends import as_git_holds
from fairshare.printable import visible

__all__ = ["LogEntry", "Repository", "RepositoryError", "TreeEntry"]

_GIT = (
    *("git", "--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs"),
    # A folder of the register must not pass for a repository with settings of its own.
    *("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false"),
)

_LOG = (
    # What a person may have set for their own eyes is switched off, or made sure of.
    *("-c", "log.showSignature=false", "-c", "log.follow=false"),
    *("-c", "i18n.logOutputEncoding=UTF-8", "log", "-z", "--raw", "--root", f"-O{os.devnull}"),
    *("--first-parent", "-m", "--no-renames", "--no-relative", "--no-abbrev", "--no-ext-diff"),
    *("--no-color", "--no-notes", "--no-mailmap", "--format=%H %ct"),
)

_PASSED_ON = re.compile(r"GIT_(EXEC_PATH|CEILING_DIRECTORIES|CONFIG_(GLOBAL|SYSTEM|NOSYSTEM))")
"""Of git's variables, those that say how git is set up and not which repository is meant."""

_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository with its working tree."""

    top: Path
    """Its highest folder."""
    shallow: bool
    """Whether older commits were left out when it was copied."""
    algorithm: str
    """How git names contents here: sha1 or sha256."""

    @classmethod
    def at(cls, root: Path) -> Repository:
        """The repository whose working tree holds a folder.

        Raises RepositoryError when git is missing, when there is no such repository, or when git
        refuses it because of its owner.
        """
        asked = ("--is-shallow-repository", "--show-object-format", "--show-toplevel")
        done = _run(root, "rev-parse", *asked)
        if done.returncode:
            raise RepositoryError(_refusal(root, done.stderr))
        shallow, algorithm, top = done.stdout.removesuffix(b"\n").split(b"\n", 2)
        return cls(Path(os.fsdecode(top)).resolve(), shallow == b"true", algorithm.decode())

    def path_of(self, path: Path) -> str:
        """A path on this machine as git names it. Raises RepositoryError outside the repository.

        Below the repository's top no link is followed: git follows none either, and a folder that
        became a link must not stand for another one's past.
        """
        full = Path(os.path.normpath(path.absolute()))
        if not full.is_relative_to(self.top):
            full = path.resolve()
        if not full.is_relative_to(self.top):
            raise RepositoryError(
                f"{visible(str(full))} lies outside the git repository {visible(str(self.top))}, "
                "so git knows nothing of its past: move it there, or run the command in the "
                "repository that holds it."
            )
        named = full.relative_to(self.top).as_posix()
        return "" if named == "." else named

    def resolve(self, revision: str) -> str:
        """The commit that a branch, a tag or any other name of git's stands for, as its id.

        Raises RepositoryError when git does not know it.
        """
        found = ""
        if "\0" not in revision:
            asked = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            found = self._git("rev-parse", *asked).stdout.decode().strip()
        if not _OBJECT.fullmatch(found):
            raise RepositoryError(self._unknown(visible(revision)))
        return found

    def tree(self, commit: str, *under: str) -> Iterator[TreeEntry]:
        """Every file of a commit, in the order of git; only below the folders named, if any.

        `commit` comes from `resolve`. A folder that the commit does not have holds nothing.
        """
        asked = ("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", _id(commit))
        return tree_entries(self._output(*asked, *filter(None, under)), blob_at=2)

    def index(self, *under: str) -> Iterator[TreeEntry]:
        """Every file that git would put into the next commit; below the folders named, if any.

        It knows what the working tree may not show: modes and links where the file system has
        none, two names where it takes them for one.
        """
        asked = ("ls-files", "--stage", "-z", "--full-name", "--")
        return tree_entries(self._output(*asked, *filter(None, under)), blob_at=1)

    def log(self, commit: str, *under: str) -> Iterator[LogEntry]:
        """What each commit did to the files below the folders named, newest commit first.

        Only the branch's own line is followed: of a merge, what it brought to the branch, at the
        moment of the merge (docs/adr/0011-history.md). A file that was renamed is one removed and
        one added. It comes as git finds it; raises RepositoryError when git stops half-way.
        """
        process = subprocess.Popen(
            [*_GIT, "-C", str(self.top), *_LOG, _id(commit), "--", *filter(None, under)],
            env=_surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        with process:
            if process.stdout is None:
                raise AssertionError("a pipe was asked for")
            try:
                yield from log_entries(process.stdout)
                if process.wait():
                    raise RepositoryError("git log stopped half-way: run `git fsck`.")
            finally:
                process.kill()  # as for contents

    def folders(self, commits: Iterable[str], path: str) -> dict[str, str]:
        """What git calls the content of a folder at each commit, in one process for all.

        Commits come from `resolve` or `log`; those without the folder are left out.
        """
        asked = list(commits)
        lines = "".join(f"{_id(commit)}:{path}\n" for commit in asked)
        if "\n" in path or not asked:
            return {}
        done = _run(self.top, "cat-file", "--batch-check=%(objecttype) %(objectname)", given=lines)
        answers = done.stdout.decode("utf-8", "replace").splitlines()
        if done.returncode or len(answers) != len(asked):
            raise RepositoryError("git can't read its commits: run `git fsck`.")
        pairs = ((commit, said.split(" ")) for commit, said in zip(asked, answers, strict=True))
        return {commit: said[1] for commit, said in pairs if said[0] == "tree"}

    def contents(
        self, blobs: Iterable[str], *, limit: int | None = None
    ) -> Iterator[tuple[str, bytes]]:
        """The id and the bytes of each blob, in the order asked, lines ended by one character.

        Of a blob with more than `limit` bytes only one byte more than that is given: enough to
        tell. Raises RepositoryError for a blob that is not there.
        """
        # From a file, git can read at its own pace: no pipe fills up while both sides write.
        with tempfile.TemporaryFile() as wanted:
            wanted.writelines(f"{_id(blob)}\n".encode() for blob in blobs)
            wanted.seek(0)
            process = subprocess.Popen(
                [*_GIT, "-C", str(self.top), "cat-file", "--batch", "--buffer"],
                env=_surroundings(),
                stdin=wanted,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            with process:
                if process.stdout is None:
                    raise AssertionError("a pipe was asked for")
                try:
                    for blob, content in blob_contents(process.stdout, limit):
                        yield blob, as_git_holds(content)
                finally:
                    process.kill()  # nobody may read to the end; after the end it does nothing

    def objects(self) -> Path:
        """The folder in which git keeps contents."""
        asked = self._output("rev-parse", "--git-path", "objects").removesuffix(b"\n")
        return (self.top / os.fsdecode(asked)).resolve()

    def blob_id(self, content: bytes) -> str:
        """What git calls these bytes. The same id means the same bytes."""
        digest = hashlib.new(self.algorithm, b"blob %d\0" % len(content), usedforsecurity=False)
        digest.update(content)
        return digest.hexdigest()

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return _run(self.top, *arguments)

    def _output(self, *arguments: str) -> bytes:
        done = self._git(*arguments)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise RepositoryError(
                f"git {arguments[0]} failed ({visible(said)}): run `git fsck` to see whether the "
                "repository is damaged."
            )
        return done.stdout

    def _unknown(self, revision: str) -> str:
        if self.shallow:
            return (
                f'git knows no revision "{revision}" here, and this copy of the repository is '
                "shallow: fetch the rest with `git fetch --unshallow origin`."
            )
        return (
            f'git knows no revision "{revision}" here: check the spelling, or fetch it with '
            "`git fetch origin`."
        )


def _run(
    folder: Path, *arguments: str, given: str | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git; `given` is what it reads."""
    try:
        return subprocess.run(
            [*_GIT, "-C", str(folder), *arguments],
            env=_surroundings(),
            stdin=subprocess.DEVNULL if given is None else None,
            input=None if given is None else given.encode("utf-8", "surrogateescape"),
            capture_output=True,
            check=False,
        )
    except OSError as error:
        message = "git can't be started: install git, or put the folder where it lies on PATH."
        raise RepositoryError(message) from error


def _surroundings() -> dict[str, str]:
    """The caller's variables without those that point git elsewhere or change its words."""
    passed_on = {
        k: v for k, v in os.environ.items() if not k.startswith("GIT_") or _PASSED_ON.fullmatch(k)
    }
    return passed_on | {"LC_ALL": "C", "LANGUAGE": "C", "GIT_TERMINAL_PROMPT": "0"}


def _refusal(root: Path, stderr: bytes) -> str:
    """Why git does not open a repository, in one sentence."""
    folder = visible(str(root))
    if b"dubious ownership" in stderr:
        return (
            f"git refuses the repository of {folder}, because it belongs to another user: if you "
            f'trust it, run `git config --global --add safe.directory "{folder}"`.'
        )
    if b"not a git repository" in stderr or b"must be run in a work tree" in stderr:
        return (
            f"{folder} does not lie in the working tree of a git repository: run the command in "
            "a clone of the register."
        )
    said = visible(stderr.decode("utf-8", "replace").strip())
    return f"git can't read the repository of {folder} ({said}): run `git status` there."


def _id(written: str) -> str:
    """An object's id as it came; anything else could be taken for an option or a second line."""
    if not _OBJECT.fullmatch(written):
        raise ValueError(f"not the id of a git object: {written!r}")
    return written
