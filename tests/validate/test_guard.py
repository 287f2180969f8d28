"""No rule stops a run: where one fails, its file has a problem, and every other file is judged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fairshare.cli import main
from fairshare.flow import pipeline, reader
from fairshare.flow.pipeline import Places, Reading, read_register
from fairshare.framework import Framework
from fairshare.load.base import Base
from fairshare.load.base.files import ChangedFile
from fairshare.load.document import Document
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem
from fairshare.score import assess
from fairshare.validate import Checker, Source, check_integrity, checker, integrity
from fairshare.validate.context import Context
from fairshare.validate.guard import OWN_FAULT, SWITCH, attempt, guarded
from fairshare.validate.integrity import pairs
from fairshare.validate.integrity.pair import Pair
from fairshare.validate.personal import data as personal
from fairshare.validate.rules import conditions, register
from fairshare.validate.rules.across import named
from fairshare.validate.rules.entry import INITIATIVE_RULES
from fairshare.validate.rules.files import Files, common_folder
from fairshare.validate.rules.row_kinds import ROW_KINDS
from fairshare.validate.schema.validator import SchemaChecker
from projects import COUNCIL, FULL, SMALL, TRUST, Project, as_yaml, draw
from tables import entries
from trees import TODAY

PERSONAL = "jane.smith@gmail.com"
"""What no report may show, whatever fails."""

OUTCOMES = "schema/codes/outcomes.yml"


@pytest.fixture
def lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in real use; elsewhere in the tests a fault of ours is let out."""
    monkeypatch.delenv(SWITCH)


def failing(document: Document, _context: Context) -> Iterator[Problem]:
    """A rule that fails at one file."""
    if document.file == FULL:
        raise ValueError(PERSONAL)
    yield from ()


def read(project: Project) -> Reading:
    places = Places(project.root, project.path("register"), project.path("schema"), None)
    return read_register(places, TODAY)


def found(project: Project) -> list[tuple[str, str]]:
    return [(problem.code, problem.file) for problem in read(project).problems]


def with_rule(monkeypatch: pytest.MonkeyPatch, rule: Any) -> None:
    monkeypatch.setattr(checker, "INITIATIVE_RULES", (rule, *INITIATIVE_RULES))


def check(project: Project, *arguments: str) -> Result:
    start = ["--root", str(project.root), "check", "--today", "2025-12-01"]
    return CliRunner().invoke(main, [*start, *arguments])


@pytest.mark.usefixtures("lenient")
def test_a_thousand_files_are_judged_where_a_rule_fails_at_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """999 have no problem, one has one, and the exit status says that there are errors."""
    project = draw(tmp_path / "project")
    project.path(SMALL).unlink()
    for name, data in entries(999, full_every=10_000):
        data.pop("related", None)
        project.write(f"register/initiatives/{name}.yml", as_yaml(data))
    project.change(FULL, lambda data: data.pop("related"))
    with_rule(monkeypatch, failing)
    result = check(project, "--format", "json")
    said = json.loads(result.stdout)
    assert result.exit_code == 1
    assert said["checked"] == 1_000 + 2
    assert [(one["code"], one["file"]) for one in said["problems"]] == [(OWN_FAULT, FULL)]


