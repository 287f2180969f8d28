"""The strict parser: types, places, attacks, and what must hold for any bytes whatever."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fairshare.load import strict_yaml
from fairshare.load.comments import lines_with_comments
from fairshare.load.document import Document, Parsed
from fairshare.load.raw.properties import refused
from fairshare.load.strict_yaml import libyaml_missing, parse
from fairshare.load.structure.data_only import data_only, events
from fairshare.load.structure.tree import TreeBuilder

ENTRIES = sorted((Path(__file__).parents[2] / "register").rglob("*.yml"))


def loaded(text: str) -> Document:
    parsed = parse(text.encode(), "entry.yml")
    assert parsed.problems == ()
    assert parsed.document is not None
    return parsed.document


def codes(content: bytes) -> set[str]:
    return {problem.code for problem in parse(content, "entry.yml").problems}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("4.50", 4.5),
        ("-0.5", -0.5),
    ],
)
def test_an_unquoted_value_of_a_known_form_has_a_type(written: str, value: object) -> None:
    """True, false, nothing, whole numbers and simple decimals are typed."""
    found = loaded(f"a: {written}\n").data["a"]
    assert found == value
    assert type(found) is type(value)


UNTYPED = """
no yes on off True NULL 2026-01-01 2026-02-30 010 0x1F 0b1 12:30 1:1:1 1e3 1_000 .5 5. +1 .inf .nan
--1 1.2.3 0123456789012345678 P1Y =
"""


@pytest.mark.parametrize("written", UNTYPED.split())
def test_every_other_unquoted_value_is_text(written: str) -> None:
    """The surprises of YAML 1.1 stay the text that was written, for the schema to judge."""
    assert loaded(f"a: {written}\n").data == {"a": written}


@pytest.mark.parametrize("before", ["", "\n", "\n\n", "# a\n", "a: b # c\n"])
def test_the_lines_of_comments_behind_values_are_known(before: str) -> None:
    """Wherever they stand: one line too early or too late, and another value would be judged."""
    found = lines_with_comments(f"{before}d: e # f\n # g\nh: i#j\nk: l # m\n")
    first = before.count("\n")
    assert found == {*([0] if " #" in before else []), first, first + 3}


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("a: b # c\n", {("a",): (1, 6, 1, 4)}),
        ("a: # b\n", {("a",): (1, 4, 1, 4)}),
        ("a:\n  - # b\n  - c # d\n", {("a", 0): (2, 5, 2, 5), ("a", 1): (3, 7, 3, 5)}),
        (
            "a:\n  b: # c\n  d:\n    - # e\n",
            {("a", "b"): (2, 6, 2, 6), ("a", "d", 0): (4, 7, 4, 7)},
        ),
        ("a: [b, c] # d\n", {}),
    ],
)
def test_a_comment_stands_at_the_value_that_it_follows(
    written: str, places: dict[tuple[str | int, ...], tuple[int, ...]]
) -> None:
    """Line and column of the #, then where the value begins; of nothing, where it would."""
    assert {path: one[:4] for path, one in loaded(written).comments.items()} == places


@pytest.mark.parametrize("written", ["'true'", '"5"', "'null'", "''", "|\n  5\n", ">-\n  true\n"])
def test_a_quoted_or_block_value_is_text(written: str) -> None:
    """Quotes say that it is text, whatever it looks like."""
    assert isinstance(loaded(f"a: {written}\n").data["a"], str)


@pytest.mark.parametrize("written", ['"  b c  "', "'b c '", "|\n  b c\n\n", "   b c   "])
def test_text_is_trimmed(written: str) -> None:
    """Lengths count characters after trimming, so the data is trimmed at once."""
    assert loaded(f"a: {written}\n").data == {"a": "b c"}


@pytest.mark.parametrize(
    "text",
    [
        "{ first: a, last: b }:\n# c\n  hr:  # d\n     65\n",
        "? # a\n - b\n: # c\n - # d\n  e\n",
        "? {a: b} # c\n: d # e\n",
        "?\n# age: livm # May\n tl': b,1",
    ],
)
def test_a_comment_beside_a_group_as_name_breaks_nothing(text: str) -> None:
    """A group can't be a name; with a comment in it that is said too, and nothing is raised."""
    assert "E007" in codes(text.encode())


