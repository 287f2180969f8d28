"""The theme's style sheet without the rules that no page of the site can meet (docs/adr/0019).

Most of the sheet dresses parts of the theme that our frame leaves out: a drawer, tabs, a search.
A rule goes only if each of its selectors asks for a class that nothing of the site ever names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2

from fairshare.work.cache import Cache

SHEETS = "assets/stylesheets/main.*.css"
"""Where the theme's main style sheet lies in a site."""

_NAME = re.compile(r"-?[A-Za-z_][\w-]*")
_WITH_RULES = frozenset({"media", "supports", "layer", "container"})
"""At-rules that hold rules."""


def trim(folder: Path, templates: Path, shells: Iterable[str], cache: Cache) -> None:
    """Trim the theme's style sheet in a site that holds the prose pages and all scripts by now.

    `templates` are those of the register's own pages; `shells` the frames around them.
    """
    files = [*folder.rglob("*.html"), *folder.rglob("*.js"), *templates.rglob("*.*")]
    texts = (file.read_text(encoding="utf-8") for file in files if file.suffix in {".html", ".js"})
    names = names_in((*texts, *shells))
    for sheet in folder.glob(SHEETS):
        css = sheet.read_text(encoding="utf-8")
        key = sha256("\0".join((css, *sorted(names))).encode()).hexdigest()
        trimmed = cache.get("theme-style", key)
        if trimmed is None:
            trimmed = trimmed_sheet(css, names)
            cache.put("theme-style", key, trimmed)
        sheet.write_text(trimmed, encoding="utf-8", newline="\n")


def names_in(texts: Iterable[str]) -> AbstractSet[str]:
    """Whatever could be the name of a class in pages, templates and scripts: every word of them."""
    return {name for text in texts for name in _NAME.findall(text)}


def trimmed_sheet(css: str, names: AbstractSet[str]) -> str:
    """A style sheet without what asks for classes that are not among the names."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_trimmed(rules, names))


def _trimmed(rules: Iterable[Any], names: AbstractSet[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _selectors(rule.prelude) if _may_meet(one, names)]
            if selectors:
                yield f"{','.join(map(tinycss2.serialize, selectors))}"
                yield f"{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.content and rule.lower_at_keyword in _WITH_RULES:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if trimmed := "".join(_trimmed(inner, names)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{trimmed}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    """The selectors of a rule, each as its tokens; commas inside `:is()` part nothing."""
    selector: list[Any] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _may_meet(selector: list[Any], names: AbstractSet[str]) -> bool:
    """Whether each class that a selector asks for is named. What `:is()` holds may be."""
    pairs = pairwise(selector)
    return all(
        name.value in names
        for dot, name in pairs
        if dot.type == "literal" and dot.value == "." and name.type == "ident"
    )
