"""Reading `schema/`: what it gives, and the one sentence that each broken copy gives."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from broken_schema import ASKED_LATER, SCHEMA, ask_later, change, replace, sentence
from fairshare.load.framework import load_framework
from fairshare.load.schema_files import SchemaFiles

INITIATIVE = "initiative.schema.json"


def harm(schema: Any) -> dict[str, Any]:
    """The question `harm` of the schema's data."""
    found: dict[str, Any] = schema["properties"]["answers"]["properties"]["harm"]
    return found


def test_the_18_questions_come_in_the_order_written() -> None:
    """Numbers of questions on pages rest on this order."""
    questions = load_framework(SCHEMA).questions
    assert len(questions) == 18
    assert (questions[0].id, questions[11].id, questions[17].id) == (
        "clear_purpose",
        "harm",
        "defensible",
    )


def test_a_question_carries_all_that_pages_show() -> None:
    """Title, meaning, place in the framework and five different steps."""
    for question in load_framework(SCHEMA).questions:
        assert question.title.endswith("?")
        assert question.description
        assert question.feature
        assert list(question.scale) == [1, 2, 3, 4, 5]
        assert len(set(question.scale.values())) == 5


def test_a_closed_list_keeps_its_order_terms_and_flags() -> None:
    """Labels for pages, terms for open data, flags for rules."""
    framework = load_framework(SCHEMA)
    assert list(framework.codes["bands"].codes) == ["strong", "adequate", "weak", "not_met"]
    health = framework.codes["data_categories"].codes["health"]
    assert (health.term, health.match) == ("pd:Health", "exact")
    assert health.flags == frozenset({"special"})
    assert framework.codes["achieved"].codes["yes"].label


def test_a_kind_of_event_says_what_may_change_with_it() -> None:
    """Fields below those that it covers too; a correction explains all but what never changes."""
    kinds = load_framework(SCHEMA).codes["event_kinds"].codes
    assert kinds["started"].stage_to == ("pilot", "live")
    assert kinds["breach-found"].flags == {"needs_by"}
    assert kinds["dpia-updated"].covers == (("safeguards", "dpia"),)
    assert kinds["dpia-updated"].may_change(("safeguards", "dpia", "status"))
    assert not kinds["dpia-updated"].may_change(("safeguards", "measures"))
    assert not kinds["incident"].may_change(("stage",))
    correction = kinds["correction"]
    assert correction.corrects
    assert correction.may_change(("dates", "review_by"))
    assert not correction.may_change(("dates", "submitted"))
    assert not correction.may_change(("decision", "outcome"))
    assert [name for name, kind in kinds.items() if kind.corrects] == ["correction"]


def test_the_method_is_read_exactly() -> None:
    """Method 1.0 says what the contract on scoring says."""
    framework = load_framework(SCHEMA)
    method = framework.methods["1.0"]
    assert list(method.weights) == [question.id for question in framework.questions[:18]]
    assert set(method.weights.values()) == {Fraction(1)}
    assert method.critical == {
        "compatible_use",
        "identifiable_data",
        "harm",
        "privacy",
        "security",
        "defensible",
    }
    bands = {"strong": 75, "adequate": 50, "weak": 25, "not_met": 0}
    assert list(method.bands) == [(name, Fraction(least)) for name, least in bands.items()]
    assert method.band_caps == {"strong": 3, "adequate": 3, "weak": 2, "not_met": 1}
    assert method.concern_high == method.benefit_low == (Fraction(50), 2)
    assert method.critical_caps == {1: 0, 2: 2}
    assert set(method.gate_caps.values()) == {0}
    assert method.incomplete_gates == {"dpia_in_progress": 0, "lawful_basis_unknown": 0}
    assert method.decision_ranks["not_pursued"] == 1
    assert method.cautious == {"refused", "deferred", "not_pursued"}
    assert method.coverage == method.applicability == Fraction(2, 3)
    assert method.weight_factors == (Fraction(1, 2), Fraction(2))
    assert method.assessment_levels["insufficient_evidence"] == 1


