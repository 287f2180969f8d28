"""The rules on personal data: none may enter a public register. What is found is never shown.

Patterns and figures: `validate.personal.patterns`. Logs of checks are public, so a problem says
what kind of thing stands where, and nothing of the thing itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from fairshare.catalogue.personal import PERSONAL
from fairshare.framework import EVERY_NUMBER
from fairshare.language import gettext as _
from fairshare.load.document import Document
from fairshare.model import PROFILES, Path
from fairshare.problems import MOST, Problem
from fairshare.validate.acknowledged import line_allowing
from fairshare.validate.context import Context
from fairshare.validate.guard import OWN_FAULT, attempt, name_of
from fairshare.validate.personal.masking import FoundPieces
from fairshare.validate.personal.names import names_in_roles
from fairshare.validate.personal.search import search, search_address, worth_a_look
from fairshare.validate.text.spot import Spot, span, spots

CODES = frozenset(PERSONAL)
"""Of what may be found."""

LONG_NUMBER = 99_999
"""A larger number without quotes is searched too: it may have lost its quotes by mistake."""


ALLOWED: Mapping[str | int, frozenset[str]] = {
    "contact": frozenset({"E403"}),
    "identifiers": frozenset({"E403", "W413"}),
}
"""What a part of an entry may hold: an office's phone; a body's number in an official list. Some of
those look like a phone's or, by their checksum alone, like a patient's. The form has it as data."""

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")
"""What may be a comment, as far as one line tells."""


class Hit(NamedTuple):
    """Personal data in one field."""

    path: Path
    code: str
    text: str
    within: str
    """The whole text of the field."""
    start: int
    """Where in it."""
    place: Spot | None = None
    """Where it stands in the source, if it is known: of a comment, which is no field."""
    acknowledged: int = 0
    """The line of the allow-list that says that it is none; 0 where none does."""


def personal_data(document: Document, context: Context) -> Iterator[Problem]:
    """Every text of the file is searched, but for the mailbox in its contact."""
    whole, count = context.whole, Counter[tuple[str, int]]()
    for hit in _hits(whole, context):
        count[hit.code, hit.acknowledged] += 1
        if count[hit.code, hit.acknowledged] > MOST + 1:
            continue  # to find the place of each is not worth its while: nobody would be shown it
        field = _("A comment in the file") if hit.place else context.names.field(hit.path)
        problem = document.problem(hit.code, hit.path, field=field)
        placed = _placed(document, problem, hit)
        yield replace(placed, excerpt=None, acknowledged=hit.acknowledged)


def hidden(problems: Iterable[Problem], document: Document, context: Context) -> list[Problem]:
    """Other problems at the same lines and fields, with nothing of what was found left in them."""
    problems = list(problems)
    mine = {*CODES, OWN_FAULT}
    if not any(problem.code in mine and not problem.acknowledged for problem in problems):
        return problems
    hits = [hit for hit in _hits(document, context) if not hit.acknowledged]
    paths = {hit.path for hit in hits if not hit.place}
    lines = {line for path in paths for line in _lines(document, path)}
    lines |= {hit.place.line for hit in hits if hit.place}
    pieces = FoundPieces(hit.text for hit in hits)
    return [
        replace(
            problem,
            message=pieces.masked(problem.message),
            hint=pieces.masked(problem.hint),
            excerpt=None if problem.line in lines else problem.excerpt,
            mended=None if problem.line in lines else problem.mended,
        )
        for problem in problems
    ]


def without_lines(problems: Iterable[Problem]) -> list[Problem]:
    """Problems of any stage, those whose source lines hold personal data without those lines.

    For files that can't be read to the end, for the rules across files, which know no finds, and
    for what YAML dropped. Where the search fails the lines are left out too.
    """
    known: dict[str, bool] = {}
    checked = []
    for problem in problems:
        lines = [text for text in (problem.excerpt, problem.mended) if text]
        for text in lines:
            if text not in known:
                known[text] = _may_hold_personal_data(text, problem.file)
        found = any(known[text] for text in lines)
        checked.append(replace(problem, excerpt=None, mended=None) if found else problem)
    return checked


def _may_hold_personal_data(text: str, file: str) -> bool:
    found = attempt(name_of(search), file, lambda: search(text, EVERY_NUMBER))
    return isinstance(found, Problem) or bool(found)


def _hits(document: Document, context: Context) -> Iterator[Hit]:
    """What was found in the fields, and in comments, which are published with the file."""
    said = set()
    numbers = context.framework.jurisdiction.personal_numbers
    for hit in _in_fields(document, context):
        said.add(hit.text)
        yield hit
    for place, comment in _comments(document):
        for one in search(comment, numbers):
            piece = comment[one.start : one.end]
            if piece in said:  # a # within a text begins no comment
                continue
            line = line_allowing(context.framework, context.id, one.code, (), piece)
            spot = Spot(place.line, place.column + one.start)
            yield Hit((), one.code, piece, comment, one.start, spot, line)


def _comments(document: Document) -> list[tuple[Spot, str]]:
    """Place and text of what may be a comment and may hold something."""
    found = [
        (Spot(number, match.start() + 1), match[0])
        for number, line in enumerate(document.lines, 1)
        if "#" in line and (match := _COMMENT.search(line))
    ]
    return [found[number] for number in worth_a_look([comment for _spot, comment in found])]


def _in_fields(document: Document, context: Context) -> Iterator[Hit]:
    texts, addresses = _texts(document.data)
    words = [text for _path, text in texts]
    numbers = context.framework.jurisdiction.personal_numbers
    found = [(*texts[number], search(words[number], numbers)) for number in worth_a_look(words)]
    found += [(path, address, search_address(address)) for path, address in addresses]
    named = dict(names_in_roles(document.data))
    for path, text, pieces in found:
        if path in named and any(one.code == "W412" for one in pieces):
            named.pop(path)
        for one in pieces:
            piece = text[one.start : one.end]
            if one.code in ALLOWED.get(path[0], ()):
                continue
            line = line_allowing(context.framework, context.id, one.code, path, piece)
            yield Hit(path, one.code, piece, text, one.start, None, line)
    for path, name in named.items():
        line = line_allowing(context.framework, context.id, "W412", path, name)
        within = next(text for known, text in texts if known == path)
        yield Hit(path, "W412", name, within, max(within.find(name), 0), None, line)


def _placed(document: Document, problem: Problem, hit: Hit) -> Problem:
    if hit.place:
        return replace(problem, line=hit.place.line, column=hit.place.column)
    before = hit.within.count(hit.text, 0, hit.start)
    found = list(islice(spots(document, hit.path, hit.text), before + 1))
    if not found:
        return problem
    line, column = found[-1]
    return replace(problem, line=line, column=column)


_Texts = list[tuple[Path, str]]


def _texts(data: Mapping[str, Any]) -> tuple[_Texts, _Texts]:
    """The texts of a file, those that are web addresses apart."""
    texts: _Texts = []
    addresses: _Texts = []

    def take(value: Any, path: Path) -> None:
        if isinstance(value, str):
            if value.startswith("https://") and " " not in value:
                addresses.append((path, value))
            elif not _is_date(value) and not _is_mailbox(path):
                texts.append((path, value))
        elif isinstance(value, dict):
            for key, inner in value.items():
                take(inner, (*path, key))
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                take(inner, (*path, number))
        elif isinstance(value, int) and abs(value) > LONG_NUMBER:
            texts.append((path, str(value)))

    take(data, ())
    return texts, addresses


def _is_mailbox(path: Path) -> bool:
    """Whether a field is for a mailbox: rules of their own ask that it is an office's."""
    return path == ("contact", "email") or (path[0] == PROFILES and path[-1] == "email")


def _is_date(value: str) -> bool:
    """Whether a text is a date of a field, whose digits are the most frequent in any entry."""
    return len(value) == 10 and value[4] == value[7] == "-"


def _lines(document: Document, path: Path) -> Iterable[int]:
    within = span(document, path)
    start, end = within or (Spot(1, 1), Spot(1, 1))
    return range(start.line, end.line + 1)