def test_a_tab_between_words_reads_as_a_space() -> None:
    """The parsers differ on where a tab may stand; a space may stand there for both."""
    assert loaded("a:\tb\tc\nd: |\n  e\tf\n").data == {"a": "b c", "d": "e f"}


def test_a_last_line_without_an_end_is_read_like_any_other() -> None:
    """Many editors leave the last line open."""
    assert loaded("a: b\nc: |\n  d").data == loaded("a: b\nc: |\n  d\n").data
    assert codes(b"%a") == {"E007"}


def test_a_comment_behind_a_plain_value_is_known() -> None:
    """It may be the rest of a text in which somebody wrote a # (E261)."""
    parsed = parse(b"title: Plan #9 from above\nstage: live\n", "a.yml").document
    assert parsed
    (comment,) = parsed.comments.items()
    assert comment[0] == ("title",)
    assert (comment[1].line, comment[1].column) == (1, 13)


def test_places_are_those_of_keys_and_values() -> None:
    """Line and column count from 1, in characters; list items and the root have no key."""
    document = loaded(
        "# 🏫\n"
        "title: a\n"
        "data:\n"
        "  people: [b, {c: é, d: e}]\n"
        "  text: |\n"
        "    f\n"
        "roles:\n"
        "- g: h\n"
        "  empty:\n"
        "last: '🏫' # x\n"
    )
    assert document.positions == {
        (): (2, 1, 2, 1),
        ("title",): (2, 8, 2, 1),
        ("data",): (4, 3, 3, 1),
        ("data", "people"): (4, 11, 4, 3),
        ("data", "people", 0): (4, 12, 4, 12),
        ("data", "people", 1): (4, 15, 4, 15),
        ("data", "people", 1, "c"): (4, 19, 4, 16),
        ("data", "people", 1, "d"): (4, 25, 4, 22),
        ("data", "text"): (5, 9, 5, 3),
        ("roles",): (8, 1, 7, 1),
        ("roles", 0): (8, 3, 8, 3),
        ("roles", 0, "g"): (8, 6, 8, 3),
        ("roles", 0, "empty"): (9, 9, 9, 3),
        ("last",): (10, 7, 10, 1),
    }


def paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path]
    if isinstance(value, dict):
        for key, inner in value.items():
            found += paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            found += paths(inner, (*path, index))
    return found


def value_at(document: Document, path: tuple[str | int, ...]) -> Any:
    value: Any = document.data
    for step in path:
        value = value[step]
    return value


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_every_path_of_an_entry_points_at_its_text(path: Path) -> None:
    """In every file of this register, the source at a place is what the data says."""
    document = parse(path.read_bytes(), path.name).document
    assert document is not None
    assert list(document.positions) == paths(document.data)
    for where, place in document.positions.items():
        value = value_at(document, where)
        if where and isinstance(where[-1], str):
            assert document.line(place.key_line)[place.key_column - 1 :].startswith(where[-1])
        if isinstance(value, str):
            source = document.line(place.line)[place.column - 1 :]
            assert source[0] in "|>" or source.lstrip("'\"").startswith(value.split()[0][:10])


def test_windows_line_ends_give_the_same_data_and_places() -> None:
    """An entry written on another system is the same entry, with another checksum."""
    unix, windows = loaded("a: |\n  b\n  c\nd: e\n"), loaded("a: |\r\n  b\r\n  c\r\nd: e\r\n")
    assert (unix.data, unix.positions, unix.text) == (windows.data, windows.positions, windows.text)
    assert unix.sha256 != windows.sha256


def test_the_checksum_is_that_of_the_bytes() -> None:
    """Anyone can hold a published checksum against the file."""
    assert loaded("a: é\r\n").sha256 == hashlib.sha256("a: é\r\n".encode()).hexdigest()


def test_all_problems_of_a_file_are_told_at_once() -> None:
    """People should not have to run the check again for each mistake."""
    parsed = parse("a: &x b\nc: *x\na: d\nc: !t e\u200b\nf: 1234567890123456\n".encode(), "e.yml")
    found = [(problem.code, problem.line) for problem in parsed.problems]
    assert found == [
        ("E007", 1),
        ("E007", 2),
        ("E006", 3),
        ("E006", 4),
        ("E007", 4),
        ("E004", 4),
        ("E008", 5),
    ]


