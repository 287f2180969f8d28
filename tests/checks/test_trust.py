"""The page of promises: it names tests that there are, and says what a run said."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from checks import trust
from pasts import git
from projects import REPOSITORY

COMMIT = "0123456789abcdef0123456789abcdef01234567"
REPORT = b"""\
<testsuites><testsuite name="COMMIT" timestamp="2026-11-27T03:00:00+00:00">
<testcase file="tests/test_one.py" name="test_a[x]"/>
<testcase file="tests/test_one.py" name="test_a[y]"/>
<testcase file="tests/test_one.py" name="test_b"/>
<testcase file="tests/test_one.py" name="test_c"><skipped/></testcase>
FAILED
</testsuite></testsuites>
""".replace(b"COMMIT", COMMIT.encode())
PROMISES = """\
- about: Pages
  promises:
    - {says: It holds., tests: [tests/test_one.py], not: The rest.}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with two tests and one promise."""
    for name in ("tests", "docs", "checks"):
        (tmp_path / name).mkdir()
    (tmp_path / "tests/test_one.py").write_text("def test_a(): pass\ndef test_b(): pass\n")
    (tmp_path / trust.PROMISES).write_text(PROMISES)
    return tmp_path


def report(failed: bytes = b"") -> bytes:
    return REPORT.replace(b"FAILED", failed)


def test_the_page_names_the_promises_of_today() -> None:
    """What is published is what checks/promises.yml says, and each test is there."""
    assert trust.main(REPOSITORY, []) == 0


def test_a_promise_that_names_no_test_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A test that was renamed does not leave its promise without one."""
    for wrong in ("tests/test_two.py", "tests/test_one.py::test_c", "tests/test_on"):
        (root / trust.PROMISES).write_text(PROMISES.replace("tests/test_one.py", wrong))
        assert trust.main(root, []) == 1
        assert f"names {wrong}, and there is no such test" in capsys.readouterr().out


def test_the_page_says_what_a_run_said(root: Path) -> None:
    """Cases that passed, and the day; a case that was left out is not counted."""
    run = trust.read_report(report())
    assert run.day == dt.date(2026, 11, 27)
    counted = {name: len(found) for name, found in run.cases.items()}
    assert counted == {"tests/test_one.py::test_a": 2, "tests/test_one.py::test_b": 1}
    text = trust.page(trust.promises(root), run, sorted(trust.test_names(root)))
    assert "last ran on 27 November 2026, of the commit `0123456789ab`. 3 cases passed" in text
    assert "**It holds.**\n\n- Held by 2 tests, 3 cases: `tests/test_one.py`" in text
    assert "- Does not cover: the rest." in text


def test_a_test_that_a_call_made_is_known_by_its_class() -> None:
    """As a machine that goes through states is."""
    at = 'file="site-packages/hypothesis/stateful.py" classname="tests.test_one.TestAll"'
    case = f'<testcase {at} name="runTest"/>'.encode()
    assert len(trust.read_report(report(case)).cases["tests/test_one.py::TestAll"]) == 1


def test_a_failed_test_writes_no_page(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last good page stays, and the test is named."""
    case = b'<testcase file="tests/test_one.py" name="test_a[z]"><failure/></testcase>'
    monkeypatch.setattr(trust, "run_tests", lambda *_: trust.read_report(report(case)))
    assert trust.main(root, ["--run"]) == 1
    assert "tests/test_one.py::test_a" in capsys.readouterr().out
    assert not (root / trust.PAGE).exists()


def test_the_page_can_be_made_of_runs_that_have_been(root: Path) -> None:
    """Of the day of the first of them. Each case counts once, those of other tests not at all."""
    first, second = root / "one.xml", root / "two.xml"
    first.write_bytes(report(b'<testcase file="tests/test_two.py" name="test_d"/>'))
    later = report().replace(b"2026-11-27", b"2026-11-28")
    second.write_bytes(later.replace(b"test_a[y]", b"test_a[z]"))
    assert trust.main(root, ["--from", str(second), str(first)]) == 0
    text = (root / trust.PAGE).read_text("utf-8")
    assert "last ran on 27 November 2026, of the commit `0123456789ab`. 4 cases passed" in text


def test_runs_of_several_commits_are_told_apart(root: Path) -> None:
    """Who reads the page can see that no single state passed all of it."""
    other = report().replace(COMMIT.encode(), COMMIT[::-1].encode())
    both = trust.joined([trust.read_report(report()), trust.read_report(other)])
    text = trust.page(trust.promises(root), both, sorted(trust.test_names(root)))
    assert "of the commits `0123456789ab` and `76543210fedc`. 3 cases passed" in text


def test_a_report_that_names_no_commit_makes_no_page(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Counts of nobody knows what would say nothing. The way on is named."""
    file = root / "one.xml"
    file.write_bytes(report().replace(COMMIT.encode(), b"pytest"))
    assert trust.main(root, ["--from", str(file)]) == 1
    assert "run pytest with `-o junit_suite_name=" in capsys.readouterr().out
    assert not (root / trust.PAGE).exists()


@pytest.mark.parametrize("changed", [False, True])
def test_the_commit_is_what_lies_there(root: Path, *, changed: bool) -> None:
    """A run of what nobody committed could be looked up by nobody."""
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "c")
    if changed:
        (root / "tests/test_one.py").write_text("def test_a(): assert 1\ndef test_b(): pass\n")
        with pytest.raises(ValueError, match="Commit first"):
            trust.run_tests(root, ["tests"])
    else:
        assert trust.run_tests(root, ["tests"]).commits[0] in git(root, "rev-parse", "HEAD")


def test_a_run_that_left_a_test_out_makes_no_page(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What did not run holds nothing."""
    file = root / "one.xml"
    left_out = b'<testcase file="tests/test_one.py" name="test_b"/>'
    file.write_bytes(report().replace(left_out, b""))
    assert trust.main(root, ["--from", str(file)]) == 1
    assert "did not run, so nothing was written:\ntests/test_one.py::test_b" in (
        capsys.readouterr().out
    )
    assert not (root / trust.PAGE).exists()


def test_a_page_that_is_behind_its_promises_fails(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures may be of an earlier run; words and tests may not."""
    monkeypatch.setattr(trust, "run_tests", lambda *_: trust.read_report(report()))
    assert trust.main(root, []) == 1
    assert trust.main(root, ["--run"]) == 0
    assert trust.main(root, []) == 0
    (root / trust.PROMISES).write_text(PROMISES.replace("It holds", "It still holds"))
    assert trust.main(root, []) == 1


def test_a_run_of_nothing_is_no_run() -> None:
    """A report without a case would make a page that claims much."""
    with pytest.raises(ValueError, match="No test ran"):
        trust.read_report(b"<testsuites><testsuite timestamp='2026-11-27T03:00:00'/></testsuites>")


def test_each_boundary_is_held_by_tests_that_there_are() -> None:
    """The threat model names a folder or a file for every way in."""
    text = (REPOSITORY / "docs/threat-model.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if "Held by `tests/" in line]
    assert len(rows) >= 10
    for place in re.findall("`(tests/[^`]+)`", text):
        assert (REPOSITORY / place).exists(), place
