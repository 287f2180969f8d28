"""No file costs more than its size deserves: kinds are capped, texts cut, places found once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.load.document import Document
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem, in_order
from fairshare.validate import Checker
from fairshare.validate.personal.masking import FoundPieces
from fairshare.validate.personal.search import search, worth_a_look
from fairshare.validate.schema.limits import Limits
from fairshare.validate.text.spot import _line_starts
from projects import FULL, as_yaml
from trees import SCHEMA, TODAY, base

FRAMEWORK = load_framework(SCHEMA)
CHECKER = Checker(FRAMEWORK, TODAY)
MORE = "There are more of this kind in the file: the first 100 are shown."


def document(**changes: Any) -> Document:
    data = base("full.yml")
    data.update(changes)
    read = parse(as_yaml(data).encode(), FULL).document
    assert read is not None
    return read


def of_kind(problems: list[Problem], code: str) -> list[Problem]:
    return [problem for problem in problems if problem.code == code]


@pytest.mark.parametrize(("count", "shown", "said"), [(100, 100, False), (101, 100, True)])
def test_a_hundred_of_a_kind_are_shown_in_a_file(count: int, shown: int, *, said: bool) -> None:
    """The last of them says that there are more; nothing is left out in silence."""
    problems = [Problem.of("E001", file="a.yml", place=(n, 1)) for n in range(1, count + 1)]
    found = in_order(
        [*problems, Problem.of("E009", file="a.yml"), Problem.of("E001", file="b.yml")]
    )
    of_a = [one for one in found if one.file == "a.yml" and one.code == "E001"]
    assert [one.line for one in of_a] == list(range(1, shown + 1))
    assert of_a[-1].hint.endswith(MORE) is said
    assert not any(one.hint.endswith(MORE) for one in found if one is not of_a[-1])
    assert len(found) == shown + 2


def test_personal_data_of_a_kind_is_capped_and_every_line_of_it_hidden() -> None:
    """Of 300 names 100 are shown, and no problem shows the text of any."""
    names = " ".join(f"Mr A{'b' * (n % 7 + 1)} Quux{n}." for n in range(300))
    problems = CHECKER.initiative(document(purpose={**base("full.yml")["purpose"], "risks": names}))
    found = of_kind(problems, "W412")
    assert len(found) == 100
    assert found[-1].hint.endswith(MORE)
    assert not any("Quux" in problem.explain("text") for problem in problems)


def test_personal_data_is_found_beyond_the_limit_of_a_text() -> None:
    """Rules see a text over its limit cut; the search for personal data sees it whole."""
    summary = "We share data with schools. " * 400 + "Write to jane.bloggs@gmail.com."
    found = {problem.code for problem in CHECKER.initiative(document(summary=summary))}
    assert {"E106", "E404"} <= found


def test_rules_see_no_text_over_its_limit() -> None:
    """Each text is cut to what its field allows; all else is as it was."""
    schema = FRAMEWORK.schema("initiative")
    limit = schema["properties"]["summary"]["maxLength"]
    before = document(summary="x" * (limit + 1), unknown="y" * 5_000)
    after = Limits(schema).cut(before)
    assert after.data["summary"] == "x" * limit
    assert {**after.data, "summary": ""} == {**before.data, "summary": ""}


def test_the_places_of_a_file_are_found_in_one_pass() -> None:
    """However many problems point into a text, its lines are counted once."""
    names = " ".join(f"Mr A. Quux{n}" for n in range(100))
    before = _line_starts.cache_info().misses
    CHECKER.initiative(document(purpose={**base("full.yml")["purpose"], "risks": names}))
    assert _line_starts.cache_info().misses == before + 1


def test_a_name_is_shown_where_it_stands_each_time() -> None:
    """The same text twice in a field: two places."""
    risks = "Mr A. Quux came first.\n\nThen Mr A. Quux came again, and Mr A. Quux."
    found = of_kind(
        CHECKER.initiative(document(purpose={**base("full.yml")["purpose"], "risks": risks})),
        "W412",
    )
    assert len({(problem.line, problem.column) for problem in found}) == 3


def test_a_token_begins_where_its_letters_begin() -> None:
    """A run of its letters is looked at once; a real token is found at its start."""
    token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3.SflKxwRJSMeKKF2QT4"  # noqa: S105
    assert [(one.code, one.start) for one in search(f"x {token}")] == [("E409", 2)]
    assert search("eyJ-" * 20_000) == []


def test_texts_worth_a_look_are_counted_whatever_small_letters_do() -> None:
    """İ becomes two characters in small letters: the text after it is still the one meant."""
    assert worth_a_look(["İİİİ", "no number", "password: abc1"]) == [2]


def brute(text: str, pieces: list[str]) -> str:
    """What masking means, tried at each position with each piece."""
    shown, at = "", 0
    while at < len(text):
        fits = [n for p in pieces for n in range(4, len(p) + 1) if text.startswith(p[:n], at)]
        shown += "…" if fits else text[at]
        at += max(fits, default=1)
    return shown


@given(
    st.text("ab ", max_size=40),
    st.lists(st.text("ab", min_size=1, max_size=9), max_size=6),
)
def test_pieces_are_masked_wherever_they_begin(text: str, pieces: list[str]) -> None:
    """A message may quote a find cut short: four of its first letters are enough."""
    assert FoundPieces(pieces).masked(text) == brute(text, pieces)
