"""Real builds with MkDocs: what is published, what never is, and what a failed build leaves."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from fairshare.framework import Framework
from fairshare.publish.policy import content_security_policy
from html_reader import Reader
from projects import COUNCIL, FULL, SMALL, Project, as_yaml, draw, entry, files, pages, place
from trees import started

EPOCH = "1764590400"
"""1 December 2025, noon."""

ADDRESS = "initiatives/northshire-council/free-school-meals"


@pytest.fixture
def build_log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What a build said."""
    caplog.set_level(logging.INFO, "mkdocs")
    return caplog


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project, built as it is: for tests that only look at it."""
    project = draw(tmp_path_factory.mktemp("plain") / "project")
    project.build()
    return project


# What is published.


def test_every_kind_of_page_is_published(plain: Project) -> None:
    """Of each kind one (contract: interfaces, Addresses of pages)."""
    site = plain.site
    for address in (
        "",
        "initiatives",
        ADDRESS,
        "initiatives/northshire-council/household-support-fund",
        "organisations",
        "organisations/northshire-council",
        "organisations/northshire-schools-trust",
        "browse/outcome/approved",
        "browse/outcome/under-review",
        "method",
    ):
        assert (site / address / "index.html").is_file(), address
    for name in ("initiative", "organisation"):
        assert (site / f"schema/1.0/{name}.schema.json").is_file()
    assert (site / "404.html").is_file()


def test_the_menu_says_in_which_part_of_the_site_a_page_is(plain: Project) -> None:
    """And marks none for a page to which none of its words leads."""
    site = plain.site
    marked: dict[str, set[str]] = {}
    for page in site.rglob("index.html"):
        part = page.relative_to(site).parts[0]
        menu = page.read_text("utf-8").partition('aria-label="Main"')[2].partition("</nav>")[0]
        now = re.findall(r'aria-current="true">([^<]+)', menu)
        marked.setdefault(part, set()).update(now or [""])
    for words, parts in {
        "Decisions": ("initiatives", "browse", "changes", "compare", "sources", "reviews"),
        "Organisations": ("organisations",),
        "How we assess": ("method", "silences", "assess"),
        "": ("problems", "data", "index.html"),
    }.items():
        assert {part: marked[part] for part in parts} == {part: {words} for part in parts}


def test_the_shells_are_not_published(plain: Project) -> None:
    """They are frames, not pages; no mark of theirs is left in any page."""
    for name, html in pages(plain.site):
        assert "FAIRSHARE-" not in html, name
        assert "shell" not in name


def test_a_build_says_nothing_that_looks_like_a_fault(
    project: Project, build_log: pytest.LogCaptureFixture
) -> None:
    """A link from prose to the register is none; one that leads nowhere is, and names its page."""
    links = "See [the method](method/#questions), [the form](assess/) and [this](methods/)."
    project.write("docs/index.md", f"# Register\n\n{links}\n")
    project.build()
    said = [one.getMessage() for one in build_log.records if one.levelno >= logging.INFO]
    assert [one for one in said if "skipped" in one or "unrecognized" in one] == []
    assert [one.getMessage() for one in build_log.records if one.levelno > logging.INFO] == [
        "fairshare: docs/index.md: the link methods/ leads nowhere."
    ]


def test_templates_are_not_published(plain: Project) -> None:
    """MkDocs takes those that are no HTML for files of the theme."""
    for name, content in files(plain.site).items():
        assert b"{%" not in content, name
        assert b"{{" not in content, name


def test_the_first_screen_answers_a_citizens_questions(plain: Project) -> None:
    """What, whose data, who gets it, why, good and bad, decision, reason, and how to ask."""
    words = " ".join(Reader(plain.page(ADDRESS)).words.split())
    for said in (
        "Automatic registration for free school meals",
        "The council uses housing benefit and council tax support records",
        "Children, ",
        "Northshire Schools Trust",
        "1,150 children",
        "Families could feel watched",
        "Approved",
        "2 April 2025, Senior Information Risk Owner",
        "The benefit to children is direct and measured",
        "information.governance@northshire.example",
    ):
        assert said in words, said
    assert words.index("2 April 2025") < words.index("The answers")


def test_every_answer_stands_on_the_page(plain: Project, framework: Framework) -> None:
    """All 18 questions, each with its reason."""
    words = Reader(plain.page(ADDRESS)).words
    answers = entry(plain.path(FULL).read_bytes())["answers"]
    assert len(framework.questions) == 18
    for question in framework.questions:
        assert question.title in words
        assert answers[question.id]["justification"].split(". ")[0] in words


def test_an_initiative_under_review_says_so(plain: Project) -> None:
    """Before a decision there is none to show, and nobody must guess it."""
    words = Reader(plain.page("initiatives/northshire-council/household-support-fund")).words
    assert "Under review" in words
    assert "No decision has been taken yet" in words


def test_the_home_page_counts_refusals_beside_approvals(project: Project) -> None:
    """Refusals are decisions too."""

    def refuse(data: dict[str, Any]) -> None:
        data["stage"] = "ended"
        data["decision"]["outcome"] = "refused"
        data["decision"]["divergence"] = {
            "explanation": "The council wants to ask parents first. " * 3
        }
        del data["dates"]["review_by"]

    project.change(FULL, refuse)
    project.build()
    cells = re.findall(
        r"fs-tag--(\w[\w-]*)\">[^<]*</strong>(?:</a>)?</th><td>(\d+)", project.page("")
    )
    found = dict(cells)
    assert (found["approved"], found["refused"], found["under-review"]) == ("0", "1", "1")


def test_a_worked_example_says_so_on_its_page(project: Project) -> None:
    """Nobody may take this project's illustration for the body's own assessment."""
    project.write(FULL, as_yaml(started("worked")))
    project.build()
    assert "Worked example: our reading of" in Reader(project.page(ADDRESS)).words


def test_why_a_body_decided_otherwise_stays_on_its_page(project: Project) -> None:
    """The assessment may have changed since: what was said of the decision stands as of its day."""

    def explain(data: dict[str, Any]) -> None:
        data["decision"]["divergence"] = {
            "explanation": "The council wants to ask parents first. " * 3
        }

    project.change(FULL, explain)
    project.build()
    words = " ".join(Reader(project.page(ADDRESS)).words.split())
    assert "What was said of the difference from the assessment, as of 2 April 2025:" in words
    assert "The council wants to ask parents first." in words


def test_what_was_withdrawn_or_replaced_stays_with_a_way_on(project: Project) -> None:
    """At its address: that it is gone, since when, why, and where to go from there."""

    def withdraw(data: dict[str, Any]) -> None:
        data["withdrawn"] = {"date": "2025-11-05", "reason": "The schools do it themselves now."}

    def replace(data: dict[str, Any]) -> None:
        data["superseded_by"] = "northshire-council/newer"

    newer = entry(project.path(FULL).read_bytes()) | {
        "title": "Free school meals, decided again",
        "supersedes": "northshire-council/household-support-fund",
        "related": [],
    }
    for answer in newer["answers"].values():
        answer["justification"] += " This was looked at again."
    project.write("register/initiatives/northshire-council/newer.yml", as_yaml(newer))
    project.change(FULL, withdraw)
    project.change(SMALL, replace)
    project.build()
    gone = project.page(ADDRESS)
    assert "Why it was withdrawn: The schools do it themselves now." in Reader(gone).words
    assert "See the other decisions of Northshire Council." in Reader(gone).words
    replaced = project.page("initiatives/northshire-council/household-support-fund")
    assert "The newer decision:" in Reader(replaced).words
    assert "../../../initiatives/northshire-council/newer/" in links(replaced)
    listed = project.page("initiatives")
    assert listed.index("northshire-council/newer/") < listed.index("free-school-meals/")
    assert "Withdrawn 5 November 2025. It had been approved 2 April 2025</strong>" in listed
    assert ">Replaced 2 April 2025 by " in listed


def test_a_site_without_a_home_page_gets_one(plain: Project) -> None:
    """An adopter needs no prose to begin with; the plugin's own words are enough."""
    assert not list(plain.path("docs").iterdir())
    assert "See all decisions" in Reader(plain.page("")).words


