"""The theme's style sheet without the rules that no page of the site can meet (docs/adr/0019).

Most of the sheet dresses parts of the theme that our frame leaves out: a drawer, tabs, a search.
A rule goes only if each of its selectors asks for a class that nothing of the site ever names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from hashlib import sha256
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2

from fairshare.work.cache import Cache

SHEETS = "assets/stylesheets/main.*.css"
"""Where the theme's main style sheet lies in a site."""

_NAME = re.compile(r"-?[A-Za-z_][\w-]*")
_CLASSES = re.compile(r"""\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
_VARIABLE = re.compile(r"--[\w-]+")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_WITH_RULES = frozenset({"media", "supports", "layer", "container"})
"""At-rules that hold rules."""


def trim(folder: Path, templates: Path, shells: Iterable[str], cache: Cache) -> None:
    """Trim the theme's style sheet in a site that holds the prose pages and all scripts by now.

    `templates` are those of the register's own pages; `shells` the frames around them.
    """
    others = [file for file in folder.rglob("*.css") if not file.match(SHEETS)]
    scripts = _texts([*folder.rglob("*.js"), *templates.rglob("*.html"), *templates.rglob("*.js")])
    framed = [*_texts(folder.rglob("*.html")), *shells]
    names = names_in(scripts) | classes_in(framed)
    names |= variables_in((*scripts, *framed, *_texts(others)))
    for sheet in folder.glob(SHEETS):
        css = sheet.read_text(encoding="utf-8")
        key = sha256("\0".join((css, *sorted(names))).encode()).hexdigest()
        trimmed = cache.get("theme-style", key)
        if trimmed is None:
            trimmed = without_variables(trimmed_sheet(css, names), names)
            cache.put("theme-style", key, trimmed)
        sheet.write_text(trimmed, encoding="utf-8", newline="\n")


def _texts(files: Iterable[Path]) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in files]


def names_in(texts: Iterable[str]) -> AbstractSet[str]:
    """Whatever could be the name of a class in templates and scripts: every word of them."""
    return {name for text in texts for name in _NAME.findall(text)}


def classes_in(pages: Iterable[str]) -> AbstractSet[str]:
    """The classes of finished pages; what their sentences say dresses nothing."""
    return {
        name
        for page in pages
        for found in _CLASSES.finditer(page)
        for name in unescape(found[1] or found[2] or found[3] or "").split()
    }


def variables_in(texts: Iterable[str]) -> AbstractSet[str]:
    """The variables that pages and other style sheets name: `--fs-ink`."""
    return {name for text in texts for name in _VARIABLE.findall(text)}


def without_variables(css: str, asked: AbstractSet[str]) -> str:
    """A sheet without variables for which neither it nor anything else asks, icons most of all.

    One may be asked for by another that goes, so this is done until nothing more goes.
    """
    wanted = asked | set(_USED.findall(css))
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    left = "".join(_asked_for(rules, wanted))
    return css if left == css else without_variables(left, asked)


def _asked_for(rules: Iterable[Any], wanted: AbstractSet[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            pieces = [one for one in _parts(rule.content, ";") if not _unasked(one, wanted)]
            if any(token.type != "whitespace" for piece in pieces for token in piece):
                inner = ";".join(map(tinycss2.serialize, pieces))
                yield f"{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        elif rule.type == "at-rule" and rule.content and rule.lower_at_keyword in _WITH_RULES:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            yield f"{{{''.join(_asked_for(inner, wanted))}}}"
        else:
            yield rule.serialize()


def _unasked(declaration: list[Any], wanted: AbstractSet[str]) -> bool:
    """Whether a declaration sets a variable that nobody wants."""
    first = next((token for token in declaration if token.type != "whitespace"), None)
    if first is None or first.type != "ident":
        return False
    return bool(first.value.startswith("--") and first.value not in wanted)


def trimmed_sheet(css: str, names: AbstractSet[str]) -> str:
    """A style sheet without what asks for classes that are not among the names."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_trimmed(rules, names))


def _trimmed(rules: Iterable[Any], names: AbstractSet[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _parts(rule.prelude, ",") if _may_meet(one, names)]
            if selectors:
                yield f"{','.join(map(tinycss2.serialize, selectors))}"
                yield f"{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.content and rule.lower_at_keyword in _WITH_RULES:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if trimmed := "".join(_trimmed(inner, names)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{trimmed}}}"
        else:
            yield rule.serialize()


def _parts(tokens: Iterable[Any], mark: str) -> Iterator[list[Any]]:
    """What stands between marks; those inside `:is()` or `url()` part nothing."""
    part: list[Any] = []
    for token in tokens:
        if token.type == "literal" and token.value == mark:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _may_meet(selector: list[Any], names: AbstractSet[str]) -> bool:
    """Whether each class that a selector asks for is named. What `:is()` holds may be."""
    pairs = pairwise(selector)
    return all(
        name.value in names
        for dot, name in pairs
        if dot.type == "literal" and dot.value == "." and name.type == "ident"
    )
