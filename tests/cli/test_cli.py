"""What the command line prints, where, and its status (contract: interfaces, Commands)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fairshare import __version__
from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.problems import codes
from projects import BASE, COUNCIL, FULL, REPOSITORY, SMALL, TRUST, Project, as_yaml, place

TODAY = "2025-12-01"

MISTAKES = (
    ("title: Automatic registration for free school meals", "title: Meals", "E106", "Meals"),
    ("[education, welfare]", "[education, welfares]", "E103", "welfares"),
    ("stage: live ", "stage: running ", "E103", "running"),
    ("until: 2028-05-11", "until: 2028-05-32", "E105", "2028-05-32"),
    ("frequency: annual", "frequenzy: annual", "E102", "frequenzy"),
    (
        "https://www.northshire.example/privacy/",
        "http://www.northshire.example/privacy/",
        "E110",
        "http:",
    ),
    ("long_term_benefit: {rating: 4", "long_term_benefit: {rating: 7", "E103", "7, just"),
    ("range: [3, 4]", "range: [4, 5]", "E209", "[4, 5]"),
    ("submitted: 2025-03-20", "submitted: 2025-02-30", "E105", "2025-02-30"),
    ("email: information.governance@", "email: jane.doe@", "E219", "jane.doe@"),
    (
        "[northshire-council/household-support-fund]",
        "[northshire-council/household-support]",
        "E302",
        "northshire-council/household",
    ),
)
"""What stands there, what a person wrote, the code, and where in the new text it points to."""


def run(project: Project, *arguments: str) -> Result:
    """`fairshare --root PROJECT …`, in this process."""
    return CliRunner().invoke(main, ["--root", str(project.root), *arguments])


def check(project: Project, *arguments: str) -> Result:
    return run(project, "check", "--today", TODAY, *arguments)


def found(result: Result) -> list[tuple[str, str]]:
    """Code and file of every problem of `--format json`."""
    return [(one["code"], one["file"]) for one in json.loads(result.stdout)["problems"]]


def break_stage(project: Project) -> None:
    project.replace(FULL, "stage: live ", "stage: running ")


def test_every_mistake_of_a_file_is_named_at_its_place(project: Project) -> None:
    """More than ten mistakes in one file: each comes out, in order, with line and column."""
    for old, new, _code, _token in MISTAKES:
        project.replace(FULL, old, new)
    text = project.read(FULL)
    result = check(project, "--format", "json", str(project.path(FULL)))
    problems = json.loads(result.stdout)["problems"]
    assert len(MISTAKES) > 10
    assert [(p["code"], p["line"], p["column"]) for p in problems] == sorted(
        ((code, *place(text, token)) for _, _, code, token in MISTAKES), key=lambda p: p[1:]
    )


def test_a_bad_file_hides_no_other(project: Project) -> None:
    """A file that isn't even YAML, one in no encoding, and one with a wrong code: all are told."""
    project.write(SMALL, "title: [\n")
    project.write(TRUST, b"\xff\xfe")
    break_stage(project)
    assert found(check(project, "--format", "json")) == [
        ("E103", FULL),
        ("E005", SMALL),
        ("E003", TRUST),
    ]


def test_problems_come_in_file_and_line_order(project: Project) -> None:
    """The order is that of a person who reads the files from top to bottom."""
    project.replace(SMALL, "stage: proposed", "stage: running")
    for old, new, _code, _token in MISTAKES[:5]:
        project.replace(FULL, old, new)
    problems = json.loads(check(project, "--format", "json").stdout)["problems"]
    places = [(p["file"], p["line"], p["column"]) for p in problems]
    assert places == sorted(places)
    assert {file for file, _, _ in places} >= {FULL, SMALL}