def test_prose_pages_stand_beside_the_register(project: Project) -> None:
    """A page in docs/ is published, in the menu, in the site map, and in the site's own frame."""
    project.write("docs/index.md", "# Welcome\n\nWords of our own.\n")
    project.write("docs/about.md", "# About us\n\nWho we are.\n")
    site = project.build()
    assert "Words of our own." in project.page("")
    assert "About us" in project.page(ADDRESS)
    assert "Who we are." in project.page("about")
    assert "https://register.northshire.example/about/" in (site / "sitemap.xml").read_text()


def test_examples_in_prose_are_reached_by_the_keyboard(project: Project) -> None:
    """On a narrow screen they scroll sideways."""
    project.write("docs/about.md", "# About us\n\n```console\nfairshare check\n```\n")
    project.build()
    assert '<pre tabindex="0">' in project.page("about")


def test_the_site_map_names_every_page(plain: Project) -> None:
    """And nothing that is not there."""
    site = plain.site
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    address = "https://register.northshire.example/"
    named = {part.partition("</loc>")[0].removeprefix(address) for part in text.split("<loc>")[1:]}
    assert f"{ADDRESS}/" in named
    for one in named:
        assert (site / one / "index.html").is_file(), one


def test_links_inside_the_site_lead_somewhere(project: Project) -> None:
    """Every relative link of every page, so that the site also works below another address."""
    project.write(
        "docs/about.md",
        "# About us\n\n[Method](method/)\n".replace("](method/", "](https://a.example/"),
    )
    site = project.build()
    for name, html in pages(site):
        for link in links(html):
            if "://" in link or link.startswith(("mailto:", "#", "data:")):
                continue
            assert not link.startswith("/") or name == "404.html", f"{name}: {link}"
            assert not link.endswith("/."), f"{name}: {link}"
            path = link.partition("#")[0].partition("?")[0]
            base = site if path.startswith("/") else (site / name).parent
            target = Path(os.path.normpath(base / path.lstrip("/")))
            assert target.is_file() or (target / "index.html").is_file(), f"{name}: {link}"


