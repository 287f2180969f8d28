"""Scripts are served without the comments that stand on lines of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fairshare.publish.frame.environment import TEMPLATES
from fairshare.publish.script_comments import SCRIPTS, without_comments

MODULES = sorted((TEMPLATES / SCRIPTS).rglob("*.js"))
PATTERN = re.compile(r"(?<=[\s(=])/(?![\s/*])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\[\n])+/")
"""A regular expression, in which a backtick begins no text."""


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("// What it is.\n\nconst a = 1;\n", "const a = 1;\n"),
        ("/**\n * A number.\n * @type {number}\n */\nconst a = 1;\n", "const a = 1;\n"),
        ("  /** @type {number} */\n  const a = 1;\n", "  const a = 1;\n"),
        ("const a = 1; // of all\n", "const a = 1; // of all\n"),
        ('const a = "// no comment";\n', 'const a = "// no comment";\n'),
        ("/** @type {X} */ (a);\nb();\n/** c */\n", "/** @type {X} */ (a);\nb();\n"),
        ("try {\n} catch {\n  /* nothing */\n}\n", "try {\n} catch {\n  /* nothing */\n}\n"),
    ],
)
def test_only_comments_with_lines_of_their_own_go(written: str, served: str) -> None:
    """What shares its line with anything else is served as it stands."""
    assert without_comments(written) == served


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_text_of_ours_spans_lines(path: Path) -> None:
    """So no line of a text can look like a comment, and go."""
    lines = PATTERN.sub("", without_comments(path.read_text("utf-8"))).splitlines()
    assert [line for line in lines if line.count("`") % 2] == []
