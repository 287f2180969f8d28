"""Columns of the initiatives on what the answers come to, as pages show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from fairshare.framework import PRINCIPLES, Framework
from fairshare.language import gettext as _
from fairshare.publish.data.tables.entry_row import EntryRow
from fairshare.publish.data.tables.schema_columns import SchemaColumns, coded
from fairshare.publish.data.tables.table import CellValue, DataColumn
from fairshare.publish.edition import Item
from fairshare.score import Span, rounded


def assessment_columns(framework: Framework, fields: SchemaColumns) -> Iterator[DataColumn]:
    """The assessment: its outcome, who made it when, by which method, and its numbers."""
    yield from _coded(
        "assessment",
        _("Assessment"),
        _("What the scoring method makes of the answers. It explains a decision."),
        lambda item: item.score.outcome,
        _words("assessments", framework),
    )
    yield _made(
        "assessment_words",
        "text",
        _("Assessment in a sentence"),
        _("As the page says it, with the points that weigh most."),
        lambda item: item.assessment.sentence,
    )
    yield from _ends(framework)
    yield from fields.of("method", "method")
    yield from fields.of("assessed", "assessment.date")
    yield from fields.of("assessor", "assessment.assessor")
    yield from fields.of("independence", "assessment.independence")
    for principle in PRINCIPLES:
        yield from _principle(principle, framework)
    benefit, concern = _("Benefit"), _("Concern")
    yield from _span("benefit", benefit, lambda item: item.score.benefit)
    yield from _span("concern", concern, lambda item: item.score.concern)
    yield _made(
        "divergence",
        "integer",
        _("Decision against assessment"),
        _(
            "Above 0: bolder than the assessment that it rested on; below 0: more cautious. Empty "
            "where nothing can be compared."
        ),
        lambda item: item.score.divergence,
    )


def _ends(framework: Framework) -> Iterator[DataColumn]:
    """What would come out if all that is not known turned out badly, or well."""
    yield from _coded(
        "assessment_worst",
        _("Assessment at worst"),
        _("If all that is not known turned out badly."),
        lambda item: item.score.possible.worst if item.score.possible else None,
        _words("assessments", framework),
    )
    yield from _coded(
        "assessment_best",
        _("Assessment at best"),
        _("If all that is not known turned out well."),
        lambda item: item.score.possible.best if item.score.possible else None,
        _words("assessments", framework),
    )


def _principle(name: str, framework: Framework) -> Iterator[DataColumn]:
    title = framework.label("principles", name)

    def band(item: Item) -> CellValue:
        found = item.score.principles.get(name)
        return found.band if found else None

    def span(item: Item) -> Span | None:
        found = item.score.principles.get(name)
        return Span(found.low, found.high) if found else None

    described = _("How well the principle is met, on its lowest reading.")
    yield from _coded(name, title, described, band, _words("bands", framework))
    yield from _span(name, title, span)


def _span(name: str, title: str, span: Callable[[Item], Span | None]) -> Iterator[DataColumn]:
    """The lowest and the highest that the answers allow, rounded once, as pages show it."""
    for end, words in (("low", _("{title}: lowest")), ("high", _("{title}: highest"))):

        def value(item: Item, end: str = end) -> CellValue:
            found = span(item)
            return rounded(getattr(found, end)) if found else None

        described = _("From 0 to 100, to one decimal place, as the answers allow.")
        yield _made(f"{name}_{end}", "number", words.format(title=title), described, value)


def _coded(
    name: str,
    title: str,
    description: str,
    read: Callable[[Item], CellValue],
    words: dict[str, str],
) -> Iterator[DataColumn]:
    yield from coded(_made(name, "text", title, description, read), words)


def _made(
    name: str, kind: Any, title: str, description: str, read: Callable[[Item], CellValue]
) -> DataColumn:
    def value(row: EntryRow) -> CellValue:
        return read(row.item) if row.item else None

    return DataColumn(name, kind, title, description, value)


def _words(listed: str, framework: Framework) -> dict[str, str]:
    return {code: one.label for code, one in framework.codes[listed].codes.items()}