def test_a_problem_shows_the_line_it_is_about() -> None:
    """The excerpt is the source line, so that a caret can be put under the place."""
    (problem,) = parse(b"title: a\ndata: {b: c, b: d}\n", "e.yml").problems
    assert problem.excerpt == "data: {b: c, b: d}"
    assert problem.path == ("data", "b")


def test_a_second_key_names_the_line_of_the_first() -> None:
    """Both places of a duplicate are known to the reader of the message."""
    (problem,) = parse(b"a: 1\nb: 2\na: 3\n", "e.yml").problems
    assert problem.line == 3
    assert "line 1" in problem.message


def test_a_file_full_of_forbidden_characters_is_not_reported_character_by_character() -> None:
    """A broken file must not bury the report of all others."""
    assert len(parse(("a: " + "\u200b" * 5000).encode(), "e.yml").problems) == 50


MERGES = "a0: &a0 {k: v}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 25)
)
ALIASES = 'a: &a ["x","x"]\n' + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (MERGES.encode(), "E007"),
        (ALIASES.encode(), "E007"),
        (b"a: &a [*a]\n", "E007"),
        (b"a: " + b"[" * 25_000, "E008"),
        (b"a: " + b"[" * 25_000 + b"]" * 25_000, "E008"),
        (b"a: " + b"{b: " * 20_000, "E008"),
        (b"- " * 40_000, "E009"),
        (b"? " * 40_000, "E008"),
        (b"a:\n" + b"".join(b" " * n + b"- \n" for n in range(1, 300)), "E008"),
        (b"a: " + b"1:" * 200_000, "E002"),
        (b"a: " + b"9" * 5_000, "E008"),
        ("title: a".encode("utf-16"), "E003"),
        (b'a: "\\0"\n', "E004"),
        ("a: \u202eb\n".encode(), "E004"),
        ("a: b\u0085c: d\n".encode(), "E004"),
        (b"a: !!python/object/apply:os.system [echo]\n", "E007"),
        (b"%" * 90_000, "E007"),
        (b"%\n" * 2_000, "E007"),
        (b"\0" * 90_000, "E004"),
        (b"a: '" + b"'" * 90_000, "E005"),
        (b'a: "' + b"\\x" * 40_000, "E005"),
        (b"a: " + b"&a " * 30_000, "E007"),
        (b"#" * 98_305, "E002"),
    ],
)
def test_an_attack_is_refused(content: bytes, code: str) -> None:
    """What makes other loaders run for minutes, crash or read another text is a problem here."""
    assert code in codes(content)


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13-45", "1:" * 20_000, "0x" + "f" * 5_000])
def test_a_value_that_makes_other_loaders_fail_is_text(written: str) -> None:
    """Dates that don't exist and numbers of other bases are never computed with."""
    assert loaded(f"a: '{written}'\nb: {written}.\n").data["b"] == f"{written}."


SIGNS = """a|b:|: |- |  |\t|'|"|[|]|{|}|,|#| #|&x |*x|!t |? |%|@|\\|\\u202e|1|0.5|null|<<|é|🏫"""
PIECES = st.sampled_from(
    [
        *(*SIGNS.split("|"), "\n", "|\n", ">-\n", "---\n", "...\n", "\r\n", " #7", "```\n"),
        *("<<<<<<< a\n", "=======\n", *"\u200b\r\x00\ufeff\u0085\u00a0\u3000\u3164\ue000\u0301"),
    ]
)


ODD = (
    *("a: &x b", "a: *x", "a: !t b", "&x a: b", "!t a: b", "true: b", "1: b", "~: b", "<<: b"),
    *("? |\n  a\n: b", "? [a]\n: b", "a: b\na: c", '"\\u200b": b', 'a: "\\u200b"', "a: [b"),
    *("a: 1234567890123456", "a: b\n---\na: c", "[a]", "a", "- a: b", "%YAML 1.2\n---\na: b", ""),
    *("a: 'b", "a: [[[[[[[[b]]]]]]]]"),
)


