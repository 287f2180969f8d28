"""The issue form of a code host, made from the schema: a box for each field of a new entry.

Form and reader (`intake.issues.filled_form`) share the boxes, so that what one asks the other
understands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairshare.framework import Framework
from fairshare.intake.columns import EVENTS, SLUG, TableColumn, chained, columns
from fairshare.language import gettext as _
from fairshare.publish.form.fields import METHOD, Choice, Field, form_fields

LABEL = "decision"
"""Of the issues that the form opens; the workflow looks for it."""

_LATER = frozenset(
    {
        *("events", "results", "challenges", "acceptability"),
        *("related", "supersedes", "superseded_by", "withdrawn", "legal.found_by"),
    }
)
"""What a new entry has not got yet. What happens to a sharing, what people ask and what comes of it
begins after the first submission; a box for it here would invite people to invent a history."""
NEW_BODIES = ("new_organisations",)
"""The path of the box for organisations: no field of an entry."""
BODY_PARTS = ("name", "type", "homepage", "also_known_as", "identifiers")
"""What a line of that box has, between bars."""
_NEW_BODY = (
    "Northshire Schools Trust | education | https://schools.northshire.example | NST | "
    "GB-COH 01234567"
)
_HAPPENED = "2025-11-20 | correction | The page named the wrong section of the Schools Act."
_SELDOM = frozenset({"range", "evidence"})
"""Parts of an answer that few give: eighteen boxes more would cost everyone more than they help."""


@dataclass(frozen=True, slots=True)
class Box:
    """One thing that the form asks for."""

    column: TableColumn
    label: str
    """The heading over the answer in the issue; no two are alike."""
    hint: str
    kind: str
    """input, textarea, dropdown or many: a dropdown from which several may be chosen."""
    required: bool
    options: Mapping[str, str]
    """What is shown, and the code that it stands for."""
    lines: bool = False
    """Whether each line is an item of its own."""


_ENTRY = Box(
    column=TableColumn(SLUG, "", {"type": "string"}),
    label=_("Page to change"),
    hint=_(
        "Leave this empty for a new entry. To change one that is published, give the address of "
        "its page. What you leave empty below then stays as it is."
    ),
    kind="input",
    required=False,
    options={},
)


def boxes(framework: Framework) -> tuple[Box, ...]:
    """The boxes in the form's order."""
    inside = (box for _field, inside in _parts(framework) for box in inside)
    return (_ENTRY, _happened(framework), *inside)


def _happened(framework: Framework) -> Box:
    """Where a change of a published entry is explained: it is added to the entry's events."""
    (column,) = (one for one in columns(framework) if one.path == EVENTS)
    hint = _(
        "Only for a page that is published. Once a decision is taken, most changes need a line "
        "here that says why: day | kind | what happened, for a citizen. It is added to what the "
        "page tells already. Kinds: {kinds}. For example: `{example}`"
    )
    kinds = ", ".join(framework.codes["event_kinds"].codes)
    return Box(
        column=column,
        label=_("What has happened since"),
        hint=hint.format(kinds=kinds, example=_HAPPENED),
        kind="textarea",
        required=False,
        options={},
    )


def decision_form(framework: Framework) -> dict[str, Any]:
    """The form as data, as `.github/ISSUE_TEMPLATE/` wants it."""
    body = [_words(_warning()), _element(_ENTRY), _element(_happened(framework))]
    for field, inside in _parts(framework):
        if len(inside) > 1:
            body.append(_words(f"## {field.title}\n\n{field.hint}"))
        body += map(_element, inside)
    return {
        "name": _("Add a decision"),
        "description": _("Write up a decision without git and without YAML."),
        "title": _("New decision: "),
        "labels": [LABEL],
        "body": body,
    }


def _warning() -> str:
    return _(
        "**All that you write here is public at once, and stays in the history.** Never name a "
        "person: roles and team mailboxes only. When you send the form it is checked. An answer "
        "below it says what to mend; edit your text, and it is checked again. Nothing is published "
        "before somebody has read it. Only the boxes with a star must be filled in, but a decision "
        "needs its answers and its reasons too. This page keeps no draft; the register's own form "
        "does, and shows the assessment as you type."
    )


def _parts(framework: Framework) -> Iterator[tuple[Field, list[Box]]]:
    """Each part of the schema's first level with its boxes."""
    by_name = {column.name: column for column in columns(framework)}
    for field in form_fields(framework):
        if inside := list(_boxes(field, (), by_name)):
            if field.path == "organisations":
                inside.append(_new_bodies(framework))
            yield field, inside


