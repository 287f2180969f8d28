"""`fairshare new`: a file that explains itself and says what is missing."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.validate.schema.references import own_entry
from projects import BASE, Project, entry
from whole_entries import fields_in_schema, fields_of

FILE = "register/initiatives/northshire-council/help-with-heating-in-winter.yml"
OPTIONS = ("--lead", "northshire-council", "--title", "Help with heating in winter")


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(project.root), *arguments])


def blanks(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths where nothing stands yet."""
    steps = data.items() if isinstance(data, Mapping) else enumerate(data)
    for step, value in steps:
        if value is None:
            yield (*path, step)
        elif isinstance(value, Mapping | list):
            yield from blanks(value, (*path, step))


@pytest.mark.parametrize("decided", ["--decided", "--undecided"])
def test_the_check_names_just_the_blanks(project: Project, decided: str) -> None:
    """As written the file loads, and each blank is one problem; besides, nobody can be reached."""
    made = run(project, "new", *OPTIONS, decided)
    assert (made.exit_code, made.stdout) == (0, f"{FILE}\n")
    found = run(project, "check", "--format", "json", str(project.path(FILE)))
    missing = [tuple(one["path"]) for one in json.loads(found.stdout)["problems"]]
    expected = [*blanks(entry(project.path(FILE).read_bytes())), ("contact",)]
    assert sorted(map(str, missing)) == sorted(map(str, expected))


@pytest.mark.parametrize("decided", ["--decided", "--undecided"])
def test_filled_blanks_pass(project: Project, decided: str, framework: Framework) -> None:
    """With each blank filled as the full case does, nothing is left to mend.

    The full case has no answer to a question that came after its method.
    """
    run(project, "new", *OPTIONS, decided)
    model = entry((BASE / "full.yml").read_bytes())
    for question in framework.questions:
        why = f"On 3 March the council wrote down what it found: {question.label}."
        model["answers"].setdefault(question.id, {"rating": 4, "justification": why})

    def fill(data: dict[str, Any]) -> None:
        for path in list(blanks(data)):
            target: Any = data
            value: Any = model
            for step in path[:-1]:
                target, value = target[step], value[step]
            value = value[path[-1]]
            if path[-1] == "justification":
                value += " That holds for heating as well."
            target[path[-1]] = value
        data["organisations"] = model["organisations"]
        data["engagement"]["status"] = "none"
        data["summary"] += " Here it helps with heating."
        if decided == "--decided":
            data["choice"]["can_refuse"] = "no"

    project.change(FILE, fill)
    done = run(project, "check", "--today", "2025-12-01", str(project.path(FILE)))
    assert "error" not in done.output, done.output
    assert done.exit_code == 0, done.output


def test_questions_steps_and_codes_are_explained(project: Project, framework: Framework) -> None:
    """Each question with its title and five steps, each code with its label, and the modeline."""
    run(project, "new", *OPTIONS)
    text = project.read(FILE)
    assert text.startswith("# yaml-language-server: $schema=../../../schema/initiative.schema.json")
    words = " ".join(text.replace("#", " ").split())
    for question in framework.questions:
        assert question.title in words
        for step, meaning in question.scale.items():
            assert f"{step} {' '.join(meaning.split())}" in words
    for code in framework.codes["legal_bases"].codes.values():
        assert f"{code.code}: {code.label}" in words


def test_every_field_is_there_to_be_taken(project: Project, framework: Framework) -> None:
    """With each # taken away that stands before a field, the file holds all, in schema order."""
    run(project, "new", *OPTIONS, "--decided")
    text = re.sub(
        r"^( *)# ((?:- )?\w+:(?: \[\])?)$", r"\1\2", project.read(FILE), flags=re.MULTILINE
    )
    found = list(dict.fromkeys(fields_of(entry(text.encode()))))
    copied = ("decision", "earlier"), ("decision", "record")
    wanted = fields_in_schema(own_entry(framework.initiative_schema))
    assert found == [path for path in wanted if path[:2] not in copied]


