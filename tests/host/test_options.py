"""The table of a host's options: whole, in the docs, and each row says what it says."""

from __future__ import annotations

import logging
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig

from fairshare.host.conditions import CONDITIONS, rows, theme_templates
from fairshare.host.option_table import option_table
from fairshare.host.options import Host, HostOption, HostSettings, OptionEffect, findings, report
from fairshare.problems import SetupError
from projects import REPOSITORY

FINE: dict[str, Any] = {
    "site_name": "Northshire register",
    "site_url": "https://register.northshire.example/",
    "theme": {"name": "material", "language": "en", "font": False},
    "plugins": [{"fairshare": {}}],
}
ROWS = [*chain.from_iterable(option_table().values())]

USES: dict[str, dict[str, Any]] = {
    "site_url: missing": {"site_url": ""},
    "extra_css: of another host": {"extra_css": ["https://fonts.example/a.css"]},
    "extra_javascript: of another host": {"extra_javascript": [{"path": "//cdn.example/a.js"}]},
    "use_directory_urls: false": {"use_directory_urls": False},
    "validation: links that lead nowhere": {"validation": {"links": {"not_found": "ignore"}}},
    "any other option": {"colour": "green"},
    "plugins": {},
    "theme.name": {},
    "theme.language": {},
    "theme.font: false": {},
    "theme: another than material": {"theme": "readthedocs"},
    "theme.custom_dir: other templates": {"theme": {**FINE["theme"], "custom_dir": "ours"}},
    "theme.language: not English": {"theme": {**FINE["theme"], "language": "cy"}},
    "theme.features": {"theme": {**FINE["theme"], "features": ["navigation.tabs"]}},
    "theme.font": {"theme": {**FINE["theme"], "font": {"text": "Roboto"}}},
    "plugins: macros": {"plugins": [{"fairshare": {}}, {"macros": {"j2_block_start_string": "["}}]},
    "plugins: any other": {"plugins": ["fairshare", "print-site"]},
}
"""What makes a site use a row, where its name alone does not."""


def used(row: HostOption) -> dict[str, Any]:
    """Settings that have nothing but this of which something may have to be said."""
    if row.name in USES:
        return {**FINE, **USES[row.name]}
    kind, _colon, plugin = row.name.partition(": ")
    if kind == "plugins":
        return {**FINE, "plugins": ["fairshare", f"material/{plugin}"]}
    group, _dot, name = row.name.partition(".")
    if name:
        return {**FINE, group: {**FINE.get(group, {}), name: "anything"}}
    return {**FINE, row.name: "anything"}


def said(settings: dict[str, Any], host: Host, root: Path) -> list[tuple[OptionEffect, str]]:
    return [*findings(HostSettings(settings, root), host, option_table(), "mkdocs.yml")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site's folder, with templates in `ours/` that no page uses."""
    for name in ("fairshare/initiative.html", "partials/nav.html", "partials/fairshare/head.html"):
        path = tmp_path / "ours" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    (tmp_path / "ours/main.html").write_text("", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("host", Host)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_row_says_what_it_says(row: HostOption, host: Host, root: Path) -> None:
    """Settings with this option alone draw its sentence and no other; what works draws none."""
    found = said(used(row), host, root)
    if row.effect(host) is OptionEffect.WORKS:
        assert found == []
        return
    assert {effect for effect, _words in found} == {row.effect(host)}
    for _effect, words in found:
        assert words.startswith("mkdocs.yml: `")
        assert words.endswith(f"` {row.words_for(host)}.")
        assert "\n" not in words


@pytest.mark.parametrize("host", Host)
def test_settings_that_are_fine_draw_nothing(host: Host, root: Path) -> None:
    """Nor do our own, apart from what only previews need."""
    assert said(FINE, host, root) == []


def test_templates_without_effect_are_named_one_by_one(root: Path) -> None:
    """Those that are used are not."""
    found = said(used(next(row for row in ROWS if "other templates" in row.name)), Host.OWN, root)
    assert [words.split("`")[1] for _effect, words in found] == [
        "theme.custom_dir: ours/fairshare/initiative.html",
        "theme.custom_dir: ours/partials/fairshare/head.html",
        "theme.custom_dir: ours/partials/nav.html",
    ]


def test_checks_of_links_are_named_as_they_are_written(root: Path) -> None:
    """In their group or without one; those of the menu and of places on a page work."""
    checks: dict[str, Any] = {
        "unrecognized_links": "warn",
        "anchors": "warn",
        "nav": {"not_found": "warn"},
        "links": {"not_found": "info", "absolute_links": "relative_to_docs"},
    }
    found = said({**FINE, "validation": checks}, Host.MKDOCS, root)
    assert [words.split("`")[1] for _effect, words in found] == [
        "validation.unrecognized_links",
        "validation.links.not_found",
    ]


def test_no_option_of_mkdocs_is_missing() -> None:
    """Each one that its settings can have."""
    options = {name for name, _option in MkDocsConfig()._schema}  # noqa: SLF001 - no other way
    names = {row.name for row in option_table()["mkdocs"]}
    own = {"config_file_path", "mdx_configs", "theme"}  # not written by people; in rows of its own
    assert options - own <= names | {name.partition(":")[0] for name in names}


def test_no_option_of_the_theme_is_missing() -> None:
    """Each one that Material has a default for."""
    templates = theme_templates()
    assert templates is not None
    options = yaml.safe_load((templates / "mkdocs_theme.yml").read_text(encoding="utf-8"))
    names = {row.name.partition(":")[0] for row in option_table()["theme"]}
    assert {f"theme.{name}" for name in options} <= names


def test_the_docs_show_this_table() -> None:
    """Row by row, in its order."""
    shown = [
        line
        for line in (REPOSITORY / "docs/reference/host-options.md")
        .read_text(encoding="utf-8")
        .splitlines()
        if line.startswith("| `")
    ]
    assert shown == [as_line(row) for row in ROWS]


def as_line(row: HostOption) -> str:
    """A row of the table in docs/reference/host-options.md."""
    words = row.words if not row.name.startswith("plugins: ") else row.words.split(". ")[0]
    return f"| `{row.name}` | {row.mkdocs.value} | {row.own.value} | {words}. |"


def test_conditions_are_known() -> None:
    """A slip in a name would make a row silent."""
    named = {
        said["when"] for listed in rows().values() for said in listed.values() if "when" in said
    }
    assert named == CONDITIONS.keys()


def test_what_is_refused_stops_the_build_with_all_of_it(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A line each; and what is only named or warned of is said too."""
    settings = {**FINE, "use_directory_urls": False, "pages": [], "edit_uri": "edit/", "watch": []}
    caplog.set_level(logging.INFO)
    with pytest.raises(SetupError, match="2 settings are refused, so the site is not built"):
        report(said(settings, Host.OWN, root), logging.getLogger("test"))
    levels = [record.levelname for record in caplog.records]
    assert sorted(levels) == ["ERROR", "ERROR", "INFO", "WARNING"]