def _new_bodies(framework: Framework) -> Box:
    """Where organisations are described that nobody can choose yet."""
    kinds = ", ".join(framework.codes["organisation_types"].codes)
    hint = _(
        "Those named above that the register does not have. One a line: name | kind | website | "
        "also known as | its number in an official list, such as that of companies (org-id.guide "
        "names the lists). Several names or numbers stand between semicolons. Only the name and "
        "the kind are needed. Kinds: {}. For example: `{}`"
    )
    return Box(
        column=TableColumn(NEW_BODIES, "", {"type": "string"}),
        label=_("Organisations that are new to the register"),
        hint=hint.format(kinds, _NEW_BODY),
        kind="textarea",
        required=False,
        options={},
    )


def _boxes(field: Field, above: tuple[str, ...], known: Mapping[str, TableColumn]) -> Iterator[Box]:
    if field.path == METHOD or field.path in _LATER or field.not_in_new_entries:
        return
    name = field.path.rpartition(".")[2]
    if field.kind == "group":
        title = field.title if field.number is None else f"{field.number}. {field.title}"
        for inner in field.fields:
            if field.number is None:
                below = () if field.path == "answers" else (*above, title)
                yield from _boxes(inner, below, known)
            elif inner.path.rpartition(".")[2] not in _SELDOM:
                yield _of_question(field, inner, known[inner.path])
    else:
        label = chained((*above, field.title))
        yield _box(field, known[field.path], label, _hint(field, known[field.path], name))


def _of_question(question: Field, part: Field, column: TableColumn) -> Box:
    """The rating under the question itself, the reason under its number."""
    if part.choices:
        return _box(part, column, f"{question.number}. {question.title}", question.hint)
    label = _("{number}. {title} for this rating").format(number=question.number, title=part.title)
    return _box(part, column, label, part.hint)


def _box(field: Field, column: TableColumn, label: str, hint: str) -> Box:
    kinds = dict.fromkeys(("text", "date", "period", "url", "number"), "input")
    kinds |= {"code": "dropdown", "boolean": "dropdown", "codes": "many"}
    return Box(
        column=column,
        label=label,
        hint=hint,
        kind=kinds.get(field.kind, "textarea"),
        required=field.always,
        options=_options(field),
        lines=field.kind == "lines",
    )


def _hint(field: Field, column: TableColumn, name: str) -> str:
    """What to write, and how a list is written."""
    if field.kind == "lines":
        return _("{hint} One a line.").format(hint=field.hint)
    if field.kind == "period":
        return _(
            "In words, such as 2 years, 18 months, or 0 days if it is not kept. Write unknown if "
            "your sources do not say."
        )
    if field.kind != "list":
        return field.hint
    words = _("{hint} Write {advice}").format(hint=field.hint, advice=column.advice)
    words += "" if words.endswith("?") else "."
    for inner in field.fields:
        if inner.choices:
            codes = ", ".join(choice.value for choice in inner.choices)
            words += f" {chained((inner.title, codes))}."
    example = _EXAMPLES.get(name)
    return words + _(" For example: `{}`").format(example) if example else words


_EXAMPLES = {
    "organisations": "northshire-council | Revenues and Benefits | lead, provider",
    "gateways": "Schools Act, section 12 | https://laws.northshire.example/schools/section/12",
    "references": "Council register of agreements | NC-ISA-114",
    "areas": "Northshire | other | N-12",
    "flows": "northshire-council | northshire-schools-trust | name, date-of-birth",
    "approvals": "Schools Forum | Agreed to receive the list once a year | 2025-03-27",
    "conditions": "A second officer looks at the list before it goes out. | open",
    "sources": "Cabinet report 2 April 2025 | https://www.northshire.example/cabinet/2025-04-02",
}


def _options(field: Field) -> dict[str, str]:
    """What is shown for each code; told apart by the code where labels are alike."""
    if field.kind == "boolean":
        return {_("Yes"): "true", _("No"): "false"}
    shown = [_shown(choice) for choice in field.choices]
    return {
        text if shown.count(text) == 1 else f"{text} ({choice.value})": choice.value
        for text, choice in zip(shown, field.choices, strict=True)
    }


def _shown(choice: Choice) -> str:
    """A step with its number; the host keeps the word "none" for what was not chosen."""
    if choice.value.isdigit():
        return f"{choice.value}: {choice.label}"
    return f"{choice.label} ({choice.value})" if choice.label.casefold() == "none" else choice.label


def _element(box: Box) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": box.label, "description": box.hint}
    if box.options:
        attributes |= {"multiple": box.kind == "many", "options": list(box.options)}
    return {
        "type": "dropdown" if box.options else box.kind,
        "id": box.column.name.replace(".", "-"),
        "attributes": attributes,
        "validations": {"required": box.required},
    }


def _words(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def labelled(found: Sequence[Box]) -> dict[str, Box]:
    """Boxes by the heading over their answers."""
    return {box.label: box for box in found}
