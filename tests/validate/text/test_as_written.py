"""Texts that are not read as they were written: what is given to paste mends them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st

from fairshare.cli import main
from fairshare.load.comments import LONGEST, quoted, with_comment
from fairshare.load.document import Document
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem
from fairshare.validate.text.cut_short import is_free_text
from fairshare.validate.text.lists import list_lines
from projects import FULL, Project
from trees import CASES, checked, loaded, plant

PASTED = [
    path for code in ("E261", "W262") for path in sorted((CASES / "invalid" / code).glob("*.yml"))
]
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" #'\":,[]{}-"),
    max_size=40,
)


def document(text: str) -> Document:
    found = parse(text.encode(), "a.yml").document
    assert found is not None
    return found


def last_line(source: list[str], problem: Problem, start: int) -> int:
    """The last line, from 1, of the value that a problem is about: of a list, the last indented."""
    if problem.code == "E261":
        return problem.line
    margin = len(source[start - 1]) - len(source[start - 1].lstrip())
    after = range(start, len(source))
    ends = (
        at for at in after if source[at].strip() and not source[at].startswith(" " * (margin + 1))
    )
    return next(ends)


@pytest.mark.parametrize("path", PASTED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_given_to_paste_mends_the_file(path: Path, tmp_path: Path) -> None:
    """Put in the place of the value's lines, it leaves no problem behind."""
    plant(tmp_path, loaded(path))
    (problem,) = checked(tmp_path).problems
    file = tmp_path / problem.file
    source = file.read_text(encoding="utf-8").split("\n")
    start = document("\n".join(source)).positions[problem.path].line
    assert problem.mended is not None
    source[start - 1 : last_line(source, problem, start)] = problem.mended.split("\n")
    file.write_text("\n".join(source), encoding="utf-8")
    assert checked(tmp_path).problems == ()


@given(WORDS)
def test_a_text_with_its_comment_reads_as_it_was_written(text: str) -> None:
    """Whatever quotes, colons and brackets it holds."""
    source = f"a: b{text} #{text}\n"
    found = parse(source.encode(), "a.yml").document
    assume(found is not None and ("a",) in found.comments and not found.comments["a",].in_brackets)
    assert found is not None
    comment = found.comments["a",]
    mended = with_comment(found.lines, comment)
    assert mended is not None
    whole = document(mended)
    assert whole.data["a"] == f"b{text} #{text}".strip()
    assert whole.comments == {}


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"))))
def test_a_quoted_text_means_just_this_text(text: str) -> None:
    """In single quotes or double, whichever asks for less."""
    assert document(f"a: {quoted(text)}\n").data["a"] == text


def test_a_line_that_nobody_would_paste_is_not_written_again() -> None:
    """The problem stays; its hint says what to do."""
    found = document(f"a: {'b' * LONGEST} #c\n")
    assert with_comment(found.lines, found.comments["a",]) is None


@pytest.mark.parametrize(
    ("schema", "free"),
    [
        ({"type": "string", "minLength": 2}, True),
        ({"type": "string", "x-markup": "md"}, True),
        ({"type": "string", "enum": ["a"], "x-codes": "a"}, False),
        ({"type": "string", "format": "calendar-date"}, False),
        ({"type": "string", "pattern": "^[^,]*$"}, True),
        ({"type": "string", "pattern": "^https://[^\\s]+$"}, False),
        ({"type": ["string", "array"]}, False),
        ({"type": "integer"}, False),
        ({}, False),
    ],
)
def test_free_text_is_what_the_schema_binds_to_no_form(
    schema: dict[str, object], free: bool
) -> None:
    """A field that the schema gains later is judged by what it says."""
    assert is_free_text(schema) is free


def test_personal_data_in_what_was_dropped_is_not_shown(project: Project, tmp_path: Path) -> None:
    """The line and its mended form hold it, and neither reaches a log or the summary."""
    project.replace(
        FULL,
        "decided_by: Senior Information Risk Owner",
        "decided_by: Senior Information Risk Owner #ask on 07912 345678",
    )
    summary = tmp_path / "summary.md"
    arguments = ["--root", str(project.root), "check", "--today", "2025-12-01"]
    for style in ("text", "json", "github", "sarif"):
        result = CliRunner().invoke(
            main, [*arguments, "--format", style, "--summary", str(summary)]
        )
        assert "E261" in result.stdout
        assert "345678" not in result.output
        assert "345678" not in summary.read_text(encoding="utf-8")


def test_the_summary_gives_the_lines_to_paste(project: Project, tmp_path: Path) -> None:
    """As a block to copy, below the line as it stands."""
    title = "title: Automatic registration for free school meals"
    project.replace(FULL, title, f"{title} #2")
    summary = tmp_path / "summary.md"
    arguments = ["--root", str(project.root), "check", "--today", "2025-12-01"]
    CliRunner().invoke(main, [*arguments, "--summary", str(summary)])
    said = summary.read_text(encoding="utf-8")
    assert f"It says:\n\n```yaml\n{title} #2\n```" in said
    assert f"```yaml\ntitle: '{title.removeprefix('title: ')} #2'\n```" in said


def test_a_list_is_found_by_its_lines() -> None:
    """Each line once, with the mark that begins it."""
    text = "Three things.\n- one,\nand more\n- two\n\n1) a\n2) b\nor • not"
    assert [(line.mark, line.text) for line in list_lines(text.split("\n"))] == [
        ("", "Three things."),
        ("-", "one,"),
        ("", "and more"),
        ("-", "two"),
        ("", ""),
        ("1", "a"),
        ("2", "b"),
        ("", "or • not"),
    ]


@given(st.text(alphabet="-*+•–· 1.2)ab\n\\"))
def test_no_line_of_a_text_is_lost_or_made_up(text: str) -> None:
    """Marks apart, the same words come out in the same order."""
    found = "".join(line.mark + line.text for line in list_lines(text.split("\n")))
    assert "".join(found.split()).replace(".", "").replace(")", "") == "".join(
        text.split()
    ).replace(".", "").replace(")", "")
