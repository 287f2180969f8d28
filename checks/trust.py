"""Makes docs/trust.md: each promise, the tests that hold it, and what came of their last run.

`python -m checks.trust` says whether the page names the promises as they are and the tests that
there are. `--run` runs those tests and writes the page. `--from REPORT...` writes it of runs that
have been, by their reports in JUnit's form. A test that failed, or that no run took, stops both.

Each report names its commit as its suite: `pytest -o junit_suite_name=$(git rev-parse HEAD)`.
"""

from __future__ import annotations

import ast
import datetime as dt
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import yaml

PROMISES = "checks/promises.yml"
PAGE = "docs/trust.md"
WHOLE = "tests"
HEAD = Path(__file__).with_name("trust_head.md")
"""How the page begins."""
_SHORT = 12
"""Characters of a commit's name on the page."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise."""

    says: str
    tests: tuple[str, ...]
    """A folder, a file, or `file::name`."""
    without: str
    """What it does not cover; empty where nothing is known."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of running tests."""

    day: dt.date
    commits: tuple[str, ...]
    """What was tested, by its first characters. Several where runs were of several."""
    cases: Mapping[str, frozenset[str]]
    """The cases of each test function that passed, by `file::name`."""
    failed: tuple[str, ...]


def promises(root: Path) -> dict[str, list[Promise]]:
    """The promises by what they are about. Raises ValueError for one that names no such test."""
    found = {}
    known = set(test_names(root))
    for group in yaml.safe_load((root / PROMISES).read_text("utf-8")):
        found[group["about"]] = [
            Promise(one["says"], tuple(one["tests"]), one.get("not", ""))
            for one in group["promises"]
        ]
    for promise in (one for group in found.values() for one in group):
        for test in promise.tests:
            if not any(covers(test, name) for name in known):
                raise ValueError(f"{PROMISES} names {test}, and there is no such test.")
    return found


