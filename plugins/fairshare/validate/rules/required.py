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
        yield document.problem(
            "E212",
            ("decision", "conditions"),
            "The decision is approved with conditions, but names none.",
            "List the conditions, one an item, or write approved.",
        )


def assessed(document: Document, _: Context) -> Iterator[Problem]:
    """A decision rests on an assessment."""
    if is_decided(document.data) and "assessment" not in document.data:
        yield document.problem(
            "E213",
            ("assessment",),
            "There is a decision, but nothing says who answered the questions and when.",
            "Add assessment with its date, assessor and independence.",
        )


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
        all_of_them = len(missing) == len(questions)
        some = f"these questions have no answer: {', '.join(missing)}"
        yield document.problem(
            "E213",
            ("answers",),
            "There is a decision, but "
            f"{'none of the questions has an answer' if all_of_them else some}.",
            "Answer each with a rating and a reason. The rating may be unknown.",
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
                f"People can be told apart in this data, but {context.names.field(path)} is "
                "missing.",
                str(context.names.subschema(path).get("description", "")),
            )


def contact(document: Document, context: Context) -> Iterator[Problem]:
    """A reader can reach somebody."""
    given = document.data.get("contact")
    if not isinstance(given, Mapping):
        return
    ways = {*given, *_meant(given, context.names.subschema(("contact",)))}
    if not ways & {"email", "url"}:
        yield document.problem(
            "E223",
            ("contact",),
            "The contact has neither an email address nor a web page.",
            "Add email, a mailbox that a team reads, or url, a page with a form.",
            at_key=True,
        )


def dpia_reason(document: Document, _: Context) -> Iterator[Problem]:
    """Whoever makes no impact assessment says why."""
    dpia = group(document.data, "safeguards", "dpia")
    status = text(dpia, "status")
    if status in {"not_done", "not_required"} and "reason" not in dpia:
        yield document.problem(
            "E224",
            ("safeguards", "dpia", "reason"),
            f"The impact assessment (DPIA) is {status}, but no reason is given.",
            "Add reason: why there is none, in a sentence or two.",
        )


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
                f"The data leaves the country, but {context.names.field(path)} is missing.",
                str(context.names.subschema(path).get("description", "")),
            )


def engagement(document: Document, _: Context) -> Iterator[Problem]:
    """Asking the public means something only if one can read what was asked and heard."""
    status = text(document.data, "engagement", "status")
    if status in {"planned", "done"} and "summary" not in group(document.data, "engagement"):
        yield document.problem(
            "E226",
            ("engagement", "summary"),
            f"Asking the public is {status}, but nothing says how.",
            "Add summary: who was or will be asked, how, and what came of it.",
        )


def sources(document: Document, _: Context) -> Iterator[Problem]:
    """A worked example rests on the public record and shows it (contract: fields)."""
    if is_worked_example(document.data) and document.data.get("sources", []) == []:
        yield document.problem(
            "E228",
            ("sources",),
            "A worked example names no sources.",
            "Add sources: the published documents that its facts come from, each with title and "
            "url.",
        )


def _meant(given: Data, schema: Data) -> set[str]:
    """The fields that misspelt ones of a group probably stand for: the schema check names them."""
    known = schema.get("properties", {})
    return {guess for name in given if name not in known for guess in nearest(name, known)}
