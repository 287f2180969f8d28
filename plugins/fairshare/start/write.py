"""Write a new register into a folder, and its first commit."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from fairshare.problems import SetupError

_MESSAGE = "Begin the register"


def write_register(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files. Raises SetupError where the folder is there and holds anything."""
    if folder.exists() and any(folder.iterdir()):
        raise SetupError(f"{folder.name}/: the folder is not empty: name a new one.")
    for name, content in files.items():
        write_file(folder, name, content)


def write_file(folder: Path, name: str, content: bytes) -> None:
    """Write one file, its folders with it: all of it or nothing. Raises SetupError."""
    path = folder / name
    beside = path.with_name(f".{path.name}.being-written")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        said = (error.strerror or "it failed").lower()
        raise SetupError(
            f"{name} can't be written: {said}. Mend that, and run it again."
        ) from error


def first_commit(folder: Path, body: str, mailbox: str) -> str:
    """Make the folder a repository with one commit, in the body's name; why not, if it can't be.

    A register's past begins here: never in a copy of another one.
    """
    if shutil.which("git") is None:
        return "git is not installed"
    author = (
        "-c",
        f"user.name={body}",
        "-c",
        f"user.email={mailbox}",
        "-c",
        "commit.gpgSign=false",
    )
    for command in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        (*author, "commit", "--quiet", f"--message={_MESSAGE}"),
    ):
        done = subprocess.run(
            ("git", *command),
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            return done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "git failed"
    return ""
