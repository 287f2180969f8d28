"""Rules across files on texts that stand in several initiatives: each was written for its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fairshare.load.cached import CachedDocument
from fairshare.problems import Problem
from fairshare.validate.entry_access import is_imported, text
from fairshare.validate.naming import short
from fairshare.validate.rules.across.chains import families
from fairshare.validate.rules.files import Files
from fairshare.validate.source import Source
from fairshare.validate.text.substance import (
    ending,
    form,
    rated_reasons,
    reason_marks,
    says_something,
)

_SUMMARY = "summary"
_SAME = ("title", _SUMMARY)
"""Fields that tell initiatives apart."""


class _Use(NamedTuple):
    """A reason where it stands."""

    identifier: str
    question: str


def same_reasons(files: Files) -> Iterator[Problem]:
    """The same reason in several initiatives of one lead was written for none in particular.

    Told once for each pair. What nobody knows may be said in the same words.
    """
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    family = families(files)
    for uses in _uses(files):
        first = uses[0].identifier
        for identifier, question in uses:
            if family[identifier] != family[first]:
                pairs[identifier, first].append(question)
    for (identifier, other), questions in pairs.items():
        yield files.initiatives[identifier].problem(
            "W304",
            ("answers", questions[0], "justification"),
            "several" if len(questions) > 1 else "",
            other=short(other, 90),
            question=", ".join(questions),
        )


def same_words(files: Files) -> Iterator[Problem]:
    """Two initiatives with one title or one summary are the same, or can't be told apart.

    A table may describe two of its entries in the same words; their titles differ all the same.
    """
    names, family = files.field_names(), families(files)
    for field in _SAME:
        firsts: dict[str, str] = {}
        for identifier, source in files.initiatives.items():
            if field == _SUMMARY and is_imported(source.data):
                continue
            written = form(text(source.data, field))
            first = firsts.setdefault(written, identifier) if written else identifier
            if family[identifier] != family[first]:
                path = (field,)
                named = names.field(path)
                yield source.problem("W308", path, field=named, other=short(first, 90))


def _uses(files: Files) -> Iterator[list[_Use]]:
    """Where each reason of one lead stands, if in several initiatives."""
    for by_end in _by_lead_and_ending(files).values():
        by_form: dict[str, list[_Use]] = defaultdict(list)
        for use, reason in by_end.items() if len(by_end) > 1 else ():
            if says_something(reason):  # else there is nothing that could be the same
                by_form[form(reason)].append(use)
        for uses in by_form.values():
            if len({use.identifier for use in uses}) > 1:
                yield uses


def _by_lead_and_ending(files: Files) -> Mapping[tuple[str, str], dict[_Use, str]]:
    """Reasons that may be the same, together.

    Forms are made of the reasons that end alike; of all, they would take longer than all else here.
    """
    found: dict[tuple[str, str], dict[_Use, str]] = defaultdict(dict)
    for identifier, source in _sharing_a_mark(files):
        for question, reason in rated_reasons(source.data):
            found[_lead(identifier), ending(reason)][_Use(identifier, question)] = reason
    return found


def _sharing_a_mark(files: Files) -> Iterator[tuple[str, Source]]:
    """The initiatives of which some reason may end as one of the same lead does.

    An entry from the cache knows its marks. Its reasons need not be unpacked for them, which took
    a seventh of a build in which nothing had changed.
    """
    marks = {
        identifier: {(_lead(identifier), mark) for mark in _marks(source).split()}
        for identifier, source in files.initiatives.items()
    }
    times = Counter(mark for own in marks.values() for mark in own)
    for identifier, source in files.initiatives.items():
        if any(times[mark] > 1 for mark in marks[identifier]):
            yield identifier, source


def _marks(source: Source) -> str:
    if isinstance(source, CachedDocument):
        return source.reason_marks
    return reason_marks(source.data)


def _lead(identifier: str) -> str:
    return identifier.partition("/")[0]
