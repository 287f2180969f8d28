"""Bring a register's files up to date, and keep what its body changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import yaml

from fairshare import __version__
from fairshare.git.line_ends import as_git_holds
from fairshare.intake.bodies.directory import read_directory
from fairshare.intake.bodies.editor_schema import editor_files
from fairshare.load.framework import load_framework
from fairshare.load.publisher import chosen_profiles
from fairshare.problems import SetupError
from fairshare.start.files import BODYS_OWN, DERIVED, RECORD, record, register_files
from fairshare.start.fingerprints import fingerprint_file
from fairshare.start.new_register import NewRegister
from fairshare.start.write import write_file
from fairshare.validate.fingerprints import FINGERPRINTS

NEW = ".new"
"""Ends the name of a file that holds our text, beside one that both sides changed."""


@dataclass(frozen=True, slots=True)
class UpgradedFile:
    """What an upgrade does with one file."""

    name: str
    kind: Literal["new", "changed", "kept", "both", "deleted", "dropped"]
    """kept: only the body changed it. both: so did we; it is left, and ours lies beside it.
    deleted: the body deleted what we changed. dropped: this version has no such file.
    """


@dataclass(frozen=True, slots=True)
class _Record:
    """What the record says."""

    answers: NewRegister
    day: dt.date
    hashes: Mapping[str, str]


def upgrade(root: Path) -> list[UpgradedFile]:
    """Write the files that this version has newer and the body did not touch.

    Each file is written whole or not at all, and the record last: an upgrade that was interrupted
    is run again. Raises SetupError.
    """
    written = _read(root)
    files = register_files(written.answers, written.day)
    changes = list(_changes(root, files, written.hashes))
    for one in changes:
        if one.kind in {"new", "changed", "both"}:
            name = f"{one.name}{NEW}" if one.kind == "both" else one.name
            write_file(root, name, files[one.name])
    for name, content in _derived(root):
        path = root / name
        if not path.is_file():
            changes.append(UpgradedFile(name, "new"))
        elif path.read_bytes() != content:
            changes.append(UpgradedFile(name, "changed"))
        else:
            continue
        write_file(root, name, content)
    write_file(root, RECORD, record(written.answers, files, written.day))
    return changes


def _changes(
    root: Path, files: Mapping[str, bytes], before: Mapping[str, str]
) -> Iterator[UpgradedFile]:
    """What becomes of each file but the record and what is made anew, which are always ours."""
    for name, content in files.items():
        if name == RECORD or name.startswith((BODYS_OWN, *DERIVED)):
            continue
        if change := _change(root / name, name, content, before.get(name)):
            yield change
    for name in sorted(before.keys() - files.keys()):
        if (root / name).is_file():
            yield UpgradedFile(name, "dropped")


def _derived(root: Path) -> Iterator[tuple[str, bytes]]:
    """Fingerprints and schemas for editors, of the words and organisations that hold now."""
    schema = root / "schema"
    yield f"schema/{FINGERPRINTS}", fingerprint_file(schema)
    framework = load_framework(schema, chosen_profiles(root))
    directory = read_directory(root / "register", root)
    for name, content in editor_files(schema, framework, directory).items():
        yield f"schema/{name}", content


def _change(path: Path, name: str, content: bytes, before: str | None) -> UpgradedFile | None:
    """Three ways: as it lies there, as it was written, as it would be written now."""
    now = _digest(path.read_bytes()) if path.is_file() else None
    ours = sha256(content).hexdigest()
    if now == ours or (now is None and before == ours):
        return None
    if before is None:
        return UpgradedFile(name, "new" if now is None else "both")
    if now is None:
        return UpgradedFile(name, "deleted")
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
        _refuse_newer(str(said["version"]))
        answers = NewRegister(**said["answers"])
        day = dt.date.fromisoformat(said["day"])
        return _Record(answers, day, dict(said["files"]))
    except FileNotFoundError as error:
        raise SetupError(
            f"{RECORD} is missing: only a register that `fairshare init` began can be upgraded."
        ) from error
    except (yaml.YAMLError, OSError, KeyError, TypeError, ValueError) as error:
        raise SetupError(f"{RECORD} can't be read: restore it from the history.") from error


def _refuse_newer(version: str) -> None:
    """An older program would write old files over newer ones. Raises SetupError."""
    if _numbers(version) > _numbers(__version__):
        raise SetupError(
            f"The files of this register are from FairShare {version}, and this is {__version__}: "
            f"install version {version} or a newer one."
        )


def _numbers(version: str) -> list[int]:
    return [int(one) for one in re.findall(r"\d+", version)]
