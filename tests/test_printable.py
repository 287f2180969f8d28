"""What a terminal or a log is shown: nothing that drives it, and never more than a line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.printable import LINE, as_json, excerpt, no_command, visible, visible_lines
from fairshare.problems import Problem, SetupError, check_as_json
from fairshare.reports.sarif import as_sarif

STRANGE = "\x1b[31mred\x1b]0;title\x07 \u202eback\u2066 \x9b1m \r\n::error title=x::y\u2028z\udcff"
"""Colours, a window's title, turned text, a C1 control, line ends, half a character."""


def problem(excerpt: str = STRANGE, mended: str | None = None) -> Problem:
    """A problem that quotes what is strange."""
    return Problem("E103", STRANGE, 1, 3, (STRANGE,), STRANGE, STRANGE, excerpt, mended)


def is_harmless(text: str) -> bool:
    return all(character.isprintable() or character == "\n" for character in text)


@given(st.text())
def test_what_is_shown_can_be_seen(text: str) -> None:
    """Each character stays in its place; what can't be seen is a mark."""
    assert visible(text).isprintable()
    assert len(visible(text)) == len(text)
    assert is_harmless(visible_lines(text))
    assert visible_lines(text).count("\n") == text.count("\n")


@pytest.mark.parametrize("style", ["text", "github"])
def test_no_part_of_a_problem_reaches_a_log_as_it_is(style: str) -> None:
    """Its file, message, hint, line and the lines to paste."""
    said = problem(mended=f"one {STRANGE}\ntwo {STRANGE}").explain(style)  # type: ignore[arg-type]
    assert is_harmless(said)
    assert not any(line.lstrip().startswith("::error title=") for line in said.split("\n"))


def test_json_and_sarif_hold_the_same_text_in_escapes() -> None:
    """Programs read what the file says; a terminal shows nothing of it that drives one."""
    for text in (check_as_json(1, [problem()]), as_sarif([problem()])):
        assert is_harmless(text)
    assert json.loads(check_as_json(1, [problem()]))["problems"][0]["file"] == STRANGE


@given(st.dictionaries(st.text(), st.text() | st.integers()))
def test_json_of_any_data_is_harmless_and_the_same_data(data: dict[str, object]) -> None:
    """Whatever is written as an escape reads back as what it was."""
    assert is_harmless(as_json(data))
    assert json.loads(as_json(data)) == data


def test_what_stops_a_run_is_said_in_characters_that_can_be_seen() -> None:
    """A sentence may name a file."""
    assert is_harmless(str(SetupError(f"{STRANGE} is missing.")).replace("\n", "x"))
    assert "\n" not in str(SetupError(STRANGE))


@pytest.mark.parametrize("line", ["::add-mask::a", "    ::stop-commands::x", "a ##[group]b"])
def test_a_line_of_a_file_is_no_command_to_a_code_host(line: str) -> None:
    """A host takes one after spaces too, and an older form of it anywhere."""
    shown = no_command(line)
    assert len(shown) == len(line)
    assert not shown.lstrip().startswith("::")
    assert "##[" not in shown
    said = problem(excerpt=line, mended=line).explain("text").split("\n")
    assert not any(one.lstrip().startswith("::") or "##[" in one for one in said)


def test_usual_lines_are_shown_as_they_are() -> None:
    """Colons and number signs elsewhere are text."""
    for line in ("a: b::c", "#[x](y) ## z", "file.yml:1:1: E103 : x"):
        assert no_command(line) == line


@pytest.mark.parametrize("column", [0, 1, 99, 100, 101, 500, 90_000, 179_900, 179_999])
def test_of_a_long_line_the_part_around_the_place_is_shown(column: int) -> None:
    """Never more than a line, and the caret stands under the same character."""
    line = "".join(chr(ord("a") + number % 26) for number in range(180_000))
    shown, caret = excerpt(line, column)
    assert len(shown) == LINE
    assert shown[caret] in {line[column], "…"}
    if 0 < column < len(line) - 1:
        assert shown[caret] == line[column]
    assert shown.startswith("…") == (column > LINE // 2)
    assert shown.endswith("…") == (column < len(line) - LINE // 2)


def test_a_short_line_is_shown_whole() -> None:
    """With the place that was given."""
    assert excerpt("a" * LINE, 7) == ("a" * LINE, 7)
    assert excerpt("\ta", 1) == (" a", 1)
