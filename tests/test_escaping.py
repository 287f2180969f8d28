"""Where text could become HTML: the few known places, and no other.

Whoever needs a new one adds it here, with the reason why no text of an entry gets through.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from projects import REPOSITORY

PACKAGE = REPOSITORY / "plugins" / "fairshare"
TEMPLATES = PACKAGE / "templates"
SCRIPTS = TEMPLATES / "assets"

RENDERED = "what a template of ours has just drawn, with autoescape"
OWN_TEXT = "our own explanations, from Markdown files of the package"
SANITISED = "prose, after both locks"
ESCAPED = "entries of a feed, each drawn by a template"

MARKUP = {
    "publish/charts/pictures.py": (RENDERED, 2),
    "publish/feeds/atom.py": (ESCAPED, 1),
    "publish/finding/result_rows.py": (RENDERED, 1),
    "publish/form/assess_page.py": (RENDERED, 1),
    "publish/frame/data_block.py": ("JSON in which nothing can end its element", 1),
    "publish/frame/environment.py": (SANITISED, 1),
    "publish/organisations/matrix_page.py": (RENDERED, 1),
    "publish/organisations/pages.py": (RENDERED, 2),
    "publish/pages/browse.py": (RENDERED, 2),
    "publish/profiles/agreement_page.py": (RENDERED, 1),
    "publish/profiles/consultation_pages.py": (RENDERED, 3),
    "publish/profiles/items_page.py": (RENDERED, 1),
    "publish/pages/changes.py": (RENDERED, 1),
    "publish/pages/compare.py": (RENDERED, 1),
    "publish/pages/edits.py": (RENDERED, 1),
    "publish/pages/history.py": (RENDERED, 2),
    "publish/pages/home.py": (RENDERED, 1),
    "publish/pages/initiative.py": (RENDERED, 1),
    "publish/pages/initiatives.py": (RENDERED, 1),
    "publish/pages/data.py": (RENDERED, 1),
    "publish/pages/method.py": (RENDERED, 1),
    "publish/pages/problems.py": (OWN_TEXT, 1),
    "publish/pages/removed.py": (RENDERED, 1),
    "publish/pages/reviews.py": (RENDERED, 2),
    "publish/pages/silences.py": (RENDERED, 1),
    "publish/frame/publisher_words.py": (
        "the copyright line, which MkDocs says is HTML of the site's owner",
        2,
    ),
    "publish/pages/sources.py": (RENDERED, 1),
    "publish/site.py": ("what the home page's template drew, from the cache", 1),
    "publish/pages/versions.py": (RENDERED, 3),
}
"""Modules that call something safe HTML: why, and how often."""

UNESCAPED = {
    "config.theme.language or 'en'",  # of the theme, by the site's owner
    "fairshare_csp",  # the policy, from plugin.py
    "fairshare_footer",  # the copyright line, which MkDocs says is HTML of the site's owner
    "mark",  # of the shell, from header.html itself
    "page.content",  # a prose page of the site's owner, rendered by MkDocs
    "root",  # dots and slashes, from site.py
    "script | script_tag",  # of the site's owner, escaped by MkDocs' filter and by ours
    "said",  # JSON from data_block.py, in which nothing can end its element
}
"""What the templates that MkDocs renders, without autoescape, put out as it is."""

PARSED = {"compare.js": 1, "dom.js": 1, "assess/text-rules.js": 1}
"""Scripts that make nodes of HTML: of our own pages and rows, of no page."""

UNSAFE_SINKS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|createContextualFragment"
    r"|setHTMLUnsafe|parseHTMLUnsafe|\beval\b|new Function|javascript:"
)


def files(folder: Path, *endings: str) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.suffix in endings]


def named(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


def made_safe(path: Path) -> Iterator[ast.Call]:
    """Calls in a module that declare a text to be safe HTML, fixed words left aside."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Markup":
            fixed = [isinstance(one, ast.Constant) for one in node.args]
            if not all(fixed) or node.keywords:
                yield node


def test_text_is_called_safe_in_known_places_only() -> None:
    """A new `Markup(…)` is a decision about safety, so it is made here as well."""
    found = Counter(
        path.relative_to(PACKAGE).as_posix()
        for path in files(PACKAGE, ".py")
        for _call in made_safe(path)
    )
    assert found == {name: count for name, (_why, count) in MARKUP.items()}


def test_nothing_else_declares_a_text_safe() -> None:
    """No other name for it, and no object that says of itself that it is HTML."""
    for path in files(PACKAGE, ".py"):
        text = path.read_text(encoding="utf-8")
        assert "__html__" not in text, path
        assert not re.search(r"Markup as |import markupsafe|Markup\.__new__", text), path


@pytest.mark.parametrize("path", files(TEMPLATES, ".html", ".xml"), ids=named)
def test_no_template_switches_escaping_off(path: Path) -> None:
    """Neither for a value nor for a part: not by `safe`, not by `autoescape`."""
    parser = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"])  # noqa: S701 - it only parses
    tree = parser.parse(path.read_text(encoding="utf-8"))
    filters = {found.name for found in tree.find_all(nodes.Filter)}
    assert filters & {"safe", "xmlattr", "urlize"} == set()
    kinds = (nodes.EvalContextModifier, nodes.MarkSafe, nodes.MarkSafeIfAutoescape)
    assert list(tree.find_all(kinds)) == []


@pytest.mark.parametrize("path", files(TEMPLATES, ".html", ".xml"), ids=named)
def test_json_in_a_page_is_escaped(path: Path) -> None:
    """`tojson` declares its outcome safe, so `forceescape` comes right after it."""
    text = path.read_text(encoding="utf-8")
    assert text.count("tojson") == len(re.findall(r"\| tojson \| forceescape \}\}", text))


def test_templates_of_the_host_escape_by_hand() -> None:
    """MkDocs renders them without autoescape: each value is escaped, or is one of a few."""
    hosts = [*files(TEMPLATES / "partials", ".html"), *TEMPLATES.glob("*.html")]
    assert len(hosts) >= 6
    found = {
        value.strip()
        for path in hosts
        for value in re.findall(r"\{\{(.*?)\}\}", path.read_text(encoding="utf-8"), re.DOTALL)
    }
    assert {value for value in found if not re.search(r"\| (?:e|url)$", value)} == UNESCAPED


@pytest.mark.parametrize("path", files(SCRIPTS, ".js"), ids=named)
def test_scripts_put_in_text_as_text(path: Path) -> None:
    """HTML is parsed in known places only, and nothing is ever run from a text."""
    text = path.read_text(encoding="utf-8")
    assert UNSAFE_SINKS.findall(text) == []
    name = path.relative_to(SCRIPTS / "fairshare").as_posix()
    assert text.count("DOMParser") == PARSED.get(name, 0)