def test_the_json_of_a_check(project: Project) -> None:
    """Nothing else on stdout, nothing on stderr (contract: interfaces, The JSON of a check)."""
    break_stage(project)
    result = check(project, "--format", "json")
    document = json.loads(result.stdout)
    (problem,) = document["problems"]
    assert document["checked"] == 4
    assert {key: problem[key] for key in ("code", "severity", "file", "path")} == {
        "code": "E103",
        "severity": "error",
        "file": FULL,
        "path": ["stage"],
    }
    assert (problem["line"], problem["column"]) == place(project.read(FULL), "running")
    assert set(problem) == {
        *("code", "severity", "file", "line", "column", "path", "message", "hint"),
    }
    assert result.stderr == ""


def test_the_text_of_a_check(project: Project) -> None:
    """FILE:LINE:COL: CODE message, the source line with a caret under the fault, then the hint."""
    break_stage(project)
    line, column = place(project.read(FULL), "running")
    result = check(project)
    first, source, caret, hint, *_ = result.stdout.split("\n")
    assert first.startswith(f"{FULL}:{line}:{column}: E103 ")
    assert source.strip().startswith("stage: running")
    assert source[caret.index("^") :].startswith("running")
    assert hint.startswith("  Allowed: proposed, pilot, live, paused, ended")


@pytest.mark.parametrize(
    ("change", "summary"),
    [
        (lambda _project: None, "4 files checked. No problems."),
        (break_stage, "4 files checked: 1 error, 0 warnings."),
        (
            lambda project: project.write(
                "register/organisations/b.yml", (BASE / "small.yml").read_bytes()
            ),
            "5 files checked: ",
        ),
    ],
    ids=["none", "one", "many"],
)
def test_the_summary_counts_in_plain_english(project: Project, change: Any, summary: str) -> None:
    """What was found is counted on stderr, so that stdout holds the problems alone."""
    change(project)
    assert check(project).stderr.startswith(summary)


def test_one_file_is_one_file(project: Project) -> None:
    """The singular is a singular."""
    assert check(project, str(project.path(FULL))).stderr.startswith("1 file checked. ")


def test_a_code_host_gets_annotations(project: Project) -> None:
    """Each problem is one command on a line of its own, with its place."""
    break_stage(project)
    line, column = place(project.read(FULL), "running")
    (command,) = check(project, "--format", "github").stdout.splitlines()
    assert command.startswith(f"::error file={FULL},line={line},col={column},title=E103::")


def test_an_entry_cannot_write_a_command_of_its_own(project: Project) -> None:
    """Percent signs, ends of lines and `::` in an entry stay text within their annotation."""
    stage = '"x\\n::error file=x::gotcha%0A::set-output name=x::y"'
    project.replace(FULL, "stage: live ", f"stage: {stage} ")
    result = check(project, "--format", "github")
    (command,) = result.stdout.splitlines()
    assert command.startswith(f"::error file={FULL},")
    assert "gotcha%250A" in command


def test_an_entry_cannot_drive_a_terminal(project: Project) -> None:
    """Escape characters never reach the terminal, whatever an entry holds."""
    project.replace(FULL, "stage: live ", 'stage: "\\e[2Jgone" ')
    result = check(project)
    assert result.exit_code == 1
    assert "\x1b" not in result.output


def test_a_file_name_that_is_no_text_can_be_told(project: Project) -> None:
    """Bytes that are no UTF-8 in a name are shown as marks, in every format."""
    project.write("register/initiatives/northshire-council/\udcff.yml", project.read(SMALL))
    for style in ("text", "json", "github"):
        result = check(project, "--format", style)
        assert result.exit_code == 1
        assert "northshire-council/\N{REPLACEMENT CHARACTER}.yml" in result.stdout


def test_no_problem_is_status_0(project: Project) -> None:
    """A clean register passes."""
    assert check(project).exit_code == 0


def test_an_error_is_status_1(project: Project) -> None:
    """An error fails the check."""
    break_stage(project)
    assert check(project).exit_code == 1


def warn(project: Project) -> None:
    """An algorithm without its record: a warning and no more."""
    project.change(FULL, lambda data: data["safeguards"].pop("atrs"))


