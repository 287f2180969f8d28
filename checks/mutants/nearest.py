"""The tests nearest to a file: those that are there for it first, then those of its folder.

A module that few tests import has those of the modules that import it too: they see what it does.

Those with a browser only where nothing else looks at it, as for the scripts: `nearest.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path, PurePosixPath

import yaml

TABLE = Path(__file__).with_suffix(".yml")
_PACKAGE = "plugins/fairshare/"
_TEMPLATES = f"{_PACKAGE}templates/"
SCRIPTS = f"{_TEMPLATES}assets/fairshare/"
_ELSEWHERE = {"checks", "clients", "docs", "engines", "fuzz", "other_hosts", "servers", "tutorial"}
"""Folders of tests that look at no file alone, or need what a plain checkout has not."""
_IMPORT = re.compile(
    r"^(?:from|import) (?P<module>fairshare[\w.]*)(?: import (?P<names>\([^)]*\)|[^\n]*))?",
    re.MULTILINE,
)
_PARTS = "tests/templates/test_pages.py"
_FRAME = "tests/templates/test_frame.py"
"""They hold what our own templates draw, and the frame around it, against cases."""
_GAPS = "tests/templates/test_gaps.py"
"""It reads every template, also what no case draws."""
_PUBLISH = "publish"
"""What is below it is seen on pages, so it has the cases of pages too, last of all."""
_MOST = 8
"""How many are tried of the tests that import a module, or one that uses it: the nearest."""


@dataclass(frozen=True)
class Nearest:
    """Finds the tests below a repository's root."""

    root: Path

    def of(self, file: str) -> tuple[str, ...]:
        """The test files for a file, nearest first; never none."""
        if file.startswith(SCRIPTS):
            found = self._of_script(file.removeprefix(SCRIPTS))
        elif file.startswith(_TEMPLATES):
            found = self._of_template(file.removeprefix(_TEMPLATES))
        else:
            found = self._of_module(file)
        return tuple(dict.fromkeys(found))

    @cached_property
    def _tests(self) -> dict[str, str]:
        """The text of each test file."""
        return {
            path.relative_to(self.root).as_posix(): path.read_text("utf-8")
            for path in sorted((self.root / "tests").rglob("test_*.py"))
            if path.relative_to(self.root).parts[1] not in _ELSEWHERE
        }

    @cached_property
    def _sources(self) -> dict[str, str]:
        """The text of each module and template of the package."""
        package = self.root / _PACKAGE
        found = [path for kind in ("*.py", "*.html", "*.xml") for path in package.rglob(kind)]
        return {
            path.relative_to(self.root).as_posix(): path.read_text("utf-8")
            for path in sorted(found)
        }

    def _quiet(self, tests: Iterable[str]) -> list[str]:
        """Those without a browser."""
        return [one for one in tests if "playwright" not in self._tests[one]]

    def _of_module(self, file: str) -> list[str]:
        path = _module_path(file)
        folder = PurePosixPath("tests") / path.parent
        importing = self._near(path, folder)
        if len(importing) < _MOST:
            using = sorted(self._using(path), key=lambda one: -_shared(one, file))
            importing += [test for one in using for test in self._near(_module_path(one), folder)]
        around = [test for parent in _up(folder) for test in self._in(parent)]
        around += [_PARTS] if path.parts[0] == _PUBLISH else []
        found = [*self._elsewhere(str(path)), *[*dict.fromkeys(importing)][:_MOST], *around]
        return self._quiet(found) or found

    def _elsewhere(self, name: str) -> list[str]:
        """The tests of a module that lie in no folder of its name, as the table has them."""
        rows = self._table.items()
        return next((tests for pattern, tests in rows if fnmatch(name, pattern)), [])

    def _near(self, path: PurePosixPath, folder: PurePosixPath) -> list[str]:
        """The tests of a module, then those that import it, nearest to a folder first."""
        beside = PurePosixPath("tests") / path.parent
        own = [str(beside / f"test_{path.stem}.py"), *self._in(beside / path.stem)]
        importing = sorted(self._importing(path), key=lambda one: -_shared(one, str(folder)))
        return self._quiet([*(one for one in own if one in self._tests), *importing])

    def _using(self, path: PurePosixPath) -> list[str]:
        """The modules that import a module."""
        module = _dotted(path)
        return [file for file, names in self._imports_of_sources.items() if module in names]

    def _in(self, folder: PurePosixPath) -> list[str]:
        return self._by_folder.get(str(folder), [])

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        """The tests of each folder."""
        found: dict[str, list[str]] = {}
        for one in self._tests:
            found.setdefault(one.rpartition("/")[0], []).append(one)
        return found

    @cached_property
    def _imports(self) -> dict[str, set[str]]:
        """What each test file imports of the package: modules, and names in them."""
        return {test: set(_imported(text)) for test, text in self._tests.items()}

    @cached_property
    def _imports_of_sources(self) -> dict[str, set[str]]:
        """The same of each module of the package."""
        python = {file: text for file, text in self._sources.items() if file.endswith(".py")}
        return {file: set(_imported(text)) for file, text in python.items()}

    def _importing(self, path: PurePosixPath) -> list[str]:
        """The tests that import a module."""
        module = _dotted(path)
        return [test for test, names in self._imports.items() if module in names]

    def _of_template(self, name: str) -> list[str]:
        """The cases of pages, what names the template, then the tests of what draws it."""
        using = {name}
        waiting = [name]
        modules = []
        while waiting:
            one = waiting.pop()
            for file, text in self._sources.items():
                if f'"{one}"' not in text and f"'{one}'" not in text:
                    continue
                if file.endswith(".py"):
                    modules.append(file)
                elif file.removeprefix(_TEMPLATES) not in using:
                    using.add(file.removeprefix(_TEMPLATES))
                    waiting.append(file.removeprefix(_TEMPLATES))
        stem = PurePosixPath(name).name
        naming = [test for test, text in self._tests.items() if stem in text]
        drawn = [test for module in modules[:_MOST] for test in self._of_module(module)]
        pages = self._in(PurePosixPath("tests/publish/pages"))
        parts = _PARTS if name.startswith("fairshare/") else _FRAME
        return self._quiet([parts, *naming, *drawn, _GAPS, *pages])

    def of_all_scripts(self) -> list[str]:
        """Every test file that is near to a script."""
        rows = self._table.items()
        return sorted({one for pattern, tests in rows for one in tests if pattern.endswith(".js")})

    def _of_script(self, name: str) -> list[str]:
        return next(tests for pattern, tests in self._table.items() if fnmatch(name, pattern))

    @cached_property
    def _table(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = yaml.safe_load(TABLE.read_text("utf-8"))
        return found


def _module_path(file: str) -> PurePosixPath:
    """Where a module is in the package; of one that is a folder, the folder."""
    path = PurePosixPath(file.removeprefix(_PACKAGE))
    return path.parent if path.name == "__init__.py" else path


def _dotted(path: PurePosixPath) -> str:
    return ".".join(("fairshare", *path.with_suffix("").parts))


def _imported(text: str) -> Iterator[str]:
    for found in _IMPORT.finditer(text):
        yield found["module"]
        for name in re.findall(r"\w+", found["names"] or ""):
            yield f"{found['module']}.{name}"


def _up(folder: PurePosixPath) -> Iterator[PurePosixPath]:
    """A folder of tests and those above it, up to that of its area."""
    while len(folder.parts) > 1:
        yield folder
        folder = folder.parent


def _shared(one: str, other: str) -> int:
    """How many folders two paths have in common from the start."""
    pairs = zip(PurePosixPath(one).parts, PurePosixPath(other).parts, strict=False)
    return sum(left == right for left, right in pairs)
