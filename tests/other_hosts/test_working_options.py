"""Options that work do so on every page, under MkDocs and under `fairshare build`."""

from __future__ import annotations

import pytest

from hosts import COMMANDS, run, with_settings
from projects import Project, pages

pytestmark = pytest.mark.long


@pytest.mark.parametrize("host", ["mkdocs", "fairshare"])
def test_what_works_is_on_every_page(host: str, project: Project) -> None:
    """All such options at once: prose, register, and the page for what is not found."""
    project.write("base.yml", "site_description: Decisions of ours\n")
    for name in ("own.css", "own.js"):
        project.write(f"docs/{name}", "/* ours */")
    project.write("docs/draft.md", "# Draft\n")
    project.write("docs/left.md", "# Left out\n")
    project.write("docs/outside.md", "# Outside the menu\n")
    project.write("ours/partials/fairshare/footer.html", "<footer>{{ config.extra.line }}</footer>")
    with_settings(
        project,
        INHERIT="base.yml",
        copyright="<i>Ours</i>",
        repo_url="https://github.com/northshire/register",
        docs_dir="docs",
        site_dir="public",
        nav=[{"Welcome": "index.md"}, {"Section": [{"Who": "about.md"}]}],
        exclude_docs="left.md",
        draft_docs="draft.md",
        not_in_nav="outside.md",
        extra_css=["own.css"],
        extra_javascript=["own.js"],
        extra={"line": "A line of ours"},
        markdown_extensions=["fairshare.guard", "attr_list"],
        theme={"name": "material", "language": "en", "font": False, "custom_dir": "ours"},
        strict=False,
    )
    project.write("docs/about.md", "# About\n\nWords.\n{: .ours }\n")
    built = run(project.root, *COMMANDS[host], "--strict")
    assert built.returncode == 0, built.stderr
    site = project.path("public")
    shown = dict(pages(site))
    assert len(shown) > 200
    for name, html in shown.items():
        for piece in ("own.css", "own.js", "<footer>A line of ours</footer>", ">Section</a>"):
            assert piece in html, (name, piece)
    assert 'content="Decisions of ours"' in shown["about/index.html"]
    assert '<p class="ours">' in shown["about/index.html"]
    assert any("https://github.com/northshire/register" in html for html in shown.values())
    assert "outside/index.html" in shown
    assert not {"draft/index.html", "left/index.html"} & shown.keys()
