"""A release names one version in every place, and its package leads to whoever made it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from trove_classifiers import classifiers

from checks import package_urls, release
from projects import REPOSITORY

NUMBER = "1.2.3"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose version 1.2.3 can be released."""
    package = tmp_path / "plugins/fairshare"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(f'__version__ = "{NUMBER}"\n')
    (tmp_path / "pyproject.toml").write_text(f'[project]\nversion = "{NUMBER}"\n')
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\n## [Unreleased]\n\n- Later.\n\n"
        f"## [{NUMBER}] - 2026-12-01\n\n### Added\n\n- This.\n\n"
        "## [1.2.2] - 2026-11-01\n\n- That.\n"
    )
    return tmp_path


def test_the_notes_are_what_the_changelog_says(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of this version, and of no other."""
    assert release.main(root, f"v{NUMBER}") == 0
    assert capsys.readouterr().out == "### Added\n\n- This.\n"


@pytest.mark.parametrize(
    ("file", "text", "tag", "said"),
    [
        ("pyproject.toml", '[project]\nversion = "1.2.4"\n', f"v{NUMBER}", "name two versions"),
        ("CHANGELOG.md", "## [Unreleased]\n\n- This.\n", f"v{NUMBER}", "no section [1.2.3]"),
        ("CHANGELOG.md", f"## [{NUMBER}]\n\n- This.\n", f"v{NUMBER}", "no section [1.2.3]"),
        (".", "", "v1.2.2", "The tag is v1.2.2 and the version 1.2.3"),
        (".", "", NUMBER, "name the tag v1.2.3"),
    ],
)
def test_what_disagrees_is_no_release(
    file: str, text: str, tag: str, said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stops before anything is built."""
    if text:
        (root / file).write_text(text)
    assert release.main(root, tag) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


def test_the_version_of_this_package_can_be_released(capsys: pytest.CaptureFixture[str]) -> None:
    """It stands in both places, and the changelog has its section."""
    number = release.version(REPOSITORY)
    assert release.main(REPOSITORY, f"v{number}") == 0
    assert capsys.readouterr().out.startswith("### ")


def test_a_package_leads_to_the_repository_that_it_was_made_in() -> None:
    """Every label is one that the index knows; without a repository there is none."""
    found = package_urls.urls("https://git.example/o/r")
    assert found["Source"] == "https://git.example/o/r"
    assert all(address.startswith("https://git.example/o/r") for address in found.values())
    assert package_urls.urls("") == {}


def test_the_readmes_links_are_found_from_the_index() -> None:
    """Pictures as files, pages as pages; addresses and places of its own stay."""
    text = "![A](docs/a.png) [b](docs/b.md) [c](https://c.example/) [d](#d)"
    assert package_urls.readme(text, "https://git.example/o/r") == (
        "![A](https://git.example/o/r/raw/main/docs/a.png) "
        "[b](https://git.example/o/r/blob/main/docs/b.md) [c](https://c.example/) [d](#d)"
    )
    assert package_urls.readme(text, "") == text


def test_the_index_knows_every_classifier() -> None:
    """It refuses a package with one that it does not know."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["classifiers"]
    assert set(project["classifiers"]) <= classifiers
