"""Makes wrong changes one by one, and sees that a test notices each: `python -m checks.mutants`.

With names behind it, only those. The changes are the rows of mutants.yml. Each is made in a copy of
the repository, so the files here are never touched.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
ROWS = Path(__file__).with_suffix(".yml")
_NEEDED = (
    "checks",
    "plugins",
    "register",
    "schema",
    "tests",
    "docs",
    "mkdocs.yml",
    "pyproject.toml",
)
"""What the tests read; neither what was built nor what was installed."""
_PASSED, _FAILED = 0, 1
"""What pytest ends with; anything else says that it could not run."""


@dataclass(frozen=True)
class Mutant:
    """One wrong change."""

    name: str
    means: str
    """What would be wrong, in a sentence."""
    file: str
    changes: Sequence[tuple[str, str]]
    """Texts that stand once in the file, and what takes their place."""
    tests: Sequence[str]
    """The nearest test files, one of which must fail."""

    def applied(self, text: str) -> str:
        """A file with the changes made. Raises ValueError where one has no place, or several."""
        for old, new in self.changes:
            if text.count(old) != 1:
                raise ValueError(f"{self.name}: {self.file} has {text.count(old)} times: {old}")
            text = text.replace(old, new)
        return text


def read_mutants(path: Path = ROWS) -> list[Mutant]:
    """The rows of the file, in its order."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Mutant(**row | {"changes": [tuple(one) for one in row["changes"]]}) for row in rows]


def copy(root: Path) -> None:
    """Copy the repository to a folder."""
    root.mkdir()
    for name in _NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, symlinks=True)
        else:
            shutil.copy(ROOT / name, root / name)


def run(tests: Sequence[str], root: Path) -> tuple[int, str]:
    """How pytest ended in a copy of the repository, and the first test that failed."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "plugins")},
        capture_output=True,
        text=True,
        check=False,
    )
    failed = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - |$)", done.stdout, re.MULTILINE)
    return done.returncode, failed[1] if failed else done.stdout[-2000:]


def judged(mutants: Sequence[Mutant], root: Path) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with the test that noticed it; empty where none did.

    Raises RuntimeError when tests fail without any change, or can't run with one.
    """
    tests = sorted({test for mutant in mutants for test in mutant.tests})
    status, said = run(tests, root)
    if status != _PASSED:
        raise RuntimeError(f"Nothing is changed yet, but tests fail: {said}")
    for mutant in mutants:
        file = root / mutant.file
        before = file.read_text(encoding="utf-8")
        file.write_text(mutant.applied(before), encoding="utf-8")
        status, said = run(mutant.tests, root)
        file.write_text(before, encoding="utf-8")
        if status not in {_PASSED, _FAILED}:
            raise RuntimeError(f"{mutant.name}: the tests could not run: {said}")
        yield mutant, said if status == _FAILED else ""


def main(names: Sequence[str]) -> int:
    """0 when each change was noticed, else 1."""
    chosen = [one for one in read_mutants() if not names or one.name in names]
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "repository"
        copy(root)
        for mutant, test in judged(chosen, root):
            survivors += not test
            sys.stdout.write(f"{mutant.name}: {test or f'not noticed. {mutant.means}'}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(chosen) - survivors} of {len(chosen)} wrong changes were noticed.\n")
    return 1 if survivors or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