def links(html: str) -> list[str]:
    found: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
            found.extend(
                value for name, value in attrs if name in {"href", "src", "action"} and value
            )

    Links().feed(html)
    return found


def test_a_custom_template_still_wins(project: Project) -> None:
    """An adopter's own 404.html takes the place of ours."""
    project.write("theme/404.html", "<title>Our own</title>")
    project.replace("mkdocs.yml", "font: false", "font: false, custom_dir: theme")
    assert "Our own" in (project.build() / "404.html").read_text(encoding="utf-8")


# Strange text. What is hostile stands in test_hostile.


def test_marks_in_an_entry_do_not_cut_its_page(project: Project) -> None:
    """The shell's own marks are words like any others in an entry: nothing is lost after them."""
    marks = "FAIRSHARE-BODY-MARK FAIRSHARE-HEAD-MARK FAIRSHARE-CURRENT-MARK-method-"
    project.change(FULL, lambda data: data.update(title=f"Sharing {marks}"))
    project.build()
    for address in (ADDRESS, "initiatives", ""):
        page = project.page(address)
        assert page.count("</html>") == 1
        assert page.count("<main ") == 1
        assert marks in Reader(page).words


def test_markdown_in_plain_fields_stays_text(project: Project) -> None:
    """A title is no Markdown: neither link nor picture comes of it."""
    title = "[click](https://a.example) ![x](https://b.example/x.png) **b**"
    project.change(FULL, lambda data: data.update(title=title))
    project.build()
    page = project.page(ADDRESS)
    assert title in Reader(page).words
    assert "https://a.example" not in links(page)
    assert "https://b.example/x.png" not in links(page)


def test_text_from_right_to_left_is_shown(project: Project) -> None:
    """Arabic and Hebrew are words like any others."""
    title = "مشاركة البيانات من أجل الوجبات المدرسية"
    project.change(FULL, lambda data: data.update(title=title))
    project.build()
    assert title in Reader(project.page(ADDRESS)).titles[0]


def test_text_that_turns_its_surroundings_around_is_refused(
    project: Project, build_log: pytest.LogCaptureFixture
) -> None:
    """An override of direction would let a refusal read as an approval."""
    project.replace(FULL, "title: Automatic", "title: \N{RIGHT-TO-LEFT OVERRIDE}Automatic")
    with pytest.raises(Abort):
        project.build()
    assert f"{FULL}:3:8: E004" in build_log.text


def test_no_page_asks_another_host(project: Project) -> None:
    """Scripts, styles, pictures and forms are the site's own; the policy says so in every page."""
    for name, html in pages(project.build()):
        assert "default-src 'none'" in html, name
        assert "unsafe-inline" not in html, name
        for tag in ("<script", "<img", "<form", '<link rel="stylesheet"', "<iframe"):
            for part in html.split(tag)[1:]:
                assert "://" not in part.partition(">")[0], f"{name}: {tag}{part[:80]}"
        assert content_security_policy(preview=False) in unescape(html), name
        for link in re.findall(r"<link\b[^>]*>", html):
            if not re.search(r"rel=\"?(canonical|alternate)\b", link):  # these load nothing
                assert not re.search(r"href=\"?(\w+:)?//", link), f"{name}: {link}"
    for sheet in project.site.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(\w+:)?//|@import", sheet.read_text("utf-8")), sheet


