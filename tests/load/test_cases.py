"""Every file under cases/ is a test: invalid ones are refused at a known place, valid ones load.

Beside `invalid/<code>/<name>.yml` lies `<name>.expect`: a line `code line column` for each problem,
in order. `valid/<code>/` holds near misses: files that come close to a fault and have none.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from fairshare.load.document import Parsed
from fairshare.load.register import load_documents
from fairshare.load.strict_yaml import parse
from said import lacking

CASES = Path(__file__).parent.parent / "cases"
CODES = ["E011", *(f"E00{number}" for number in range(1, 10))]


def collected(kind: str) -> list[Path]:
    return [path for code in CODES for path in sorted((CASES / kind / code).glob("*.yml"))]


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def load(path: Path) -> Parsed:
    (parsed,) = load_documents([path], CASES)
    return parsed


def expected(path: Path) -> list[tuple[str, int, int]]:
    found = []
    for line in path.with_suffix(".expect").read_text(encoding="utf-8").splitlines():
        code, at_line, column = line.split()
        found.append((code, int(at_line), int(column)))
    return found


@pytest.mark.parametrize("path", collected("invalid"), ids=named)
def test_an_invalid_file_is_refused_at_its_place(path: Path) -> None:
    """Exactly the problems expected come out, in order, each with its line and column."""
    parsed = load(path)
    assert [(p.code, p.line, p.column) for p in parsed.problems] == expected(path)
    assert parsed.document is None
    assert not lacking(path, parsed.problems)


@pytest.mark.parametrize("path", collected("invalid"), ids=named)
def test_a_message_is_made_of_sentences_without_words_of_the_parser(path: Path) -> None:
    """People who never saw YAML must understand it."""
    for problem in load(path).problems:
        assert problem.message[0] == "`" or problem.message[0].isupper()
        assert problem.message.endswith(".")
        assert problem.hint.endswith((".", '"'))
        said = f"{problem.message} {problem.hint}".lower()
        for word in ("scalar", "mapping", "sequence", "token", "node", "anchor", "indicator"):
            assert word not in said


@pytest.mark.parametrize("path", collected("valid"), ids=named)
def test_a_near_miss_loads(path: Path) -> None:
    """What only looks like a fault is no problem."""
    parsed = load(path)
    assert parsed.problems == ()
    assert parsed.document is not None


@pytest.mark.parametrize(
    "path",
    [path for path in collected("invalid") + collected("valid") if path.parent.name != "E001"],
    ids=named,
)
def test_both_parsers_agree_on_a_case(path: Path) -> None:
    """A machine without libyaml gives the same verdict, data and places."""
    content = path.read_bytes()
    fast, slow = parse(content, "f.yml"), parse(content, "f.yml", loader=yaml.SafeLoader)
    assert fast.document == slow.document
    assert [(p.code, p.line, p.column) for p in fast.problems] == [
        (p.code, p.line, p.column) for p in slow.problems
    ]


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_loading_has_cases_of_both_kinds(code: str) -> None:
    """A rule without a case, or without a near miss, is not shown to work."""
    assert list((CASES / "invalid" / code).glob("*.yml"))
    assert list((CASES / "valid" / code).glob("*.yml"))
