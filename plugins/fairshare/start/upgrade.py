"""Bring a register's files up to date, and keep what its body changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import yaml

from fairshare.git.line_ends import as_git_holds
from fairshare.problems import SetupError
from fairshare.start.files import BODYS_OWN, RECORD, record, register_files
from fairshare.start.fingerprints import fingerprint_file
from fairshare.start.new_register import NewRegister
from fairshare.start.write import write_file
from fairshare.validate.fingerprints import FINGERPRINTS

_FINGERPRINTS = f"schema/{FINGERPRINTS}"


@dataclass(frozen=True, slots=True)
class UpgradedFile:
    """What an upgrade does with one file."""

    name: str
    kind: Literal["new", "changed", "kept", "both"]
    """both: the body changed it and so did we; it is left as it is."""


@dataclass(frozen=True, slots=True)
class _Record:
    """What the record says."""

    answers: NewRegister
    day: dt.date
    hashes: Mapping[str, str]


def upgrade(root: Path) -> list[UpgradedFile]:
    """Write the files that this version has newer and the body did not touch. Raises SetupError.

    A file that the body deleted stays away, unless its words are newer: then it is named.
    """
    written = _read(root)
    files = register_files(written.answers, written.day)
    changes, hashes = [], dict(written.hashes)
    for name, content in files.items():
        if name in {RECORD, _FINGERPRINTS} or name.startswith(BODYS_OWN):
            continue
        change = _change(root / name, name, content, written.hashes.get(name))
        if change and change.kind in {"new", "changed"}:
            write_file(root, name, content)
        if change:
            changes.append(change)
        hashes[name] = sha256(content).hexdigest()
    fingerprints = fingerprint_file(root / "schema")
    if not (root / _FINGERPRINTS).is_file() or (root / _FINGERPRINTS).read_bytes() != fingerprints:
        write_file(root, _FINGERPRINTS, fingerprints)
        changes.append(UpgradedFile(_FINGERPRINTS, "changed"))
    write_file(root, RECORD, record(written.answers, files, written.day))
    return changes


def _change(path: Path, name: str, content: bytes, before: str | None) -> UpgradedFile | None:
    """Three ways: as it lies there, as it was written, as it would be written now."""
    now = _digest(path.read_bytes()) if path.is_file() else None
    ours = sha256(content).hexdigest()
    if now == ours or (now is None and before == ours):
        return None
    if before is None:
        return UpgradedFile(name, "new" if now is None else "both")
    if now == before:
        return UpgradedFile(name, "changed")
    return UpgradedFile(name, "kept" if before == ours else "both")


def _digest(content: bytes) -> str:
    """The sha256 of what git holds; a picture is held as it lies there."""
    return sha256(content if b"\0" in content else as_git_holds(content)).hexdigest()


def _read(root: Path) -> _Record:
    """The record. Raises SetupError where it is missing or can't be read."""
    try:
        said: Any = yaml.safe_load((root / RECORD).read_text(encoding="utf-8"))
        answers = NewRegister(**said["answers"])
        day = dt.date.fromisoformat(said["day"])
        return _Record(answers, day, dict(said["files"]))
    except FileNotFoundError as error:
        raise SetupError(
            f"{RECORD} is missing: only a register that `fairshare init` began can be upgraded."
        ) from error
    except (yaml.YAMLError, OSError, KeyError, TypeError, ValueError) as error:
        raise SetupError(f"{RECORD} can't be read: restore it from the history.") from error