def test_what_is_known_is_filled_in(project: Project) -> None:
    """Options stand in the file as an entry writes them."""
    known = (
        "--theme",
        "energy",
        "--theme",
        "welfare",
        "--stage",
        "pilot",
        "--summary",
        "In: short",
    )
    assert run(project, "new", *OPTIONS, *known).exit_code == 0
    data = entry(project.path(FILE).read_bytes())
    assert (data["themes"], data["stage"], data["summary"]) == (
        ["energy", "welfare"],
        "pilot",
        "In: short",
    )


def test_a_common_kind_of_sharing_gives_codes_and_hints(
    project: Project, framework: Framework
) -> None:
    """What is usual stands there to be changed, each hint above its field; nothing is rated."""
    assert run(project, "new", *OPTIONS, "--like", "fuel-poverty", "--decided").exit_code == 0
    data = entry(project.path(FILE).read_bytes())
    (start,) = (one for one in framework.starting_points if one.name == "fuel-poverty")
    assert data["themes"] == start.fields["themes",]
    assert data["data"]["people"] == start.fields["data", "people"]
    assert {name: one["rating"] for name, one in data["answers"].items()} == {
        question.id: None for question in framework.questions
    }
    words = " ".join(project.read(FILE).replace("#", " ").split())
    assert all(f"Look at this: {hint}" in words for hint in start.hints.values())
    wrong = run(project, "new", *OPTIONS, "--like", "Fuel povrty")
    assert (wrong.exit_code, 'Did you mean "Fuel poverty"?' in wrong.stderr) == (2, True)


def test_without_a_terminal_what_is_missing_is_named(project: Project) -> None:
    """A script is not asked anything."""
    done = run(project, "new", "--stage", "live")
    assert done.exit_code == 2
    assert "Missing: --lead, --title." in done.stderr


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--lead", "northshire-counci"), 'Did you mean "Northshire Council"?'),
        (("--lead", "Leeds City Council"), "Describe it with `fairshare new --organisation`."),
        (("--theme", "energi"), 'Did you mean "energy"?'),
        (("--stage", "zzzz"), "Known are: ended, live"),
        (("--title", "数据"), "use letters or digits"),
    ],
)
def test_unknown_words_are_refused(project: Project, wrong: tuple[str, str], said: str) -> None:
    """With a guess, and no file is made."""
    done = run(project, "new", *OPTIONS, *wrong)
    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr
    assert not project.path(FILE).exists()


def test_no_entry_is_overwritten(project: Project) -> None:
    """A second initiative of the same title needs another one."""
    project.write(FILE, "mine\n")
    done = run(project, "new", *OPTIONS)
    assert done.exit_code == 2
    assert project.read(FILE) == "mine\n"


def asked(project: Project, answers: Sequence[str], *options: str) -> tuple[int, str, str]:
    """Status, stdout and stderr of the command, with a person's answers on a terminal."""
    here, there = pty.openpty()
    os.write(here, "".join(f"{answer}\n" for answer in answers).encode())
    command = [sys.executable, "-m", "fairshare.cli", "--root", str(project.root), "new"]
    done = subprocess.run(
        [*command, *options], stdin=there, capture_output=True, text=True, check=False
    )
    os.close(here)
    os.close(there)
    return done.returncode, done.stdout, done.stderr


def test_a_person_at_a_terminal_is_asked(project: Project) -> None:
    """What the options leave open is asked for, with the choices; Enter leaves a blank."""
    answers = ("Help with heating in winter", "", "energy", "pilott", "pilot", "", "y")
    status, out, said = asked(project, answers, "--lead", "northshire-council")
    assert (status, out) == (0, f"{FILE}\n"), said
    assert "Proposed; Pilot; Live" in said
    assert 'Did you mean "Pilot"?' in said
    data = entry(project.path(FILE).read_bytes())
    assert (data["stage"], data["summary"], "decision" in data) == ("pilot", None, True)


