"""What holds of any register that passes the check, whatever it says: made-up ones, drawn whole."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings

from drawing import Settings, write_site
from fairshare.flow.pipeline import Places, read_register
from fairshare.model import WORKED_EXAMPLE
from fairshare.problems import Problem
from html_reader import Reader, one_line
from projects import REPOSITORY, Project, as_yaml, entry, files
from registers import TODAY, Data, MadeRegister, explained, registers
from sweeping import FIRST_LABEL, NEVER, SweptPage, tense_of

Site = Mapping[str, bytes]
"""Every file by its path."""

UNEXPLAINED = {"E241", "E242", "E243", "E244"}
"""A decision differs from its assessment, and the entry owes an explanation."""

MANY = settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each step of a search builds a site
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A folder with the rules, into which one register after the other is put."""
    root = tmp_path_factory.mktemp("made")
    shutil.copytree(REPOSITORY / "schema", root / "schema", ignore=shutil.ignore_patterns("editor"))
    return Project(root)


def published(project: Project, register: MadeRegister) -> Site:
    """The site of what the check takes of a register, by path.

    A decision that differs from its assessment gets its reasons, as the check asks. An entry with
    another error is left out, and then whatever can't stand without it.
    """
    shutil.rmtree(project.path("register"), ignore_errors=True)
    shutil.rmtree(project.site, ignore_errors=True)
    project.path("register/initiatives").mkdir(parents=True)
    for path, data in register.files():
        project.write(path, as_yaml(data))
    places = Places.below(project.root, "register", "schema", None)
    for file in sorted({one.file for one in errors(places) if one.code in UNEXPLAINED}):
        project.change(file, explained)
    while refused := {one.file for one in errors(places)}:
        for file in refused:
            project.path(file).unlink()
    write_site(project.root, Settings(today=TODAY, history=False), project.site)
    return files(project.site)


def errors(places: Places) -> list[Problem]:
    """What stops a publication."""
    return read_register(places, TODAY).errors


def entries(project: Project) -> Iterator[tuple[str, Data]]:
    """What is published, by id."""
    folder = project.path("register/initiatives")
    for path in sorted(folder.rglob("*.yml")):
        yield path.relative_to(folder).with_suffix("").as_posix(), entry(path.read_bytes())


@pytest.mark.long
@MANY
@given(registers())
def test_any_register_that_passes_is_published_whole_and_true(
    project: Project, register: MadeRegister
) -> None:
    """Pages, lists and tables agree, no tense or voice is wrong, and each link leads somewhere.

    A site is drawn once for all three, for that is what takes the time.
    """
    site = published(project, register)
    there = dict(entries(project))
    event(f"{len(there)} entries")
    pages_lists_and_tables_agree(site, there)
    for name, data in there.items():
        tense_and_voice_are_right(site[f"initiatives/{name}/index.html"].decode(), data)
    each_link_leads_somewhere(site)


def pages_lists_and_tables_agree(site: Site, there: Mapping[str, Data]) -> None:
    """Each entry is in each of them, under its title and with one headline; and nothing else is."""
    rows = {row["id"]: row for row in table(site, "initiatives/decisions.csv")}
    assert rows.keys() == there.keys()
    listed = json.loads(site["api/v1/register.json"])
    assert sorted(one["id"] for one in listed["initiatives"]) == sorted(there)
    for name, data in there.items():
        page = site[f"initiatives/{name}/index.html"].decode()
        reader = Reader(page)
        assert reader.faults == []
        assert one_line(data["title"]) in reader.line
        assert headline(page) == rows[name]["headline"].removesuffix(".")
        alone = json.loads(site[f"api/v1/initiatives/{name}.json"])
        assert alone["initiative"]["id"] == name
        assert entry(site[f"initiatives/{name}/entry.yml"]) == data


def tense_and_voice_are_right(page: str, data: Data) -> None:
    """The labels say is, was or would; an example, and nothing else, says whose reading it is."""
    if any(f"<dt>{words}</dt>" in page for words in FIRST_LABEL):
        labels = " | ".join(SweptPage(page).labels)
        assert not re.search(NEVER[tense_of(page)], labels, re.IGNORECASE), labels
    example = data.get("assessment", {}).get("independence") == WORKED_EXAMPLE
    assert (f'data-fs-voice="{WORKED_EXAMPLE}"' in page) == example


def each_link_leads_somewhere(site: Site) -> None:
    """To a file of the site, from every page; the frame that a host adds has none here."""
    for name in (one for one in site if one.endswith(".html")):
        for link in Reader(site[name].decode()).links:
            path = link.partition("#")[0].partition("?")[0]
            if "://" in link or link.startswith("mailto:") or not path:
                continue
            target = os.path.normpath(Path(name).parent / path)
            assert target in site or f"{target}/index.html" in site or target == ".", (name, link)


def table(site: Site, path: str) -> Iterator[dict[str, str]]:
    """The rows of a table."""
    return csv.DictReader(io.StringIO(site[path].decode("utf-8-sig")))


def headline(page: str) -> str:
    """What a page says first of its decision."""
    found = re.search(r'<p class="fs-headline">(.*?)</p>', page, re.DOTALL)
    assert found
    return one_line(unescape(re.sub("<[^>]*>", "", found[1]))).removesuffix(".")
