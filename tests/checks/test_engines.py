"""Scripts and style sheets are held to the oldest engines that docs/browsers.md promises."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from checks.engines.__main__ import Check, main
from checks.engines.compat import first
from checks.engines.scripts import Code
from checks.engines.table import above, read_rules, read_versions

RULES, KNOWN = read_rules(), read_versions()
STYLES = {
    ".a:has(.b) { color: red; }": "has",
    ":is(h1, h2) { color: red; }": "is",
    ".a { inset: 0; }": "inset",
    '.a::before { content: "x" / "y"; }': 'content with "/"',
    "@layer a { .a { color: red; } }": "layer",
    ".a { .b & { color: red; } }": "nesting",
    ".a { gap: 1rem; display: flex; }": "flex gap",
    ".a { height: 100dvh; }": "svh, lvh, dvh",
    ".a { color: color-mix(in srgb, red, blue); }": "color-mix",
    ".a { text-wrap: balance; }": "text-wrap: balance",
    ".a { list-style: inside disclosure-open; }": "list-style-type: disclosure-open",
    "@media (width < 40rem) { .a { color: red; } }": "width in media with <",
    ".a { never-heard-of: 1; }": "never-heard-of",
}
"""What a style sheet of the lowest floor may not say, and what the check calls it."""
SCRIPTS = {
    "const last = rows.at(-1);": "at",
    'text.replaceAll("a", "b");': "",  # every engine at the floor has it
    "Object.hasOwn(row, name);": "hasOwn",
    "structuredClone(row);": "structuredClone",
    "const mark = /(?<!!)x/;": "lookbehind",
    "const mark = new RegExp(`(?<=${a})x`);": "lookbehind",
    "rows.findLast((row) => row);": "findLast",
    "Promise.any(rows);": "",
    "const mark = /x/v;": "flag v",
    "class A { static { A.b = 1; } }": "static {",
    "const rows = await fetch(address);": "await at the top",
    "const table = Object.groupBy(rows, name);": "groupBy",
    "const { promise } = Promise.withResolvers();": "withResolvers",
}
WELL = {
    "fairshare.css": [
        "@supports selector(:has(a)) { .a:has(.b) { color: red; } }",
        '.a::before { content: "x"; content: "x" / "y"; }',
        ".a { height: 100vh; height: 100dvh; }",
        ".a { --own: 1; -webkit-mask: none; }",
        '.a::before { content: ":has(" " / "; }',
    ],
    "copy.js": [
        "if (rows.findLast) rows.findLast((row) => row);",
        'if ("findLast" in rows) rows.findLast((row) => row);',
        'const copy = typeof structuredClone === "function" ? structuredClone(row) : row;',
        "rows.findLast?.((row) => row);",
        "// rows.findLast(",
        'say("rows.findLast(");',
        "say(`rows.findLast( ${name} structuredClone( `);",
        "const half = count / 2 / 3; // as (?<=x)",
    ],
}


SMALL = {
    "site.js": """if (!Object.hasOwn) Object.hasOwn = (value, name) => name in value;
import("./list.js");
import("./copy.js");
import("./assess/main.js");
""",
    "copy.js": "",
    "list.js": "Object.hasOwn(row, name);\n",
    "assess/main.js": 'import { rows } from "./rows.js";\n',
    "assess/rows.js": "",
    "../../fairshare/embed/list.js": "",
    "fairshare.css": "",
    "list.css": ".a { accent-color: red; }\n",
}
"""A package in small: its scripts and style sheets."""
FLOORS = {
    "lists": replace(
        RULES.floors["lists"],
        scripts=("site.js", "list.js", "copy.js", "../../fairshare/embed/list.js"),
        styles=("fairshare.css", "list.css"),
    ),
    "form and search": replace(
        RULES.floors["form and search"], scripts=("assess/main.js",), styles=()
    ),
}
FEW = replace(RULES, floors=FLOORS, without={("list.css", "accent-color"): "their own colour"})


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """The small package's assets, to break."""
    folder = tmp_path / "templates" / "assets" / "fairshare"
    for name, text in SMALL.items():
        path = (folder / name).resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def found(assets: Path) -> list[str]:
    return list(Check(assets, FEW, KNOWN).problems())


def add(path: Path, text: str) -> int:
    """Put a line at the end of a file; its number."""
    whole = f"{path.read_text('utf-8')}{text}\n"
    path.write_text(whole, "utf-8")
    return whole.count("\n")


def test_scripts_and_style_sheets_keep_to_their_floors() -> None:
    """Those of the project, and each excuse in rules.yml is needed."""
    assert main() == 0


