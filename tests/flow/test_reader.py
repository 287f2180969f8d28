"""One file through load, check and score; and what of it may be kept for the next run."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from fairshare.flow.read_files import ReadFiles
from fairshare.flow.reader import File, Reader
from fairshare.framework import Framework
from fairshare.load.cached import CachedDocument
from fairshare.load.document import Document
from fairshare.problems import SetupError
from fairshare.validate import Checker
from fairshare.work.cache import Cache
from projects import BASE

TODAY = dt.date(2025, 12, 1)
NAME = "register/initiatives/northshire-council/free-school-meals.yml"


def run(root: Path, framework: Framework, *, today: dt.date = TODAY, name: str = NAME) -> File:
    """One run of its own: read the file, and save what may be kept."""
    cache = Cache(root / ".cache", framework.digest)
    (file,) = Reader(root, Checker(framework, today), framework, cache, today).initiatives(
        [root / name]
    )
    cache.save()
    return file


def was_cached(file: File, root: Path, framework: Framework) -> bool:
    """Whether the next run would find it; asked of the cache alone."""
    assert file.source is not None
    cache = Cache(root / ".cache", framework.digest)
    return cache.get("file", f"{file.source.sha256} {file.name}") is not None


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.parent.mkdir(parents=True)
    path.write_bytes((BASE / "full.yml").read_bytes())
    return tmp_path


def edit(root: Path, old: str, new: str) -> None:
    text = (root / NAME).read_text(encoding="utf-8")
    assert old in text
    (root / NAME).write_text(text.replace(old, new), encoding="utf-8")


def test_a_file_without_errors_comes_back_the_same(root: Path, framework: Framework) -> None:
    """Data, score and problems, whether judged now or known from before."""
    first = run(root, framework)
    second = run(root, framework)
    assert was_cached(first, root, framework)
    assert isinstance(second.source, CachedDocument)
    assert first.source is not None
    assert second.source.data == first.source.data
    assert (second.name, second.problems, second.score) == (
        *(first.name, first.problems, first.score),
    )


def test_warnings_are_kept_with_their_places(root: Path, framework: Framework) -> None:
    """What was worth a word is worth it in every run."""
    edit(root, "  atrs: https://www.northshire.example/atrs/fsm-matching\n", "")
    first = run(root, framework)
    assert [problem.code for problem in first.problems] == ["W222"]
    assert run(root, framework).problems == first.problems


def test_a_file_with_errors_is_judged_anew(root: Path, framework: Framework) -> None:
    """Only success is kept: a mistake is never told from memory."""
    edit(root, "stage: live ", "stage: running ")
    file = run(root, framework)
    assert isinstance(file.source, Document | CachedDocument)
    assert not was_cached(file, root, framework)
    assert run(root, framework).problems == file.problems != ()


def test_a_changed_file_is_judged_anew(root: Path, framework: Framework) -> None:
    """It is kept by its content, not by its date."""
    run(root, framework)
    edit(root, "    rating: 3\n", "    rating: 4\n")
    file = run(root, framework)
    assert file.source is not None
    assert file.source.data["answers"]["harm"]["rating"] == 4
    assert file.score is not None
    assert file.score.answers["harm"].rating == 4


def test_the_same_content_elsewhere_is_judged_anew(root: Path, framework: Framework) -> None:
    """Rules look at the name too: here the folder is not the lead."""
    run(root, framework)
    other = "register/initiatives/somebody-else/free-school-meals.yml"
    (root / other).parent.mkdir()
    (root / other).write_bytes((root / NAME).read_bytes())
    assert run(root, framework, name=other).problems


def test_a_file_that_changes_while_it_is_checked_is_not_shown_by_its_old_places(
    root: Path, framework: Framework
) -> None:
    """A problem found in the data of before would name a line of another text."""
    run(root, framework)
    file = run(root, framework)
    assert isinstance(file.source, CachedDocument)
    edit(root, "title: ", "title: Not ")
    with pytest.raises(SetupError, match="was changed while it was checked"):
        file.source.document()


def test_what_was_kept_on_a_later_day_is_judged_anew(root: Path, framework: Framework) -> None:
    """On an earlier day, its dates may lie in the future."""
    assert run(root, framework).problems == ()
    early = run(root, framework, today=dt.date(2025, 4, 1))
    assert {problem.severity for problem in early.problems} == {"error"}


def test_a_file_that_is_missing_is_a_problem(root: Path, framework: Framework) -> None:
    """It vanished after it was found: told, and nothing else is known of it."""
    file = run(root, framework, name="register/initiatives/northshire-council/gone.yml")
    assert (file.source, file.score) == (None, None)
    assert [problem.code for problem in file.problems] == ["E001"]


def test_an_unknown_method_has_no_score(root: Path, framework: Framework) -> None:
    """And is told once, with its place."""
    edit(root, 'method: "1.0"', 'method: "9.9"')
    file = run(root, framework)
    assert file.score is None
    assert [problem.code for problem in file.problems] == ["E227"]


def test_a_process_that_reads_again_unpacks_only_what_has_changed(
    root: Path, framework: Framework
) -> None:
    """As a preview does: a file of the same bytes is the very same object, others are new."""
    run(root, framework)
    read = ReadFiles()

    def again(today: dt.date = TODAY) -> File:
        cache = Cache(root / ".cache", framework.digest)
        reader = Reader(root, Checker(framework, today), framework, cache, today, read)
        (file,) = reader.initiatives([root / NAME])
        cache.save()
        return file

    first = again()
    assert again() is again() is first
    edit(root, "Automatic registration", "Registration")
    changed = again()
    assert changed != first
    assert again() is changed
    tomorrow = again(TODAY + dt.timedelta(days=1))
    assert tomorrow.score == changed.score
    assert tomorrow is not changed