# Failed builds.


def spoil(project: Project) -> None:
    project.replace(FULL, "stage: live ", "stage: running ")


def test_a_broken_register_stops_the_build(
    project: Project, build_log: pytest.LogCaptureFixture
) -> None:
    """Each problem is told with its place, then one sentence; nothing is published."""
    spoil(project)
    with pytest.raises(Abort):
        project.build()
    line, column = place(project.read(FULL), "running")
    assert f"{FULL}:{line}:{column}: E103" in build_log.text
    assert "The register has 1 error, so the site is not built." in build_log.text
    assert "Traceback" not in build_log.text
    assert not project.site.exists()


def test_a_failed_build_leaves_the_last_site_untouched(project: Project) -> None:
    """The same files, and nothing of the failed build beside them."""
    before = files(project.build())
    spoil(project)
    with pytest.raises(Abort):
        project.build()
    assert files(project.site) == before
    assert {path.name for path in project.root.glob("site*")} == {"site"}


def test_a_register_without_an_entry_is_published(project: Project) -> None:
    """A body's first publication comes before its first decision; its manifest names no link."""
    for name in (FULL, SMALL):
        project.path(name).unlink()
    project.build(strict=False)
    assert "0 decisions" in project.page("initiatives")
    manifest = json.loads((project.site / "data/manifest.json").read_text(encoding="utf-8"))
    assert manifest["chain"]["links"] == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("register", "register/: the register's folder is missing"),
        ("register/initiatives", "register/initiatives/: the folder is missing"),
    ],
)
def test_a_broken_set_up_stops_the_build_with_a_sentence(
    name: str, said: str, project: Project, build_log: pytest.LogCaptureFixture
) -> None:
    """As on the command line."""
    project.path(name).rename(project.path("taken-away"))
    with pytest.raises(Abort):
        project.build()
    assert said in build_log.text
    assert not project.site.exists()


HOOKS = """\
from pathlib import Path


def on_post_page(output, page, config):
    return {answer}


def on_post_build(config):
    {action}
"""


def with_hooks(project: Project, answer: str = "output", action: str = "pass") -> None:
    """Another plugin beside ours, that does something to the site."""
    project.write("hooks.py", HOOKS.format(answer=answer, action=action))
    project.write("mkdocs.yml", f"{project.read('mkdocs.yml')}hooks: [hooks.py]\n")


def test_a_frame_that_another_plugin_drops_is_noticed(
    project: Project, build_log: pytest.LogCaptureFixture
) -> None:
    """A host that loses pages in silence would publish an empty register."""
    with_hooks(project, answer='"" if "shell" in page.url else output')
    with pytest.raises(Abort):
        project.build()
    assert "does not carry the register's marks" in build_log.text
    assert not project.site.exists()


def test_a_frame_that_was_never_rendered_is_noticed(
    project: Project, build_log: pytest.LogCaptureFixture
) -> None:
    """Another plugin dropped the file before it became a page."""
    project.write(
        "hooks.py",
        "def on_files(files, config):\n"
        "    for file in [f for f in files if f.src_uri == 'shell/shell/fairshare-shell.md']:\n"
        "        files.remove(file)\n",
    )
    project.write("mkdocs.yml", f"{project.read('mkdocs.yml')}hooks: [hooks.py]\n")
    # Hooks run after plugins of the same priority, so the frame is there to be dropped.
    with pytest.raises(Abort):
        project.build()
    assert "The theme rendered no frame for browse/outcome/" in build_log.text
    assert not project.site.exists()


def test_what_another_plugin_does_to_a_page_reaches_the_register(project: Project) -> None:
    """The frame goes through every hook before it is filled."""
    with_hooks(project, answer='output.replace("</body>", "<p>From a hook</p></body>")')
    project.build()
    for address in ("", ADDRESS, "initiatives", "method"):
        assert project.page(address).count("<p>From a hook</p>") == 1


def test_a_theme_without_the_marks_is_refused(
    project: Project, build_log: pytest.LogCaptureFixture
) -> None:
    """Empty pages must not be published because a template was replaced."""
    project.write("theme/main.html", "<!doctype html><title>x</title>{{ page.content }}")
    project.replace("mkdocs.yml", "font: false", "font: false, custom_dir: theme")
    with pytest.raises(Abort):
        project.build()
    assert "Use the main.html that FairShare brings" in build_log.text
    assert not project.site.exists()


