"""The form reads and writes files as the register does: nothing changes on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from fairshare.catalogue import WORDINGS
from fairshare.load.document import Document
from fairshare.load.framework import load_framework
from fairshare.load.raw.properties import kind, refused
from fairshare.load.strict_yaml import parse
from fairshare.validate import Checker
from projects import FULL, REPOSITORY
from trees import SCHEMA, TODAY, loaded, plant
from whole_entries import whole_entries

pytestmark = pytest.mark.long

CASES = REPOSITORY / "tests" / "cases"
CHECKER = Checker(load_framework(SCHEMA), TODAY)
PATIENCE = 30_000
"""Milliseconds at most until modules and the schema are fetched, on a machine with much to do."""

UNKNOWN = {
    "E007/document-marks": "an end mark, which no entry has",
    "E007/name-after-a-question-mark": "a form of YAML that nobody types",
    "E009/no-fields-in-braces": "an entry without fields",
}
"""What the register's loader takes and the form's small reader refuses, with its line."""

READ_ALL = """async ([base, texts]) => {
    const { parse } = await import(`${base}assets/fairshare/assess/read-yaml.js`);
    return texts.map((text) => {
        try { return { data: parse(text) }; }
        catch (error) { return { line: error.line ?? String(error) }; }
    });
}"""
READ_NOTICES = """async ([base, texts]) => {
    const { parse } = await import(`${base}assets/fairshare/assess/read-yaml.js`);
    return texts.map((text) => {
        let dropped;
        parse(text, (notice) => { dropped = notice; });
        return dropped.after.map(({ path, line }) => [path, line]);
    });
}"""
CLEAN_ALL = """async ([base, texts]) => {
    const { clean, refused } = await import(`${base}assets/fairshare/assess/characters.js`);
    return texts.map((text) => [clean(text), refused(clean(text)).map(({ kind }) => kind)]);
}"""
WRITE_ALL = """async ([base, entries]) => {
    const { toYaml } = await import(`${base}assets/fairshare/assess/write.js`);
    return entries.map(toYaml);
}"""


def files() -> Iterator[Path]:
    """Every entry of the register, the base of the cases, and every valid case."""
    yield from sorted((REPOSITORY / "register").rglob("*.yml"))
    yield from sorted((CASES / "base").rglob("*.yml"))
    for path in sorted((CASES / "valid").rglob("*.yml")):
        if path.is_file() and not path.is_symlink():
            yield path


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def in_python(path: Path) -> Any:
    """What the register's loader makes of a file; None where it refuses it."""
    document = parse(path.read_bytes(), path.name).document
    return None if document is None else document.data


def parsed(path: Path) -> Document:
    document = parse(path.read_bytes(), FULL).document
    assert document is not None
    return document


def in_browser(page: Page, site_address: str, texts: list[str]) -> list[dict[str, Any]]:
    page.goto(site_address)
    read: list[dict[str, Any]] = page.evaluate(READ_ALL, [site_address, texts])
    return read


def test_the_form_reads_what_the_register_reads(page: Page, site_address: str) -> None:
    """Published entries and every valid case give the same data."""
    paths = [path for path in files() if in_python(path) is not None]
    read = in_browser(page, site_address, [path.read_text(encoding="utf-8") for path in paths])
    apart = {
        named(path)
        for path, got in zip(paths, read, strict=True)
        if got.get("data") != in_python(path)
    }
    assert apart == set(UNKNOWN)


@pytest.mark.parametrize("code", ["E005", "E006", "E007", "E009"])
def test_what_the_register_refuses_the_form_refuses(
    page: Page, site_address: str, code: str
) -> None:
    """Broken syntax, doubles, anchors, tags and files without fields: each names a line."""
    paths = sorted((CASES / "invalid" / code).glob("*.yml"))
    read = in_browser(page, site_address, [path.read_text(encoding="utf-8") for path in paths])
    taken = [
        named(p) for p, got in zip(paths, read, strict=True) if type(got.get("line")) is not int
    ]
    assert taken == []