def test_a_warning_alone_is_status_0_unless_strict(project: Project) -> None:
    """Warnings don't fail, but with --strict they do."""
    warn(project)
    result = check(project)
    assert result.stdout.startswith(f"{FULL}:")
    assert " W222 " in result.stdout
    assert result.stderr.startswith("4 files checked: 0 errors, 1 warning.")
    assert result.exit_code == 0
    assert check(project, "--strict").exit_code == 1


def acknowledge(project: Project, **item: str) -> None:
    """Say once that a warning is right, as the head of the list explains."""
    entry = {"id": "northshire-council/free-school-meals", "reason": "It was looked at."}
    project.write("schema/allow-list.yml", as_yaml({"allowed": [entry | item]}))


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def acknowledge_the_tool(project: Project) -> None:
    field = {"code": "W222", "path": "safeguards.automation"}
    acknowledge(project, **field, sha256=digest("assists-staff"))


def test_a_warning_that_was_acknowledged_passes_and_is_printed(project: Project) -> None:
    """With --strict too: what is right needs no second look, and is not hidden."""
    warn(project)
    acknowledge_the_tool(project)
    result = check(project, "--strict")
    assert (result.exit_code, result.stdout) == (0, "")
    first, second, _end = result.stderr.split("\n")
    assert first.startswith(f"acknowledged: {FULL}:")
    assert first.endswith(": W222 It was looked at.")
    assert second == "4 files checked, 1 warning acknowledged. No problems."


def test_programs_learn_what_was_acknowledged(project: Project) -> None:
    """Beside the problems, each with its reason."""
    warn(project)
    acknowledge_the_tool(project)
    document = json.loads(check(project, "--format", "json").stdout)
    assert document["problems"] == []
    (one,) = document["acknowledged"]
    assert (one["code"], one["severity"], one["reason"]) == ("W222", "note", "It was looked at.")
    assert one["path"] == ["safeguards", "automation"]


def test_what_was_acknowledged_is_known_from_the_cache_too(project: Project) -> None:
    """The second run reads what the first one found, and says the same."""
    project.replace(FULL, "Matched once to the", "Dr Foster matches once to the")
    acknowledge(project, code="W412", sha256=digest("Dr Foster"))
    first, second = check(project), check(project)
    assert first.stderr == second.stderr
    assert "1 warning acknowledged. No problems." in second.stderr