@pytest.mark.parametrize(("text", "name"), STYLES.items())
def test_a_style_above_its_floor_is_found(assets: Path, text: str, name: str) -> None:
    """Where it stands and what it is; so is a property that the table does not know."""
    path = assets / "fairshare.css"
    line = add(path, text)
    assert any(f"fairshare.css:{line}: {name} (" in problem for problem in found(assets))


@pytest.mark.parametrize(("text", "name"), SCRIPTS.items())
def test_a_script_above_its_floor_is_found(assets: Path, text: str, name: str) -> None:
    """In a script that stands alone: no other supplies what an old engine lacks."""
    path = assets.parents[1] / "fairshare" / "embed" / "list.js"
    line = add(path, text)
    problems = found(assets)
    assert len(problems) == bool(name)
    assert all(f"list.js:{line}: {name} (" in problem for problem in problems)


@pytest.mark.parametrize(
    ("file", "text"), [(file, text) for file, texts in WELL.items() for text in texts]
)
def test_a_fallback_or_a_mere_mention_is_no_fault(assets: Path, file: str, text: str) -> None:
    """A plain declaration before it, @supports, a test of the script, a comment, a text."""
    add(assets / file, text)
    assert found(assets) == []


def test_a_test_far_above_its_use_is_none(assets: Path) -> None:
    """It must stand where a reader of the script sees it."""
    add(assets / "copy.js", "if (rows.findLast) say();\n\n\nrows.findLast((row) => row);")
    assert len(found(assets)) == 1


def test_what_site_js_supplies_counts_for_the_scripts_that_it_loads(assets: Path) -> None:
    """Without it, each use is found."""
    site = assets / "site.js"
    lines = site.read_text("utf-8").splitlines(keepends=True)
    site.write_text("".join(line for line in lines if "Object.hasOwn)" not in line), "utf-8")
    assert any("hasOwn" in problem for problem in found(assets))


def test_the_form_may_use_what_the_list_may_not(assets: Path) -> None:
    """Each floor has its own scripts, found by what loads what."""
    use = "const made = crypto.randomUUID();"  # Safari 15.4, Chrome 92
    private = "class Row { #made = 1; }"  # Safari 14.1, Firefox 90
    add(assets / "assess" / "main.js", private)
    assert found(assets) == []
    add(assets / "assess" / "main.js", use)
    add(assets / "list.js", private)
    assert ["main.js" in one for one in sorted(found(assets))] == [True, False]


def test_a_file_that_no_floor_reaches_is_found(assets: Path) -> None:
    """It would be held to nothing."""
    (assets / "lost.js").write_text("", "utf-8")
    assert found(assets) == [
        "templates/assets/fairshare/lost.js: no floor in rules.yml reaches it."
    ]


def test_an_excuse_that_nothing_needs_is_found(assets: Path) -> None:
    """Else it would cover what comes later."""
    sheet = assets / "list.css"
    sheet.write_text(sheet.read_text("utf-8").replace("accent-color", "color"), "utf-8")
    assert found(assets) == ["rules.yml: list.css has no accent-color that needs an excuse."]


def test_regular_expressions_are_told_from_divisions() -> None:
    """Comments, texts and templates within templates too."""
    code = Code.of('a = b / c / d; e = /[/"]`/u; f = `x ${g(`y ${h} "`) / 2} /`; // i /j/\nk(/l/)')
    assert [regex for _, regex in code.regexes] == ['/[/"]`/u', "/l/"]
    assert " ".join("".join(code.plain).split()) == ("a = b / c / d; e = ; f = g( h ) / 2 ; k( )")


def test_versions_are_compared_as_numbers() -> None:
    """15.10 is after 15.4, and what an engine never had is above every floor."""
    assert above(("15.10", "1", "1"), ("15.4", "1", "1"))
    assert not above(("9", "1", "1"), ("15.4", "1", "1"))
    assert above((None, "1", "1"), ("15.4", "1", "1"))


def test_a_feature_behind_a_switch_or_another_name_is_not_there_yet() -> None:
    """Most of it counts, though: the rest is a matter of detail."""
    feature = {
        "__compat": {
            "support": {
                "safari": [
                    {"version_added": "16"},
                    {
                        "version_added": "14",
                        "version_removed": "16",
                        "partial_implementation": True,
                    },
                ],
                "chrome": [{"version_added": "90", "flags": []}, {"version_added": "≤95"}],
                "firefox": {"version_added": "preview"},
            }
        }
    }
    assert first(feature) == ("14", "95", None)
