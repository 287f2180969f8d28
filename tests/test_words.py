"""One name for each thing, and the field's own: no private word comes back, no two classes share.

The glossary of docs/architecture.md says what the house's words are. Sentences may say "kept" or
"told"; names may not, for nobody can look up what they stand for.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from projects import REPOSITORY

PACKAGE = REPOSITORY / "plugins" / "fairshare"

PRIVATE = frozenset(
    {
        *("tell", "tells", "told", "teller", "telling", "tale", "tales", "retold"),
        *("kept", "held", "inert", "yardstick", "news", "agenda", "life", "reach", "reaches"),
        *("stand", "stands", "collector", "anew", "settle", "rarely"),
    }
)

EXEMPT = {
    "STAND_IN": {"raw/characters.py"},  # what takes another's place, in everyday English
    "stands_for": {"publish/page.py", "pages/versions.py"},  # likewise
    "kept": {"assess/drafts.js"},  # a key of drafts that lie in people's browsers
}
"""Names that stay, and the files that use them."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

_SCRIPT = re.compile(
    r"//[^\n]*|/\*.*?\*/"  # comments
    r"|(?<=[\s(,=:!&|?\[])/(?![\s/*])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\[\n])+/"  # patterns
    r"|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"  # texts
    r"|`(?P<text>(?:\\.|\$\{(?:[^{}`]|\{[^{}]*\}|`[^`]*`)*\}|[^`\\])*)`"  # texts with gaps
    r"|(?P<name>[A-Za-z_$][\w$]*)",
    re.DOTALL,
)
_GAP = re.compile(r"\$\{((?:[^{}`]|\{[^{}]*\}|`[^`]*`)*)\}")
_MARKED = re.compile(r"""(?:class|id|name|for)="([^"]*)"|(data-[\w-]+)""")
_STYLED = re.compile(r"[.#](-?[A-Za-z_][\w-]*)|(--[\w-]+)")


def is_private(name: str) -> bool:
    """Whether one of the words that make up a name is private."""
    return not PRIVATE.isdisjoint(word.lower() for word in _WORD.findall(name))


def names_in_python(source: str) -> Iterator[str]:
    """Every name that a module gives; a test's own name is a sentence."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(name=name) if name.startswith("test_"):
                pass
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.alias(asname=str(name)) | ast.ExceptHandler(name=str(name)):
                yield name
            case ast.keyword(arg=str(name)):
                yield name


def names_in_template(source: str) -> Iterator[str]:
    """The variables, macros and attributes of a template, and the names that its HTML bears."""
    tree = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"]).parse(source)  # noqa: S701
    for node in tree.find_all((nodes.Name, nodes.Macro, nodes.Getattr, nodes.Keyword)):
        match node:
            case nodes.Name(name=name) | nodes.Macro(name=name) | nodes.Getattr(attr=name):
                yield name
            case nodes.Keyword(key=name):
                yield name
    for found in _MARKED.finditer(source):
        yield from (found[1] or found[2]).split()


def names_in_script(source: str) -> Iterator[str]:
    """Every name in a script, also in the gaps of its texts; other words of texts are none."""
    for found in _SCRIPT.finditer(source):
        if found["name"]:
            yield found["name"]
        for gap in _GAP.findall(found["text"] or ""):
            yield from names_in_script(gap)


def names_in_styles(source: str) -> Iterator[str]:
    """The classes, ids and variables of a style sheet."""
    for found in _STYLED.finditer(source):
        yield found[1] or found[2]


READERS = {
    ".py": names_in_python,
    ".html": names_in_template,
    ".xml": names_in_template,
    ".js": names_in_script,
    ".css": names_in_styles,
}


def sources() -> list[Path]:
    """The code of the project: the package, its templates and scripts, and what surrounds it."""
    folders = (PACKAGE, *(REPOSITORY / name for name in ("tests", "checks", "bench")))
    return sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in READERS and "cases" not in path.parts
    )


def shown(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


@pytest.mark.parametrize("path", sources(), ids=shown)
def test_no_name_is_a_private_word(path: Path) -> None:
    """Neither a file's own name nor any in it: of a function, an argument, a macro, a style."""
    found = {path.stem, *READERS[path.suffix](path.read_text(encoding="utf-8"))}
    own = "/".join(path.parts[-2:])
    exempt = {name for name, files in EXEMPT.items() if own in files}
    assert {name for name in found if is_private(name)} == exempt


@pytest.mark.parametrize(
    ("reader", "source", "expected"),
    [
        (names_in_python, "def told(kept, *, held=1):\n    agenda = 'life'", {"told", "kept"}),
        (names_in_python, "class Teller:\n    def on(self):\n        self._tale = 1", {"Teller"}),
        (names_in_python, "import gc as collector\nsaid(told=1)", {"collector", "told"}),
        (names_in_template, "{% macro tell(told) %}{{ one.kept }}{% endmacro %}", {"tell", "kept"}),
        (names_in_template, '<p class="fs-life" data-fs-told>{{ reach }}</p>', {"fs-life"}),
        (names_in_script, "const told = `${ kept } told`; // held", {"told", "kept"}),
        (names_in_script, "tell('agenda', one.reach)", {"tell", "reach"}),
        (names_in_script, "a / 2; b.match(/^[\"/]'/); kept / 2", {"kept"}),
        (names_in_styles, ".fs-life__stem { color: var(--fs-news); }", {"fs-life__stem"}),
    ],
)
def test_a_private_word_would_be_seen(
    reader: Callable[[str], Iterator[str]], source: str, expected: set[str]
) -> None:
    """Each reader finds names, and in them the words that they are made of."""
    assert expected <= {name for name in reader(source) if is_private(name)}


def test_words_of_sentences_are_free() -> None:
    """What a comment or a text says is English."""
    assert not set(names_in_script("/* told */ say('told', \"kept\", `held ${one}`)")) & PRIVATE


def test_no_two_classes_share_a_name() -> None:
    """Nor two names of types: who reads `Column` knows which. An underscore tells nothing apart."""
    owners = defaultdict(set)
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in types_in(path.read_text(encoding="utf-8")):
            owners[name.lstrip("_")].add(shown(path))
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def types_in(source: str) -> Iterator[str]:
    """The classes of a module, and the names that it gives to types."""
    tree = ast.parse(source)
    yield from (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    for node in tree.body:
        targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
        for target in targets:
            if isinstance(target, ast.Name) and re.match(r"_?[A-Z]\w*[a-z]", target.id):
                yield target.id