def test_the_digest_tells_files_of_other_names_apart(tmp_path: Path) -> None:
    """Also where all of them together hold the same bytes in the same order."""
    seen = set[str]()
    for files in ({"a": "12", "b": "3"}, {"a": "1", "b": "23"}, {"a": "12", "c": "3"}):
        folder = tmp_path / str(len(seen))
        folder.mkdir()
        for name, figures in files.items():
            (folder / f"{name}.yml").write_text(f"x: {figures}", "utf-8")
        read = SchemaFiles(folder)
        for name in files:
            read.yaml(f"{name}.yml")
        seen.add(read.digest())
    assert len(seen) == 3


def test_the_digest_changes_with_every_file_and_with_nothing_else(schema: Path) -> None:
    """Cached results must die with the yardstick they were measured by."""
    whole = load_framework(schema).digest
    assert whole == load_framework(SCHEMA).digest
    seen = {whole}
    files = [path for path in sorted(schema.rglob("*.yml")) if path.parent.name != "profiles"]
    for path in files:
        before = path.read_bytes()
        path.write_bytes(before + b"\n")
        seen.add(load_framework(schema).digest)
        path.write_bytes(before)
    assert len(seen) == 1 + len(files)
    (schema / "notes.txt").write_text("not used", encoding="utf-8")
    assert load_framework(schema).digest == whole


def test_a_register_without_rules_of_its_own_has_those_of_the_program(tmp_path: Path) -> None:
    """Everything but what the maintainers of one register have acknowledged."""
    ours, theirs = load_framework(SCHEMA), load_framework(tmp_path / "schema")
    assert dataclasses.replace(theirs, digest=ours.digest, allowed=ours.allowed) == ours


def test_a_file_of_a_register_replaces_that_of_the_program(tmp_path: Path) -> None:
    """A list with a code more is in the schema that checks and editors read; all else stays."""
    listed = tmp_path / "schema/codes/themes.yml"
    listed.parent.mkdir(parents=True)
    text = (SCHEMA / "codes/themes.yml").read_text(encoding="utf-8")
    more = "  waterways:\n    label: Waterways\n    definition: Dikes and canals.\n"
    listed.write_text(f"{text}{more}", encoding="utf-8")
    ours, theirs = load_framework(SCHEMA), load_framework(tmp_path / "schema")
    assert theirs.codes.keys() == ours.codes.keys()
    allowed = theirs.initiative_schema["properties"]["themes"]["items"]["enum"]
    assert allowed == [*ours.codes["themes"].codes, "waterways"]


def test_what_others_acknowledged_does_not_come_with_the_program(tmp_path: Path) -> None:
    """Their warnings are theirs."""
    assert load_framework(SCHEMA).allowed
    assert load_framework(tmp_path / "schema").allowed == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{\n  "a": 1,\n}', "not valid JSON from line 3, column 1 on"),
        (b'{"a": 1, "a": 2}', '"a" is written twice'),
        (b"[]", "not a JSON object"),
        (b"\xff\xfe", "not JSON in UTF-8"),
        (b"[" * 100_000, "not JSON in UTF-8"),
        (b"", "not valid JSON"),
    ],
)
def test_a_schema_that_is_no_json_is_named(content: bytes, words: str, schema: Path) -> None:
    """With the place where one is known."""
    (schema / INITIATIVE).write_bytes(content)
    said = sentence(schema)
    assert said.startswith(f"schema/{INITIATIVE}: ")
    assert words in said


