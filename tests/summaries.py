"""Summaries of a check, as a code host would show them."""

from __future__ import annotations

from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from fairshare.cli import main
from projects import Project

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=https://evil.example/x.png>",
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "https://evil.example www.evil.example",
    "# Heading",
    "| a | b |",
    "- item",
    "1. item",
    "`code` **bold** ~~gone~~",
    "&lt;b&gt; &#60;b&#62;",
    "<!-- -->",
    "line\n\n# Heading\n```\n",
    "\\[x\\](y)",
    "$x$ :smile:",
)


def summarise(project: Project, *arguments: str) -> tuple[Result, str]:
    """The result of a check and its summary."""
    file = project.root / "summary.md"
    start = ["--root", str(project.root), "check", "--today", "2025-12-01"]
    result = CliRunner().invoke(main, [*start, "--summary", str(file), *arguments])
    return result, file.read_text(encoding="utf-8")


def html(markdown: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(markdown))
