"""Settings and folders without MkDocs: read as it reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fairshare.flow.settings_file import read_settings
from fairshare.host.documents import documents
from fairshare.host.markdown_pages import MarkdownPage, relative_url
from fairshare.host.menu import menu
from fairshare.host.own_options import own_options
from fairshare.plugin_config import FairShareConfig
from fairshare.problems import SetupError


def settings(folder: Path, text: str) -> dict[str, Any]:
    """What a file with this text says, to a build."""
    file = folder / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file, whole=True)


def test_settings_are_taken_over_from_another_file(tmp_path: Path) -> None:
    """Groups are merged, and what the file itself says wins."""
    (tmp_path / "base.yml").write_text("theme: {name: material, language: en}\nnav: [a.md]\n")
    found = settings(tmp_path, "INHERIT: base.yml\ntheme: {font: false}\nnav: [b.md]\n")
    assert found["theme"] == {"name": "material", "language": "en", "font": False}
    assert found["nav"] == ["b.md"]


def test_what_the_surroundings_say_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`false` in a variable is false, as MkDocs has it; the first that is set counts."""
    monkeypatch.setenv("ONE", "false")
    monkeypatch.delenv("NONE", raising=False)
    found = settings(tmp_path, "a: !ENV [NONE, ONE, true]\nb: !ENV [NONE, 5]\nc: !ENV NONE\n")
    assert found == {"a": False, "b": 5, "c": None}


def test_names_of_python_are_looked_up(tmp_path: Path) -> None:
    """Options of Markdown extensions need them; one that is not there is named."""
    found = settings(tmp_path, "a: !!python/name:os.path.join\n")
    assert found["a"]("x", "y") == "x/y"
    with pytest.raises(SetupError, match=r"no_such_module.* can't be imported"):
        settings(tmp_path, "a: !!python/name:no_such_module.x\n")


def test_a_tag_of_mkdocs_alone_is_refused(tmp_path: Path) -> None:
    """It would be left out in silence otherwise."""
    with pytest.raises(SetupError, match="the tag !relative is known to MkDocs alone"):
        settings(tmp_path, "a: !relative\n")


def test_our_options_are_those_of_the_plugin() -> None:
    """Names and defaults are the same under each host; nothing is its none."""
    plain = {name: value or None for name, value in own_options({}).items()}
    assert plain == {name: value or None for name, value in FairShareConfig().items()}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"registre": "a"}, "`fairshare` has no option `registre`"),
        ({"search": "no"}, "`search` of `fairshare` has a value of another kind"),
        ({"withheld": "abc"}, "`withheld` of `fairshare` has a value of another kind"),
    ],
)
def test_a_wrong_option_is_refused(options: dict[str, Any], said: str) -> None:
    """By its name."""
    with pytest.raises(SetupError, match=said):
        own_options({"plugins": [{"fairshare": options}]})


def test_pages_pictures_and_what_is_left_out_are_told_apart(tmp_path: Path) -> None:
    """By name and by pattern; hidden files and templates never belong to the site."""
    for name in (
        *("index.md", "README.md", "a.md", "b/README.md", "b/c.markdown", "d/e.png", ".hidden"),
        *("templates/x.html", "drafts/f.md", "g/templates/h.txt", "i.md"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = documents(tmp_path, {"exclude_docs": "drafts/\n", "draft_docs": "i.md"})
    assert {page.source: page.url for page in found.pages.values()} == {
        "index.md": "",
        "a.md": "a/",
        "b/README.md": "b/",
        "b/c.markdown": "b/c/",
    }
    assert found.others == ("d/e.png", "g/templates/h.txt")


@pytest.mark.parametrize(
    ("target", "page", "written"),
    [
        *(("a/", "", "a/"), ("", "a/b/", "../../"), ("a/", "a/", "./"), ("", "", "./")),
        *(("x/y.svg", "a/", "../x/y.svg"), ("a/b/", "a/c/", "../b/")),
    ],
)
def test_addresses_are_written_from_the_page(target: str, page: str, written: str) -> None:
    """So that the site works below any path."""
    assert relative_url(target, page) == written


def pages(tmp_path: Path, *names: str) -> dict[str, MarkdownPage]:
    """Pages whose titles are their names."""
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = documents(tmp_path, {}).pages.values()
    return {
        file.source: MarkdownPage(file, file.source, {}, "", is_homepage=not file.url)
        for file in found
    }


def test_without_a_menu_every_page_is_in_it(tmp_path: Path) -> None:
    """Folder by folder, each a section of its name, the home page first."""
    known = pages(tmp_path, "b.md", "index.md", "about-us/who.md")
    home, about, section = menu(None, known)
    assert (home.is_homepage, about.url, section.title) == (True, "b/", "About us")
    assert [child.url for child in section.children] == ["about-us/who/"]


def test_the_page_that_is_shown_is_marked(tmp_path: Path) -> None:
    """And the section that holds it."""
    known = pages(tmp_path, "a.md", "b.md")
    (section,) = menu([{"S": ["a.md", {"Other": "b.md"}, {"Out": "https://x.example"}]}], known)
    shown = section.shown_on("b/")
    assert shown.active
    assert [child.active for child in shown.children] == [False, True, False]
    assert [child.title for child in shown.children] == ["a.md", "Other", "Out"]
    assert not section.shown_on(None).active


@pytest.mark.parametrize("nav", [["missing.md"], [{"A": 5}], "a.md"])
def test_a_menu_that_leads_nowhere_is_refused(nav: Any, tmp_path: Path) -> None:
    """With what is wrong in it."""
    with pytest.raises(SetupError, match=r"mkdocs.yml: `nav`"):
        menu(nav, pages(tmp_path, "a.md"))