@pytest.mark.parametrize("text", ODD)
def test_the_short_way_takes_nothing_that_may_be_refused(text: str) -> None:
    """The data of a file alone comes back only where there is nothing to say."""
    assert codes(f"{text}\n".encode())
    assert data_only(f"{text}\n", yaml.CSafeLoader) is None


@pytest.mark.parametrize(("count", "whole"), [(3_998, True), (4_000, True), (4_002, False)])
def test_the_short_way_has_the_limit_of_the_long_one(count: int, whole: bool) -> None:
    """4,000 events: keys, values, beginnings and ends."""
    text = "".join(f"k{number}: v\n" for number in range((count - 6) // 2))
    assert (data_only(text, yaml.CSafeLoader) is not None) == whole
    assert (codes(text.encode()) == set()) == whole


@settings(deadline=None, max_examples=600)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_the_short_way_says_what_the_long_one_does(text: str) -> None:
    """Whatever the data of a file alone is, a pass with places finds the same."""
    found = data_only(text, yaml.CSafeLoader)
    if found is None:
        return
    tree = TreeBuilder("e.yml", text.split("\n"), frozenset())
    tree.read(events(text, yaml.CSafeLoader))
    assert tree.problems == []
    assert json.dumps(tree.root) == json.dumps(found)


def holds(parsed: Parsed, content: bytes) -> None:
    """What every outcome must satisfy."""
    assert (parsed.document is None) == bool(parsed.problems)
    lines = content.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    for problem in parsed.problems:
        assert 1 <= problem.line <= len(lines)
        assert problem.column >= 1
        assert problem.code in {"E011", *(f"E00{number}" for number in range(2, 10))}
    if parsed.document is not None:
        json.dumps(parsed.document.data, allow_nan=False)
        assert list(parsed.document.positions) == paths(parsed.document.data)
        assert not any(True for text in texts(parsed.document.data) for _ in refused(text))


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(text for inner in value.values() for text in texts(inner))]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [value] if isinstance(value, str) else []


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_problems(content: bytes) -> None:
    """No input raises anything."""
    holds(parse(content, "e.yml"), content)


@settings(deadline=None, max_examples=600)
@example("---\n  ", "")  # the parser ends on a line that the file doesn't have
@given(
    st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["", "a: ", "a:\n  - ", "a: |\n  "])
)
def test_any_text_in_the_signs_of_yaml_is_a_document_or_problems(text: str, before: str) -> None:
    """Nor does text that is close to YAML, with either parser."""
    content = (before + text).encode()
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        holds(parse(content, "e.yml", loader=loader), content)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(WORDS, VALUES, max_size=5), st.sampled_from([None, True, False]))
def test_both_parsers_agree_on_generated_documents(data: dict[str, Any], flow: bool | None) -> None:
    """Whatever a program writes as YAML reads alike with libyaml and without."""
    content = yaml.safe_dump(
        data, allow_unicode=True, default_flow_style=flow, sort_keys=False
    ).encode()
    fast, slow = parse(content, "e.yml"), parse(content, "e.yml", loader=yaml.SafeLoader)
    assert fast.document == slow.document
    assert [p.code for p in fast.problems] == [p.code for p in slow.problems]


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(WORDS.map(str.strip), VALUES, max_size=5))
def test_what_was_written_is_what_is_read(data: dict[str, Any]) -> None:
    """A document of plain data comes back the same, but for trimming."""
    parsed = parse(json.dumps(data, ensure_ascii=False).encode(), "e.yml")
    if parsed.document is not None:
        assert parsed.document.data == trimmed(data)


def trimmed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: trimmed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [trimmed(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value


def test_a_list_pasted_with_bullets_comes_back_with_hyphens() -> None:
    """All items that follow each other, as they are indented, and no line after them."""
    (found,) = parse(
        b"a:\n  b:\n  \xe2\x80\xa2 one\n  \xe2\x80\xa2\ttwo\n  c: d\n", "e.yml"
    ).problems
    assert (found.code, found.line, found.mended) == ("E005", 3, "  - one\n  - two")


def test_a_missing_libyaml_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the slow parser learns why the check takes long."""
    assert libyaml_missing() is None
    monkeypatch.setattr(strict_yaml, "_FAST", yaml.SafeLoader)
    assert "libyaml" in (libyaml_missing() or "")
