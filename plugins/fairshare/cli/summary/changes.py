"""What changed in entries and organisations, field by field, with the event that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from fairshare.cli.summary.tables import Row, listed, table
from fairshare.differences import Difference, differences
from fairshare.flow.pipeline import Reading
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.load.base import Base
from fairshare.model import Data, is_removed
from fairshare.problems import Problem
from fairshare.publish.past.difference_words import DifferenceWords, words_by_kind
from fairshare.publish.words.dates import date_words
from fairshare.reports.host_markdown import escape_markdown
from fairshare.validate.calendar_date import earliest
from fairshare.validate.entry_access import (
    groups,
    initiative_id,
    is_organisation,
    items,
    organisation_id,
    text,
)
from fairshare.validate.guard import attempt
from fairshare.validate.integrity import changed_fields, pairs
from fairshare.validate.integrity.corrections import unsaid
from fairshare.validate.integrity.fields import ChangedField
from fairshare.validate.integrity.organisations import CORRECTIONS, meaning_of
from fairshare.validate.integrity.pair import Pair


def entry_blocks(reading: Reading, base: Base, named: Sequence[str]) -> Iterator[str]:
    """A block for each initiative that was changed or named: its fields before and after.

    `named`: the files that the check was asked about.
    """
    words = words_by_kind(reading.framework)["initiative"]
    found = {pair.source.file: pair for pair in pairs(base, reading.sources, reading.framework)}
    for file in dict.fromkeys([*named, *found]):
        if is_organisation(file) or file not in reading.sources:
            continue
        data = reading.sources[file].data
        head = f"### {escape_markdown(text(data, 'title') or initiative_id(file))}"
        pair = found.get(file)
        said = _said(file, partial(_changes, file, pair, base, words, reading.framework))
        yield f"{head}\n\n{said}"


def _said(file: str, work: Callable[[], str]) -> str:
    """What was made of a file's changes; where that failed, that it did."""
    made = attempt(__name__, file, work)
    return escape_markdown(made.message) if isinstance(made, Problem) else made


def _changes(
    file: str, pair: Pair | None, base: Base, words: DifferenceWords, framework: Framework
) -> str:
    if pair is None and file in base.changed:
        return _("It could not be compared with what it said before.")
    if pair is None:
        return _("It is new in the register.") if file not in base.files else _same()
    if is_removed(pair.new) and not is_removed(pair.old):
        return _("A notice takes its place, and its text is lost to readers.")
    fields = changed_fields(pair)
    return table(_row(pair, one, words, framework) for one in fields) if fields else _same()


def _same() -> str:
    return _("Unchanged: it says the same as before.")


def _row(pair: Pair, one: ChangedField, words: DifferenceWords, framework: Framework) -> Row:
    field, before, after = _cells(one.difference, words)
    return Row(field, before, after, _why(pair, one, framework))


def _cells(one: Difference, words: DifferenceWords) -> tuple[str, str, str]:
    """The name of a field, and both its values in words."""
    before, after = (_value(one.path, value, words) for value in (one.old, one.new))
    if one.kind == "moved":
        return words.name(one.path), before, _("the same, in another order: {}").format(after)
    return words.name(one.path), before, after


def _value(path: Any, value: Any, words: DifferenceWords) -> str:
    """A value in words; nothing for nothing."""
    if value is None:
        return ""
    return words.value(path, _lists(value))


def _lists(value: Any) -> Any:
    """The same with lists for the sets that `as_compared` made, however deep they lie."""
    if isinstance(value, Mapping):
        return {key: _lists(inner) for key, inner in value.items()}
    return [_lists(inner) for inner in value] if isinstance(value, list | tuple) else value


def _why(pair: Pair, one: ChangedField, framework: Framework) -> str:
    """The events that explain a change, by their kind and day."""
    if one.events:
        return "; ".join(dict.fromkeys(_event(event, framework) for event in one.events))
    if pair.since is None:
        return _("not decided yet")
    return _("explains itself") if one.free else _("no event explains it")


def _event(event: Data, framework: Framework) -> str:
    label = framework.label("event_kinds", text(event, "kind"))
    day = text(event, "date")
    return f"{label}, {date_words(day)}" if earliest(day) else label


def organisation_blocks(reading: Reading, base: Base) -> Iterator[str]:
    """A block for each organisation that was changed: its fields, and the pages that name it."""
    words = words_by_kind(reading.framework)["organisation"]
    for file, old in base.changed.items():
        if not is_organisation(file) or file not in reading.sources:
            continue
        new = reading.sources[file].data
        parts = [f"### {escape_markdown(text(new, 'name') or organisation_id(file))}"]
        parts.append(_said(file, partial(_corrections, old, new, words, reading.framework)))
        parts.append("\n".join([_("These pages name it:"), "", *listed(_pages(file, reading))]))
        yield "\n\n".join(parts)


def _corrections(old: Data, new: Data, words: DifferenceWords, framework: Framework) -> str:
    found = differences(old, new)
    rows = [Row(*_cells(one, words), _corrected(old, new, one, framework)) for one in found]
    return table(rows) if rows else _same()


def _corrected(old: Data, new: Data, one: Difference, framework: Framework) -> str:
    """The new correction that explains a change; nothing where none has to."""
    before = len(items(old, CORRECTIONS))
    found = [
        f"{framework.label('correction_kinds', text(item, 'kind'))}: {text(item, 'why')}"
        for number, item in groups(new, CORRECTIONS)
        if number >= before and text(item, "path") == one.path[0]
    ]
    silent = {path for path, *_text in unsaid(meaning_of(old), meaning_of(new, of=old))}
    return _("no correction explains it") if one.path[0] in silent else "; ".join(found)


def _pages(file: str, reading: Reading) -> Iterator[str]:
    """The addresses of the pages that show an organisation's name."""
    identifier = organisation_id(file)
    yield f"/organisations/{identifier}/"
    for name, source in reading.sources.items():
        if any(text(one, "id") == identifier for _, one in groups(source.data, "organisations")):
            yield f"/initiatives/{initiative_id(name)}/"