REASONS = """async ([base, texts]) => {
    const { parse } = await import(`${base}assets/fairshare/assess/read-yaml.js`);
    const { reasonFor } = await import(`${base}assets/fairshare/assess/unreadable.js`);
    return texts.map((text) => {
        try { return String(parse(text)); }
        catch (error) { return reasonFor(text, error).slice(0, 2); }
    });
}"""


def test_most_reasons_are_those_of_the_register(page: Page, site_address: str) -> None:
    """Of the files that can't be read 19 in 20 are refused in the command line's words.

    The others are refused for a reason that the line shows and the whole file explains better.
    """
    folders = [CASES / "invalid" / code for code in ("E005", "E006", "E007", "E009")]
    paths = [path for folder in folders for path in sorted(folder.glob("*.yml"))]
    page.goto(site_address)
    found = page.evaluate(REASONS, [site_address, [p.read_text(encoding="utf-8") for p in paths]])
    alike = 0
    for path, (code, variant) in zip(paths, found, strict=True):
        problem = parse(path.read_bytes(), path.name).problems[0]
        gaps = re.sub(r"\\{\w+\\}", ".*", re.escape(WORDINGS[code].messages[variant]))
        alike += problem.code == code and re.fullmatch(gaps, problem.message) is not None
    assert alike / len(paths) >= 0.95


def cut_short(folder: Path) -> Iterator[Path]:
    """Every case of a text that a comment breaks off, or that none does, as a file."""
    for path in sorted(CASES.glob("*valid/E261/*.yml")):
        case = loaded(path)
        if "organisations" not in case:
            plant(folder / path.stem, case)
            yield folder / path.stem / FULL


def test_the_form_sees_the_comments_that_the_register_sees(
    page: Page, site_address: str, tmp_path: Path
) -> None:
    """Where one follows a value without quotes: the same fields, in the same lines."""
    paths = [path for path in files() if in_python(path) is not None and named(path) not in UNKNOWN]
    texts = [path.read_text(encoding="utf-8") for path in (*paths, *cut_short(tmp_path))]
    page.goto(site_address)
    noted = page.evaluate(READ_NOTICES, [site_address, texts])
    for text, after in zip(texts, noted, strict=True):
        document = parse(text.encode(), "entry.yml").document
        assert document is not None
        expected = [[list(path), one.line] for path, one in document.comments.items()]
        assert sorted(after, key=str) == sorted(expected, key=str), text


def open_file(page: Page, site_address: str, name: str, content: bytes) -> str:
    """What the form says when a file is opened in it."""
    page.goto(f"{site_address}assess/")
    page.locator("[data-ready]").wait_for()
    page.locator("[data-fs-open]").set_input_files(
        {"name": name, "mimeType": "text/yaml", "buffer": content}
    )
    message = page.locator("[data-fs-message]")
    expect(message).to_contain_text(name, timeout=PATIENCE)
    return message.inner_text()


