"""Wrong changes: which are drawn, which tests are near, and what is said of those that survive."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from checks.mutants import python_code, scripts, templates
from checks.mutants.by_hand import ByHand, read_by_hand
from checks.mutants.drawing import AREAS, draw
from checks.mutants.judging import Ending
from checks.mutants.nearest import TABLE, Nearest
from checks.mutants.places import Drawn, Place
from checks.mutants.reached import Reached, Reaching
from checks.mutants.recording import ran, served_at
from checks.mutants.report import Explained, counted, lines, read_explained, wilson
from checks.mutants.results import Result, Results
from checks.mutants.running import Copy

from projects import REPOSITORY

ROWS = read_by_hand()
PACKAGE = REPOSITORY / "plugins/fairshare"
SCRIPTS = PACKAGE / "templates/assets/fairshare"


@pytest.mark.parametrize("row", ROWS, ids=[one.name for one in ROWS])
def test_a_wrong_change_by_hand_can_be_made(row: ByHand) -> None:
    """What it changes stands once in its file, and the tests that should notice are there."""
    text = (REPOSITORY / row.file).read_text(encoding="utf-8")
    assert row.applied(text) != text
    assert all((REPOSITORY / test).is_file() for test in row.tests)


def test_names_are_given_once() -> None:
    """A change is asked for by its name; those that once passed every test are always tried."""
    assert len({one.name for one in ROWS}) == len(ROWS)
    always = {one.name.split()[0] for one in ROWS if one.always}
    assert len(always) == 15


def test_a_change_without_a_place_is_refused() -> None:
    """The code went on, and the row must follow it."""
    row = ByHand("m", "It is wrong.", "sums.py", [("a * b", "a - b")], ["test_sums.py"])
    with pytest.raises(ValueError, match="has 0 times: a \\* b"):
        row.applied("return a + b\n")


def wrong(text: str, places: list[Place]) -> set[str]:
    """Every changed text that some places give."""
    return {
        f"{text[: one.start]}{becomes}{text[one.end :]}"
        for one in places
        for becomes in one.options
    }


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("a = b < c\n", {"a = b <= c\n"}),
        ("a = b not in c\n", {"a = b in c\n"}),
        ("a = b is not None\n", {"a = b is None\n"}),
        ("a = b and c\n", {"a = b or c\n"}),
        ("a = not b\n", {"a = b\n"}),
        ("a = 3\n", {"a = 4\n", "a = 2\n"}),
        ("a = True\n", {"a = False\n"}),
        ("a = b[1:]\n", {"a = b[2:]\n", "a = b[0:]\n", "a = b[:]\n"}),
        ("a = min(b)\n", {"a = max(b)\n"}),
        ('a = b == "red_line"\n', {'a = b != "red_line"\n', 'a = b == "red_line-x"\n'}),
        ("a.append(b)\n", {"pass\n"}),
        ("a.b = c\n", {"pass\n"}),
        ("a += b\n", {"pass\n"}),
        ("def a() -> str:\n    return b\n", {'def a() -> str:\n    return ""\n'}),
        ("def a() -> b:\n    return c\n", {"def a() -> b:\n    return None\n"}),
        ("if a:\n    b()\n", {"if not (a):\n    b()\n", "if a:\n    pass\n"}),
        ("é = 1 if b else c\n", {"é = 2 if b else c\n", "é = 1 if not (b) else c\n"}),
    ],
)
def test_python_is_changed_where_something_may_be_wrong(text: str, some: set[str]) -> None:
    """Each kind of change; in letters that take more than a byte too."""
    assert wrong(text, list(python_code.places(text))) >= some


@pytest.mark.parametrize(
    "text",
    [
        '"""A text of 3 words."""\n',
        "a: Literal[3]\n",
        "def a(b: c[3]) -> d[3]: ...\n",
        'Kind = Literal["run", "refused"]\n',
        '__all__ = ["wilson"]\n',
        "@dataclass(frozen=True)\nclass A: ...\n",
        'log.debug("run")\n',
        'a = _("Refused")\n',
        f"WORDS = {{{', '.join(f'{chr(34)}word{n}{chr(34)}' for n in range(30))}}}\n",
    ],
)
def test_what_nobody_can_notice_is_no_place_in_python(text: str) -> None:
    """Types, texts for people and for logs, what decorators are given, and lists of words."""
    assert list(python_code.places(text)) == []


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("{% if a %}b{% endif %}", {"{% if not (a) %}b{% endif %}"}),
        ("{{ a | prose }}", {"{{ a }}", ""}),
        ("{{ a if b else c }}", {"{{ a if not (b) else c }}", ""}),
        ('<a class="b" href="{{ c }}">d</a>', {'<a class="b">d</a>', '<a class="b" href="">d</a>'}),
        ('{# a="b" #}a="b"', set()),
    ],
)
def test_templates_are_changed_where_something_may_be_wrong(text: str, some: set[str]) -> None:
    """Conditions, filters, gaps and attributes; no comment and no plain text."""
    assert wrong(text, list(templates.places(text))) == some


def test_what_no_longer_is_a_template_is_not_drawn() -> None:
    """Any test would notice."""
    assert templates.reads("{% if a %}b{% endif %}")
    assert not templates.reads("{% if not (a %}b{% endif %}")


def test_scripts_are_changed_where_something_may_be_wrong() -> None:
    """Each kind of change; no comment, text or pattern."""
    text = 'if (a === 1 && !b) return "c < 1"; // < 1\nconst d = /\\d < 1/.test(`1 < ${e <= 2}`);\n'
    start, end = "if (a === 1 && !b) return", "const d = /\\d < 1/.test(`1 < ${e <= 2}`);"
    assert {
        one.replace(text.split("\n")[1], "") for one in wrong(text, list(scripts.places(text)))
    } >= {
        'if (a !== 1 && !b) return "c < 1"; // < 1\n\n',
        'if (a === 2 && !b) return "c < 1"; // < 1\n\n',
        'if (a === 1 || !b) return "c < 1"; // < 1\n\n',
        'if (a === 1 && b) return "c < 1"; // < 1\n\n',
        f"{start}; // < 1\n\n",
    }
    assert wrong(end, list(scripts.places(end))) == {
        end.replace("e <= 2", "e < 2"),
        end.replace("e <= 2", "e <= 3"),
        end.replace("e <= 2", "e <= 1"),
    }


def test_a_seed_draws_the_same_again_and_as_many_from_each_area() -> None:
    """No place twice, and each change is one."""
    drawn = draw(REPOSITORY, 7, 60)
    assert [one.name for one in drawn] == [one.name for one in draw(REPOSITORY, 7, 60)]
    assert {area: sum(one.area == area for one in drawn) for area in AREAS} == dict.fromkeys(
        AREAS, 10
    )
    assert len({(one.file, one.place) for one in drawn}) == 60
    assert all(one.before != one.after for one in drawn)


def test_a_line_more_elsewhere_changes_nothing_of_what_is_drawn(tmp_path: Path) -> None:
    """So that a run goes on after an edit, and survivors are found again."""
    for area in AREAS.values():
        for folder, pattern in area.files.items():
            file = tmp_path / folder / f"a{pattern[1:]}"
            file.parent.mkdir(parents=True, exist_ok=True)
            text = "".join(f"{{% if a == {n} %}}b{{% endif %}}\n" for n in range(9))
            if pattern in {"*.py", "*.js"}:
                text = "".join(f"a = {n};\n" for n in range(9))
            file.write_text(text)
    before = [(one.before, one.after) for one in draw(tmp_path, 1, 30)]
    for file in tmp_path.rglob("a.*"):
        file.write_text(f"\n{file.read_text()}")
    assert [(one.before, one.after) for one in draw(tmp_path, 1, 30)] == before


def test_the_nearest_tests_come_first() -> None:
    """Those of the module, then of its folder; of a template the cases of pages, then the same.

    Of what is published those cases come last; of what few tests import, there are those of its
    users too.
    """
    nearest = Nearest(REPOSITORY)
    assert nearest.of("plugins/fairshare/score/gates.py")[0] == "tests/score/test_gates.py"
    assert "tests/score/test_decision.py" in nearest.of("plugins/fairshare/score/gates.py")
    drawn = nearest.of("plugins/fairshare/templates/fairshare/silences.html")
    assert drawn[0] == "tests/templates/test_pages.py"
    assert drawn[1] == "tests/publish/pages/test_silences.py"
    laws = nearest.of("plugins/fairshare/publish/states/laws.py")
    assert laws[-1] == "tests/templates/test_pages.py"
    bullets = nearest.of("plugins/fairshare/load/raw/bullets.py")
    assert "tests/validate/text/test_as_written.py" in bullets
    download = nearest.of("plugins/fairshare/templates/assets/fairshare/download.js")
    assert download[0] == "tests/spreadsheets/test_spreadsheets.py"


SCRIPT = "plugins/fairshare/templates/assets/fairshare/list.js"
"""A script, and tests of which the quickest reaches only what stands on its top level."""
TRIED = [
    Reaching("tests/site/test_list.py::test_a", 3.0, {"list.js": [0, 40]}),
    Reaching("tests/site/test_rows.py::test_b", 1.0, {"list.js": [0, 40]}),
    Reaching("tests/site/test_list.py::test_c", 2.0, {"list.js": [0, 40], "dom.js": [7]}),
    Reaching("tests/site/test_list.py::test_d", 0.5, {"list.js": [0]}),
    Reaching("tests/site/test_list.py::test_e", 61.0, {"list.js": [40]}),
]


@pytest.mark.parametrize(
    ("start", "tests"),
    [(40, ["test_c", "test_a", "test_b"]), (0, ["test_d", "test_c", "test_a", "test_b"]), (7, [])],
)
def test_a_change_of_a_script_is_tried_with_the_tests_that_reach_it(
    start: int, tests: list[str]
) -> None:
    """Those of the nearest file first, there the quickest; together a minute."""
    change = Drawn("scripts", SCRIPT, Place(start, start + 1, ("",)), "", "", (TRIED[0].file,))
    found = Reached(TRIED).nearer(change).tests
    assert [one.partition("::")[2] for one in found] == tests


def test_where_no_quick_test_reaches_a_place_one_that_takes_longer_is_tried() -> None:
    """A change is never called unnoticed only because looking would take long."""
    change = Drawn("scripts", SCRIPT, Place(40, 41, ("",)), "", "", (TRIED[0].file,))
    assert Reached(TRIED[-1:]).nearer(change).tests == (TRIED[-1].test,)


def test_of_the_blocks_around_a_place_the_innermost_says_whether_it_ran() -> None:
    """As the browser gives them: functions, in each its blocks, and how often each ran."""
    functions = [
        {"ranges": [{"startOffset": 0, "endOffset": 90, "count": 1}]},
        {
            "ranges": [
                {"startOffset": 10, "endOffset": 50, "count": 2},
                {"startOffset": 20, "endOffset": 30, "count": 0},
            ]
        },
        {"ranges": [{"startOffset": 60, "endOffset": 80, "count": 0}]},
    ]
    places = {5: 105, 15: 115, 20: 120, 30: 130, 70: 170, 90: 190}
    assert [*ran(functions, places)] == [105, 115, 130]


def test_a_place_is_found_again_in_what_is_served() -> None:
    """There comments are gone, and what lies beyond the first letters counts as two."""
    text = '// Says so.\nconst a = "𝒳" === b;\n/** Of c. */\nconst d = 1;\n'
    assert served_at(text, text.index("===")) == len('const a = "𝒳" ') + 1
    assert served_at(text, text.index("1;")) == len('const a = "𝒳" === b;\nconst d = ') + 1


def test_every_file_has_tests_that_are_there() -> None:
    """And no module is left to a browser alone, which takes minutes."""
    nearest = Nearest(REPOSITORY)
    for area in AREAS.values():
        for file in area.texts(REPOSITORY):
            found = nearest.of(file)
            assert found, file
            assert all((REPOSITORY / one).is_file() for one in found), file


def test_a_share_has_the_bounds_that_wilson_gave_it() -> None:
    """Known values: 9 of 10, all of 10, and nothing tried."""
    assert wilson(9, 10) == pytest.approx((0.5958, 0.9821), abs=0.0001)
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=0.0001)
    assert wilson(0, 0) == (0.0, 1.0)


def result(ending: Ending, before: str = "a < b") -> Result:
    return Result("score", "sums.py", 3, before, "a <= b", ("tests/test_sums.py",), ending, "")


def test_a_change_that_changes_nothing_is_left_out_of_the_share() -> None:
    """Only where somebody said so; one that could be noticed counts, whatever its reason."""
    ended = [result(Ending.NOTICED), result(Ending.TOO_LONG), result(Ending.SURVIVED)]
    ended += [result(Ending.SURVIVED, "c < d"), result(Ending.UNJUDGED)]
    row = Explained("sums.py", "a < b", "a <= b", "They never are the same.", same=True)
    count = counted(ended, [row])
    assert (count.noticed, count.survived, count.same) == (2, 2, 1)
    assert count.share == pytest.approx(2 / 3)
    accepted = Explained("sums.py", "a < b", "a <= b", "It is only slower.")
    assert counted(ended, [accepted]).share == pytest.approx(2 / 4)


def test_survivors_are_listed_with_their_reasons() -> None:
    """File, line, before and after; each area and all have their line."""
    row = Explained("sums.py", "a < b", "a <= b", "They never are the same.", same=True)
    said = list(lines([result(Ending.SURVIVED), result(Ending.SURVIVED, "c < d")], [row]))
    assert said[:4] == [
        "survived: sums.py:3: a < b → a <= b",
        "  explained: They never are the same.",
        "survived: sums.py:3: c < d → a <= b",
        "  not explained; tried with tests/test_sums.py",
    ]
    unreached = replace(result(ending=Ending.SURVIVED), tests=())
    assert [*lines([unreached], [])][1] == (
        "  not explained; tried with nothing, for no test reaches it"
    )
    assert said[4].startswith("score        0 of   1 noticed,   0.0% (0.0% to 79.3%)")


def test_what_is_explained_still_stands_in_its_file() -> None:
    """A reason for a line that is gone goes with it."""
    for row in read_explained():
        text = " ".join((REPOSITORY / row.file).read_text("utf-8").split())
        assert row.before.strip("…") in text, row
        assert row.why


def test_what_came_of_a_change_is_found_again(tmp_path: Path) -> None:
    """The last word counts, and what was not tried is known to be."""
    text = "a = b < c\n"
    (place,) = python_code.places(text)
    tried = Drawn("score", "sums.py", place, "<=", text, ("test_sums.py",))
    other = Drawn("score", "sums.py", place, ">", text)
    results = Results(tmp_path / "1.jsonl")
    results.add(Result.of(tried, Ending.SURVIVED, ""))
    results.add(Result.of(tried, Ending.NOTICED, "test_sums.py::test_add"))
    found = results.of([tried, other])
    assert [one and (one.line, one.ending) for one in found] == [(1, Ending.NOTICED), None]


def test_a_change_in_the_same_second_is_seen(tmp_path: Path) -> None:
    """Of the same length, too: Python must not go by the time of the file."""
    source = tmp_path / "source/plugins/sums.py"
    source.parent.mkdir(parents=True)
    source.write_text("print(10)\n", encoding="utf-8")
    copy = Copy.made(tmp_path / "copy", tmp_path / "source")
    file = copy.root / "plugins/sums.py"
    row = ByHand("m", "It is wrong.", "plugins/sums.py", [("10", "11")], ["test_sums.py"])
    with copy.changed(row):
        os.utime(file, ns=(source.stat().st_atime_ns, source.stat().st_mtime_ns))
        done = subprocess.run(
            [sys.executable, "-B", "-c", "import sums"],
            cwd=file.parent,
            capture_output=True,
            text=True,
            check=True,
        )
    assert done.stdout == "11\n"


SMALL = """
import json, sys
from pathlib import Path
from checks.mutants.by_hand import ByHand
from checks.mutants.judging import Judge
from checks.mutants.running import Copy

