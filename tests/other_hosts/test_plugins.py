"""Plugins of others, really run beside ours: what host-options.md says of each is true."""

from __future__ import annotations

from typing import Any

import pytest

from fairshare.host.option_table import option_table
from fairshare.host.options import OptionEffect
from hosts import COMMANDS, run, with_settings
from pasts import git
from projects import Project, draw, files

pytestmark = pytest.mark.long

SETTINGS: dict[str, dict[str, Any]] = {
    "i18n": {
        "docs_structure": "suffix",
        "languages": [{"locale": "en", "default": True, "name": "English"}],
    },
    "macros": {"j2_variable_start_string": "[[", "j2_variable_end_string": "]]"},
    "minify": {"minify_html": True},
    "redirects": {"redirect_maps": {"old.md": "about.md"}},
    "rss": {"match_path": ".*"},
}
"""How people set them up. All others are switched on by their names."""
ADDS = {
    "blog": {"blog/index.html", "docs/blog/index.md"},
    "redirects": {"old/index.html"},
    "search": {"search/search_index.json"},
    "tags": {"tags.json"},
}
"""Files that one adds to the site."""
CHANGES = {"blog", "minify"}
"""Those that change the frame of every page: an item of the menu more, or no space."""
PLUGINS = {row.name.removeprefix("plugins: "): row for row in option_table()["plugins"][:-1]}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site without any other plugin."""
    project = with_settings(draw(tmp_path_factory.mktemp("plain") / "project"))
    built = run(project.root, *COMMANDS["mkdocs"])
    assert built.returncode == 0, built.stderr
    return files(project.site)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_plugin_does_what_the_table_says(
    plugin: str, project: Project, before: dict[str, bytes]
) -> None:
    """It works and the register is whole, or one line names it; none ends in a traceback."""
    with_settings(project, plugins=[{plugin: SETTINGS.get(plugin, {})}])
    git(project.root, "init", "--quiet")
    git(project.root, "add", "--all")
    git(project.root, "commit", "--quiet", "--message", "first")
    built = run(project.root, *COMMANDS["mkdocs"])
    assert "Traceback" not in built.stderr
    row, line = PLUGINS[plugin], f"`plugins: {plugin}` "
    if row.mkdocs is OptionEffect.REFUSED and plugin != "macros":
        assert built.returncode == 1
        assert f"{line}{row.words}" in built.stderr
        return
    assert built.returncode == 0, built.stderr
    assert (line in built.stderr) == (row.mkdocs in {OptionEffect.NAMED, OptionEffect.WARNED})
    found = files(project.site)
    assert found.keys() - before.keys() == ADDS.get(plugin, set()) - {"docs/blog/index.md"}
    assert before.keys() <= found.keys()
    differ = {name for name, content in before.items() if found[name] != content}
    frames = {name for name in differ if name.endswith(".html")}
    assert bool(frames) == (plugin in CHANGES)
    checked = run(project.root, "fairshare", "verify", "--no-build", str(project.site))
    assert checked.returncode == 3, checked.stdout


def test_macros_with_the_marks_of_register_yml_is_refused(project: Project) -> None:
    """It would take `{{ register.body }}` for a macro of its own."""
    with_settings(project, plugins=["macros"])
    built = run(project.root, *COMMANDS["mkdocs"])
    assert built.returncode == 1
    assert "`plugins: macros` would fill in the values of register.yml" in built.stderr
