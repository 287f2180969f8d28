"""Caches only save time: after any edit, what comes of them is what would be drawn anew.

So it is with what is taken over from the last site by the key of its product (docs/adr/0035).
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path as Folder
from typing import Any

import pytest

from drawing import DrawnEdition, Published, Settings, by_product, published, whole
from fairshare.framework import Framework
from fairshare.model import Path
from hostile import LEAD, LONE, MILD, NEWER, OLDER, OPEN, REMOVED, SOON, FullRegister, file
from pasts import FIRST, git
from projects import COUNCIL, REPOSITORY, TRUST, Change, Project

NOW = Settings()
PACKAGE = REPOSITORY / "plugins" / "fairshare"


@dataclass(frozen=True)
class Edit:
    """What somebody changes between two builds."""

    of_files: Callable[[Project], object] = lambda _project: None
    settings: Settings = NOW


def entry(change: Change, identifier: str = NEWER) -> Edit:
    """Another value in an initiative: in one that others replace, name and are like."""
    return Edit(lambda project: project.change(file(identifier), change))


def organisation(change: Change) -> Edit:
    """Another value in the organisation that takes part in everything."""
    return Edit(lambda project: project.change(COUNCIL, change))


def words(name: str, old: str, new: str) -> Edit:
    """Other words in a file, in the one place where they stand."""
    return Edit(lambda project: project.replace(name, old, new))


def edited(*path: str | int) -> Change:
    """Other words in a text."""

    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = f"Edited. {data[path[-1]]}"

    return change


def categories(*codes: str) -> Change:
    """Other kinds of data; what flows is then all of it."""

    def change(data: Any) -> None:
        data["data"]["categories"] = list(codes)
        del data["flows"]

    return change


def without_the_last(data: Any) -> None:
    """One organisation less, and nothing that goes to it."""
    data["organisations"].pop()
    data.pop("flows", None)


def commit(project: Project) -> None:
    """Commit what lies there, as its author would."""
    git(project.root, "add", "register")
    git(project.root, "commit", "-q", "-m", "A change")


def edited_and_committed(project: Project) -> None:
    project.change(file(SOON), lambda data: data.update(summary=f"Edited. {data['summary']}"))
    commit(project)


def past_with(old: str, new: str) -> Edit:
    """A past written anew, as a rebase does: another text of the same length in all of it."""

    def rewrite(project: Project) -> None:
        stream = git(project.root, "fast-export", "--all").encode()
        assert stream.count(old.encode()) >= 1
        assert len(old) == len(new)
        rewritten = stream.replace(old.encode(), new.encode()) + b"\n"
        git(project.root, "fast-import", "--quiet", "--force", given=rewritten)

    return Edit(rewrite)


def renamed(project: Project) -> None:
    path = project.path(file(SOON))
    path.rename(path.with_name("later.yml"))


def removed(project: Project) -> None:
    project.write(file(SOON), project.path(file(REMOVED)).read_bytes())


def added(project: Project) -> None:
    project.write(file(f"{LEAD}/added"), project.read(file(SOON)).replace("zd", "zx"))


WITHDRAWN = {"date": "2025-11-20", "reason": "The schools do it themselves now."}
TEXTS: tuple[Path, ...] = (
    ("title",),
    ("summary",),
    ("contact", "team"),
    ("decision", "justification"),
    ("answers", "privacy", "justification"),
    ("events", 0, "summary"),
    ("challenges", 0, "response"),
)

EDITS: Mapping[str, Edit] = {
    **{f"the {' '.join(map(str, path))}": entry(edited(*path)) for path in TEXTS},
    "a rating": entry(lambda d: d["answers"]["privacy"].update(rating=2)),
    "a red line lifted": entry(lambda d: d["answers"]["harm"].update(rating=3)),
    "themes": entry(lambda d: d.update(themes=["health"])),
    "the stage": entry(lambda d: d.update(stage="paused")),
    "kinds of data": entry(categories("name", "health")),
    "whose data": entry(lambda d: d["data"].update(people=["patients"])),
    "the lawful basis": entry(lambda d: d["legal"].update(bases=["uk-gdpr-6-1-c"])),
    "aims": entry(lambda d: d["purpose"].update(aims=["research"])),
    "who takes part": entry(without_the_last),
    "the outcome": entry(lambda d: d["decision"].update(outcome="approved")),
    "the day of the decision": entry(lambda d: d["decision"].update(date="2025-04-03")),
    "the day of the review": entry(lambda d: d["dates"].update(review_by="2027-04-01")),
    "a withdrawal": entry(lambda d: d.update(withdrawn=WITHDRAWN)),
    "the title of a related one": entry(edited("title"), OPEN),
    "the title of the one replaced": entry(edited("title"), OLDER),
    "an initiative more": Edit(added),
    "an initiative less": Edit(lambda project: project.path(file(SOON)).unlink()),
    "an initiative removed by its maintainers": Edit(removed),
    "the notice of a removal": entry(edited("redacted", "reason"), REMOVED),
    "the name of an organisation": organisation(lambda d: d.update(name="Another council")),
    "the kind of an organisation": organisation(lambda d: d.update(type="charity")),
    "what an organisation says": organisation(edited("statement")),
    "the contact of an organisation": organisation(edited("contact", "team")),
    "the name of another organisation": words(TRUST, "name: Northshire", "name: Southshire"),
    "the name of a body in one decision only": words(LONE, "name: Lone", "name: Only"),
    "the label of an outcome": words("schema/codes/outcomes.yml", "label: Refused", "label: No"),
    "the label of a theme": words("schema/codes/themes.yml", "label: Education", "label: School"),
    "a question": words(
        "schema/initiative.schema.json", '"title": "How clearly and', '"title": "How plainly and'
    ),
    "the method": words("schema/method/1.0.yml", "  privacy: 1\n", "  privacy: 2\n"),
    "the name of the site": Edit(settings=Settings(site_name="Another register")),
    "the address of the site": Edit(settings=Settings(site_url="https://moved.example/")),
    "no address": Edit(settings=Settings(site_url="")),
    "the repository": Edit(settings=Settings(repository="https://gitlab.com/a/b")),
    "no repository": Edit(settings=Settings(repository="")),
    "no history": Edit(settings=Settings(history=False)),
    "the day on which a review is late": Edit(settings=Settings(today=dt.date(2026, 2, 2))),
    "three years later": Edit(settings=Settings(today=dt.date(2028, 12, 1))),
    "a day before": Edit(settings=Settings(today=dt.date(2025, 11, 30))),
    "an edit, committed": Edit(edited_and_committed),
    "the day of the first commit": past_with(
        f"> {FIRST} +0000", f"> {FIRST + 3600 * 24 * 9} +0000"
    ),
    "a text of an older version": past_with("zg001", "zy001"),
}
"""By what is changed; each by itself, so that no other change hides what a key forgot."""


EACH_PUSH = frozenset(
    {
        *("the title", "the outcome", "who takes part", "an initiative less"),
        "the title of a related one",
        *("the notice of a removal", "the name of an organisation", "the label of a theme"),
        *("the kind of an organisation", "the method", "the address of the site", "no history"),
        *("three years later", "an edit, committed", "a text of an older version"),
    }
)
"""One edit of each kind. Those like it are tried each night: what a product reads is noted."""


@pytest.fixture(scope="module")
def register(framework: Framework) -> FullRegister:
    """All that a register can hold; in everyday words, which are drawn more quickly."""
    return FullRegister(framework, MILD, MILD)


@pytest.fixture(scope="module")
def before(
    register: FullRegister, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Folder, DrawnEdition]:
    """A project of it with a past and a warm cache, and what it was published as."""
    root = tmp_path_factory.mktemp("warm") / "project"
    register.write(root)
    first = by_product(root, NOW)
    assert by_product(root, NOW).products == first.products
    return root, first


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(edit, id=name, marks=() if name in EACH_PUSH else pytest.mark.long)
        for name, edit in EDITS.items()
    ],
)
def test_after_an_edit_the_cache_gives_what_is_drawn_anew(
    edit: Edit, before: tuple[Folder, DrawnEdition], tmp_path: Folder
) -> None:
    """Every page and file, byte by byte; and the edit can be seen in one of them."""
    root, first = before
    project = Project(tmp_path / "project")
    shutil.copytree(root, project.root)
    edit.of_files(project)
    assert with_and_without_cache(project, edit.settings, first) != whole(first)


def test_a_version_that_is_withheld_is_not_taken_from_the_cache(
    before: tuple[Folder, DrawnEdition], register: FullRegister, tmp_path: Folder
) -> None:
    """What maintainers keep from view was drawn before they did."""
    root, first = before
    project = Project(tmp_path / "project")
    shutil.copytree(root, project.root)
    withheld = register.old_address.rpartition("/")[2]
    settings = Settings(withheld=(withheld,))
    assert with_and_without_cache(project, settings, first) != whole(first)


@pytest.mark.parametrize(
    "edit", [EDITS["the title"], Edit(renamed)], ids=["the title", "the file's name"]
)
def test_without_a_history_an_edit_is_noticed(
    edit: Edit, before: tuple[Folder, DrawnEdition], tmp_path: Folder
) -> None:
    """What git tells of an edit is not what the pages rely on."""
    settings = Settings(history=False)
    project = Project(tmp_path / "project")
    shutil.copytree(before[0], project.root)
    first = by_product(project.root, settings)
    edit.of_files(project)
    assert with_and_without_cache(project, settings, first) != whole(first)


def with_and_without_cache(project: Project, settings: Settings, first: DrawnEdition) -> Published:
    """What a project is published as, once it was seen to be the same either way.

    Nor does a product differ from the one under its key that was made `first`.
    """
    now = by_product(project.root, settings)
    assert first.stale_in(now) == []
    warm = whole(now)
    shutil.rmtree(project.path("cache"))
    cold = published(project.root, settings)
    assert [name for name in cold if warm.get(name) != cold[name]] == []
    assert warm.keys() == cold.keys()
    return warm


PROGRAM = """
import shutil, sys
from hashlib import sha256
from pathlib import Path
from drawing import Settings, published

root = Path(sys.argv[1])
with_cache = published(root, Settings())
shutil.rmtree(root / "cache")
assert published(root, Settings()) == with_cache
print(sha256(repr(with_cache).encode()).hexdigest())
"""


@pytest.mark.long
def test_another_template_or_module_is_noticed(
    before: tuple[Folder, DrawnEdition], tmp_path: Folder
) -> None:
    """A copy of the package, edited between two runs: nothing of the older code is published."""
    code = Project(tmp_path / "code")
    shutil.copytree(PACKAGE, code.path("fairshare"), ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(before[0], root := tmp_path / "project")
    paths = os.pathsep.join(map(str, (code.root, REPOSITORY / "tests")))

    def run() -> str:
        command = [sys.executable, "-c", PROGRAM, str(root)]
        surroundings = {**os.environ, "PYTHONPATH": paths}
        return subprocess.run(
            command, env=surroundings, capture_output=True, text=True, check=True
        ).stdout

    first = run()
    code.replace(
        "fairshare/templates/fairshare/initiative/details.html", "'The details'", "'More of it'"
    )
    second = run()
    code.replace("fairshare/publish/initiative/context.py", ", after {} days", ", {} days later")
    assert len({first, second, run()}) == 3