def test_a_schema_that_is_a_folder_is_named(schema: Path) -> None:
    """Whatever keeps a file from being read is one sentence, too."""
    (schema / INITIATIVE).unlink()
    (schema / INITIATIVE).mkdir()
    assert sentence(schema).startswith(f"schema/{INITIATIVE}: the file can't be read")


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda q: q.pop("title"), "`title` is missing"),
        (lambda q: q.update(title=" "), "`title` is missing or is not text"),
        (lambda q: q.pop("description"), "`description` is missing"),
        (lambda q: q.pop("x-principle"), "`x-principle` is missing"),
        (lambda q: q.update({"x-principle": "careful"}), "`x-principle` must be one of purposeful"),
        (lambda q: q.pop("x-axis"), "`x-axis` is missing"),
        (lambda q: q.update({"x-sourced": 1}), "`x-sourced` is missing or is not text"),
        (
            lambda q: q.update({"x-sourced": "ours"}),
            "`x-sourced` must be one of named, definition, supporting, own",
        ),
        (lambda q: q.update({"x-feature": [6]}), "`x-feature` must list numbers"),
        (lambda q: q.update({"x-feature": [True]}), "`x-feature` must list numbers of the five"),
        (lambda q: q["x-scale"].pop("3"), "`x-scale.3` is missing"),
        (lambda q: q["x-scale"].update({"6": "a"}), "`x-scale.6` is no step"),
        (lambda q: q.pop("x-scale"), "`x-scale.1` is missing"),
    ],
)
def test_a_question_without_a_part_is_named(
    edit: Callable[[Any], object], words: str, schema: Path
) -> None:
    """The sentence names the file, the question and the part."""
    change(schema / INITIATIVE, lambda data: edit(harm(data)))
    said = sentence(schema)
    assert said.startswith(f"schema/{INITIATIVE}: in question harm, ")
    assert words in said


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data["properties"].pop("answers"),
        lambda data: data["properties"]["answers"].pop("properties"),
        lambda data: data["properties"]["answers"].update(properties={}),
        lambda data: data.update(properties=[]),
    ],
    ids=["no answers", "no list", "empty list", "no fields"],
)
def test_a_schema_without_questions_is_named(edit: Callable[[Any], object], schema: Path) -> None:
    """A register that asks nothing can't be scored."""
    change(schema / INITIATIVE, edit)
    assert "no question stands under properties.answers" in sentence(schema)


def test_a_list_that_does_not_exist_is_named(schema: Path) -> None:
    """A schema that names a closed list needs it."""
    text = (schema / INITIATIVE).read_text(encoding="utf-8")
    changed = text.replace('"x-codes": "themes"', '"x-codes": "subjects"')
    (schema / INITIATIVE).write_text(changed, encoding="utf-8")
    assert "`x-codes` names the list subjects, which codes/ lacks" in sentence(schema)


@pytest.mark.parametrize(
    ("edit", "differing"),
    [
        (lambda stage: stage["enum"].remove("live"), "live"),
        (lambda stage: stage["enum"].extend(["dormant", 7]), "dormant, 7"),
        (lambda stage: stage.pop("enum"), "proposed, pilot, live, paused, ended, never_started"),
        (
            lambda stage: stage.update(enum="live"),
            "proposed, pilot, live, paused, ended, never_started",
        ),
    ],
    ids=["missing", "too many", "no list", "not a list"],
)
def test_codes_that_differ_between_schema_and_list_are_named(
    edit: Callable[[Any], object], differing: str, schema: Path
) -> None:
    """Both are written by hand, and must not drift apart."""
    change(schema / INITIATIVE, lambda data: edit(data["properties"]["stage"]))
    assert f"codes/stages.yml differ in {differing}:" in sentence(schema)