def test_a_text_that_breaks_off_is_refused_in_the_same_words(
    page: Page, site_address: str, tmp_path: Path
) -> None:
    """The form would publish half a sentence: it says at which line, and what to do."""
    for path in cut_short(tmp_path):
        said = open_file(page, site_address, "entry.yml", path.read_bytes())
        problems = CHECKER.initiative(parsed(path))
        if not problems:
            assert said.startswith("“entry.yml” is open."), path
            continue
        (problem,) = problems
        assert f"line {problem.line}: {problem.message} {problem.hint}" in said, path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("stage: a\ntitle: Café\n".encode("cp1252"), "line 2: The file is not written in UTF-8"),
        ("title: A Café — open\n".encode("cp1252"), "Windows-1252, in which “Café” stands there."),
        ("title: a\n".encode("utf-16"), "The file is written in UTF-16, not in UTF-8."),
        (b"<<<<<<< HEAD\ntitle: a\n=======\n", "line 1: A merge was left unfinished here"),
        (b"title: a\n=======\n", "line 2: The line ======= is left from a merge"),
        (b"```yaml\ntitle: a\n```\n", "line 1: The line ``` marks a block of code"),
        ("title:\u00a0a\n".encode(), "line 1: The U+00A0 here looks like a space"),
        ("a: b\n\u3000c: d\n".encode(), "line 2: The U+3000 here looks like a space"),
        (b"title: 1234567890123456\n", "line 1: "),
        (b"data: {a: [1234567890123456]}\n", "line 1: "),
        (b"title: |\n    two\n   lines\n", "line 3: "),
        (b"title: a\nstage: live\ntitle: b\n", "line 3: The field `title` is written twice: it"),
        (b"title: Sharing: a way\n", "line 1: A colon followed by a space stands inside text"),
        (b"title: &a b\n", "line 1: `&a` (a mark to copy from) is not allowed."),
        (b"title: 'a\nstage: live\n", "line 1: A quotation mark opens here and is never closed."),
        (b"Only a letter\n", "line 1: The file does not consist of named fields."),
        (b"# only a note\n", "The file is empty."),
    ],
)
def test_a_file_of_which_something_would_be_lost_is_refused(
    page: Page, site_address: str, content: bytes, said: str
) -> None:
    """Letters of another encoding, one side of a merge, digits, the beginnings of lines."""
    assert said in open_file(page, site_address, "entry.yml", content)


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("title: A title\n", ""),
        ("# yaml-language-server: $schema=x\ntitle: A title\n", ""),
        ("title: A title\n# a note\nstage: live\n", ""),
        ("title: A title\nstage: live # a note\n", ""),
        ("title: A\u00ad title\n", "Characters in it that can't be seen are left out."),
    ],
)
def test_what_is_left_out_of_a_file_is_said(
    page: Page, site_address: str, content: str, left: str
) -> None:
    """Comments stay in the lines around them; what can't be seen would be refused."""
    said = open_file(page, site_address, "entry.yml", content.encode())
    assert said.removeprefix("“entry.yml” is open.").strip().startswith(left)
    assert bool(left) == ("left out" in said)


def test_a_typed_text_loses_what_shows_nothing_and_no_more(page: Page, site_address: str) -> None:
    """The register's own properties: what is not taken away it takes, or the form names it."""
    texts = [
        *(
            "a\u00adb\u200b\u202e\u3164c",
            "👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3",
            "a\u200db\ufe0f",
            "نص 5\u00a0000",
        ),
        *("\uf0b7 one", "a\ue000b", "a\ufdd0b", "e" + "\u0301" * 5, "e\u0301\u0302", "\ta\r\nb"),
    ]
    page.goto(site_address)
    cleaned = page.evaluate(CLEAN_ALL, [site_address, texts])
    assert [text for text, _kinds in cleaned] == [
        *("abc", texts[1], "ab", texts[3], "• one", *texts[5:9], "a\nb"),
    ]
    for text, kinds in cleaned:
        assert [kind(sign) for _at, sign in refused(text)] == kinds
    assert [kinds for _text, kinds in cleaned if kinds] == [["private"], ["unknown"], ["marks"]]


def test_what_the_form_writes_the_register_reads(page: Page, site_address: str) -> None:
    """Every entry of the register, and one with any field, comes back as it went in."""
    folders = (REPOSITORY / "register" / "initiatives", CASES / "base")
    entries = [in_python(path) for folder in folders for path in sorted(folder.rglob("*.yml"))]
    entries += whole_entries().values()
    page.goto(site_address)
    written = page.evaluate(WRITE_ALL, [site_address, entries])
    again = [parse(text.encode(), "entry.yml").document for text in written]
    assert [document and document.data for document in again] == entries


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "1.0",
        "2025",
        "true",
        "a: b",
        "a # b",
        "- a",
        "'quoted' and \"double\"",
        "two\n\nparagraphs\n\n- with\n  - a list",
        "ends with a colon:",
        "{a}, [b]",
        "# not a comment",
        "word " * 60 + "end",
        "two  blanks " * 20 + "end",
        "Zürich – £5 “so” 🙂",
        "\\ backslash",
        "---",
        "* star",
    ],
)
def test_a_text_is_written_as_it_is(page: Page, site_address: str, text: str) -> None:
    """Whatever a person types stays the same text."""
    page.goto(site_address)
    entry = {"title": text, "list": [text, "b"], "group": {"inner": text, "items": [{"a": text}]}}
    (written,) = page.evaluate(WRITE_ALL, [site_address, [entry]])
    document = parse(written.encode(), "entry.yml").document
    assert document is not None
    assert document.data == entry
