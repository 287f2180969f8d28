"""Differences in words: "Limited harm: the rating went from 3 to 2", "Added: Kinds of data".

Pure functions of a difference and the schema. Values may be of any form, since an old version need
not follow today's schema. Everything that comes out is plain text, not yet escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fairshare import prose
from fairshare.framework import Framework
from fairshare.history import Difference, DifferenceKind, EntryKind
from fairshare.language import gettext as _
from fairshare.model import NOT_APPLICABLE, Path
from fairshare.publish.past.inline_difference import Piece, pieces
from fairshare.publish.words.dates import date_words, duration_words
from fairshare.validate.calendar_date import earliest
from fairshare.validate.naming import ANSWERS, FieldNames
from fairshare.validate.schema.references import inlined

_LONG = 90
"""A text with more letters is shown by itself, not in the middle of a sentence."""

_OWN_NAMES: Mapping[Path, str] = {
    ("title",): "The title",
    ("summary",): "The summary",
    ("stage",): "The stage as told here",
    ("decision", "outcome"): "The decision as told here",
}
"""Fields that a sentence names better than their titles do."""


_Links = tuple[tuple[str, str], ...]

_PERIOD: Path = ("data", "retention", "period")
_PUT_OFF: Path = ("decision", "earlier", "outcome")
"""The schema allows one value only, and so names no list."""


@dataclass(frozen=True, slots=True)
class DifferenceText:
    """One difference as people read it."""

    words: str
    """A sentence."""
    old: str = ""
    """The text as it was, where both are too long for the sentence."""
    new: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    """What an added or removed group of fields holds: name and value. Of prose, the links that were
    added or removed: in the text itself stand only their words."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The way from the old text to the new one. Made when asked for: it takes time."""
        return pieces(self.old, self.new)


