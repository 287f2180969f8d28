"""Reading `schema/rules/`: what a row may say, and what is said of one that nobody can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from broken_schema import SCHEMA, replace, sentence
from fairshare.framework import Condition, Dates, MonthLimit
from fairshare.load.framework import load_framework

FILE = "rules/1.0.yml"
SOURCES = "    needs: [sources]\n"
"""The one line of the row E228, which the tests break."""
ORDER = "    date: answered\n    not_before: raised\n"
AFTER = "[decision.date, decision.not_later_than, events(review-held).date]"
LATE = (
    "    when: {decision: {given: true}}\n"
    "    date: dates.review_by\n"
    f"    at_most: {{months: review, after: {AFTER}}}\n"
)
FUTURE = "    date: every\n    not_after: today\n"
WORKED = "    when: {entry_is: [worked-example, imported]}\n" + SOURCES
NEWER = "      newer_is: [approved, approved_with_conditions]\n"
ENDED = "      stage: [ended, never_started]\n"
LISTED = "    in_order: results.date\n"
"""Lines of single rows."""


def test_a_row_is_read_with_all_that_it_says() -> None:
    """Its kind, its fields as paths, its conditions, its limit in the jurisdiction's months."""
    read = reversed(load_framework(SCHEMA).rules)  # of several that are alike the first
    rows = {(row.code, row.message, row.kind): row for row in read}
    missing = rows["E215", "", "needs"]
    assert missing.fields == (("dates", "review_by"),)
    assert missing.when == (Condition(("decision",), "given", (True,)),)
    assert Condition(("stage",), "one_of", ("ended", "never_started")) in missing.unless
    decided = (Dates(("decision", "date")), Dates(("decision", "not_later_than")))
    reviewed = Dates(("events", "date"), frozenset({"review-held"}))
    assert missing.limit == MonthLimit(36, (*decided, reviewed))
    assert missing.files == {"initiative"}
    assessed = rows["E205", "assessed", "not_before"]
    again = Dates(("events", "date"), frozenset({"reassessed", "review-held"}))
    assert Condition(("assessment", "date"), "same_as", (again,)) in assessed.unless
    assert rows["E248", "", "in_order"].fields == (("events", "date"),)
    assert rows["E205", "not later", "later_than"].other == ("decision", "date")
    assert ("flows", "until") in rows["E206", "", "not_after"].exceptions
    assert rows["E223", "", "needs_one_of"].files == {"initiative", "organisation"}
    assert rows["E223", "", "needs_one_of"].place == ("contact",)
    assert rows["E231", "order", "not_before"].each == ("challenges",)
    assert rows["E206", "", "not_after"].fields == ()


