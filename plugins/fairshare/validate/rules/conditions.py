"""The rules that are data: rows of `schema/rules/`, whose head says what they can say.

`assess/conditions.js` reads the same rows in the browser; the case files hold both to each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fairshare.framework import RuleRow
from fairshare.load.document import Document
from fairshare.model import Data, Path
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import entry_kind, groups, is_personal
from fairshare.validate.guard import guarded
from fairshare.validate.naming import FieldNames
from fairshare.validate.rules.row_case import RowCase, RowEntry
from fairshare.validate.rules.row_kinds import ROW_KINDS
from fairshare.validate.source import Source


def rows(document: Document, context: Context) -> Iterator[Problem]:
    """What must be there and when, as far as a file can tell by itself."""
    entry = _entry(document, context)
    yield from _problems(context.rows, "", entry)


def score_rows(
    document: Document, context: Context, outcome: str, divergence: int
) -> Iterator[Problem]:
    """What a decision owes its readers where it differs from the assessment (contract: scoring).

    `outcome` is that of the assessment that it rested on, such as red_line; `divergence` is
    positive where the decision is bolder, negative where it is more cautious.
    """
    if not divergence:
        return
    entry = _entry(document, context)
    stance = "bolder" if divergence > 0 else "cautious"
    facts = {**entry.facts, "decision_is": stance, "assessment_is": outcome}
    yield from _problems(context.rows, "score", entry._replace(facts=facts))


def rows_of_replaced(
    source: Source, names: FieldNames, of_rules: Iterable[RuleRow], newer: str
) -> Iterator[Problem]:
    """What an initiative owes that another one is to replace, once it is known what came of that.

    `newer` is the decision on the other one; empty while there is none.
    """
    facts = {**_facts(source.data), "newer_is": newer}
    yield from _problems(of_rules, "newer", RowEntry(source, names, facts))


def _entry(document: Document, context: Context) -> RowEntry:
    facts = _facts(document.data)
    return RowEntry(document, context.names, facts, context.marked.dates, context.today)


def _facts(data: Data) -> dict[str, str]:
    """What no single field says."""
    return {"data_is": "personal" if is_personal(data) else "", "entry_is": entry_kind(data)}


def _problems(all_rows: Iterable[RuleRow], known: str, entry: RowEntry) -> Iterator[Problem]:
    """What the rows say that wait for what is known by now.

    A row is a rule by itself: where it fails the others have their say.
    """
    for row in all_rows:
        if row.waits_for == known:
            stage = f"{row.code} of schema/rules"
            yield from guarded(_row_problems, entry.source.file, row, entry, stage=stage)


def _row_problems(row: RuleRow, entry: RowEntry) -> Iterator[Problem]:
    for above, data in _subjects(row, entry.source.data):
        case = RowCase(row, entry, data, above)
        if case.applies:
            yield from ROW_KINDS[row.kind](case)


def _subjects(row: RuleRow, data: Data) -> Iterator[tuple[Path, Data]]:
    """The entry, or the items of a list in it, each with the way to it."""
    if row.each is None:
        yield (), data
        return
    for number, item in groups(data, *map(str, row.each)):
        yield (*row.each, number), item
