"""Zensical leaves out every plugin that it doesn't know: the guard makes that visible."""

from __future__ import annotations

import pytest

from hosts import COMMANDS, run, with_settings
from projects import Project

pytestmark = pytest.mark.long


def test_without_the_guard_a_site_without_a_register_is_called_a_success(project: Project) -> None:
    """So the guard is needed; once this fails, look at what Zensical does now."""
    with_settings(project)
    built = run(project.root, *COMMANDS["zensical"])
    assert built.returncode == 0, built.stderr
    assert (project.site / "about/index.html").is_file()
    assert not (project.site / "initiatives").exists()


def test_with_the_guard_it_builds_nothing(project: Project) -> None:
    """Its message says what to do."""
    with_settings(project, markdown_extensions=["fairshare.guard"])
    built = run(project.root, *COMMANDS["zensical"])
    assert built.returncode != 0
    assert "does not run the plugin `fairshare`" in built.stdout + built.stderr
    assert not (project.site / "index.html").exists()


def test_a_site_of_its_own_does_not_pass_the_proof(project: Project) -> None:
    """`fairshare verify`, which the workflows of `fairshare init` run, finds no manifest."""
    with_settings(project)
    run(project.root, *COMMANDS["zensical"])
    checked = run(project.root, "fairshare", "verify", str(project.site))
    assert checked.returncode != 0
