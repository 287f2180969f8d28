"""The text of an issue that the form made, read to a table of one row. The text is a stranger's.

The host writes a heading for each box and the answer below it. Nothing else is taken: a heading
that the form does not have, or one that stands there twice, means that an answer plays at being it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fairshare.framework import CodeList, Framework
from fairshare.intake import miniform
from fairshare.intake.bodies.loose_lines import new_body
from fairshare.intake.columns import SLUG
from fairshare.intake.issues.decision_form import BODY_PARTS, NEW_BODIES, Box, boxes, labelled
from fairshare.intake.reading.archive import RefusedError
from fairshare.intake.table import Table, TableRow, as_row
from fairshare.publish.form.fields import METHOD
from fairshare.validate.nearest import did_you_mean, nearest

LONGEST = 65_536
"""Characters: the host takes no longer issue."""
EMPTY = frozenset({"", "_No response_", "None"})
"""What the host writes where nothing was filled in or chosen."""

_HEADING = re.compile(r"### +(.*)")
_RULE = re.compile(r"\n *(?:-{2,}|_{3,}|\*{3,}) *(?=\n)")
"""A line that parts what is below from the answer."""
_NOT_THE_FORM = "Open a new issue with the form, and copy your answers into its boxes."


@dataclass(frozen=True, slots=True)
class Filled(Table):
    """A filled form as a table; its cells are named as the form names its boxes."""

    labels: Mapping[int, str] = field(default_factory=dict)

    def address(self, row: int, column: int) -> str:
        """The heading over the answer."""
        return self.labels.get(column, f"{row}/{column}")


def read_issue(path: Path, framework: Framework) -> Filled:
    """The table in a file that holds an issue's text. Raises RefusedError."""
    with path.open("rb") as file:
        content = file.read(4 * LONGEST + 1)  # a character has four bytes at most
    try:
        return as_table(content.decode("utf-8"), framework)
    except UnicodeDecodeError as error:
        raise RefusedError("The text is not written in UTF-8.", _NOT_THE_FORM) from error


def as_table(body: str, framework: Framework) -> Filled:
    """The entry that a filled form holds, as a row below the names of its fields.

    Raises RefusedError for a text that the form did not make.
    """
    if len(body) > LONGEST:
        raise RefusedError(f"The text is longer than {LONGEST:,} characters.", "Shorten it.")
    found = boxes(framework)
    answers = _answers(body, labelled(found))
    cells, faults = [framework.newest_method], {}
    bodies = ""
    for number, box in enumerate(found, 2):
        text, wrong = _cell(box, answers.get(box.label, ""))
        if box is found[-1] and (below := _below_the_answer(answers.get(box.label, ""))):
            text, wrong = "", below
        if box.column.path == NEW_BODIES:
            bodies, text = text, ""
        elif box.column.path == SLUG:
            text = text.rstrip("/").rpartition("/")[2]
        cells.append(text)
        if wrong:
            faults[number] = wrong
    row = as_row(2, ((text, None) for text in cells))
    return Filled(
        sheet="",
        rows=[
            TableRow(1, dict(enumerate([METHOD, *(box.column.name for box in found)], 1))),
            TableRow(2, row.cells, {**row.faults, **faults}),
        ],
        of_published=True,
        labels={number: box.label for number, box in enumerate(found, 2)},
        bodies=_bodies(bodies, found, framework.codes["organisation_types"]),
    )


def _bodies(text: str, found: Sequence[Box], kinds: CodeList) -> Filled:
    """The organisations that the sender describes, a line each."""
    (label,) = (box.label for box in found if box.column.path == NEW_BODIES)
    rows = [TableRow(1, dict(enumerate(BODY_PARTS, 1)))]
    for number, line in enumerate(filter(None, map(str.strip, text.split("\n"))), 2):
        line = new_body(line, kinds)  # noqa: PLW2901 - as it is meant
        parts = miniform.split(line, miniform.PART)[: len(BODY_PARTS)]
        cells = map(_body_cell, BODY_PARTS, map(miniform.unescape, parts))
        rows.append(as_row(number, ((cell, None) for cell in cells)))
    return Filled("", rows, labels=dict.fromkeys(range(1, len(BODY_PARTS) + 1), label))


def _body_cell(part: str, text: str) -> str:
    """A part of such a line as a cell has it, where several names stand one a line."""
    if part != "also_known_as":
        return text
    return "\n".join(filter(None, map(str.strip, text.split(miniform.SHORT))))


def _below_the_answer(answer: str) -> tuple[str, str] | None:
    """What to say of words that somebody wrote below the last box, such as a mail's signature."""
    first, _blank, rest = answer.partition("\n")
    if first.strip() not in EMPTY - {""}:
        rule = _RULE.search(f"\n{answer}\n")
        rest = f"\n{answer}"[rule.end() - 1 :] if rule else ""
    words = " ".join(rest.split())
    if not words:
        return None
    message = f'The words "{words[:60]}" below the last answer belong to no box.'
    return message, "Delete them, or write them in a comment below."


def _answers(body: str, known: Mapping[str, Box]) -> dict[str, str]:
    """The answers by heading."""
    answers: dict[str, str] = {}
    for label, lines in _sections(body):
        if label not in known:
            guess = did_you_mean(nearest(label, known))
            message = f'"{label[:60]}" is not a heading of the form.'
            raise RefusedError(
                message, f"{guess} In an answer, start no line with ###. {_NOT_THE_FORM}".strip()
            )
        if label in answers:
            raise RefusedError(
                f'The heading "{label}" stands there twice.', "In an answer, write no headings."
            )
        answers[label] = "\n".join(lines).strip()
    return answers


def _sections(body: str) -> list[tuple[str, list[str]]]:
    """Each heading with the lines below it. Raises RefusedError for words above the first one."""
    sections: list[tuple[str, list[str]]] = []
    for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if heading := _HEADING.fullmatch(line):
            sections.append((heading[1].strip(), []))
        elif sections:
            sections[-1][1].append(line)
        elif line.strip():
            raise RefusedError("This is not what the form makes.", _NOT_THE_FORM)
    if not sections:
        raise RefusedError("There is no answer to read.", _NOT_THE_FORM)
    return sections


def _cell(box: Box, answer: str) -> tuple[str, tuple[str, str] | None]:
    """The answer as a table's cell holds it, and what is wrong with it."""
    if answer in EMPTY:
        return "", None
    if box.lines:
        items = [line.strip() for line in answer.split("\n") if line.strip()]
        mark = box.column.mark
        return miniform.join((miniform.escape(one, mark) for one in items), mark), None
    if not box.options:
        return answer, None
    chosen = list(_chosen(box, answer))
    if None in chosen or (box.kind == "dropdown" and len(chosen) != 1):
        return "", (f'"{answer[:60]}" is not one of the choices.', "Choose from the list.")
    return miniform.join(map(str, chosen), miniform.SHORT), None


def _chosen(box: Box, answer: str) -> Iterator[str | None]:
    """The codes of what was chosen; None for what is no choice. Choices may hold commas."""
    rest = answer
    while rest:
        fits = [shown for shown in box.options if rest == shown or rest.startswith(f"{shown}, ")]
        if not fits:
            yield None
            return
        longest = max(fits, key=len)
        yield box.options[longest]
        rest = rest[len(longest) :].removeprefix(", ")