class DifferenceWords:
    """Puts differences into words, with the titles and codes of one schema."""

    def __init__(self, framework: Framework, schema: Mapping[str, Any]) -> None:
        self._framework = framework
        self._names = FieldNames(inlined(schema))

    def describe(self, difference: Difference) -> DifferenceText:
        """One difference in words."""
        path, old, new = difference.path, difference.old, difference.new
        if difference.kind == "moved":
            return DifferenceText(_("{field}: the order changed.").format(field=self.name(path)))
        if difference.kind == "changed":
            return self._changed(path, old, new)
        return self._alone(path, new if difference.kind == "added" else old, difference.kind)

    def _changed(self, path: Path, old: Any, new: Any) -> DifferenceText:
        name, before, after = self.name(path), self.value(path, old), self.value(path, new)
        own = (before, after) == (old, new)  # text of the entry's own
        links: _Links = ()
        if own and self._is_prose(path):
            before, after, links = prose.plain(old), prose.plain(new), _links(old, new)
            if before == after:
                laid_out = _("{field}: the same words, laid out in another way.")
                words = _("{field}: its links changed.") if links else laid_out
                return DifferenceText(words.format(field=name), fields=links)
        if _is_rating(path):
            words = _("{field}: the rating went from {old} to {new}.")
        elif len(before) > _LONG or len(after) > _LONG:
            words = _("{field} was rewritten.") if path in _OWN_NAMES else _("{field}: rewritten.")
            return DifferenceText(words.format(field=name), before, after, links)
        elif path in _OWN_NAMES:
            words = _("{field} changed from {old} to {new}.")
        else:
            words = _("{field}: changed from {old} to {new}.")
        if own and not _is_rating(path):
            before, after = _("“{}”").format(before), _("“{}”").format(after)
        return DifferenceText(words.format(field=name, old=before, new=after), fields=links)

    def _alone(self, path: Path, value: Any, kind: DifferenceKind) -> DifferenceText:
        """A field, or an item of a list, that only one of both versions has."""
        name = self.name(path)
        head = _("Added: {field}.") if kind == "added" else _("Removed: {field}.")
        if path == ("decision",) and kind == "added":
            head, name = _("Added: the decision: {field}."), self._outcome(value)
        if isinstance(value, Mapping | list) and (fields := tuple(self.fields(path, value))):
            return DifferenceText(head.format(field=name), fields=fields)
        text = self.value(path, value)
        links: _Links = ()
        if text == value and self._is_prose(path):
            links = _links("", text) if kind == "added" else _links(text, "")
            text = prose.plain(text)
        if len(text) > _LONG:
            old, new = ("", text) if kind == "added" else (text, "")
            return DifferenceText(head.format(field=name), old, new, links)
        words = (
            _("Added: {field}: {value}.") if kind == "added" else _("Removed: {field}: {value}.")
        )
        return DifferenceText(words.format(field=name, value=text), fields=links)

    def _outcome(self, decision: Any) -> str:
        written = decision.get("outcome") if isinstance(decision, Mapping) else decision
        return self.value(("decision", "outcome"), written)

    def value(self, path: Path, value: Any) -> str:
        """A value as text: the label of a code, a date in words, a list on one line."""
        if isinstance(value, Mapping):
            return "; ".join(f"{name}: {text}" for name, text in self.fields(path, value))
        if isinstance(value, list):
            listed = [self.value((*path, place), item) for place, item in enumerate(value)]
            return ", ".join(listed) or _nothing()
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if value is None or value == "":
            return _nothing()
        return self._text(path, str(value))

    def fields(self, path: Path, value: Mapping[str, Any] | list[Any]) -> Iterator[tuple[str, str]]:
        """The fields of a group or of a list of groups, those further in too, each with its value.

        None for a list of plain values.
        """
        if isinstance(value, Mapping):
            inside: Iterable[tuple[str | int, Any]] = value.items()
        else:
            inside = enumerate(value)
        for key, inner in inside:
            here = (*path, key)
            if isinstance(inner, Mapping):
                yield from self.fields(here, inner)
            elif isinstance(key, str):
                yield self._own_name(here), self.value(here, inner)

    def _text(self, path: Path, value: str) -> str:
        if _is_rating(path) and value == NOT_APPLICABLE:
            return _("not applicable")
        codes = self._coded(path)
        if codes in self._framework.codes:
            return self._framework.label(codes, value)
        if self._names.subschema(path).get("format") == "calendar-date" and earliest(value):
            return date_words(value)
        return duration_words(value) if path == _PERIOD else value

    def _is_prose(self, path: Path) -> bool:
        """Whether a field holds prose with its marks."""
        return self._names.subschema(path).get("x-markup") == "md"

    def _coded(self, path: Path) -> str:
        """The closed list that a field's values come from; empty for any other field."""
        if path == _PUT_OFF:
            return "outcomes"
        return str(self._names.subschema(path).get("x-codes", ""))

    def name(self, path: Path) -> str:
        """How a sentence names a field: "Limited harm, reason", "Results, item 2, summary"."""
        if path in _OWN_NAMES:
            return _(_OWN_NAMES[path])
        if path[0] == ANSWERS and len(path) > 1:
            return _joined(self._question(str(path[1])), self._steps(path, 2))
        return _joined(self._own_name(path[:1]), self._steps(path, 1))

    def _question(self, identifier: str) -> str:
        """What lists and pages call a question; one that was taken out goes by its id."""
        labels = (one.label for one in self._framework.questions if one.id == identifier)
        return next(labels, _capital(identifier.replace("_", " ")))

    def _steps(self, path: Path, start: int) -> list[str]:
        """The names of the fields on the way, but for the rating, which is what an answer is."""
        ends = range(start + 1, len(path) + 1)
        return [self._own_name(path[:end]) for end in ends if not _is_rating(path[:end])]

    def _own_name(self, path: Path) -> str:
        """What the schema calls a field; one that it doesn't know goes by its own name."""
        if isinstance(path[-1], int):
            return "" if self._coded(path) else _("item {}").format(path[-1] + 1)
        title = self._names.subschema(path).get("title")
        return title.rstrip("?") if isinstance(title, str) else str(path[-1])


def words_by_kind(framework: Framework) -> dict[EntryKind, DifferenceWords]:
    """What puts the differences of each kind of entry into words."""
    return {
        "initiative": DifferenceWords(framework, framework.initiative_schema),
        "organisation": DifferenceWords(framework, framework.organisation_schema),
    }


def _links(old: str, new: str) -> _Links:
    """The links that only one of two texts has, those taken out first."""
    before, after = prose.links(old), prose.links(new)
    gone = ((_("Link taken out"), one) for one in before if one not in after)
    come = ((_("Link put in"), one) for one in after if one not in before)
    changed = dict.fromkeys((*gone, *come))  # each once
    return tuple((name, f"{words}: {address}") for name, (address, words) in changed)


def _joined(first: str, others: list[str]) -> str:
    """`Harm, reason`: names after the first begin small, but for those that are in capitals."""
    small = [one if one[1:2].isupper() else one[:1].lower() + one[1:] for one in others if one]
    return ", ".join([first, *small])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _nothing() -> str:
    return _("nothing")


def _is_rating(path: Path) -> bool:
    return len(path) == 3 and path[0] == ANSWERS and path[2] == "rating"
