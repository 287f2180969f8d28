"""The recipes of CONTRIBUTING.md, each carried out on a copy of the repository.

That their edits find their place is seen at once; what they run, each night.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from followed import PageStep, follow, steps
from projects import REPOSITORY

RECIPES = (
    "A problem code: its rule and its message",
    "A rule in both languages",
    "A question",
    "A further question",
    "A facet",
    "A kind of page",
    "A feed",
)

BETTER = ('"title": "How well could this be explained and defended in public?",', 'version: "1.0"')
"""What a recipe changes and does not add to."""


def recipe(title: str) -> list[PageStep]:
    """What a recipe tells people to do. Its steps stand in a list, so its blocks are indented."""
    page = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    before, head, rest = page.partition(f"\n### {title}\n")
    section = re.split(r"^##+ ", rest, flags=re.MULTILINE)[0]
    first = f"{before}{head}".count("\n") + 1
    return steps(re.sub(r"^   ", "", section, flags=re.MULTILINE), "CONTRIBUTING.md", first)


@pytest.mark.parametrize("title", RECIPES)
def test_every_edit_of_a_recipe_finds_its_place(title: str, tmp_path: Path) -> None:
    """The files are there, and the lines that it replaces stand in them once.

    Of its commands, only those that copy a file are carried out. A file that it writes is not there
    yet, unless somebody has followed it.
    """
    found = recipe(title)
    edits = [step for step in found if step.kind not in {"run", "refused"}]
    assert edits
    assert len(edits) < len(found), "It runs nothing."
    for step in found:
        if step not in edits:
            for old, new in re.findall(r"^cp (\S+) (\S+)$", step.text, re.MULTILINE):
                (tmp_path / new).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(REPOSITORY / old, tmp_path / new)
            continue
        if step.kind != "write" and not (tmp_path / step.file).exists():
            (tmp_path / step.file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / step.file, tmp_path / step.file)
        follow(step, tmp_path, {})
        there = REPOSITORY / step.file
        if step.kind == "write" and there.exists():
            assert there.read_text(encoding="utf-8") == step.text, f"{step.file} is another one."


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_leaves_each_line_that_it_quotes(title: str) -> None:
    """So it still finds its place after one more of the kind; better words are the exception."""
    for step in recipe(title):
        if step.kind == "replace" and step.line not in BETTER:
            now = [line.strip().removesuffix(",") for line in step.text.splitlines()]
            assert step.line.removesuffix(",") in now, step.where


EDIT = """Text before.

In `list.py`, in place of `ONE = (first,)`:

```python
ONE = (first, second)
```
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "import re\nONE = (first, other)\n",
            "page.md:12 puts lines in place of this one of list.py:\n  ONE = (first,)\n"
            "It is not there. The nearest is line 2:\n  ONE = (first, other)\n"
            "Quote in page.md:12 what stands there now: ",
        ),
        ("ONE = (first,)\n" * 2, "It stands there 2 times. Quote in page.md:12 one that stands"),
        ("", "That file is empty."),
    ],
)
def test_an_edit_without_its_place_says_what_to_do(text: str, said: str, tmp_path: Path) -> None:
    """Who changed the code reads which page quotes it, and what it may quote now."""
    (tmp_path / "list.py").write_text(text, encoding="utf-8")
    (step,) = steps(EDIT, "page.md", first=10)
    with pytest.raises(AssertionError) as failed:
        follow(step, tmp_path, {})
    assert said in str(failed.value)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The repository as somebody has cloned it, with what is not committed yet."""
    subprocess.run(["git", "clone", "-q", REPOSITORY, tmp_path / "copy"], check=True)
    listed = subprocess.run(
        ["git", "ls-files", "--modified", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (REPOSITORY / name).is_file():
            (tmp_path / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, tmp_path / "copy" / name)
    (tmp_path / "copy" / ".venv").symlink_to(sys.prefix)
    return tmp_path / "copy"


@pytest.mark.long
@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_can_be_followed_word_for_word(title: str, copy: Path) -> None:
    """Every command of it ends well, its own tests among them.

    These are a run of their own. Among the workers of this one they would take a site that another
    run has built.
    """
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    surroundings = {**ours, "PYTHONPATH": str(copy / "plugins"), "NO_COLOR": "1"}
    for step in recipe(title):
        follow(step, copy, surroundings)