def test_lists_of_the_organisations_schema_are_held_too(schema: Path) -> None:
    """The second schema names lists as well."""
    change(
        schema / "organisation.schema.json", lambda data: data["properties"]["type"]["enum"].pop()
    )
    said = sentence(schema)
    assert said.startswith("schema/organisation.schema.json: ")
    assert "organisation_types.yml differ in" in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: a\ndescription: b\n", "`codes` is missing or empty"),
        ("title: a\ndescription: b\ncodes: [live]\n", "`codes` is missing or empty"),
        ("title: a\ncodes:\n  live: {label: L, definition: D}\n", "`description` is missing"),
        ("title: a\ndescription: b\ncodes:\n  live: {definition: D}\n", "`live.label` is missing"),
        ("title: a\ndescription: b\ncodes:\n  live: {label: L}\n", "`live.definition` is missing"),
        ("title: a\ndescription: b\ncodes:\n  live: L\n", "`live` needs at least a label"),
        (
            "title: a\ndescription: b\ncodes:\n  live: {label: L, definition: D, specail: true}\n",
            "`live.specail` is not known here",
        ),
        (
            "title: a\ndescription: b\ncodes:\n  live: {label: L, definition: D, special: yes}\n",
            "`live.special` must be true or false",
        ),
        (
            "title: a\ndescription: b\ncodes:\n  live: {label: L, definition: D, match: near}\n",
            "`live.match` must be one of exact, close, none",
        ),
        ("title: a\ntitle: b\n", "line 2: The field `title` is written twice"),
        ("", "line 1: The file is empty"),
    ],
)
def test_a_broken_list_is_named(text: str, words: str, schema: Path) -> None:
    """A typing error in a list must not switch a rule off in silence."""
    (schema / "codes/stages.yml").write_text(text, encoding="utf-8")
    said = sentence(schema)
    assert said.startswith("schema/codes/stages.yml")
    assert words in said


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("covers: dates", "`live.covers` must be a list of texts"),
        ("covers: [1]", "`live.covers` must be a list of texts"),
        ("covers: [safeguards.]", "`live.covers` names safeguards.: name a field such as"),
        ('covers: ["*", dates]', "`live.covers` names *: name a field such as"),
        ("covers: [Dates]", "`live.covers` names Dates: name a field such as"),
        ('covers: ["*"], not: decision', "`live.not` must be a list of texts"),
        ('covers: ["*"], not: ["*"]', "`live.not` names *: name a field such as"),
        ("not: [decision]", "`live.not` needs `covers` beside it"),
        ("stage_to: [ended]", "`live.stage_to` needs `covers` beside it"),
        ("covers: [stage], stage_to: ended", "`live.stage_to` must be a list of texts"),
        ("covers: [stage], stage_to: []", "`live.stage_to` names no stage"),
        ("covers: [], needs_by: yes", "`live.needs_by` must be true or false"),
    ],
)
def test_a_kind_of_event_that_is_written_wrong_is_named(
    fields: str, words: str, schema: Path
) -> None:
    """What it covers opens a field to changes: a slip must not open or close one in silence."""
    text = f"title: a\ndescription: b\ncodes:\n  live: {{label: L, definition: D, {fields}}}\n"
    (schema / "codes/event_kinds.yml").write_text(text, encoding="utf-8")
    said = sentence(schema)
    assert said.startswith("schema/codes/event_kinds.yml")
    assert words in said


def test_a_method_under_another_name_is_named(schema: Path) -> None:
    """An entry names its method by number, and must find that one."""
    (schema / "method/1.0.yml").rename(schema / "method/1.1.yml")
    assert sentence(schema).startswith("schema/method/1.1.yml: `version` is 1.0")


def test_a_method_asks_what_it_weighs(schema: Path) -> None:
    """A question that came later is none of an older method's; all are asked where nobody knows."""
    newer = ask_later(schema)
    framework = load_framework(schema)
    assert len(framework.asked("1.0")) == 18
    assert framework.asked(newer) == framework.asked("0.1") == framework.questions
    assert framework.questions[-1].id == ASKED_LATER
    assert framework.newest_method == newer


def test_the_newest_method_forgets_no_question(schema: Path) -> None:
    """It would be asked, and count for nothing."""
    newer = ask_later(schema)
    replace(schema / f"method/{newer}.yml", f"  {ASKED_LATER}: 1\n", "")
    said = sentence(schema)
    assert said == (
        f"schema/method/{newer}.yml: `weights.{ASKED_LATER}` is missing, and each question counts "
        "under the newest method: copy the file to one with a new version, and weigh it there. A "
        "method that was used is never edited."
    )


@pytest.mark.parametrize("name", ["can-be-undone", "CanBeUndone", "1st", "can be"])
def test_a_question_has_an_id_that_code_and_columns_can_hold(schema: Path, name: str) -> None:
    """It never changes, so a slip in it would stay."""
    replace(schema / INITIATIVE, '"clear_purpose": {', f'"{name}": {{')
    assert f"{name} can be no question's id: use small letters" in sentence(schema)


