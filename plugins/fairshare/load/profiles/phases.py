"""Read the phases of a profile: how far an agreement has come, and what is said of it then."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fairshare.load.document import Document
from fairshare.load.schema_files import FieldGroup, broken
from fairshare.model import Path
from fairshare.model.profile import Phase, PhaseTest
from fairshare.model.tense import TENSES

FieldReader = Callable[[str, str], Path]
"""Reads a field as the files of a profile write it."""

_ALLOWED = (*("document", "when", "any", "for", "headline", "tense", "dates", "asks_nothing"),)
SAID = ("undecided", "approved", "beside")
_TODAY = ("until", "from", "before", "after")


def read_phases(document: Document, name: str, field_of: FieldReader) -> tuple[Phase, ...]:
    """The phases in the order of an agreement's life. Raises SetupError, with the line."""
    listed = document.data["phases"]
    if not isinstance(listed, list) or not listed:
        raise broken(document, ("phases",), "must be a list of phases, at least one")
    return tuple(
        _phase(FieldGroup.at(document, ("phases", number)), name, field_of)
        for number in range(len(listed))
    )


def _phase(group: FieldGroup, name: str, field_of: FieldReader) -> Phase:
    group.only(("code", "label"), _ALLOWED)
    dates = group.group("dates").fields if "dates" in group.fields else {}
    return Phase(
        code=group.text("code"),
        label=group.text("label"),
        document=_text(group, "document"),
        any_of=tuple(_groups(group, name, field_of)),
        said=_one_of(group, "for", SAID),
        headline=_text(group, "headline"),
        tense=_one_of(group, "tense", TENSES),
        dates={key: field_of(name, str(value)) for key, value in dates.items()},
        asks_nothing=group.flag("asks_nothing") if "asks_nothing" in group.fields else False,
    )


def _groups(group: FieldGroup, name: str, field_of: FieldReader) -> Iterator[tuple[PhaseTest, ...]]:
    if "when" in group.fields:
        yield tuple(_tests(group.group("when"), name, field_of))
    listed = group.fields.get("any", [])
    for number in range(len(listed) if isinstance(listed, list) else 0):
        inside = FieldGroup.at(group.document, (*group.path, "any", number))
        yield tuple(_tests(inside, name, field_of))


def _tests(group: FieldGroup, name: str, field_of: FieldReader) -> Iterator[PhaseTest]:
    for written, asked in group.fields.items():
        yield _test(group, written, field_of(name, written), asked)


def _test(group: FieldGroup, written: str, field: Path, asked: object) -> PhaseTest:
    if not isinstance(asked, dict):
        values = tuple(asked) if isinstance(asked, list) else (asked,)
        return PhaseTest(field, "one_of", values)
    if len(asked) == 1:
        ((test, value),) = asked.items()
        if test == "given" and isinstance(value, bool):
            return PhaseTest(field, test, (value,))
        if test in _TODAY and value == "today":
            return PhaseTest(field, test)
        if test == "months_ago" and isinstance(value, int):
            return PhaseTest(field, test, (value,))
    raise group.broken(written, "asks for something that the head of the file does not explain")


def _text(group: FieldGroup, name: str) -> str:
    return group.text(name) if name in group.fields else ""


def _one_of(group: FieldGroup, name: str, known: tuple[str, ...]) -> str:
    value = _text(group, name)
    if value and value not in known:
        raise group.broken(name, f"must be one of {', '.join(known)}")
    return value
