"""What a command loads: only what it needs, for its start is most of what a small run costs."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from fairshare.cli import main

OF_PAGES = {"jinja2", "icalendar", "mkdocs", "segno"}
OF_TABLES = {"openpyxl", "xlsxwriter"}


@pytest.mark.parametrize(
    ("module", "needless"),
    [
        ("fairshare.cli.main", {*OF_PAGES, *OF_TABLES, "fairshare.flow.pipeline"}),
        ("fairshare.cli.check", {*OF_PAGES, *OF_TABLES}),
        ("fairshare.cli.intake", {*OF_PAGES, *OF_TABLES}),
    ],
)
def test_a_command_loads_nothing_that_it_does_not_use(module: str, needless: set[str]) -> None:
    """A check draws no page; a table of text is read without what reads workbooks."""
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert module in loaded
    assert not needless & loaded


def test_every_command_can_be_loaded_and_explained() -> None:
    """A place that is named wrongly would be seen only by the one who asks for that command."""
    assert isinstance(main, click.Group)
    context = click.Context(main)
    names = main.list_commands(context)
    assert {"check", "build", "verify"} <= set(names)
    for name in names:
        command = main.get_command(context, name)
        assert command is not None, name
        assert command.get_short_help_str(), name
