"""Parts of the form cut into steps, each about a screen high where a screen is 1,280 pixels wide.

Heights are estimates in pixels, by what a field is. A test in a real browser holds the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fairshare.language import gettext as _
from fairshare.publish.form.fields import Field

_HIGHEST = 660
"""Of all the fields of a step, beside its heading and its buttons."""
_LINE = 24
_LETTERS = 78
"""On a line."""
_FRAME = 75
"""A field's label, its hint and the gap to the next."""
_CONTROL = {
    **dict.fromkeys(("text", "url", "number", "period"), 48),
    "date": 70,
    "lines": 100,
    "long": 165,
    "md": 165,
    "span": 75,
    "boolean": 105,
    "fixed": -_FRAME,
    "copy": -_FRAME,
}
_MANY = 12
"""A set of more choices takes the whole width."""
_FOLDED = 45
"""What is behind a fold."""


@dataclass(frozen=True, slots=True)
class FormStep:
    """What is asked for at once."""

    name: str
    """Its place in the address of the page."""
    title: str
    label: str
    """What it asks for, where its part of the form is named already."""
    fields: tuple[Field, ...]
    principle: str = ""
    """Of a question."""
    wide: bool = False
    """Whether it needs the whole width."""

    @property
    def is_needed(self) -> bool:
        """Whether some of it is needed once its part of the form is filled in."""
        return any(one.number or (one.required and one.kind != "fixed") for one in self.fields)


def cut(section: str, title: str, fields: Sequence[Field]) -> tuple[FormStep, ...]:
    """The steps of a part of the form, in its order. A question has one of its own."""
    runs = list(_runs(fields))
    if len(runs) == 1:
        return (_step(section, title, runs[0]),)
    total = sum(one.number is not None for one in fields)
    made = []
    for run in runs:
        words = _asked(run)
        if run[0].number is not None:
            words = _("Question {number} of {count}").format(number=run[0].number, count=total)
        first = next((field for field in run if field.kind != "fixed"), run[0])
        made.append(_step(first.path, words, run))
    return tuple(made)


def cut_by_phase(stages: Sequence[tuple[str, Sequence[Field]]]) -> tuple[FormStep, ...]:
    """The steps of what a law asks: fields by the words that say from when it asks for them."""
    made = []
    for words, fields in stages:
        runs = list(_runs(fields))
        for number, run in enumerate(runs, 1):
            title = _("{phase}: {title}").format(phase=words, title=_asked(run))
            if len(runs) > 1:
                title = _("{phase}, part {number} of {count}: {title}").format(
                    phase=words, number=number, count=len(runs), title=_asked(run)
                )
            step = _step(run[0].path, title, run)
            label = _("{phase}: {title}").format(phase=words, title=step.label)
            made.append(replace(step, label=label))
    return tuple(made)


def _step(name: str, title: str, run: Sequence[Field]) -> FormStep:
    high = sum(map(_height, run)) > _HIGHEST and run[0].number is None
    wide = high or any(len(one.choices) > _MANY and one.kind == "codes" for one in run)
    return FormStep(f"s-{name}", title, _asked(run), tuple(run), run[0].principle, wide)


def _asked(run: Sequence[Field]) -> str:
    number = f"{run[0].number}. " if run[0].number else ""
    return number + ", ".join(field.title for field in run if field.kind != "fixed")


def _runs(fields: Iterable[Field]) -> Iterator[list[Field]]:
    run: list[Field] = []
    height = 0
    for field in fields:
        own = _height(field)
        if run and (height + own > _HIGHEST or field.number is not None):
            yield run
            run, height = [], 0
        run.append(field)
        height += own
    if run:
        yield run


def _height(field: Field) -> int:
    """Of a field, with one item where it is a list."""
    if field.kind in {"group", "list"}:
        shown = [one for one in field.fields if one not in field.folded]
        inside = sum(map(_height, shown)) + (_FOLDED if field.folded else 0)
        return inside + (_FRAME if field.kind == "group" else 3 * _FRAME)
    hint = _LINE * (len(field.hint) // _LETTERS)
    if field.kind in _CONTROL:
        return _FRAME + hint + _CONTROL[field.kind]
    return _FRAME + hint + _choices(field)


def _choices(field: Field) -> int:
    if field.alone:
        return 48
    columns = 2 if field.kind == "codes" else 1
    letters = _LETTERS // columns
    lines = sum(
        1
        + len(one.label) // letters
        + (len(one.definition) // letters + 1 if one.definition else 0)
        for one in field.choices
    )
    return (lines * _LINE + 10 * len(field.choices)) // columns
