"""`fairshare build`: the whole site without MkDocs, the same bytes, and nothing half-done."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from fairshare.cli import main
from fairshare.host.building import build_site
from fairshare.problems import SetupError
from html_reader import Reader
from projects import FULL, Project, files

WITHOUT = """\
import sys
gone = dict.fromkeys(("mkdocs", "material", "properdocs"))
sys.modules.update(gone)
from fairshare.cli import main
main()
"""
"""The command where neither MkDocs nor its theme can be imported."""

PROSE = """\
---
title: About <us>
description: Who & what.
---
# About "us" & them

To [home](index.md), [a part](deep/page.md#part-two), [the picture](pictures/one.svg), [a
decision](../initiatives/northshire-council/free-school-meals/) and [the
method](../method/#questions).

![One](pictures/one.svg)

| a | b |
|---|--:|
| 1 | 2 |

Term
:   What it means, in `code`.

```
a block
```
"""
SETTINGS = """\
site_description: Decisions & reasons
markdown_extensions: [attr_list, def_list, {tables: {use_align_attribute: true}}]
exclude_docs: |
  drafts/
extra_css: [own.css]
extra_javascript: [own.js, own.mjs, {path: other.mjs, defer: true}]
copyright: <b>Own</b> line.
nav:
  - Home: index.md
  - About: about.md
  - Elsewhere: https://elsewhere.example/
  - Deep:
    - deep/page.md
    - deep/README.md
"""


@pytest.fixture
def prose(project: Project) -> Project:
    """The small project with pages of prose that hold a little of everything."""
    project.replace("mkdocs.yml", "search: false", "search: false, history: false")
    project.write("mkdocs.yml", project.read("mkdocs.yml") + SETTINGS)
    project.write("docs/index.md", "# Welcome\n\nTo [us](about.md).\n")
    project.write("docs/about.md", PROSE)
    project.write("docs/deep/page.md", "# *Deep* & `page`\n\n## Part two\n\n[Up](../about.md)\n")
    project.write("docs/deep/README.md", "No heading here.\n")
    project.write("docs/drafts/not.md", "# Not yet\n")
    project.write("docs/pictures/one.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    for name in ("own.css", "own.js", "own.mjs", "other.mjs"):
        project.write(f"docs/{name}", "/* ours */")
    return project


def test_it_makes_the_bytes_of_mkdocs(prose: Project) -> None:
    """Pages of prose and of the register, feeds, data, manifest: no file differs, none is more."""
    expected = files(prose.build(strict=True))
    build_site(prose.root, strict=True, site_dir="own")
    assert "drafts/not/index.html" not in expected
    found = files(prose.path("own"))
    assert found.keys() == expected.keys()
    assert [name for name, content in expected.items() if found[name] != content] == []


def test_it_needs_neither_mkdocs_nor_its_theme(prose: Project) -> None:
    """The site is whole: home, prose, register, form, search, site map, and it can be verified."""
    run = [sys.executable, "-c", WITHOUT, "--root", str(prose.root)]
    done = subprocess.run([*run, "build", "--strict"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "The option `history` is off" in done.stderr
    for name in (
        *("index.html", "about/index.html", "404.html", "sitemap.xml", "assess/index.html"),
        *("initiatives/index.html", "facets.json", "data/manifest.json", "feeds/all.xml"),
        "initiatives/northshire-council/free-school-meals/index.html",
    ):
        assert (prose.site / name).is_file(), name
    assert "See all decisions" in Reader(prose.page("")).words
    (sheet,) = (prose.site / "assets/stylesheets").iterdir()
    assert sheet.name == "main.prose.css"
    assert f'href="../assets/stylesheets/{sheet.name}"' in prose.page("about")
    assert 'href="../assets/fairshare/fairshare.css"' in prose.page("about")
    assert ".md-typeset pre" in sheet.read_text(encoding="utf-8")
    verified = subprocess.run(
        [*run, "verify", "--no-build", str(prose.site)], capture_output=True, text=True, check=False
    )
    assert verified.returncode == 3, verified.stdout  # nothing differs, by the site's own list


def test_links_that_lead_nowhere_stop_it(prose: Project, caplog: pytest.LogCaptureFixture) -> None:
    """Each is named with its page, and the last good site is as it was."""
    links = (
        "missing.md",
        "about.md#nowhere",
        "../outside/",
        "/about/",
        "#none",
        "about.md#about-us-them",
    )
    prose.write("site/last.html", "good")
    prose.write("docs/index.md", "\n\n".join(f"[A link]({link})" for link in links))
    with pytest.raises(SetupError, match="5 links lead nowhere, so the site is not published"):
        build_site(prose.root, strict=False)
    for link in ("missing.md", "about/#nowhere", "../outside/", "/about/", "#none"):
        assert f"docs/index.md: the link {link} leads nowhere." in caplog.text
    assert files(prose.site) == {"last.html": b"good"}
    assert not prose.path("site.building").exists()


def test_quiet_leaves_what_is_wrong(prose: Project) -> None:
    """Each link that leads nowhere, and that nothing was published for it."""
    prose.write("docs/index.md", "[A link](missing.md)")
    run = CliRunner().invoke(main, ["--quiet", "--root", str(prose.root), "build"])
    assert run.stdout == ""
    assert run.stderr.splitlines() == [
        "error: docs/index.md: the link missing.md leads nowhere.",
        "fairshare: 1 link leads nowhere, so the site is not published.",
    ]


def test_a_register_with_an_error_is_not_built(prose: Project) -> None:
    """As under MkDocs: nothing is, and the last site stands."""
    prose.write("site/last.html", "good")
    prose.write(FULL, "title: [broken\n")
    with pytest.raises(SetupError, match="has 1 error, so the site is not built"):
        build_site(prose.root, strict=False)
    assert files(prose.site) == {"last.html": b"good"}


def test_a_warning_stops_a_strict_build(prose: Project, caplog: pytest.LogCaptureFixture) -> None:
    """What is only named is not counted."""
    prose.write(
        "mkdocs.yml", prose.read("mkdocs.yml") + "dev_addr: 127.0.0.1:8000\nhooks: [a.py]\n"
    )
    with pytest.raises(SetupError, match=r"Strict mode: 1 warning\. site/ is left as it was."):
        build_site(prose.root, strict=True)
    assert not prose.site.exists()
    assert "`hooks` do not run in `fairshare build`" in caplog.text


def test_a_template_of_the_theme_can_not_be_drawn(prose: Project) -> None:
    """A `custom_dir` replaces frames; one that needs the theme's own is named."""
    prose.replace("mkdocs.yml", "font: false}", "font: false, custom_dir: ours}")
    prose.write("ours/main.html", '{% extends "base.html" %}')
    with pytest.raises(SetupError, match=r"The template main.html can't be drawn: .*base.html"):
        build_site(prose.root, strict=True)
