"""The table of the answers: a row for each initiative and each of the questions it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fairshare.framework import Framework, Question
from fairshare.language import gettext as _
from fairshare.model import Answer
from fairshare.publish.data.tables.entry_row import (
    EntryRow,
    closing_columns,
    entry_parts,
    opening_columns,
    state_columns,
)
from fairshare.publish.data.tables.schema_columns import coded
from fairshare.publish.data.tables.table import DataColumn, DataTable, ForeignKey
from fairshare.publish.edition import Item


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer of one initiative."""

    entry: EntryRow
    question: Question
    answer: Answer


def answers_table(framework: Framework) -> DataTable:
    """One row for each answer; an imported entry, which nobody assessed, has none."""
    return DataTable(
        "answers",
        _("Answers"),
        _("One row for each question that was answered: the rating and its reason."),
        tuple(_columns(framework)),
        ("id", "question"),
        entry_parts(_answers),
        (ForeignKey(("id",), "initiatives", ("id",)),),
    )


def _answers(entry: EntryRow, item: Item, framework: Framework) -> Iterator[AnswerRow]:
    answers = item.initiative.answers
    for question in framework.questions:
        if question.id in answers:
            yield AnswerRow(entry, question, answers[question.id])


def _columns(framework: Framework) -> Iterator[DataColumn]:
    yield from opening_columns(lambda row: row.entry)
    yield title_column()
    yield from state_columns(lambda row: row.entry, framework)
    yield from _question(framework)
    yield from _rating()
    yield DataColumn(
        "justification",
        "text",
        _("Reason"),
        _("Why it was rated so, as written."),
        lambda row: row.answer.justification or None,
        "answers.{question}.justification",
        prose=True,
    )
    for name, field, title in (
        ("evidence_titles", "title", _("What it rests on")),
        ("evidence_urls", "url", _("Where that can be read")),
    ):

        def listed(row: AnswerRow, field: str = field) -> tuple[str, ...] | None:
            return tuple(str(one.get(field, "")) for one in row.answer.evidence) or None

        described = _("One for each piece of evidence, in the order written.")
        source = f"answers.{{question}}.evidence.{field}"
        yield DataColumn(name, "list", title, described, listed, source)
    yield from closing_columns(lambda row: row.entry)


def title_column() -> DataColumn:
    """What the initiative that a row is about is called."""
    return DataColumn(
        "title",
        "text",
        _("Initiative"),
        _("What the initiative is called."),
        lambda row: row.entry.data["title"],
        "title",
        required=True,
    )


def _question(framework: Framework) -> Iterator[DataColumn]:
    words = {one.id: one.title for one in framework.questions}
    question = DataColumn(
        "question", "text", _("Question"), _("Which of the questions."),
        lambda row: row.question.id, required=True,
    )  # fmt: skip
    yield from coded(question, words)
    for name, title, described, codelist in (
        ("principle", _("Principle"), _("Which of the three it belongs to."), "principles"),
        ("axis", _("Benefit or risk"), _("Whether it is about gain or about protection."), "axes"),
    ):

        def value(row: Any, name: str = name) -> str:
            return str(getattr(row.question, name))

        known = {code: one.label for code, one in framework.codes[codelist].codes.items()}
        column = DataColumn(name, "text", title, described, value, required=True)
        yield from coded(column, known)
    yield DataColumn(
        "critical",
        "boolean",
        _("Critical"),
        _("Whether a low answer to it alone decides the assessment, under the entry’s method."),
        lambda row: row.question.id in framework.methods[row.entry.data["method"]].critical,
        required=True,
    )


def _rating() -> Iterator[DataColumn]:
    """As written, then the lowest and the highest that were meant."""
    yield DataColumn(
        "rating",
        "text",
        _("Rating"),
        _("As written: 1 to 5, where 5 is always the most favourable, or a word."),
        lambda row: str(row.answer.rating),
        "answers.{question}.rating",
        required=True,
    )
    yield DataColumn(
        "rating_label",
        "text",
        _("Rating, in words"),
        _("As the page says it, and whose rating it is."),
        lambda row: row.entry.item.state.voice.rating(row.answer),
        required=True,
    )
    yield DataColumn(
        "rating_low",
        "integer",
        _("Lowest rating"),
        _("The lowest that was meant; empty where it is unknown or does not apply."),
        lambda row: row.answer.low,
        "answers.{question}.range",
    )
    yield DataColumn(
        "rating_high",
        "integer",
        _("Highest rating"),
        _("The highest that was meant, as above."),
        lambda row: row.answer.high,
        "answers.{question}.range",
    )