def test_only_rows_that_ask_for_more_than_the_file_wait_for_it() -> None:
    """All others are asked of each file by itself, whose result is cached."""
    waiting = {(row.code, row.waits_for) for row in load_framework(SCHEMA).rules if row.waits_for}
    scored = {(code, "score") for code in ("E241", "E242", "E243", "E244")}
    assert waiting == {*scored, ("E215", "newer")}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('version: "1.0"', 'version: "1.1"', ': `version` must be "1.0"'),
        ('version: "1.0"', 'version: "1.0"\nrule: []', "`rule` is not known here"),
        (SOURCES, "    neds: [sources]\n", "must come with one of needs, needs_one_of, without, "),
        (SOURCES, SOURCES + "    untill: {}\n", "untill` is not known here"),
        (SOURCES, SOURCES + "    not_before: sources\n", "not_before` is not known here"),
        (SOURCES, "    needs: sources\n", "needs` must be a list of texts"),
        (SOURCES, "    needs: [source]\n", "needs` names source, which no such file has"),
        (SOURCES, "    needs: [sources.url]\n", "names sources.url, which no such file has"),
        (SOURCES, SOURCES + "    of: [organisation]\n", "which no such file has"),
        (SOURCES, SOURCES + "    of: [method]\n", "of` names method; there are initiative, "),
        (SOURCES, SOURCES + "    each: sources\n", "which no such file has"),
        (SOURCES, "    each: stage\n" + SOURCES, "each` must be a list of groups"),
        ("code: E228\n    why: W", "code: E228\n    whi: W", "why` is missing"),
        ("code: E228", "code: E299", "code` has no message in the catalogue: E299"),
        ("code: E228", "code: E228\n    message: late", "no message in the catalogue: E228 late"),
        ("code: E228", "code: E215\n    message: late", "a message that asks for date, limit, m"),
        (WORKED, WORKED.replace("when: ", "when: [1]\n#"), "when` must be a group of fields"),
        (
            "{outcome: {not: [open, escalated]}}",
            "{outcome: {nor: [open, escalated]}}",
            "`rules.15.when.outcome` must be a ",
        ),
        ("{not: [open, escalated]}", "{not: [opened]}", "outcome` can't be opened; it "),
        (
            ENDED,
            "      stage: [endde]\n",
            "unless.stage` can't be endde; it can be proposed, pilot",
        ),
        (ENDED, "      stag: [ended]\n", "unless.stag` names stag, which no such file has"),
        ("occurs: true", "occurs: yes", "occurs` can't be yes; it can be true, false"),
        (
            "{decision.earlier.date: {given: true}}",
            "{decision.earlier.date: {given: false}}",
            "must be {given: true}; `unless`",
        ),
        (
            "{decision: {given: true}, data_is: personal}",
            "{decision: {given: true}, data_is: public}",
            "data_is` can't be public; it can be personal",
        ),
        ("assessment_is: red_line", "assessment_is: red", "it can be case_made, conditional, "),
        (ORDER, "    date: answered\n    not_before: asked\n", "not_before` names asked, which"),
        (FUTURE, FUTURE.replace("today", "tomorrow"), "not_after` must be today"),
        (FUTURE, FUTURE.replace("every", "dates.starts"), "date` must be every"),
        (LATE, LATE.replace("months: review", "months: soon"), "months` must be a whole number"),
        (LATE, LATE.replace("not_later_than", "later_than"), "after` names decision.later_than, w"),
        (LATE, LATE.replace("dates.review_by", "events.date"), "date` names events.date, which"),
        (
            LATE,
            LATE.replace("(review-held)", "(reviewed)"),
            "after` names the kind reviewed; there",
        ),
        (
            LATE,
            LATE.replace("events(", "results("),
            "after` names results.kind, which no such file",
        ),
        (
            NEWER,
            "      newer_is: [accepted]\n",
            "newer_is` can't be accepted; it can be approved, ",
        ),
        (NEWER, NEWER + "      decision_is: bolder\n", "asks for the score and for a newer entry"),
        (LISTED, "    in_order: dates.starts\n", "in_order` names dates.starts, which no list has"),
        (LISTED, "    in_order: results.day\n", "in_order` names results.day, which no such file"),
        (LISTED, LISTED + "    each: results\n", "each` is not known here"),
        ("closed\n", "closing\n", "except` names closing, which no such file has"),
    ],
)
def test_a_row_that_nobody_can_read_is_named_with_its_line(
    old: str, new: str, words: str, schema: Path
) -> None:
    """A slip in a rule must not let entries pass in silence."""
    replace(schema / FILE, old, new)
    said = sentence(schema)
    assert said.startswith(f"schema/{FILE}, line ")
    assert words in said


def test_the_line_is_that_of_the_fault(schema: Path) -> None:
    """Who changes a row is shown where to look."""
    replace(schema / FILE, "[dates.submitted]", "[dates.submited]")
    lines = (schema / FILE).read_text(encoding="utf-8").split("\n")
    at = lines.index("    needs: [dates.submited]") + 1
    assert sentence(schema).startswith(f"schema/{FILE}, line {at}: `rules.48.needs` names")


def test_the_rules_belong_to_the_digest(schema: Path) -> None:
    """Results that were cached under other rules are not used again."""
    before = load_framework(schema).digest
    replace(schema / FILE, "months: 6", "months: 3")
    assert load_framework(schema).digest != before