def test_names(root: Path) -> Iterator[str]:
    """Every test function of the repository, as `file::name`."""
    for file in sorted((root / WHOLE).rglob("test_*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield f"{file.relative_to(root).as_posix()}::{node.name}"
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                yield from _assigned(node, file.relative_to(root).as_posix())


def _assigned(node: ast.Assign | ast.AnnAssign, file: str) -> Iterator[str]:
    """Tests that are made by a call, as those of a state machine are."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        if isinstance(target, ast.Name) and target.id.lower().startswith("test"):
            yield f"{file}::{target.id}"


def covers(test: str, name: str) -> bool:
    """Whether what a promise names stands for a test function."""
    return name == test or name.startswith((f"{test}::", f"{test}/"))


def page(groups: Mapping[str, Sequence[Promise]], run: Run | None, names: Sequence[str]) -> str:
    """The page as Markdown; without a run it has no figures."""
    lines = [HEAD.read_text("utf-8")]
    if run:
        lines.append(
            f"The tests last ran on {run.day.day} {run.day:%B %Y}, of {_named(run.commits)}. "
            f"{sum(map(len, run.cases.values())):,} cases passed and none failed.\n"
        )
    for about, group in groups.items():
        lines.append(f"## {about}\n")
        for promise in group:
            lines += _promise(promise, run, names)
    return "\n".join(lines).rstrip() + "\n"


def _named(commits: Sequence[str]) -> str:
    word = "the commit" if len(commits) == 1 else "the commits"
    return f"{word} {' and '.join(f'`{one}`' for one in commits)}"


def _promise(promise: Promise, run: Run | None, names: Sequence[str]) -> Iterator[str]:
    yield f"**{promise.says}**\n"
    tests_of = [name for name in names if any(covers(test, name) for test in promise.tests)]
    tests = ", ".join(f"`{test}`" for test in promise.tests)
    figures = "1 test" if len(tests_of) == 1 else f"{len(tests_of)} tests"
    if run:
        figures += f", {sum(len(run.cases.get(name, ())) for name in tests_of):,} cases"
    yield f"- Held by {figures}: {tests}"
    if promise.without:
        yield f"- Does not cover: {promise.without[0].lower()}{promise.without[1:]}"
    yield ""


def run_tests(root: Path, tests: Sequence[str]) -> Run:
    """Run tests, the long ones too, and count the cases of each."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal"]
        options = ["-o", "junit_family=xunit1", f"--junitxml={report}"]
        suite = ["-o", f"junit_suite_name={_commit(root)}"]
        subprocess.run([*command, *options, *suite, *tests], cwd=root, check=False)
        return read_report(report.read_bytes())


def _commit(root: Path) -> str:
    """The commit that lies there. Raises ValueError where something else does."""
    said = [
        subprocess.run(["git", *command], cwd=root, check=True, capture_output=True, text=True)
        for command in (["rev-parse", "HEAD"], ["status", "--porcelain"])
    ]
    if said[1].stdout:
        raise ValueError("Commit first: the page names the commit that was tested.")
    return said[0].stdout.strip()


def read_report(content: bytes) -> Run:
    """What came of a run, from a report in JUnit's form.

    Raises ValueError where nothing ran, or no commit is named.
    """
    suite = next(ET.fromstring(content).iter("testsuite"))  # noqa: S314 - our own file
    cases: defaultdict[str, set[str]] = defaultdict(set)
    failed = []
    for case in suite.iter("testcase"):
        name = _test_of(case)
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(name)
        elif case.find("skipped") is None:
            cases[name].add(str(case.get("name")))
    if not cases:
        raise ValueError("No test ran.")
    day = dt.datetime.fromisoformat(str(suite.get("timestamp"))).date()
    commit = str(suite.get("name"))
    if not re.fullmatch("[0-9a-f]{40}", commit):
        raise ValueError(
            "A report names no commit: run pytest with `-o junit_suite_name=$(git rev-parse HEAD)`."
        )
    passed = {name: frozenset(found) for name, found in cases.items()}
    return Run(day, (commit[:_SHORT],), passed, tuple(dict.fromkeys(failed)))


def _test_of(case: ET.Element) -> str:
    """The test of a case, as `file::name`.

    One that was made by a call is named by its class: its `file` is that of the library.
    """
    name = str(case.get("name")).partition("[")[0]
    if name != "runTest":
        return f"{case.get('file')}::{name}"
    module, _dot, made = str(case.get("classname")).rpartition(".")
    return f"{module.replace('.', '/')}.py::{made}"


def _read_all(arguments: Sequence[str]) -> Run:
    """What the reports say that `--from` names."""
    reports = [Path(one).read_bytes() for one in arguments if one != "--from"]
    return joined([read_report(one) for one in reports])


def joined(runs: Sequence[Run]) -> Run:
    """Several runs as one, of the day of the first. A case that ran twice counts once."""
    cases: dict[str, frozenset[str]] = {}
    for run in runs:
        for name, found in run.cases.items():
            cases[name] = cases.get(name, frozenset()) | found
    failed = dict.fromkeys(name for run in runs for name in run.failed)
    commits = dict.fromkeys(commit for run in runs for commit in run.commits)
    return Run(min(run.day for run in runs), tuple(commits), cases, tuple(failed))


def _write(
    root: Path, groups: Mapping[str, Sequence[Promise]], names: Sequence[str], run: Run
) -> int:
    """Write the page, but for a run that can't stand for what it would say."""
    tests = [test for group in groups.values() for one in group for test in one.tests]
    named = [name for name in names if any(covers(test, name) for test in tests)]
    failed = [name for name in run.failed if name in named]
    for wrong, what in (
        (failed, "These tests failed"),
        ([name for name in named if name not in run.cases], "These tests did not run"),
    ):
        if wrong:
            sys.stdout.write("\n".join([f"{what}, so nothing was written:", *wrong]) + "\n")
            return 1
    cases = {name: found for name, found in run.cases.items() if name in named}
    (root / PAGE).write_text(page(groups, replace(run, cases=cases, failed=()), names), "utf-8")
    return 0


def without_figures(text: str) -> str:
    """A page without what only a run can say, to compare two."""
    lines = (line for line in text.splitlines() if not line.startswith("The tests last ran on"))
    return "\n".join(_uncounted(line) for line in lines if line)


def _uncounted(line: str) -> str:
    head, mark, tests = line.partition(": `")
    return f"- Held by{mark}{tests}" if head.startswith("- Held by ") else line


def main(root: Path, arguments: Sequence[str]) -> int:
    """Status 0 where the page is as it should be, or was written."""
    try:
        groups = promises(root)
    except ValueError as error:
        sys.stdout.write(f"{error}\n")
        return 1
    names = sorted(set(test_names(root)))
    tests = sorted({test for group in groups.values() for one in group for test in one.tests})
    if {"--run", "--from"} & {*arguments}:
        try:
            run = run_tests(root, tests) if "--run" in arguments else _read_all(arguments)
        except ValueError as error:
            sys.stdout.write(f"{error}\n")
            return 1
        return _write(root, groups, names, run)
    file = root / PAGE
    there = file.read_text("utf-8") if file.is_file() else ""
    if without_figures(there) != without_figures(page(groups, None, names)):
        sys.stdout.write(f"{PAGE} does not say what {PROMISES} says: run `make trust`.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, sys.argv[1:]))
