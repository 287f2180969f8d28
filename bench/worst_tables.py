"""Workbooks and issues that are built to cost as much as they can."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from fairshare.framework import Framework
from fairshare.intake.export import write_table
from fairshare.intake.issues.decision_form import Box, boxes
from fairshare.intake.issues.filled_form import LONGEST

Edit = Callable[[str], str]

_SHEET = "xl/worksheets/sheet1.xml"
_STYLES = "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"
_THEME = "xl/theme/theme1.xml"


def worst_tables(folder: Path, framework: Framework) -> Iterator[Path]:
    """Files to import, each of another kind."""
    folder.mkdir(parents=True)
    template = folder / "template.xlsx"
    write_table(template, framework, ())
    for name, part, edit in _EDITS:
        yield _edited(template, folder / f"{name}.xlsx", part, edit)
    for name, text in _TEXTS.items():
        path = folder / f"{name}.md"
        path.write_text(_issue(boxes(framework), text), encoding="utf-8")
        yield path
    for name, csv in _CSVS.items():
        path = folder / f"{name}.csv"
        path.write_text(csv, encoding="utf-8")
        yield path


def _edited(template: Path, path: Path, part: str, edit: Edit) -> Path:
    """The template with one part written anew."""
    with ZipFile(template) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        for one in old.infolist():
            if one.filename != part:
                new.writestr(one, old.read(one))
        text = old.read(part).decode() if part in old.namelist() else ""
        new.writestr(part, edit(text))
    return path


def _before(mark: str, piece: str, times: int, *, inside: int = 1) -> Edit:
    """Puts a piece before a mark, so many times; or an "a" within it."""

    def edit(text: str) -> str:
        full = piece.replace(">a<", f">{'a' * inside}<").replace("-a-", f"-{'a' * inside}-")
        return text.replace(mark, full * times + mark)

    return edit


def _strings(text: str) -> str:
    start = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return text.replace("</sst>", "<si><t/></si>" * 8_000_000 + "</sst>") or (
        f"{start}{'<si><t/></si>' * 8_000_000}</sst>"
    )


_ROW = '<row r="9"><c r="A9" t="inlineStr"><is><t>a</t></is></c></row>'

_END, _STYLE_END = "</sheetData>", "</cellXfs>"
_ANY_CELLS = "<row>" + "<c/>" * 1_000_000 + "</row>"
_ONE_CELL = "<row>" + '<c r="A9"/>' * 1_000_000 + "</row>"
_FULL_ROW = "<row>" + "<c><v>1</v></c>" * 390 + "</row>"
_MERGED = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
_EDITS: tuple[tuple[str, str, Edit], ...] = (
    ("cells-without-address", _SHEET, _before(_END, _ANY_CELLS, 5)),
    ("cells-in-one-place", _SHEET, _before(_END, _ONE_CELL, 4)),
    ("rows-in-one-place", _SHEET, _before(_END, '<row r="9"/>', 4_000_000)),
    ("rows", _SHEET, _before(_END, "<row/>", 1_900)),
    ("full-rows", _SHEET, _before(_END, _FULL_ROW, 5_000)),
    ("rows-to-the-limit", _SHEET, _before(_END, _FULL_ROW, 250)),
    ("odd-elements", _SHEET, _before(_END, "<x/>", 12_000_000)),
    ("elements-to-the-limit", _SHEET, _before(_END, "<x/>", 380_000)),
    ("long-text", _SHEET, _before(_END, _ROW, 1, inside=47_000_000)),
    ("larger-text", _SHEET, _before(_END, _ROW, 1, inside=190_000_000)),
    ("comment", _SHEET, _before(_END, "<!--a-->", 1, inside=47_000_000)),
    ("styles", _STYLES, _before(_STYLE_END, "<xf/>", 8_000_000)),
    ("styles-to-the-limit", _STYLES, _before(_STYLE_END, "<xf/>", 19_000)),
    ("style-comment", _STYLES, _before(_STYLE_END, "<!--a-->", 1, inside=150_000_000)),
    ("fonts", _STYLES, _before("</fonts>", "<font/>", 3_000_000)),
    ("shared-strings", _STRINGS, _strings),
    ("theme", _THEME, _before("</a:theme>", "<a:x/>", 20_000_000)),
    ("merged", _SHEET, _before("</worksheet>", _MERGED, 100_000)),
    ("merged-to-the-limit", _SHEET, _before("</worksheet>", _MERGED, 9_900)),
)
"""Name, part and what is done to it."""

_TEXTS: Mapping[str, str] = {
    "issue-names": "Mr A. Bc ",
    "issue-lines": "a\n",
    "issue-numbers": "943 476 5919 ",
    "issue-headings": "##### a\n",
    "issue-links": "[www.gov.uk](https://a.bc/) ",
}

_CSVS: Mapping[str, str] = {
    "csv-columns": "a," * 5_000_000,
    "csv-rows": "title\n" + "a\n" * 49_000,
    "csv-long": "title\n" + "a" * 19_000_000,
    "csv-quotes": "title\n" + '"' * 19_000_000,
    "csv-faults": "title,stage,themes\n" + "zz,zz,zz\n" * 1_900,
}


def _issue(found: Sequence[Box], text: str) -> str:
    """The form, filled: its first free text with as much as an issue may hold."""
    parts = [f"### {box.label}\n\n_No response_\n\n" for box in found]
    at = next(number for number, box in enumerate(found) if box.kind == "textarea")
    room = LONGEST - sum(map(len, parts)) - 100
    parts[at] = f"### {found[at].label}\n\n{(text * (room // len(text)))}\n\n"
    return "".join(parts)