def test_a_body_is_found_by_name_and_asked_again(project: Project) -> None:
    """No list of ids: a near name is offered by number, and what is not there is said at once."""
    answers = (
        *("Leeds City Council", "n", "Northshire Counci", "1", "NFI", "Registration", "n"),
        *("Help with heating in winter", "Fuel povrty", "Fuel poverty", "Live", "", "n"),
    )
    status, out, said = asked(project, answers)
    assert (status, out) == (0, f"{FILE}\n"), said
    assert "“Leeds City Council” is not in this register." in said
    assert "  1 Northshire Council\n" in said
    assert "at least 10 characters" in said
    assert "will end in registration, and stay so." in said
    assert "northshire-schools-trust" not in said
    assert '“Fuel povrty” is none of them. Did you mean "Fuel poverty"?' in said
    assert entry(project.path(FILE).read_bytes())["themes"] == ["energy", "welfare", "housing"]
    assert entry(project.path(FILE).read_bytes())["organisations"][0]["id"] == "northshire-council"


def test_a_lead_that_is_new_is_described_on_the_way(project: Project) -> None:
    """Nothing that was answered is lost: its file is written, and the questions go on."""
    answers = (
        *("Cyngor Sir Ynys Wen", "y", "Council", "Ynys Wen County Council", "", ""),
        *("Help with heating in winter", "no", "energy", "pilot", "x" * 601, "", "n"),
    )
    status, out, said = asked(project, answers)
    assert "Write at most 600 characters. These are 601." in said
    body = "register/organisations/cyngor-sir-ynys-wen.yml"
    file = "register/initiatives/cyngor-sir-ynys-wen/help-with-heating-in-winter.yml"
    assert (status, out) == (0, f"{body}\n{file}\n"), said
    assert entry(project.path(file).read_bytes())["organisations"][0]["id"] == "cyngor-sir-ynys-wen"


def test_an_organisation_is_described_on_a_terminal(project: Project) -> None:
    """Its name, kind, initials and website become a file that the check has no word against."""
    answers = (
        *("Northshire Heating Trust", "a charity", "Charity"),
        *("https://heating.example", "NHT", "heating.example"),
        *("01234567", "gb-chc 01234567"),
    )
    status, out, said = asked(project, answers, "--organisation")
    file = "register/organisations/northshire-heating-trust.yml"
    assert (status, out) == (0, f"{file}\n"), said
    assert entry(project.path(file).read_bytes()) == {
        "name": "Northshire Heating Trust",
        "also_known_as": ["NHT"],
        "type": "charity",
        "homepage": "https://heating.example",
        "identifiers": [{"scheme": "GB-CHC", "id": "01234567"}],
    }
    assert "such as GB-COH 01234567." in said
    assert "That is a web address." in said
    checked = run(project, "check", "--format", "json", str(project.path(file)))
    assert [one["code"] for one in json.loads(checked.stdout)["problems"]] == ["W305"]


def test_an_organisation_is_described_by_options(project: Project) -> None:
    """A script names it; one that is there already is not described twice."""
    known = ("--organisation", "--kind", "Local authority", "--name")
    more = ("--also-known-as", "LCC", "--identifier")
    wrong = run(project, "new", *known, "Leeds City Council", *more, "LDS")
    assert (wrong.exit_code, "such as GB-COH 01234567" in wrong.stderr) == (2, True)
    done = run(project, "new", *known, "Leeds City Council", *more, "GB-LAE LDS")
    assert (done.exit_code, done.stdout) == (0, "register/organisations/leeds-city-council.yml\n")
    site = run(project, "new", *known, "Selby Council", "--website", "www.selby.example")
    written = (project.root / site.stdout.strip()).read_text("utf-8")
    assert "homepage: https://www.selby.example\n" in written
    again = run(project, "new", *known, "LCC")
    assert again.exit_code == 2
    assert "Leeds City Council is in the register already" in again.stderr
