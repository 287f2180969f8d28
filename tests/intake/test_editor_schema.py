"""What editors are offered: the register's own organisations by name, wherever one is written.

What a language server makes of it is asked by `python -m checks.editor_server`, over its protocol.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from jsonschema import Draft202012Validator

from beginning import MUNICIPALITY, begun
from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.intake.bodies.directory import Directory
from fairshare.intake.bodies.editor_schema import editor_schema
from fairshare.load.framework import load_framework
from projects import REPOSITORY, Project

FILE = "schema/editor/initiative.schema.json"
OF_BODIES = "schema/editor/organisation.schema.json"
BESIDE = "initiative.schema.json"
BODIES = Directory({"department-for-education": ("Department for Education", "DfE"), "x": ()})


def run(project: Project, *arguments: str) -> str:
    done = CliRunner().invoke(main, ["--root", str(project.root), *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def places(node: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Where organisations are offered."""
    if node == {"$ref": "#/$defs/organisation"}:
        yield ".".join(path)
    for name, part in node.get("properties", {}).items():
        yield from places(part, (*path, name))
    if "items" in node:
        yield from places(node["items"], path)


def test_organisations_are_offered_by_all_of_their_names(framework: Framework) -> None:
    """Typing a name or its initials finds it, and the id is what is written."""
    made = editor_schema(framework.initiative_schema, BODIES, BESIDE)
    label = "Department for Education (DfE)"
    body = "department-for-education"
    offers = made["$defs"]["organisation"]["defaultSnippets"]
    assert offers == [{"label": label, "body": body, "description": f"{label}: {body}"}]
    assert {*places(made)} >= {"organisations.id", "flows.from", "flows.to", "events.by"}


def test_it_only_offers(framework: Framework) -> None:
    """No keyword in it can call an entry wrong: a body that is new is no mistake in an editor."""
    made = editor_schema(framework.initiative_schema, BODIES, BESIDE)
    assert made.keys() == {"$schema", "$comment", "$ref", "properties", "$defs"}
    assert made["$ref"] == "../initiative.schema.json"
    assert made["$defs"]["organisation"].keys() == {"defaultSnippets"}


def test_new_files_ask_for_it_where_it_is(project: Project) -> None:
    """A register that never made one points to the schema of the checks."""
    title = ("--lead", "northshire-council", "--title")
    first = run(project, "new", *title, "Help with heating").strip()
    assert "$schema=../../../schema/initiative.schema.json\n" in project.read(first)
    assert run(project, "schema", "--editor") == f"{FILE}\n{OF_BODIES}\n"
    second = run(project, "new", *title, "Help with water bills").strip()
    assert "$schema=../../../schema/editor/initiative.schema.json\n" in project.read(second)


def test_a_new_organisation_is_offered_at_once(project: Project) -> None:
    """Whoever describes one on a terminal writes its name next."""
    run(project, "schema", "--editor")
    described = ("--organisation", "--name", "Cyngor Tŷ Môn", "--kind", "local-authority")
    run(project, "new", *described)
    offers = json.loads(project.read(FILE))["$defs"]["organisation"]["defaultSnippets"]
    assert "Cyngor Tŷ Môn" in [offer["label"] for offer in offers]


def test_the_command_says_what_it_can_do(project: Project) -> None:
    """Without an option it is a slip, not silence."""
    done = CliRunner().invoke(main, ["--root", str(project.root), "schema"])
    assert (done.exit_code, "--editor" in done.stderr) == (2, True)


def lead_to_schemas(register: Path) -> None:
    """Asserts that each file's first line names a schema that is there, and is one."""
    paths = [*register.glob("initiatives/*/*.yml"), *register.glob("organisations/*.yml")]
    assert len(paths) > 1
    for path in paths:
        line = path.read_text("utf-8").partition("\n")[0]
        assert line.startswith("# yaml-language-server: $schema="), path
        named = path.parent / line.partition("=")[2]
        Draft202012Validator.check_schema(json.loads(named.read_text("utf-8")))


def test_each_file_points_to_a_schema_that_is_there() -> None:
    """An editor that can't load its schema shows nothing of it."""
    lead_to_schemas(REPOSITORY / "register")


def test_files_of_a_new_register_point_to_a_whole_schema(tmp_path: Path) -> None:
    """It has no schema of the checks: that comes with the program. So all of it is written out."""
    project = begun(tmp_path / "register", MUNICIPALITY)
    run(project, "new", "--organisation", "--name", "Stichting Noord", "--kind", "stichting")
    run(project, "new", "--lead", "gemeente-noordersluis", "--title", "Help with heating")
    lead_to_schemas(project.root / "register")
    made = json.loads(project.read(FILE))
    assert "$ref" not in made
    assert "clear_purpose" in made["allOf"][0]["properties"]["answers"]["properties"]
    offers = made["$defs"]["organisation"]["defaultSnippets"]
    assert [offer["label"] for offer in offers] == ["Gemeente Noordersluis", "Stichting Noord"]
    kinds = json.loads(project.read(OF_BODIES))["allOf"][0]["properties"]["type"]["enum"]
    assert "gemeente" in kinds
    run(project, "schema", "copy", BESIDE)
    assert json.loads(project.read(FILE))["$ref"] == f"../{BESIDE}"


def test_the_part_of_a_chosen_law_is_offered_too() -> None:
    """It stands in no file of the register, so it is written out, with what it refers to."""
    made = editor_schema(
        load_framework(REPOSITORY / "schema", ("ie-dsga-2019",)).initiative_schema, BODIES, BESIDE
    )
    whole = made["allOf"][0]
    law = whole["properties"]["profiles"]["properties"]["ie-dsga-2019"]
    assert law["properties"]["security"]["description"].startswith("Measures for sending")
    named = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(made)))
    assert named <= made["$defs"].keys()
    Draft202012Validator.check_schema(made)