def test_a_file_that_vanishes_during_the_build_changes_nothing(
    project: Project, build_log: pytest.LogCaptureFixture
) -> None:
    """What was read is what is published, its file beside its page: whole, or not at all."""
    before = files(project.build())
    shutil.rmtree(project.path(".cache"))  # or its files would be taken over from the last site
    with_hooks(project, action=f"Path({str(project.path(FULL))!r}).unlink(missing_ok=True)")
    with pytest.raises(Abort):
        project.build()
    assert "free-school-meals.yml was changed while the site was built" in build_log.text
    assert files(project.site) == before


def test_a_warning_in_strict_mode_leaves_the_last_site(
    project: Project, build_log: pytest.LogCaptureFixture
) -> None:
    """MkDocs counts warnings after the last hook; by then the site must not be there yet."""
    project.replace("mkdocs.yml", "search: false", "search: false, history: false")
    before = files(project.build(strict=True))
    project.write("docs/index.md", "# Welcome\n\n[Gone](gone.md)\n")
    with pytest.raises(Abort):
        project.build(strict=True)
    assert "Strict mode: 1 warning. site/ is left as it was." in build_log.text
    assert files(project.site) == before
    assert not project.path("site.building").exists()


def test_a_warning_outside_strict_mode_publishes(project: Project) -> None:
    """Only --strict is strict."""
    project.write("docs/index.md", "# Welcome\n\n[Gone](gone.md)\n")
    assert "Welcome" in (project.build() / "index.html").read_text(encoding="utf-8")


def test_a_wrong_source_date_epoch_stops_the_build(
    project: Project, build_log: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(Abort):
        project.build()
    assert "SOURCE_DATE_EPOCH is no number of seconds: yesterday" in build_log.text


def test_a_file_in_the_place_of_the_site_is_replaced_or_told(project: Project) -> None:
    """What was left by a killed build is cleared away."""
    project.write("site.building/index.html", "half a page")
    project.write("site.old/index.html", "an old page")
    project.build()
    assert {path.name for path in project.root.glob("site*")} == {"site"}


# The same bytes.


def search(project: Project) -> None:
    project.replace("mkdocs.yml", "search: false", "search: true")


@pytest.mark.parametrize(
    "with_search",
    [
        pytest.param(False, id="without-search"),
        pytest.param(True, id="with-search", marks=pytest.mark.long),
    ],
)
def test_two_builds_of_one_day_are_the_same(
    with_search: bool, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte by byte, the text index included, in other processes and without help from the cache.

    In each process sets have another order.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    project.replace("mkdocs.yml", "{search: false}", "{search: false, cache: ''}")
    if with_search:
        search(project)
    first = files(project.build())
    assert ("search/query.json" in first) is with_search
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    for seed in range(1, 5 if with_search else 3):
        surroundings = {**os.environ, "PYTHONHASHSEED": str(seed)}
        subprocess.run(command, cwd=project.root, env=surroundings, check=True)
        assert files(project.site) == first


def test_a_second_build_from_the_cache_is_the_same(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept is what would have been made."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    first = files(project.build())
    assert list(project.path(".cache/fairshare").glob("*.sqlite"))
    assert files(project.build()) == first


@pytest.mark.parametrize("content", [b"damaged", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_cache_changes_nothing(
    content: bytes, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site is the same, and no word of it reaches the person."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    first = files(project.build())
    (cache,) = project.path(".cache/fairshare").glob("*.sqlite")
    cache.write_bytes(content)
    assert files(project.build()) == first


def test_what_changed_is_made_again(project: Project) -> None:
    """The cache never shows an old text."""
    project.build()
    project.replace(FULL, "Families could feel watched", "Families might feel watched")
    project.replace(COUNCIL, "name: Northshire Council", "name: Council of Northshire")
    project.replace(SMALL, "title: Finding households", "title: Reaching households")
    project.build()
    words = Reader(project.page(ADDRESS)).words
    assert "Families might feel watched" in words
    assert "Council of Northshire" in words
    assert "Reaching households" in words


def test_an_initiative_that_is_gone_has_no_page(project: Project) -> None:
    """The site shows the register as it is, without leftovers of the last build."""
    project.build()
    project.change(FULL, lambda data: data.pop("related"))
    project.path(SMALL).unlink()
    project.build()
    assert not (project.site / "initiatives/northshire-council/household-support-fund").exists()