def test_an_older_method_weighs_its_critical_questions(schema: Path) -> None:
    """Left out of the weights alone, a red line would be forgotten."""
    ask_later(schema)
    replace(schema / "method/1.0.yml", "  harm: 1\n", "")
    assert sentence(schema) == "schema/method/1.0.yml: `weights.harm` is missing: add it."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('version: "1.0"', "version: 1.0", "`version` must be text"),
        ('version: "1.0"', "", "`version` is missing"),
        ("  harm: 1\n", "", "`weights.harm` is missing"),
        ("  harm: 1\n", "  harm: 1\n  harms: 1\n", "`weights.harms` is not known here"),
        ("  harm: 1\n", "  harm: 0\n", "`weights.harm` must be more than 0"),
        ("  harm: 1\n", "  harm: -1\n", "`weights.harm` must be more than 0"),
        ("  harm: 1\n", "  harm: 0.5\n", "`weights.harm` must be a whole number, or text"),
        ("  harm: 1\n", "  harm: 1/0\n", "`weights.harm` must be a whole number, or text"),
        ("  harm: 1\n", "  harm: true\n", "`weights.harm` must be a whole number, or text"),
        ("critical: [compatible_use", "critical: [compatible", "`critical` names compatible,"),
        ("critical: [compatible_use", "critical: [[a]", "`critical` names ['a'],"),
        ("red_line: 0}\n\n# The least", "red_line: 1}\n\n# The least", "a number of its own"),
        ("red_line: 0}\n\n# The least", "red_line: 5}\n\n# The least", "must hold red_line"),
        ("{strong: 75", "{strong: 45", "`bands` must run from the best band down"),
        ("not_met: 0}", "not_met: 5}", "`bands` must run from the best band down"),
        ("{strong: 75", "{strong: 101", "`bands.strong` must lie between 0 and 100"),
        ("band_caps: {strong: case_made, ", "band_caps: {", "`band_caps.strong` is missing"),
        ("cap: conditional", "cap: maybe", "`concern_high.cap` must be one of case_made"),
        ("concern_high: {at_least: 50, ", "concern_high: {", "`concern_high.at_least` is missing"),
        ('{"1": red_line', '{"0": red_line', "`critical_low.0` is no rating"),
        ("gates: {no_lawful_basis: red_line, ", "gates: {", "`gates.no_lawful_basis` is missing"),
        ("{dpia_in_progress: red_line, ", "{", "`gates.dpia_in_progress` is missing"),
        ("{dpia_in_progress: red_line, ", "{dpia: red_line, ", "`incomplete_gates` names dpia,"),
        ("{dpia_in_progress: red_line, ", "{dpia_in_progress: 0, ", "must be one of case_made"),
        (
            "{dpia_in_progress: red_line, lawful_basis_unknown: red_line}",
            "[dpia_in_progress]",
            "`incomplete_gates` must be a group of fields",
        ),
        ("{at_least: 50", "{at_least: -1", "`concern_high.at_least` must lie between 0 and 100"),
        ("answered: 2/3", "answered: 4/3", "`coverage.answered` must lie between 0 and 1"),
        ("least: 1/2", "least: 3/2", "`sensitivity` must have 1 between"),
        ("{approved: 3, ", "{", "`decisions.ranks.approved` is missing"),
        ("{approved: 3, ", '{approved: "3", ', "`decisions.ranks.approved` must be a whole number"),
        (", insufficient_evidence: 1", "", "`decisions.assessment_levels.insufficient_evidence`"),
        (
            "sensitivity: {least: 1/2, greatest: 2}",
            "sensitivity: half",
            "must be a group of fields",
        ),
    ],
)
def test_a_broken_method_is_named(old: str, new: str, words: str, schema: Path) -> None:
    """A part left out must never read as no limit."""
    replace(schema / "method/1.0.yml", old, new)
    said = sentence(schema)
    assert said.startswith("schema/method/1.0.yml: ")
    assert words in said
