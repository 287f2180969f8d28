"""Every desk: nothing leans on one system, its files, its console or its encoding."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from beginning import COUNCIL, begun
from projects import REPOSITORY, SMALL, Project

PACKAGE = REPOSITORY / "plugins" / "fairshare"
ON_SOME_SYSTEMS_ONLY = {
    *{"fcntl", "resource", "pwd", "grp", "termios", "pty", "tty", "signal", "syslog"},
    *{"winreg", "msvcrt", "_winapi"},
}
"""Modules of Python that other systems lack, or have without half of their names."""
NOT_EVERYWHERE = {
    *{"fork", "forkpty", "mkfifo", "mknod", "chmod", "chown", "link", "symlink", "umask"},
    *{"getuid", "geteuid", "setsid", "killpg", "sched_yield", "sync", "uname", "openpty"},
}
"""Of the module `os`, and of paths: missing on Windows, or without effect there."""
FORCED = {
    "O_NOFOLLOW": {"load/source.py"},
    "CDLL": {"publish/frame/rename_exchange.py", "work/memory.py"},
    "get_context": {"work/parallel.py"},
    "link": {"publish/last/last_site.py"},
}
"""Those that have another way beside them, with a test that goes it."""


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call by the last part of its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            named = node.func
            yield str(getattr(named, "attr", None) or getattr(named, "id", "")), node


@pytest.fixture(scope="module")
def trees() -> Mapping[str, ast.AST]:
    """What each module holds, by its path."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def test_texts_are_read_and_written_alike_everywhere(trees: Mapping[str, ast.AST]) -> None:
    """Else Windows takes them for its own encoding, and ends their lines in its own way."""
    missing = []
    for name, tree in trees.items():
        for call, node in calls(tree):
            given = {one.arg for one in node.keywords}
            if call == "read_text" and not given | set(node.args) >= {"encoding"}:
                missing += [(name, call)] if not node.args else []
            if call == "write_text" and not given >= {"encoding", "newline"}:
                missing.append((name, call))
            if call in {"run", "Popen"} and "text" in given:
                missing.append((name, call))
    assert missing == []


def test_nothing_of_one_system_alone_is_used_without_another_way(
    trees: Mapping[str, ast.AST],
) -> None:
    """Modules and names that Windows or macOS lack, or that mean less there."""
    found: dict[str, set[str]] = {}
    for name, tree in trees.items():
        for node in ast.walk(tree):
            used: list[str] = []
            if isinstance(node, ast.Import):
                used = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom):
                used = [node.module or ""]
            elif isinstance(node, ast.Attribute):
                used = [node.attr]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                asked = node.value in FORCED and node.value not in NOT_EVERYWHERE
                used = [node.value] if asked else []  # by getattr; an ordinary word is none
            for one in used:
                if one in ON_SOME_SYSTEMS_ONLY | NOT_EVERYWHERE | set(FORCED):
                    found.setdefault(one, set()).add(name)
    assert found == FORCED


NARROW = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
"""A console that knows ASCII only, as cp1252 knows no Polish."""


def fairshare(
    root: Path, *arguments: str, around: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, with surroundings of its own."""
    return subprocess.run(
        [sys.executable, "-m", "fairshare.cli", "--root", str(root), *arguments],
        env={**os.environ, **(around or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("style", ["text", "json", "sarif"])
def test_a_console_with_few_characters_breaks_nothing(style: str, project: Project) -> None:
    """What is piped on is UTF-8 on every machine, so that programs read what was written."""
    project.replace(SMALL, "stage: proposed", "stage: Zażółć – gęślą")
    done = fairshare(project.root, "check", "--format", style, around=NARROW)
    assert done.returncode == 1, done.stderr
    assert "Zażółć – gęślą" in done.stdout.decode("utf-8")


def test_whoever_names_an_encoding_gets_it(project: Project) -> None:
    """What it lacks is shown by a mark, and ends no run."""
    project.replace(SMALL, "stage: proposed", "stage: Zażółć – gęślą")
    done = fairshare(project.root, "check", around={"PYTHONIOENCODING": "cp1252"})
    assert done.returncode == 1, done.stderr
    assert "Za?ó?? – g??l?" in done.stdout.decode("cp1252")


PROGRAM = """
import sys, warnings
warnings.filterwarnings("error", category=EncodingWarning, module="fairshare")
from fairshare.cli import main
main()
"""


@pytest.mark.long
def test_no_file_is_read_in_the_machines_own_encoding(tmp_path: Path) -> None:
    """Python warns of every such file when asked to: beginning and checking a register has none."""
    project = begun(tmp_path / "register", COUNCIL)
    for arguments in (("check", "--base", "HEAD"), ("upgrade",), ("explain", "harm"), ("score",)):
        done = subprocess.run(
            [
                *(sys.executable, "-X", "warn_default_encoding", "-c", PROGRAM),
                *("--root", str(project.root), *arguments),
            ],
            env={**os.environ, **NARROW},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()


NEEDS_NO_COMPILER = {"watchdog": "builds its own extension on macOS alone, where it has a wheel"}
"""Without a wheel for Alpine, and pure Python there all the same."""


def used_by(name: str, locked: dict[str, dict[str, Any]], extras: Iterable[str] = ()) -> set[str]:
    """A package and all that it depends on."""
    package, found = locked[name], {name}
    wanted = [*package.get("dependencies", [])]
    for extra in extras:
        wanted += package["optional-dependencies"][extra]
    for one in wanted:
        found |= used_by(one["name"], locked, one.get("extra", ()))
    return found


@pytest.mark.parametrize("system", ["musllinux", "manylinux", "win_amd64", "macosx"])
def test_no_dependency_needs_a_compiler(system: str) -> None:
    """Each has a wheel for every system, or is pure Python: Alpine's images have no compiler."""
    lock = tomllib.loads((REPOSITORY / "uv.lock").read_text(encoding="utf-8"))
    locked = {one["name"]: one for one in lock["package"]}
    missing = {
        name
        for name in used_by("fairshare", locked) - {"fairshare"}
        if not any(
            one["url"].endswith("none-any.whl") or system in one["url"]
            for one in locked[name].get("wheels", [])
        )
    }
    allowed = set(NEEDS_NO_COMPILER) if system == "musllinux" else set()
    assert missing == allowed
