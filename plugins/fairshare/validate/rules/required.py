"""Rules on fields that another field makes necessary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairshare.load.document import Document
from fairshare.model import Data, Path
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import group, is_decided, is_personal, is_worked_example, text
from fairshare.validate.nearest import nearest


def conditions(document: Document, _: Context) -> Iterator[Problem]:
    """An approval with conditions names them."""
    given = group(document.data, "decision").get("conditions")
    conditional = text(document.data, "decision", "outcome") == "approved_with_conditions"
    if conditional and (given is None or given == []):
        yield document.problem("E212", ("decision", "conditions"))


def assessed(document: Document, _: Context) -> Iterator[Problem]:
    """A decision rests on an assessment."""
    if is_decided(document.data) and "assessment" not in document.data:
        yield document.problem("E213", ("assessment",))


def all_answered(document: Document, context: Context) -> Iterator[Problem]:
    """A decision rests on an answer to every question; all that miss are told at once."""
    given = group(document.data, "answers")
    there = {*given, *_meant(given, context.names.subschema(("answers",)))}
    questions = context.framework.questions
    missing = [
        f"{number} {question.id}"
        for number, question in enumerate(questions, 1)
        if question.id not in there
    ]
    if is_decided(document.data) and missing:
        yield document.problem(
            "E213",
            ("answers",),
            "no answers" if len(missing) == len(questions) else "answers",
            missing=", ".join(missing),
            at_key=True,
        )


def personal(document: Document, context: Context) -> Iterator[Problem]:
    """Where people can be told apart, they learn who they are, how many, how long, how safe."""
    if not is_personal(document.data):
        return
    needed: tuple[Path, ...] = (
        ("data", "people"),
        ("data", "people_count"),
        ("data", "retention"),
        ("safeguards", "dpia"),
    )
    for path in needed:
        *above, name = map(str, path)
        if group(document.data, *above).get(name, []) == []:
            yield document.problem(
                "E214",
                path,
                field=context.names.field(path),
                advice=context.names.subschema(path).get("description", ""),
            )


def contact(document: Document, context: Context) -> Iterator[Problem]:
    """A reader can reach somebody."""
    given = document.data.get("contact")
    if not isinstance(given, Mapping):
        return
    ways = {*given, *_meant(given, context.names.subschema(("contact",)))}
    if not ways & {"email", "url"}:
        yield document.problem("E223", ("contact",), at_key=True)


def dpia_reason(document: Document, _: Context) -> Iterator[Problem]:
    """Whoever makes no impact assessment says why."""
    dpia = group(document.data, "safeguards", "dpia")
    status = text(dpia, "status")
    if status in {"not_done", "not_required"} and "reason" not in dpia:
        yield document.problem("E224", ("safeguards", "dpia", "reason"), status=status)


def transfer(document: Document, context: Context) -> Iterator[Problem]:
    """Data that leaves the country goes somewhere, under some protection."""
    abroad = group(document.data, "data", "international_transfer")
    if abroad.get("occurs") is not True:
        return
    for name in ("countries", "mechanism"):
        if abroad.get(name, []) == []:
            path = ("data", "international_transfer", name)
            yield document.problem(
                "E225",
                path,
                field=context.names.field(path),
                advice=context.names.subschema(path).get("description", ""),
            )


def engagement(document: Document, _: Context) -> Iterator[Problem]:
    """Asking the public means something only if one can read what was asked and heard."""
    status = text(document.data, "engagement", "status")
    if status in {"planned", "done"} and "summary" not in group(document.data, "engagement"):
        yield document.problem("E226", ("engagement", "summary"), status=status)


def sources(document: Document, _: Context) -> Iterator[Problem]:
    """A worked example rests on the public record and shows it (contract: fields)."""
    if is_worked_example(document.data) and document.data.get("sources", []) == []:
        yield document.problem("E228", ("sources",))


def _meant(given: Data, schema: Data) -> set[str]:
    """The fields that misspelt ones of a group probably stand for: the schema check names them."""
    known = schema.get("properties", {})
    return {guess for name in given if name not in known for guess in nearest(name, known)}
