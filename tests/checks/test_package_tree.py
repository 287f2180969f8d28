"""The tree of docs/architecture.md is what is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from checks import tree as check
from projects import REPOSITORY


def tracked() -> set[str]:
    """Every file that git knows, by its path."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(listed.stdout.splitlines())


def test_the_tree_is_drawn_from_paths() -> None:
    """Folders stand before files, each below its own; what lies between may be left out."""
    drawn = check.tree({"b.py": "B", "a/": "A", "a/c.py": "C", "a/d/": "D", "a/e/f/": "F"})
    assert [line.split() for line in drawn.splitlines()] == [
        ["a/", "A"],
        ["d/", "D"],
        ["e/f/", "F"],
        ["c.py", "C"],
        ["b.py", "B"],
    ]
    assert drawn.splitlines()[1].startswith("  d/")


@pytest.mark.parametrize(
    ("docstring", "sentence"),
    [
        ("What it is. And why.", "What it is"),
        ("What it is (docs/adr/0027).\n\nMore.", "What it is"),
        ("Reads `a/1.0.yml`, over\ntwo lines.", "Reads `a/1.0.yml`, over two lines"),
    ],
)
def test_a_package_says_what_it_is_in_its_first_sentence(
    docstring: str, sentence: str, tmp_path: Path
) -> None:
    """A stop inside a name is no end."""
    path = tmp_path / "__init__.py"
    path.write_text(f'"""{docstring}"""\n', "utf-8")
    assert check.first_sentence(path) == sentence


def test_a_package_that_says_nothing_has_no_place(tmp_path: Path) -> None:
    """Rather than an empty line in the tree."""
    path = tmp_path / "__init__.py"
    path.write_text("", "utf-8")
    with pytest.raises(ValueError, match="no sentence"):
        check.first_sentence(path)


def test_every_folder_that_a_newcomer_sees_is_in_the_tree() -> None:
    """Those at the top, and all of the package but what lies inside one that is listed whole."""
    listed, files = set(check.places(REPOSITORY)), tracked()
    whole = "plugins/fairshare/starter/"
    folders = {f"{path.partition('/')[0]}/" for path in files if "/" in path} - {"plugins/"}
    for path in files:
        if path.startswith("plugins/fairshare/") and not path.startswith(whole):
            folders.add(f"{path.rpartition('/')[0]}/")
    assert folders <= listed


def test_every_place_of_the_tree_is_there() -> None:
    """A folder's path ends with a slash, a file's does not."""
    for path in check.places(REPOSITORY):
        assert (REPOSITORY / path).is_dir() == path.endswith("/"), path
        assert (REPOSITORY / path).exists(), path


def test_a_stale_tree_is_refused_and_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new package fails `make check` until the tree is made again."""
    for path in (check.PAGE, check.PLACES):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / path, tmp_path / path)
    shutil.copytree(
        REPOSITORY / check.PACKAGE, tmp_path / check.PACKAGE, ignore=lambda *_: {"__pycache__"}
    )
    assert check.main(tmp_path, []) == 0
    new = tmp_path / check.PACKAGE / "appeals" / "__init__.py"
    new.parent.mkdir()
    new.write_text('"""Appeals: what people ask once more."""\n', "utf-8")
    assert check.main(tmp_path, []) == 1
    assert "checks.tree --write" in capsys.readouterr().out
    assert check.main(tmp_path, ["--write"]) == 0
    assert check.main(tmp_path, []) == 0
    assert "appeals/ " in (tmp_path / check.PAGE).read_text("utf-8")


def test_a_page_without_a_place_for_the_tree_is_an_error() -> None:
    """Nothing is written at a guess."""
    with pytest.raises(ValueError, match="no place"):
        check.with_tree("# How it is built\n", "tree")
