"""A register in use shows nothing of a demonstration, and the check says where it still does."""

from __future__ import annotations

import pytest

from fairshare.flow.pipeline import Places, Reading, read_register
from fairshare.load.publisher import read_publisher
from fairshare.problems import SetupError
from projects import SMALL, Project
from trees import TODAY

IN_USE = """\
name: Northshire register
body: Northshire Council
mailbox: information.governance@northshire.gov.uk
address: https://decisions.northshire.gov.uk/
licence: {name: Open Government Licence v3.0, url: "https://www.nationalarchives.gov.uk/ogl"}
demonstration: false
"""


def read(project: Project) -> Reading:
    return read_register(Places.below(project.root, "register", None, None), TODAY)


def found(project: Project, registered: str) -> set[tuple[str, str, int]]:
    """Code, file and line of each problem of a register that says so of its publisher."""
    project.write("register.yml", registered)
    return {(one.code, one.file, one.line) for one in read(project).problems}


def test_a_register_of_the_bodys_own_words_has_no_problem(project: Project) -> None:
    """Name, address and pages are its own."""
    project.write("docs/index.md", "# Decisions\n\nPublished by {{ register.body }}.\n")
    assert found(project, IN_USE) == set()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("name: Northshire register", "name: FairShare register", 1),
        ("body: Northshire Council", "body: the FairShare project", 2),
        ("governance@northshire.gov.uk", "governance@northshire.example", 3),
        ("decisions.northshire.gov.uk", "fairshare.example", 4),
        ("name: Open Government Licence v3.0", "name: FairShare licence", 5),
    ],
)
def test_what_register_yml_has_of_a_demonstration_is_named(
    old: str, new: str, line: int, project: Project
) -> None:
    """Each value, at its line; nothing of it while the register says that it is being set up."""
    changed = IN_USE.replace(old, new)
    assert found(project, changed) == {("E601", "register.yml", line)}
    assert found(project, changed.replace("demonstration: false", "demonstration: true")) == set()


def test_settings_that_speak_of_a_demonstration_are_named(project: Project) -> None:
    """The line at the foot of every page was the first thing that forks forgot."""
    line = project.read("mkdocs.yml").count("\n") + 1
    project.write("mkdocs.yml", project.read("mkdocs.yml") + "copyright: FairShare register\n")
    assert found(project, IN_USE) == {("E601", "mkdocs.yml", line)}


@pytest.mark.parametrize(
    "said",
    [
        "To write: who our host is.",
        "Write to register@fairshare.example.",
        "This is a demonstration.",
        "{{ 'This site is run by the FairShare project.' }}",
    ],
)
def test_prose_that_is_not_yet_the_bodys_own_is_named(said: str, project: Project) -> None:
    """As readers would see it."""
    project.write("docs/about/who.md", f"# Who\n\n{said}\n")
    problems = found(project, IN_USE)
    assert {(code, file) for code, file, _line in problems} == {("E602", "docs/about/who.md")}


def test_what_only_a_demonstration_shows_is_no_problem_of_another(project: Project) -> None:
    """A page may hold words for both; what is not shown is not looked at."""
    project.write(
        "docs/who.md", "{% if register.worked_examples %}It is a demonstration.{% endif %}\n"
    )
    assert found(project, IN_USE) == set()


def test_examples_are_named(project: Project) -> None:
    """The entry that came with the register."""
    example = SMALL.removeprefix("register/initiatives/").removesuffix(".yml")
    assert found(project, f"{IN_USE}example: {example}\n") == {("E603", SMALL, 1)}


def test_a_value_that_no_page_knows_is_refused(project: Project) -> None:
    """A slip in a page's name of a value stops the run, for readers would see a gap."""
    project.write("docs/who.md", "Write to {{ register.mail }}.\n")
    project.write("register.yml", IN_USE)
    with pytest.raises(SetupError, match=r"docs/who.md: .*mail"):
        read(project)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: Northshire register\n", "", "`name` is missing"),
        ("demonstration: false", "demonstration: soon", "`demonstration` must be true or false"),
        ("mailbox: information.governance@northshire.gov.uk", "mailbox: us", "e-mail address"),
        ("https://decisions", "http://decisions", "must begin with https://"),
        ("body:", "bodies:", "`body` is missing"),
        ("demonstration: false", "demonstration: false\nanswers_within: 0", "from 1 on"),
    ],
)
def test_a_broken_file_is_told_in_one_sentence(
    old: str, new: str, said: str, project: Project
) -> None:
    """With the file, and the line where one is known."""
    project.write("register.yml", IN_USE.replace(old, new, 1))
    with pytest.raises(SetupError, match=r"^register\.yml.*") as stopped:
        read_publisher(project.root)
    assert said in str(stopped.value)