judge = Judge(Copy.made(Path(sys.argv[2]), Path(sys.argv[1])))
changes = [("a + b", "a - b"), ("TEN = 10", "TEN = 11"), ("TEN = 10", "TEN = ("), ("TEN", "T E")]
for old, new in changes:
    row = ByHand("m", "", "plugins/sums.py", [(old, new)], ["test_sums.py", "test_more.py"])
    ending, by = judge.tried(row)
    print(json.dumps([ending, by[:24]]))
print(json.dumps(list(judge.failing_anyway(["test_sums.py", "test_more.py", "test_wrong.py"]))))
"""


@pytest.mark.long
def test_what_a_test_notices_is_told_from_what_none_does(tmp_path: Path) -> None:
    """A module that no longer loads is noticed; a test that fails anyway notices nothing.

    In a process of its own, for it forks.
    """
    source = tmp_path / "source"
    (source / "plugins").mkdir(parents=True)
    (source / "plugins/sums.py").write_text("def add(a, b):\n    return a + b\n\n\nTEN = 10\n")
    test = "from sums import add\n\n\ndef test_add():\n    assert add(1, 2) == 3\n"
    (source / "tests").mkdir()
    (source / "pyproject.toml").write_text("[tool.pytest]\nmarkers = ['long: long']\n")
    for name in ("sums", "more", "wrong"):
        (source / f"tests/test_{name}.py").write_text(
            test.replace("== 3", "== 4") if name == "wrong" else test
        )
    script = SMALL.replace('"test_', '"tests/test_')
    done = subprocess.run(
        [sys.executable, "-c", script, str(source), str(tmp_path / "copy")],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    noticed, survived, broken, also, anyway = map(json.loads, done.stdout.splitlines())
    assert noticed == ["noticed", "tests/test_sums.py::test_add"[:24]]
    assert survived[0] == "survived"
    assert broken[0] == also[0] == "noticed"
    assert anyway == ["tests/test_wrong.py"]


def test_every_script_has_a_row() -> None:
    """The table of nearest tests names no script that is gone, and no module."""
    for pattern in yaml.safe_load(TABLE.read_text("utf-8")):
        assert [*(SCRIPTS if pattern.endswith(".js") else PACKAGE).glob(pattern)], pattern
