"""The scripts of the pages: their lines, their linter, their types, and nothing in them twice.

Biome and TypeScript look at the rest: `make check` and `make check-types` (docs/adr/0040).
"""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from fairshare.publish.form.words import form_words
from fairshare.publish.pages.compare import compare_words
from fairshare.publish.pages.initiatives import list_words
from fairshare.publish.script_comments import without_comments
from projects import REPOSITORY

ASSETS = REPOSITORY / "plugins" / "fairshare" / "templates" / "assets" / "fairshare"
LONGEST = 100
AS_PUBLISHED = "plugins/fairshare/templates/fairshare/embed/list.js"
"""The pages of others name it by its digest, so not a byte of it may change."""
TYPED = "// @ts-check\n"

_FUNCTION = re.compile(
    r"^(?:export )?(?:async )?"
    r"(?:function (?P<name>[\w$]+)(?P<body>.*?^\})"
    r"|const (?P<short>[\w$]+) = (?P<arrow>(?:async )?(?:\([^=]*?\)|\w+) =>.*?;)$)",
    re.DOTALL | re.MULTILINE,
)


def tracked() -> list[Path]:
    """Every script of the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.js"]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True).stdout
    return [REPOSITORY / name.decode() for name in listed.split(b"\0") if name]


def shown(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def modules() -> list[Path]:
    """The scripts of our own pages."""
    return sorted(ASSETS.rglob("*.js"))


@pytest.mark.parametrize("path", tracked(), ids=shown)
def test_no_line_is_longer_than_in_python(path: Path) -> None:
    """A hundred characters, in comments and texts too, where no formatter breaks them."""
    long = [line for line in path.read_text("utf-8").splitlines() if len(line) > LONGEST]
    assert bool(long) == (shown(path) == AS_PUBLISHED)


def test_every_rule_of_the_linter_holds_but_those_with_a_reason() -> None:
    """Every group is on as a whole; a rule that is off, or has a number of its own, says why."""
    lines = (REPOSITORY / "biome.jsonc").read_text("utf-8").splitlines()
    groups = {"a11y", "complexity", "correctness", "performance", "security", "style", "suspicious"}
    whole = {found[1] for line in lines if (found := re.fullmatch(r' *"(\w+)": "error",?', line))}
    assert groups <= whole

    loosened = [line for line in lines if re.search(r'"(off|warn|info)"|"max[A-Z]', line)]
    assert loosened
    assert [line for line in loosened if not re.search(r" // \S", line)] == []


def test_no_function_stands_twice() -> None:
    """What two modules need is in one, whose name says what it holds."""
    owners = defaultdict(list)
    for path in modules():
        for found in _FUNCTION.finditer(path.read_text("utf-8")):
            body = re.sub(r"\s+", " ", found["body"] or found["arrow"])
            owners[body].append(f"{shown(path)} {found['name'] or found['short']}")
    assert len(owners) > len(modules())
    assert [places for places in owners.values() if len(places) > 1] == []


@pytest.mark.parametrize("path", modules(), ids=shown)
def test_every_module_says_its_types(path: Path) -> None:
    """TypeScript reads only a module that asks for it."""
    assert path.read_text("utf-8").startswith(TYPED)


METHODS = frozenset(
    {"endsWith", "filter", "find", "join", "length", "map", "matchAll", "pop", "replace", "slice"}
) | {"some"}
"""What lists and texts can do: some of them are called `words` too."""
PHRASES = {
    "form": (("assess/*.js",), form_words),
    "list": (
        ("list.js", "*-search.js", "found-words.js", "ticks.js", "filters.js", "pager.js"),
        list_words,
    ),
    "comparison": (("compare.js", "text-search.js", "found-words.js"), compare_words),
}
"""The scripts that say something on a page, and what Python gives them to say."""


def is_named(phrase: str, text: str) -> bool:
    """Whether scripts name a phrase: by a dot, as a text, or by a part of it beside a gap."""
    parts = phrase.split("_")
    begins = ("_".join(parts[:n]) for n in range(1, len(parts)))
    ends = ("_".join(parts[n:]) for n in range(1, len(parts)))
    ways = [rf"\.{phrase}\b", rf'"{phrase}"']
    ways += [rf"`{one}_\$\{{" for one in begins] + [rf"(?:\}}|\")_{one}[`\"]" for one in ends]
    return any(re.search(way, text) for way in ways)


@pytest.mark.parametrize("name", PHRASES)
def test_scripts_say_what_they_are_given(name: str) -> None:
    """No phrase is given in vain, and none is asked for that nobody gives."""
    patterns, given = PHRASES[name]
    paths = sorted({path for pattern in patterns for path in ASSETS.glob(pattern)})
    text = "\n".join(without_comments(path.read_text("utf-8")) for path in paths)
    phrases = given()
    assert [one for one in phrases if not is_named(one, text)] == []
    asked = re.findall(
        r'\bwords\??\.(?!js")(\w+)' if name == "form" else r'\bsay\(\s*"(\w+)"', text
    )
    others = {} if name != "comparison" else list_words()
    assert set(asked) - METHODS <= phrases.keys() | others.keys()
