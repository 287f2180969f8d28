"""Two to four decisions side by side, by what their own pages say: compare.js does the work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import PRINCIPLES, Framework
from fairshare.language import gettext as _
from fairshare.publish.edition import Edition
from fairshare.publish.page import Asset, Page

MOST = 4
"""How many decisions fit side by side."""


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One line of the comparison."""

    name: str
    """The `data-fs-field`, or `data-fs-question`, that marks it on an initiative's page."""
    title: str
    kind: str
    """fact: marked as the same or not; text: prose, which always differs; question: one of 18."""


def compare_page(edition: Edition, environment: Environment) -> Page:
    """`/compare/`: the empty table, the form to choose with, and the way without JavaScript."""
    body = environment.get_template("fairshare/compare.html").render(
        root="../",
        groups=list(comparison_groups(edition.framework)),
        most=MOST,
        words=compare_words(),
        total=len(edition.items),
        questions=len(edition.framework.questions),
    )
    return Page(
        url="compare/",
        title=_("Compare decisions"),
        description=_("Two to four data-sharing decisions side by side, with what differs."),
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
    )


def compare_choices(edition: Edition) -> Asset:
    """`compare/choices.json`: ids and titles, column by column, fetched when someone types."""
    columns = {
        "ids": [item.initiative.id for item in edition.items],
        "titles": [item.initiative.title for item in edition.items],
    }
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return Asset("compare/choices.json", text.encode())


def comparison_groups(framework: Framework) -> Iterator[tuple[str, list[ComparisonRow]]]:
    """The lines of the comparison, under their headings."""
    for title, rows in _facts():
        yield title, [ComparisonRow(name, words, kind) for name, words, kind in rows]
    for principle in PRINCIPLES:
        yield (
            _("Answers: {}").format(framework.label("principles", principle)),
            [
                ComparisonRow(question.id, question.title, "question")
                for question in framework.questions
                if question.principle == principle
            ],
        )


def _facts() -> Iterator[tuple[str, tuple[tuple[str, str, str], ...]]]:
    """What is compared beside the answers: the field, its words and its kind."""
    yield (
        _("The decision"),
        (
            ("headline", _("What became of it"), "text"),
            ("voice", _("Whose account"), "fact"),
            ("outcome", _("Decision"), "fact"),
            ("decided", _("When, and by whom"), "text"),
            ("assessment", _("The assessment"), "fact"),
            ("stage", _("Stage"), "fact"),
            ("stage_as_of", _("Known up to"), "text"),
            ("reason", _("The reasons given"), "text"),
            ("conditions", _("Conditions"), "text"),
        ),
    )
    yield (
        _("The data, and between whom"),
        (
            ("summary", _("In short"), "text"),
            ("shared", _("The data"), "fact"),
            ("people", _("Whose data"), "fact"),
            ("identifiability", _("Identifying people"), "fact"),
            ("providers", _("The giver"), "fact"),
            ("recipients", _("The receiver"), "fact"),
            ("flows", _("From whom to whom"), "text"),
            ("areas", _("Where the people live"), "fact"),
            ("aims", _("What for"), "fact"),
            ("statement", _("The purpose in one sentence"), "text"),
            ("choice", _("Saying no"), "text"),
            ("benefits", _("Intended benefit"), "text"),
            ("risks", _("Possible harm"), "text"),
            ("datasets", _("Datasets"), "text"),
            ("transfer", _("Way of transfer"), "fact"),
            ("frequency", _("How often"), "fact"),
            ("retention", _("Time of keeping"), "fact"),
            ("onward", _("Passed on"), "fact"),
            ("commercial", _("Commercial use"), "fact"),
            ("abroad", _("Transfer abroad"), "fact"),
        ),
    )
    yield (
        _("The law and the safeguards"),
        (
            ("basis", _("Lawful basis"), "fact"),
            ("condition", _("Condition for sensitive data"), "fact"),
            ("confidentiality", _("Duty of confidence"), "fact"),
            ("approvals", _("Others that had to agree"), "text"),
            ("dpia", _("Data protection impact assessment"), "fact"),
            ("agreement", _("Agreement"), "fact"),
            ("measures", _("Measures"), "fact"),
            ("automation", _("Automated decisions"), "fact"),
            ("engagement", _("People asked"), "text"),
        ),
    )


def compare_words() -> dict[str, str]:
    """What compare.js says, by name; {…} is filled in by it."""
    return {
        "title": _("Compare: {titles}"),
        "and": _(" and "),
        "loading": _("Loading the decisions"),
        "none": _("No decision is chosen yet. Choose two to four."),
        "one": _("“{title}” is chosen. Choose another one to compare it with."),
        "several": _(
            "{count} decisions side by side. Their ratings differ on {differ} of the {of}"
            " questions, and {facts} other facts differ."
        ),
        "several_unrated": _(
            "{count} decisions side by side. Not all were assessed, so ratings are not compared;"
            " {facts} other facts differ."
        ),
        "same": _("Same"),
        "differs": _("Differs"),
        "missing": _("Not stated"),
        "not_assessed": _("Not assessed"),
        "unsaid": _("The source does not say"),
        "remove": _("Remove"),
        "only": _("Show only what differs"),
        "everything": _("Show everything"),
        "malformed": _("This is no id of a decision: “{id}”"),
        "unknown": _("This register has no decision with the id “{id}”."),
        "failed": _("The decision “{id}” could not be loaded. Try again, or open its own page."),
        "too_many": _("Only the first {most} decisions are compared."),
        "full": _("{most} decisions are the most that fit. Remove one to choose another."),
        "from_disk": _("Comparing works on a web site, not with pages opened from disk."),
        "found": _("{count} decisions have these words in their title."),
        "found_one": _("1 decision has these words in its title."),
        "found_none": _(
            "No decision has these words in its title. Press “Find” to look through all pages."
        ),
        "whole": _("{count} decisions have these words."),
        "whole_one": _("1 decision has these words."),
        "whole_near": _("No decision has all of these words. {count} are near to them."),
        "whole_none": _("No decision has these words. Try fewer or others."),
        "whole_failed": _(
            "The search in the whole text could not be loaded: only titles were looked through."
        ),
        "broken": _(
            "The comparison could not start: a part of this page did not load, or the browser is"
            " too old for it. Load the page again."
        ),
        "more": _("The first {shown} are listed."),
    }
