"""The pages in docs/contract/ are there when a comment names them, and say what the code says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.plugin_config import FairShareConfig
from fairshare.publish.finding.facets import FACETS
from fairshare.publish.states.headline_rows import ROWS
from projects import REPOSITORY

CONTRACT = REPOSITORY / "docs" / "contract"
FOLDERS = ("plugins", "tests", "checks", "bench", "schema")
KINDS = {".py", ".js", ".html", ".yml", ".css", ".xml", ".j2"}

_MENTION = re.compile(r"\(contract: (\w+)(?:, ([^)]+))?\)")
_OTHERWISE = re.compile(r"(?<!\()[Cc]ontract[:,] (?:fields|codes|questions|scoring|states|inter)")
_LINE_BREAK = re.compile(r"\s*\n\s*(?:#|//|\*)?\s*")
_CELL = re.compile(r"^\| *(?:`([^`]+)`|([\w-]+)) *\|", re.MULTILINE)
_PATH = re.compile(r"`([a-z_]+(?:\.[a-z_]+)*)(?:\[\])?`")


def texts() -> Iterator[tuple[str, str]]:
    """Every text that may name a page of the contract, with its lines joined."""
    for folder in FOLDERS:
        for path in sorted((REPOSITORY / folder).rglob("*")):
            if path.suffix not in KINDS or path == Path(__file__) or not path.is_file():
                continue
            content = path.read_bytes()
            if b"ontract" in content:
                text = _LINE_BREAK.sub(" ", content.decode())
                yield path.relative_to(REPOSITORY).as_posix(), text


def page(name: str) -> str:
    return (CONTRACT / f"{name}.md").read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """What a page says below a heading."""
    _before, _heading, after = page(name).partition(f"\n## {heading}\n")
    return after.partition("\n## ")[0]


def cells(text: str) -> list[str]:
    """The first cells of a table."""
    return [code or plain for code, plain in _CELL.findall(text)]


def test_a_comment_that_names_the_contract_leads_somewhere() -> None:
    """To a page of docs/contract/, and where it names a section, to its heading."""
    headings = {
        path.stem: set(re.findall(r"^##+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in CONTRACT.glob("*.md")
    }
    named = [(where, *mention) for where, text in texts() for mention in _MENTION.findall(text)]
    assert len(named) > 60
    for where, name, heading in named:
        assert name in headings, f"{where} names contract: {name}"
        assert not heading or heading in headings[name], f"{where} names {name}, {heading}"


def test_the_contract_is_named_in_one_way() -> None:
    """Else the test above would pass over it."""
    assert [where for where, text in texts() if _OTHERWISE.search(text)] == []


def fields(schema: dict[str, Any], node: dict[str, Any], path: str = "") -> Iterator[str]:
    """Every field of a schema as a path; the questions are one."""
    if "$ref" in node:
        node = {**schema["$defs"][node["$ref"].rpartition("/")[2]], **node}
    for name, inner in node.get("properties", {}).items():
        below = f"{path}.{name}" if path else name
        yield below
        if name not in {"answers", "ratings", "earlier"}:
            yield from fields(schema, inner, below)
    if isinstance(node.get("items"), dict):
        yield from fields(schema, node["items"], path)


def test_every_field_is_explained() -> None:
    """It has a row of its own, or is named in the row of the group that it stands in."""
    schema = json.loads((REPOSITORY / "schema/initiative.schema.json").read_text(encoding="utf-8"))
    known = set(fields(schema, schema))
    rows = [row for row in page("fields").splitlines() if row.startswith("| `")]
    words: dict[str, set[str]] = {}
    for row in rows:
        for field in _PATH.findall(row.strip("| ").split(" | ")[0]):
            words.setdefault(field, set()).update(re.findall(r"[a-z_]+", row))
    assert set(words) <= known
    groups_of_fields = {field.rpartition(".")[0] for field in known}
    for field in known - groups_of_fields:
        *groups, name = field.split(".")
        above = {".".join(groups[:count]) for count in range(1, len(groups) + 1)}
        assert any(name in words.get(group, ()) for group in {field, *above}), field


def test_every_closed_list_is_named() -> None:
    """In the order of the files, and no list that is not there."""
    files = sorted(path.stem for path in (REPOSITORY / "schema" / "codes").glob("*.yml"))
    assert cells(section("codes", "Closed lists"))[2:] == files


def test_the_table_of_questions_is_that_of_the_schema(framework: Framework) -> None:
    """Principle, axis, feature, source, and which are critical."""
    critical = framework.methods[framework.newest_method].critical
    rows = [
        [cell.strip() for cell in row.strip("|").split("|")]
        for row in section("questions", "The table").splitlines()
        if re.match(r"\| \d", row)
    ]
    assert [(row[1].strip("`"), row[2], row[3], row[4] == "yes", row[7]) for row in rows] == [
        (one.id, one.principle, one.axis, one.id in critical, one.sourced)
        for one in framework.questions
    ]


def test_the_rows_of_the_headline_stand_in_order() -> None:
    """With the tense of each; one without a tense depends on whether it ever began."""
    row_of_table = re.compile(r"^\| ([\w-]+) \|.*\| ([^|]+) \|$", re.MULTILINE)
    table = row_of_table.findall(section("states", "The headline"))
    assert [(name, tense.partition(";")[0]) for name, tense in table[1:]] == [
        (row.name, row.tense or "was") for row in ROWS
    ]


def test_every_command_and_option_that_is_promised_is_there() -> None:
    """And no command is missing from the page."""
    assert isinstance(main, click.Group)
    named = set(re.findall(r"`fairshare ([a-z]+)", section("interfaces", "Commands")))
    assert named == set(main.list_commands(click.Context(main)))
    options = re.findall(r"`([a-z]+)`", section("interfaces", "Options of the plugin"))
    assert set(options) == {"fairshare", *FairShareConfig()}


def test_every_facet_is_named() -> None:
    """Their names stand in addresses and never change."""
    names = section("interfaces", "Facets").partition("```text\n")[2].partition("```")[0].split()
    assert sorted(names) == sorted(one.name for one in FACETS)


@pytest.mark.parametrize("name", ["fields", "codes", "questions", "scoring", "states"])
def test_a_page_links_only_to_what_is_there(name: str) -> None:
    """From one page of the contract to another, down to the heading."""
    for target, anchor in re.findall(r"\]\((\w*)(?:\.md)?(?:#([\w-]+))?\)", page(name)):
        headings = re.findall(r"^##+ (.+)$", page(target or name), re.MULTILINE)
        anchors = {
            re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-") for one in headings
        }
        assert not anchor or anchor in anchors, f"{target}#{anchor}"
