"""Every gap of a sentence in a template is filled, also of those that no case of a page reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from projects import REPOSITORY

TEMPLATES = REPOSITORY / "plugins/fairshare/templates"
FILES = sorted([*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.xml")])
SENTENCES = {"_", "gettext", "ngettext"}
GAP = re.compile(r"%\((\w+)\)")


def gaps(call: nodes.Call) -> set[str]:
    """The gaps of the sentence that a template asks for; none where it asks for something else."""
    if not (isinstance(call.node, nodes.Name) and call.node.name in SENTENCES):
        return set()
    texts = [one.value for one in call.args if isinstance(one, nodes.Const)]
    return {name for text in texts if isinstance(text, str) for name in GAP.findall(text)}


def filled(tree: nodes.Node) -> Iterator[tuple[nodes.Call, set[str]]]:
    """Each call whose answer is formatted, and the names that are given then."""
    for one in tree.find_all(nodes.Filter):
        if one.name == "format":
            choice = one.node
            either = (
                (choice.expr1, choice.expr2) if isinstance(choice, nodes.CondExpr) else [choice]
            )
            for call in either:
                if isinstance(call, nodes.Call):
                    yield call, {str(given.key) for given in one.kwargs or ()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_every_gap_is_filled(path: Path, environment: Environment) -> None:
    """A sentence with gaps is formatted with what its gaps are called, and nothing else."""
    tree = environment.parse(path.read_text("utf-8"))
    given = {id(call): names for call, names in filled(tree)}
    for call in tree.find_all(nodes.Call):
        assert given.get(id(call), set()) == gaps(call), f"line {call.lineno}"
