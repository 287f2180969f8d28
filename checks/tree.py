"""Makes the tree of docs/architecture.md: `python -m checks.tree [--write]`.

Packages, and the modules beside them, say what they are for in the first sentence of their
docstring. What is no package stands in `places.yml`, beside this file.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

PAGE = Path("docs/architecture.md")
PACKAGE = Path("plugins/fairshare")
PLACES = Path("checks/places.yml")
BEGIN = "<!-- made by `python -m checks.tree --write` -->"
END = "<!-- end of what is made -->"
_STEP = "  "
_WORDS_AT = 30
"""The column at which the words begin, where the name leaves room."""


def first_sentence(path: Path) -> str:
    """What a module says that it is, on one line, without what it refers to at the end.

    Raises ValueError for one that says nothing.
    """
    words = " ".join((ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split())
    found = re.match(r"(.+?)(?: \([^()]*\))?[.](?:\s|$)", words)
    if found is None:
        raise ValueError(f"{path}: its docstring begins with no sentence.")
    return found[1]


def places(root: Path) -> dict[str, str]:
    """Every place of the tree, by its path from the root; a folder's path ends with a slash."""
    found: dict[str, str] = dict(yaml.safe_load((root / PLACES).read_text("utf-8")))
    package = root / PACKAGE
    for module in package.rglob("__init__.py"):
        found[f"{module.parent.relative_to(root).as_posix()}/"] = first_sentence(module)
    for module in package.glob("[!_]*.py"):
        found[module.relative_to(root).as_posix()] = first_sentence(module)
    return found


def tree(found: Mapping[str, str]) -> str:
    """The places as an indented list: one line each, folders before the files beside them."""
    lines = []
    above: list[str] = []
    for path in sorted(found, key=_order):
        while above and not path.startswith(above[-1]):
            above.pop()
        name = path.removeprefix(above[-1]) if above else path
        lines.append(f"{f'{_STEP * len(above)}{name}':<{_WORDS_AT}} {found[path]}")
        if path.endswith("/"):
            above.append(path)
    return "\n".join(lines)


def _order(path: str) -> list[tuple[bool, str]]:
    parts = re.findall(r"[^/]+/?", path)
    return [(not part.endswith("/"), part) for part in parts]


def with_tree(page: str, drawn: str) -> str:
    """The page with the tree between its two marks. Raises ValueError where they are not there."""
    before, begin, rest = page.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE} has no place for the tree, between {BEGIN} and {END}.")
    return f"{before}{BEGIN}\n```text\n{drawn}\n```\n{END}{after}"


def main(root: Path, arguments: Sequence[str]) -> int:
    """Write the tree, or say whether the one there is up to date: 0 when it is, else 1."""
    page = (root / PAGE).read_text(encoding="utf-8")
    wanted = with_tree(page, tree(places(root)))
    if "--write" in arguments:
        (root / PAGE).write_text(wanted, encoding="utf-8")
        return 0
    if page == wanted:
        return 0
    sys.stdout.write(f"{PAGE}: the tree is not what is there: `python -m checks.tree --write`\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, sys.argv[1:]))
