"""The theme's style sheet holds what pages of the site can meet, and nothing of it is bent."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairshare.publish.frame.theme_style import (
    classes_in,
    names_in,
    trim,
    trimmed_sheet,
    without_variables,
)
from fairshare.work.cache import Cache


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".used{color:red}", ".used{color:red}"),
        (".other{color:red}", ""),
        (".used,.other{color:red}", ".used{color:red}"),
        (".used .other{color:red}", ""),
        (".used.other{color:red}", ""),
        ("h1,.other h1{color:red}", "h1{color:red}"),
        ("a:hover{color:red}", "a:hover{color:red}"),
        (".used:not(.other){color:red}", ".used:not(.other){color:red}"),
        (":is(.other,.used){color:red}", ":is(.other,.used){color:red}"),
        ('[data-x=".other"]{color:red}', '[data-x=".other"]{color:red}'),
        ("@media print{.used{color:red}.other{color:red}}", "@media print{.used{color:red}}"),
        ("@media print{.other{color:red}}", ""),
        ("@supports (a:b){@media print{.used{c:d}}}", "@supports (a:b){@media print{.used{c:d}}}"),
        ("@keyframes other{0%{top:0}}", "@keyframes other{0%{top:0}}"),
        ('@import "a.css";', '@import "a.css";'),
        (":root{--x:url(data:a,.other)}", ":root{--x:url(data:a,.other)}"),
        ("", ""),
    ],
)
def test_a_rule_goes_if_no_page_can_meet_any_of_its_selectors(css: str, left: str) -> None:
    """Classes alone decide; elements, states and what `:not()` holds never do."""
    assert trimmed_sheet(css, {"used"}) == left


def test_names_are_words_of_any_text() -> None:
    """In an attribute, a script or a sentence: one too many costs a rule, one too few a page."""
    text = """<p class="md-typeset a--b">It's</p><script>x.classList.add('is-open')</script>"""
    assert names_in([text]) >= {"md-typeset", "a--b", "is-open", "It", "s"}


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (":root{--a:1;--b:2}p{top:var(--a)}", ":root{--a:1}p{top:var(--a)}"),
        (":root{--a:var(--b);--b:2;--c:3}", ":root{--c:3}"),
        (':root{--a:url("x;--c:}")}p{top:0}', "p{top:0}"),
        ("p{top:var(--none,--c)}", "p{top:var(--none,--c)}"),
        ("@media print{:root{--a:1;--c:2}}", "@media print{:root{--c:2}}"),
        ("p{--x;top:0}", "p{top:0}"),
    ],
)
def test_a_variable_goes_if_nobody_asks_for_it(css: str, left: str) -> None:
    """Neither the sheet, nor what is left of it, nor a page, which asks for `--c` here."""
    assert without_variables(css, {"--c"}) == left


def test_classes_are_those_of_a_pages_elements() -> None:
    """However they are quoted; a word of a sentence is none."""
    page = (
        """<p class="a b--c">tabs</p><p Class='d'><i class=e>logo</i><b data-class="f" class=''>"""
    )
    assert classes_in([page]) == {"a", "b--c", "d", "e"}


def test_pages_templates_frames_and_scripts_are_read(tmp_path: Path) -> None:
    """Whatever names a class, its rule stays."""
    site, templates = tmp_path / "site", tmp_path / "templates"
    for folder in (site / "assets/stylesheets", templates):
        folder.mkdir(parents=True)
    (site / "index.html").write_text('<p class="page">', encoding="utf-8")
    (site / "own.js").write_text('"script"', encoding="utf-8")
    (templates / "one.html").write_text('<p class="template">', encoding="utf-8")
    sheet = site / "assets/stylesheets/main.1.min.css"
    sheet.write_text(".page,.script,.template,.frame,.none{top:0}", encoding="utf-8")
    trim(site, templates, ['<p class="frame">'], Cache(None, ""))
    assert sheet.read_text(encoding="utf-8") == ".page,.script,.template,.frame{top:0}"
