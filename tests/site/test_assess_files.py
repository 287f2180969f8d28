"""The form reads and writes files as the register does: nothing changes on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from fairshare.load.strict_yaml import parse
from projects import REPOSITORY
from whole_entries import whole_entries

CASES = REPOSITORY / "tests" / "cases"
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
