"""Old pages keep the words of their day: labels, questions and names, out of a real repository."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from fairshare.history.model import SHOWN
from pages import words_of
from pasts import Past
from projects import BASE, COUNCIL, FULL, SMALL, TRUST, Project, as_yaml, draw, entry

ID = "initiatives/northshire-council/free-school-meals"
OF_DAY = "Names, labels and the words of the questions are those of that day."
OF_TODAY = "Labels and the words of the questions are today’s: those of that day can’t be read."

QUESTION = "How far is the data kept to the least that will do the job?"
OLD_QUESTION = "Is no more data used than the job needs?"


def version(title: str) -> bytes:
    data = entry((BASE / "full.yml").read_bytes()) | {"title": title}
    return as_yaml(data).encode()


UNREADABLE, OLD, PLAIN = (version(f"Meals, version {n}") for n in ("one", "two", "three"))


def schema(project: Project) -> Iterator[tuple[str, bytes]]:
    """Every file of the project's schema as git has it."""
    for path in sorted(project.path("schema").rglob("*")):
        if path.is_file():
            yield path.relative_to(project.root).as_posix(), path.read_bytes()


def older(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same schema with another label and another question."""
    changed = dict(files)
    for name, old, new in (
        ("schema/codes/stages.yml", "label: Live", "label: Up and running"),
        ("schema/initiative.schema.json", f'"{QUESTION}"', f'"{OLD_QUESTION}"'),
    ):
        text = files[name].decode()
        assert text.count(old) == 1, old
        changed[name] = text.replace(old, new).encode()
    return changed


def drawn(root: Path) -> Project:
    """Three versions of one entry: under a broken schema, under other words, and under today's."""
    project = draw(root)
    now = {name: project.path(name).read_bytes() for name in (SMALL, COUNCIL, TRUST, FULL)}
    today = dict(schema(project))
    council = now[COUNCIL].replace(b"name: Northshire Council", b"name: Northshire Borough")
    assert council != now[COUNCIL]
    past = Past(root)
    broken = today | {"schema/codes/stages.yml": b"title: [broken\n"}
    past.commit({**broken, **now, COUNCIL: council, FULL: UNREADABLE})
    past.commit({**older(today), FULL: OLD})
    past.commit({**today, COUNCIL: now[COUNCIL], FULL: PLAIN})
    past.commit({FULL: now[FULL]})
    past.write()
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """That project, built once."""
    project = drawn(tmp_path_factory.mktemp("words") / "project")
    project.build(strict=True)
    return project


def page(project: Project, content: bytes) -> str:
    return project.page(f"{ID}/versions/{sha256(content).hexdigest()[:SHOWN]}")


def test_labels_and_questions_are_those_of_the_day(built: Project) -> None:
    """As `schema/` had them when the version came; the page says so."""
    words = words_of(page(built, OLD))
    assert OF_DAY in words
    assert "Stage Up and running, as of" in words
    assert OLD_QUESTION in words
    assert QUESTION not in words


def test_a_version_of_todays_words_has_todays_words(built: Project) -> None:
    """Another commit under the same schema."""
    words = words_of(page(built, PLAIN))
    assert OF_DAY in words
    assert "Stage Live, as of" in words
    assert QUESTION in words


def test_names_are_those_of_the_day(built: Project) -> None:
    """And the page says what the body is called now, where that is something else."""
    words = words_of(page(built, OLD))
    assert "Northshire Borough, Revenues and Benefits (now Northshire Council)" in words
    assert "Northshire Borough" not in words_of(page(built, PLAIN))
    assert "Northshire Borough" not in words_of(built.page(ID))


def test_words_that_cannot_be_read_are_todays_and_the_page_says_so(built: Project) -> None:
    """Better today's words than none; names are known all the same."""
    words = words_of(page(built, UNREADABLE))
    assert OF_TODAY in words
    assert "Stage Live, as of" in words
    assert "Northshire Borough, Revenues and Benefits" in words


def test_a_second_build_says_the_same(built: Project) -> None:
    """From the cache, and without it."""
    first = {content: page(built, content) for content in (UNREADABLE, OLD, PLAIN)}
    built.build(strict=True)
    assert {content: page(built, content) for content in first} == first


def test_without_the_schema_in_git_the_words_are_todays(tmp_path: Path) -> None:
    """A register may keep its schema elsewhere."""
    project = draw(tmp_path / "project")
    names = (SMALL, COUNCIL, TRUST, FULL)
    now = {name: project.path(name).read_bytes() for name in names}
    past = Past(project.root)
    past.commit({**now, FULL: OLD})
    past.commit({FULL: now[FULL]})
    past.write(checkout=False)
    project.build()
    found = page(project, OLD)
    assert OF_TODAY in words_of(found)
    assert re.search("Stage.*Live", words_of(found))