@pytest.mark.usefixtures("lenient")
def test_the_problem_names_the_rule_and_nothing_of_the_file(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the exception says may quote personal data: only its kind is shown, and no traceback."""
    with_rule(monkeypatch, failing)
    result = check(project)
    assert f"{FULL}:1:1: E901 FairShare itself failed at this file (ValueError in " in result.stdout
    assert "failing), so the file is not judged to the end." in " ".join(result.stdout.split())
    assert "This is a fault of FairShare and not of the file. Report it" in result.stdout
    assert PERSONAL not in result.output
    assert "Traceback" not in result.output


def test_the_traceback_is_shown_on_request(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On stderr, so that what programs read stays whole."""
    monkeypatch.setenv(SWITCH, "show")
    with_rule(monkeypatch, failing)
    result = check(project, "--format", "json")
    assert "Traceback" in result.stderr
    assert PERSONAL in result.stderr
    assert PERSONAL not in result.stdout
    assert len(json.loads(result.stdout)["problems"]) == 1


def test_a_test_fails_where_a_rule_does(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The switch of the tests lets the exception out."""
    with_rule(monkeypatch, failing)
    with pytest.raises(ValueError, match=PERSONAL):
        read(project)


@pytest.mark.usefixtures("lenient")
def test_what_a_rule_said_before_it_failed_is_not_lost() -> None:
    """Nor is what other rules say."""

    def half() -> Iterator[Problem]:
        yield Problem.of("E009", file="a.yml")
        raise RecursionError

    said = list(guarded(half, "a.yml"))
    assert [problem.code for problem in said] == ["E009", OWN_FAULT]
    assert "RecursionError" in said[1].message


@pytest.mark.usefixtures("lenient")
def test_all_other_problems_of_the_file_are_reported(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the schema and of the other rules, at their places."""
    project.replace(FULL, "stage: live ", "stage: running ")
    project.replace(FULL, "email: information.governance@", "email: jane.doe@")
    with_rule(monkeypatch, failing)
    assert found(project) == [(code, FULL) for code in (OWN_FAULT, "E103", "E219")]


@pytest.mark.usefixtures("lenient")
def test_a_row_of_the_rules_that_fails_leaves_the_others(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule that is data is a rule by itself."""
    project.change(FULL, lambda data: data["dates"].update(submitted="2025-11-20"))

    def broken(case: Any) -> Iterator[Problem]:
        raise KeyError(case.row.code)

    monkeypatch.setattr(conditions, "ROW_KINDS", {**ROW_KINDS, "needs": broken})
    problems = read(project).problems
    assert {problem.code for problem in problems} == {OWN_FAULT, "E205"}
    assert all("of schema/rules" in one.message for one in problems if one.code == OWN_FAULT)


@pytest.mark.usefixtures("lenient")
@pytest.mark.parametrize(("owner", "name"), [(Checker, "initiative"), (SchemaChecker, "check")])
def test_a_check_that_fails_as_a_whole_is_a_problem_of_its_file(
    project: Project, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
) -> None:
    """The schema check, or whatever stands around the rules."""

    def broken(*arguments: Any) -> Any:
        document = next(one for one in arguments if isinstance(one, Document))
        if document.file == FULL:
            raise ZeroDivisionError
        return whole(*arguments)

    whole = getattr(owner, name)
    monkeypatch.setattr(owner, name, broken)
    problems = [one for one in read(project).problems if one.file == FULL]
    assert [one.code for one in problems] == [OWN_FAULT]


@pytest.mark.usefixtures("lenient")
def test_a_score_that_fails_is_a_problem_of_its_file(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other entry is scored."""

    def broken(data: Any, framework: Framework) -> Any:
        if data["stage"] == "live":
            raise ArithmeticError
        return scored(data, framework)

    scored = assess
    monkeypatch.setattr(reader, "assess", broken)
    reading = read(project)
    assert [(one.code, one.file) for one in reading.problems] == [(OWN_FAULT, FULL)]
    assert list(reading.scores) == ["northshire-council/household-support-fund"]


@pytest.mark.usefixtures("lenient")
def test_where_the_search_for_personal_data_fails_nothing_of_the_file_is_shown(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not found may stand anywhere, in a line or in a message."""
    project.replace(FULL, "stage: live ", f"stage: {PERSONAL} ")

    def broken(_text: str) -> Any:
        raise OSError

    for name in ("search", "worth_a_look"):
        monkeypatch.setattr(personal, name, broken)
    for style in ("text", "json", "github", "sarif"):
        assert PERSONAL not in check(project, "--format", style).output
    said = check(project, "--format", "json")
    assert {one["code"] for one in json.loads(said.stdout)["problems"]} == {OWN_FAULT}


@pytest.mark.usefixtures("lenient")
def test_a_rule_across_files_that_fails_at_one_judges_the_others(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What other files say of the one is not called wrong."""
    project.change(SMALL, lambda data: data.update(related=["northshire-council/not-there"]))

    def broken(files: Files) -> Iterator[Problem]:
        for source in files.initiatives.values():
            if source.file == FULL:
                raise ValueError
        yield from named.relations(files)

    others = (rule for rule in register._RULES if rule is not named.relations)  # noqa: SLF001
    monkeypatch.setattr(register, "_RULES", (broken, *others))
    assert found(project) == [(OWN_FAULT, FULL), ("E302", SMALL)]


@pytest.mark.usefixtures("lenient")
def test_a_rule_across_files_that_fails_at_none_alone_is_a_problem_of_the_register(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is reported even where one file was asked about: nobody can tell that the file is good."""

    def broken(files: Files) -> Iterator[Problem]:
        if len(files.initiatives) > 1:
            raise ValueError
        yield from ()

    monkeypatch.setattr(register, "_RULES", (broken,))
    assert found(project) == [(OWN_FAULT, "register")]
    assert check(project, str(project.path(COUNCIL))).exit_code == 1


@pytest.mark.usefixtures("lenient")
def test_a_rule_on_what_changed_that_fails_at_one_entry_judges_the_others(
    project: Project, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the rules after it judge the entry too."""
    files = {one.file: one for one in (read_document(project, FULL), read_document(project, SMALL))}
    then = {
        name: {**source.data, "withdrawn": {"date": "2025-11-01"}} for name, source in files.items()
    }
    base = Base(frozenset(then), then, {}, frozenset(), {}, ())

    def broken(pair: Pair) -> Iterator[Problem]:
        if pair.source.file == FULL:
            raise LookupError
        yield from ()

    monkeypatch.setattr(integrity, "_RULES", (broken, *integrity._RULES))  # noqa: SLF001
    problems = [(one.code, one.file) for one in check_integrity(base, files, framework, TODAY)]
    assert problems == [(OWN_FAULT, FULL), ("E512", FULL), ("E512", SMALL)]


@pytest.mark.usefixtures("lenient")
@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("gone", "register"),
        ("reused", "register"),
        ("staged", "register"),
        ("organisation", TRUST),
        ("meaning", OUTCOMES),
    ],
)
def test_each_comparison_with_a_revision_fails_by_itself(
    project: Project, framework: Framework, monkeypatch: pytest.MonkeyPatch, name: str, file: str
) -> None:
    """What the others find is still said."""
    base, files = changed_since(project)

    def broken(*_compared: Any) -> Iterator[Problem]:
        yield from ()
        raise LookupError

    monkeypatch.setattr(integrity, name, broken)
    problems = [(one.code, one.file) for one in check_integrity(base, files, framework, TODAY)]
    expected = {(OWN_FAULT, file), ("E512", FULL), ("E523", TRUST), ("E524", OUTCOMES)}
    replaced = {"organisation": ("E523", TRUST), "meaning": ("E524", OUTCOMES)}.get(name)
    assert set(problems) == expected - {replaced}


@pytest.mark.usefixtures("lenient")
def test_an_entry_that_can_not_be_compared_is_named(
    project: Project, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that changed in it was looked at, so it is not good; all else is."""
    base, files = changed_since(project)

    def broken(*_compared: Any) -> Any:
        raise LookupError

    monkeypatch.setattr(Pair, "of", broken)
    problems = [(one.code, one.file) for one in check_integrity(base, files, framework, TODAY)]
    assert problems == [(OWN_FAULT, FULL), ("E523", TRUST), ("E524", OUTCOMES)]
    assert list(pairs(base, files, framework)) == []


def changed_since(project: Project) -> tuple[Base, dict[str, Source]]:
    """An entry, an organisation and a code that each say something else than they did."""
    entry, trust = (read_document(project, name) for name in (FULL, TRUST))
    then = {
        FULL: {**entry.data, "withdrawn": {"date": "2025-11-01"}},
        TRUST: {**trust.data, "name": "Another name"},
    }
    now = project.path(OUTCOMES).read_bytes()
    old = now.replace(b"label: Refused", b"label: Turned down")
    words = ChangedFile("codes/outcomes.yml", OUTCOMES, old, now)
    base = Base(frozenset(then), then, {}, frozenset(), {}, (), (words,))
    return base, {FULL: entry, TRUST: trust}


@pytest.mark.usefixtures("lenient")
def test_a_warning_that_can_not_be_looked_up_in_the_allow_list_stays_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, beside the fault."""
    project.change(FULL, lambda data: data["dates"].update(starts="2025-04-01"))

    def broken(*_item: Any) -> Any:
        raise TypeError

    module = import_module("fairshare.validate.acknowledged")  # a function there has its name
    monkeypatch.setattr(module, "line_allowing", broken)
    assert found(project) == [(OWN_FAULT, FULL), ("W208", FULL)]


@pytest.mark.usefixtures("lenient")
def test_a_search_for_idle_items_that_fails_is_a_problem_of_the_register(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entries are judged all the same."""
    project.change(FULL, lambda data: data["dates"].update(starts="2025-04-01"))

    def broken(*_found: Any) -> Any:
        raise TypeError

    monkeypatch.setattr(pipeline, "idle", broken)
    assert found(project) == [(OWN_FAULT, "register"), ("W208", FULL)]


@pytest.mark.usefixtures("lenient")
def test_a_decision_that_can_not_be_held_against_its_score_leaves_the_rest_judged(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it fails and where it does not."""

    def refused(data: dict[str, Any]) -> None:
        data["decision"].update(outcome="refused")
        del data["decision"]["conditions"]
        data["stage"] = "ended"
        data["dates"].update(starts="2025-04-01", ends="2025-11-30")

    project.change(FULL, refused)
    assert found(project) == [("E243", FULL), ("W208", FULL)]

    def broken(*_given: Any) -> Any:
        raise TypeError

    monkeypatch.setattr(Checker, "against_score", broken)
    assert found(project) == [(OWN_FAULT, FULL), ("W208", FULL)]


def read_document(project: Project, name: str) -> Document:
    document = parse(project.path(name).read_bytes(), name).document
    assert document is not None
    return document


@pytest.mark.usefixtures("lenient")
def test_what_comes_back_is_the_result_or_the_problem() -> None:
    """Of any piece of work, not only of rules."""
    assert attempt("a", "b.yml", lambda: 5) == 5
    failed = attempt("a.b", "b.yml", lambda: 1 // 0)
    assert isinstance(failed, Problem)
    assert (failed.code, failed.file, failed.line) == (OWN_FAULT, "b.yml", 1)


def test_the_folder_of_files_is_the_nearest_that_holds_all() -> None:
    """Wherever they lie, one outside the register too."""
    assert common_folder([FULL, TRUST]) == "register"
    assert common_folder([FULL, SMALL]) == "register/initiatives/northshire-council"
    assert common_folder([FULL, "/elsewhere/a.yml"]) == "."
    assert common_folder([]) == "."
