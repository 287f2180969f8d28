"""What is thrown at the register, and what must hold whatever it is.

A target takes bytes, and raises AssertionError, or whatever broke. The bytes come from a program
that looks for ways nobody thought of (`make fuzz`); a few of them come from the tests.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

import yaml
from jinja2 import Environment

from editions import made
from fairshare.framework import Framework
from fairshare.load.document import Document
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.publish.frame.environment import make_environment
from fairshare.validate import Checker
from fairshare.validate.schema.references import inlined
from hostile import CHECKED, payload_of, text_fields
from html_reader import Reader
from pages import bodies_of
from projects import BASE, REPOSITORY, entry

ID = "northshire-council/meals"
FILE = f"register/initiatives/{ID}.yml"
TODAY = dt.date(2026, 1, 15)


@cache
def framework() -> Framework:
    """Everything that `schema/` says."""
    return load_framework(REPOSITORY / "schema")


@cache
def checker() -> Checker:
    """Judges files by it."""
    return Checker(framework(), TODAY)


@cache
def environment() -> Environment:
    """Draws pages by it."""
    return make_environment(framework())


@cache
def fields() -> tuple[Path, ...]:
    """Every field of the full example that takes text, and not dates, ids and the like alone."""
    found = text_fields(inlined(framework().schema("initiative")))
    return tuple(path for path, node in found if payload_of(node, CHECKED) and _has(base(), path))


@cache
def base() -> dict[str, Any]:
    """The full example, whose page names no other."""
    data = entry((BASE / "full.yml").read_bytes())
    del data["related"]
    return data


def read(content: bytes) -> None:
    """Any bytes as a file: read, or refused with sentences that have a place in it."""
    parsed = parse(content, FILE)
    lines = content.count(b"\n") + 1
    for problem in parsed.problems:
        _has_a_place(problem, lines)
    assert (parsed.document is None) == bool(parsed.problems)


def read_and_check(content: bytes) -> None:
    """The same, and judged if it can be read: each problem has its place.

    What is read and judged again is the same, and has the same problems in the same order.
    """
    read(content)
    document = parse(content, FILE).document
    if document is None:
        return
    found = checker().initiative(document)
    for problem in found:
        _has_a_place(problem, content.count(b"\n") + 1)
        assert not problem.code.startswith("E0"), problem
    again = parse(content, FILE).document
    assert again
    assert again.data == document.data
    assert checker().initiative(again) == found


def check_and_draw(content: bytes) -> None:
    """A text in a field of a good entry: judged as a file, and drawn whether it passes or not.

    The first two bytes choose the field; the rest is the text. Nothing of it runs, or asks another
    site for anything, and what passes the check is on the page as a reader sees it.
    """
    path = fields()[int.from_bytes(content[:2]) % len(fields())]
    text = content[2:].decode("utf-8", "replace")
    data = deepcopy(base())
    _put(data, path, text)
    document = _document(data)
    if document is not None:
        checker().initiative(document)
    edition = made(framework(), {ID: lambda planted: _replace(planted, data)}, today=TODAY)
    reader = Reader(f"<body>{bodies_of(edition, environment())[ID]}</body>")
    assert reader.faults == []
    assert reader.scripts == []


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "bytes": read,
    "file": read_and_check,
    "page": check_and_draw,
}


def _has_a_place(problem: Problem, lines: int) -> None:
    assert 1 <= problem.line <= lines, problem
    assert problem.column >= 1, problem
    assert problem.message.strip(), problem


def _document(data: Mapping[str, Any]) -> Document | None:
    text = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False)
    return parse(text.encode("utf-8", "surrogatepass"), FILE).document


def _has(data: Any, path: Path) -> bool:
    for part in path:
        try:
            data = data[part]
        except (LookupError, TypeError):
            return False
    return isinstance(data, str)


def _put(data: Any, path: Path, text: str) -> None:
    for part in path[:-1]:
        data = data[part]
    data[path[-1]] = text


def _replace(planted: dict[str, Any], data: Mapping[str, Any]) -> None:
    planted.clear()
    planted.update(data)