@pytest.mark.parametrize(
    "arguments",
    [["check", "--format", "xml"], ["check", "--today", "yesterday"], ["chekc"], ["explain"]],
)
def test_wrong_usage_is_status_2(project: Project, arguments: list[str]) -> None:
    """What can't be understood is not taken for a clean register."""
    result = run(project, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_the_day_can_be_named(project: Project) -> None:
    """On the day before its decision, the decision lies in the future."""
    assert found(run(project, "check", "--today", "2025-04-01", "--format", "json"))
    assert not found(run(project, "check", "--today", TODAY, "--format", "json"))


def test_the_day_is_that_of_source_date_epoch(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1 April 2025 at noon: checks of one commit give one result, whenever they run."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1743508800")
    assert found(run(project, "check", "--format", "json"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764590400")
    assert not found(run(project, "check", "--format", "json"))


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "9" * 30])
def test_a_wrong_source_date_epoch_is_told(
    epoch: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, not a traceback from deep inside."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    said = stopped(run(project, "check"))
    assert said == f"SOURCE_DATE_EPOCH is no number of seconds: {epoch}"


def test_a_named_file_alone_is_judged_but_beside_the_others(project: Project) -> None:
    """Only its problems come out; the rules across files still know the rest."""
    break_stage(project)
    result = check(project, "--format", "json", str(project.path(SMALL)))
    assert json.loads(result.stdout) == {"checked": 1, "problems": []}
    assert result.exit_code == 0


def test_a_named_folder_means_its_files(project: Project) -> None:
    """A folder stands for every entry in it."""
    break_stage(project)
    folder = project.path("register/organisations")
    assert json.loads(check(project, "--format", "json", str(folder)).stdout)["checked"] == 2
    folder = project.path("register/initiatives")
    assert found(check(project, "--format", "json", str(folder))) == [("E103", FULL)]


def test_a_file_outside_the_register_is_judged_too(project: Project, tmp_path: Path) -> None:
    """A draft on the desk is checked before it is put into the register."""
    draft = tmp_path / "desk" / "northshire-council" / "draft.yml"
    draft.parent.mkdir(parents=True)
    text = project.read(SMALL)
    draft.write_text(text.replace("stage: proposed", "stage: running"), encoding="utf-8")
    result = check(project, "--format", "json", str(draft))
    assert ("E103", draft.as_posix()) in found(result)
    assert json.loads(result.stdout)["checked"] == 1


def test_a_named_file_that_is_missing_is_a_problem(project: Project) -> None:
    """A slip in a name never passes for a clean check."""
    missing = project.path("register/initiatives/northshire-council/gone.yml")
    result = check(project, "--format", "json", str(missing))
    assert [code for code, _ in found(result)] == ["E001"]
    assert result.exit_code == 1


def test_names_are_taken_from_where_one_stands(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder of the register, a bare file name means the file there."""
    break_stage(project)
    monkeypatch.chdir(project.path(FULL).parent)
    result = CliRunner().invoke(
        main, ["check", "--today", TODAY, "--format", "json", Path(FULL).name]
    )
    assert found(result) == [("E103", FULL)]


def test_the_project_is_found_from_any_folder_in_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest parent with mkdocs.yml is the root."""
    monkeypatch.chdir(project.path("schema/codes"))
    result = CliRunner().invoke(main, ["check", "--today", TODAY, "--format", "json"])
    assert json.loads(result.stdout) == {"checked": 4, "problems": []}


def test_outside_a_project_it_says_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No mkdocs.yml above: one sentence and status 2."""
    monkeypatch.chdir(tmp_path)
    said = stopped(CliRunner().invoke(main, ["check"]))
    assert "use --root DIR" in said


def test_register_and_schema_can_lie_elsewhere(project: Project) -> None:
    """Their names are options, as they are the plugin's."""
    project.path("register").rename(project.path("entries"))
    project.path("schema").rename(project.path("yardstick"))
    named = ["--register", "entries", "--schema", "yardstick"]
    result = run(project, *named, "check", "--today", TODAY, "--format", "json")
    assert json.loads(result.stdout) == {"checked": 4, "problems": []}
    assert run(project, *named, "score").exit_code == 0
    assert run(project, *named, "explain", "harm").exit_code == 0


def stopped(result: Result) -> str:
    """The one sentence on stderr with which a run stopped at status 2."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert isinstance(result.exception, SystemExit)
    (line,) = result.stderr.splitlines()
    assert line.startswith("fairshare: ")
    return line.removeprefix("fairshare: ")


def take_away(*names: str) -> Any:
    def do(project: Project) -> None:
        for name in names:
            project.path(name).rename(project.path("taken-away"))

    return do


def folder_for_schema(project: Project) -> None:
    take_away("schema/initiative.schema.json")(project)
    project.path("schema/initiative.schema.json").mkdir()


def test_rules_that_are_named_must_be_there(project: Project) -> None:
    """Another folder's rules would judge in silence."""
    assert "theirs/: the folder is missing" in stopped(run(project, "--schema", "theirs", "check"))


def test_a_new_register_passes_and_says_that_it_holds_nothing(project: Project) -> None:
    """Whoever begins, or withdraws the only draft, can go on publishing."""
    for name in (FULL, SMALL, COUNCIL, TRUST):
        project.path(name).unlink()
    project.path("schema/allow-list.yml").unlink()
    result = run(project, "check", "--strict")
    assert result.exit_code == 0
    assert result.stderr.startswith("The register holds no initiative yet.")


def test_a_question_is_explained_outside_a_register(monkeypatch: Any, tmp_path: Path) -> None:
    """The questions come with the program."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["explain", "harm"])
    assert result.exit_code == 0
    assert result.stdout.startswith("harm: ")


@pytest.mark.parametrize("command", ["check", "score"])
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (folder_for_schema, "schema/initiative.schema.json: the file can't be read"),
        (
            lambda p: p.write("schema/initiative.schema.json", "{"),
            "schema/initiative.schema.json: this is not valid JSON",
        ),
        (
            lambda p: p.write("schema/codes/outcomes.yml", "name: a\nb: [\n"),
            "schema/codes/outcomes.yml, line ",
        ),
        (take_away("register"), "register/: the register's folder is missing"),
        (take_away("register/initiatives"), "register/initiatives/: the folder is missing"),
    ],
    ids=[
        "folder-as-schema",
        "no-json",
        "broken-codes",
        "no-register",
        "no-initiatives",
    ],
)
def test_a_broken_set_up_is_told_in_one_sentence(
    command: str, spoil: Any, said: str, project: Project
) -> None:
    """Status 2, one line on stderr, nothing on stdout, no traceback."""
    spoil(project)
    assert said in stopped(run(project, command))


def test_an_unknown_method_is_a_problem_with_its_place(project: Project) -> None:
    """An entry is only ever scored with the method that it names; this one nobody knows."""
    project.replace(FULL, 'method: "1.0"', 'method: "9.9"')
    result = check(project, "--format", "json")
    (problem,) = json.loads(result.stdout)["problems"]
    assert (problem["code"], problem["file"], problem["path"]) == ("E227", FULL, ["method"])
    assert (problem["line"], problem["column"]) == place(project.read(FULL), '"9.9"')


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_what_is_no_file_is_a_problem_and_hides_no_other(kind: str, project: Project) -> None:
    """A folder, a pipe that never ends, a link in an entry's place: told, the rest checked."""
    project.replace(SMALL, "stage: proposed", "stage: running")
    place_of_entry = project.path("register/initiatives/northshire-council/other.yml")
    if kind == "folder":
        place_of_entry.mkdir()
    elif kind == "pipe":
        os.mkfifo(place_of_entry)
    else:
        place_of_entry.symlink_to(project.path(FULL))
    other = place_of_entry.relative_to(project.root).as_posix()
    assert found(check(project, "--format", "json")) == [("E103", SMALL), ("E010", other)]
    named = found(check(project, "--format", "json", str(place_of_entry)))
    assert named
    assert {file for _, file in named} == {other}


def test_the_json_of_a_score(project: Project) -> None:
    """For every initiative, in the order of ids (contract: scoring, The JSON of a score)."""
    result = run(project, "score", "--format", "json")
    first, second = json.loads(result.stdout)["initiatives"]
    assert first["id"] == "northshire-council/free-school-meals"
    assert set(first) == {
        *("id", "method", "method_sha256", "outcome", "possible", "principles", "benefit"),
        *("concern", "reasons", "tipping", "divergence"),
    }
    assert first["outcome"] == "case_made"
    assert set(first["principles"]["purposeful"]) == {
        *("low", "high", "band", "coverage", "weakest", "weights"),
    }
    assert second["id"] == "northshire-council/household-support-fund"
    assert "divergence" not in second
    assert result.exit_code == 0


def test_the_text_of_a_score(project: Project) -> None:
    """One line for each initiative: its id, the assessment in a sentence, what it could be."""
    first, second = run(project, "score").stdout.splitlines()
    assert first == "northshire-council/free-school-meals: The case is made."
    assert second.startswith("northshire-council/household-support-fund: Not enough is known: ")
    assert "The best result could still be “case made”. What would settle it: " in second


def test_a_score_does_not_judge_validity(project: Project) -> None:
    """A missing or malformed answer counts as unknown; the file is scored all the same."""
    break_stage(project)

    def spoil(data: dict[str, Any]) -> None:
        data["answers"]["harm"]["rating"] = "rather good"
        del data["answers"]["security"], data["title"]

    project.change(FULL, spoil)
    result = run(project, "score", "--format", "json", str(project.path(FULL)))
    (one,) = json.loads(result.stdout)["initiatives"]
    assert one["outcome"] == "insufficient_evidence"
    assert {"rule": "critical_unknown", "subject": "harm"} in one["reasons"]
    assert {"rule": "critical_unknown", "subject": "security"} in one["reasons"]
    assert result.exit_code == 0


def test_a_file_that_does_not_load_is_told_and_the_others_are_scored(project: Project) -> None:
    """The problem goes to stderr, so that stdout stays data; status 1."""
    project.write(SMALL, "title: [\n")
    result = run(project, "score", "--format", "json")
    assert [one["id"] for one in json.loads(result.stdout)["initiatives"]] == [
        "northshire-council/free-school-meals"
    ]
    assert result.stderr.startswith(f"{SMALL}:2:1: E005 ")
    assert result.exit_code == 1


def test_an_unknown_method_is_not_scored(project: Project) -> None:
    """No other method is put in its place."""
    project.replace(FULL, 'method: "1.0"', 'method: "9.9"')
    result = run(project, "score", "--format", "json", str(project.path(FULL)))
    assert json.loads(result.stdout) == {"initiatives": []}
    assert " E227 " in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained(code: str, project: Project) -> None:
    """With an example of wrong and of right, in capitals or not."""
    result = run(project, "explain", code.lower())
    assert result.exit_code == 0
    assert result.stdout.startswith(f"# {code}: ")
    assert "## Wrong" in result.stdout
    assert "## Right" in result.stdout


def test_an_explanation_quotes_the_catalogue(project: Project) -> None:
    """What the check says can be found again, each message of the code once."""
    shown = run(project, "explain", "E215").stdout
    assert "- {field} is missing.\n- {field} is {date}, more than {months} months" in shown


def test_every_question_is_explained(project: Project, framework: Framework) -> None:
    """With its text, its five steps and an example of wrong and right."""
    for question in framework.questions:
        result = run(project, "explain", question.id)
        assert result.exit_code == 0
        for words in (question.title, question.description, *question.scale.values()):
            assert words in result.stdout
        assert "Wrong: " in result.stdout
        assert "Right: " in result.stdout


def test_a_code_is_explained_without_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a message means can be asked anywhere."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["explain", "E205"]).exit_code == 0


def test_an_unknown_name_is_told(project: Project) -> None:
    """Neither a code nor a question: status 2."""
    assert "'hram'" in stopped(run(project, "explain", "hram"))


def test_a_code_without_a_page_is_told_from_a_slip(tmp_path: Path) -> None:
    """Whoever adds a code and forgets its page reads which file is missing."""
    shutil.copytree(REPOSITORY / "plugins/fairshare", tmp_path / "fairshare")
    (tmp_path / "fairshare/explanations/E209.md").unlink()
    done = subprocess.run(
        [sys.executable, "-c", "from fairshare.cli import main; main()", "explain", "e209"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = "fairshare: E209 has words but no page: explanations/E209.md is missing.\n"
    assert (done.returncode, done.stderr) == (2, said)


def test_the_version_is_printed() -> None:
    """For reports of faults."""
    assert __version__ in CliRunner().invoke(main, ["--version"]).stdout


def test_the_register_of_this_repository_has_no_error() -> None:
    """What is published here passes its own check."""
    result = CliRunner().invoke(main, ["--root", str(REPOSITORY), "check", "--format", "json"])
    problems = json.loads(result.stdout)["problems"]
    assert [one for one in problems if one["severity"] == "error"] == []
    assert result.exit_code == 0


def test_the_organisation_of_the_base_is_checked(project: Project) -> None:
    """Organisations are checked as initiatives are."""
    project.replace(COUNCIL, "type: local-authority", "type: council")
    assert found(check(project, "--format", "json")) == [("E103", COUNCIL)]
