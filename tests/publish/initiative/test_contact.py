"""The ways to and from an initiative's page: feed, paper, questions."""

from __future__ import annotations

import base64
import re
import zlib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from playwright.sync_api import Browser

from editions import made
from fairshare.framework import Framework
from fairshare.model import Initiative
from fairshare.publish.charts.qr import qr
from fairshare.publish.initiative.issue_form import issue_form
from projects import FULL, Project, draw

ADDRESS = "https://register.northshire.example/initiatives/northshire-council/free-school-meals/"
PAGE = "initiatives/northshire-council/free-school-meals"


@pytest.fixture
def initiative(framework: Framework) -> Initiative:
    """The full example."""
    return made(framework, {"council/meals": lambda _: None}).items[0].initiative


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The base register with a repository whose host has an issue form."""
    project = draw(tmp_path_factory.mktemp("reach") / "project")
    options = "search: false, repository: 'https://github.com/northshire/register'"
    project.replace("mkdocs.yml", "search: false", options)
    project.build()
    return project


def pixels(picture: str) -> tuple[int, bytes]:
    """The side of a drawn code, and a byte for each pixel as a camera would see it."""
    found = re.search(r'src="data:image/png;base64,([^"]+)"', picture)
    assert found is not None
    png = base64.b64decode(found[1])
    side = int.from_bytes(png[16:20], "big")
    start = png.index(b"IDAT") + 4
    size = int.from_bytes(png[start - 8 : start - 4], "big")
    rows, width = zlib.decompress(png[start : start + size]), (side + 7) // 8 + 1
    bits = [
        "".join(f"{byte:08b}" for byte in rows[line * width + 1 : (line + 1) * width])[:side]
        for line in range(side)
    ]
    return side, bytes(255 * int(bit) for row in bits for bit in row)


@pytest.mark.parametrize(
    "address", ["https://a.example/", ADDRESS, f"https://a.example/{'b' * 300}/"]
)
def test_a_drawn_code_is_read_as_the_address(address: str) -> None:
    """What a phone sees on the paper, border of four squares included, leads to the page."""
    side, paper = pixels(str(qr(address, "words")))
    assert set(paper[: 4 * side]) == {255}
    found = zxingcpp.read_barcodes(memoryview(paper).cast("B", (side, side)))
    assert [one.text for one in found] == [address]


def test_a_code_has_words_and_no_style() -> None:
    """The Content-Security-Policy forbids style attributes, and hostile words stay words."""
    picture = str(qr(ADDRESS, '"><script>'))
    assert "style=" not in picture
    assert 'alt="&#34;&gt;&lt;script&gt;"' in picture


@pytest.mark.parametrize(
    ("repository", "form", "field"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/issues/new", "title"),
        ("https://github.com/a/b.git/", "https://github.com/a/b.git/issues/new", "title"),
        ("https://gitlab.com/g/p/", "https://gitlab.com/g/p/-/issues/new", "issue[title]"),
        (
            "https://gitlab.gov.example/p",
            "https://gitlab.gov.example/p/-/issues/new",
            "issue[title]",
        ),
        ("https://gitea.example/a/b.git", "https://gitea.example/a/b/issues/new", "title"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/issues/new", "title"),
    ],
)
def test_the_form_opens_with_id_and_version_filled_in(
    initiative: Initiative, repository: str, form: str, field: str
) -> None:
    """Each kind of host has its own address for a new issue; the title is encoded for it."""
    found = issue_form(repository, initiative)
    assert found is not None
    place = urlsplit(found)
    assert f"https://{place.netloc}{place.path}" == form.replace(".git/", "/")
    query = parse_qs(place.query)
    assert query.pop("template", ["question.yml"]) == ["question.yml"]
    assert query == {field: ["Question about council/meals (version 0)"]}


@pytest.mark.parametrize(
    "repository",
    [
        "",
        "https://example.org/a",
        "https://notgithub.com/a/b",
        "http://github.com/a/b",
        "github.com/a",
    ],
)
def test_a_host_without_a_known_form_gets_no_link(initiative: Initiative, repository: str) -> None:
    """A guessed address would lead nowhere."""
    assert issue_form(repository, initiative) is None


def test_the_page_links_its_form_its_mailbox_and_its_feed(built: Project) -> None:
    """Every way to question and to follow stands on the page, and the feed in its head as well."""
    page = built.page(PAGE)
    assert (
        'href="https://github.com/northshire/register/issues/new?template=question.yml&amp;'
        "title=Question%20about%20" in page
    )
    assert (
        'href="mailto:information.governance@northshire.example?subject=Question%20about%20' in page
    )
    feed = "../../../feeds/initiative/northshire-council/free-school-meals.xml"
    title = "Automatic registration for free school meals"
    assert f'type="application/atom+xml" title="{title}" href="{feed}">' in page
    assert f'<a href="{feed}"' in page
    assert (built.site / PAGE / feed).resolve().is_file()


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        (".", "feeds/all.xml"),
        ("initiatives", "feeds/all.xml"),
        ("organisations/northshire-council", "feeds/organisation/northshire-council.xml"),
        ("browse/organisation/northshire-council", "feeds/organisation/northshire-council.xml"),
        ("browse/theme/welfare", "feeds/theme/welfare.xml"),
    ],
)
def test_pages_name_the_feed_that_follows_them(built: Project, address: str, feed: str) -> None:
    """In the head for programs, and in the text for people; both lead to a file that is there."""
    page = built.page(address)
    heads = re.findall(r'<link rel="alternate" [^>]*href="([^"]*)"', page)
    links = re.findall(r'<a href="([^"]*)" type="application/atom\+xml"', page)
    for found in (heads, links):
        assert [(built.site / address / one).resolve() for one in found] == [built.site / feed]


def test_the_home_page_leads_to_reviews_and_calendar(built: Project) -> None:
    """Both are among the first things that a watchdog looks for."""
    page = built.page(".")
    assert re.search(r'href="(\./)?reviews/"', page)
    assert re.search(r'href="(\./)?feeds/reviews\.ics"', page)


def test_an_answer_says_how_long_it_took(built: Project) -> None:
    """The days stand beside the challenge."""
    assert "11 October 2025, after 9 days" in built.page(PAGE)


def test_an_answer_of_the_same_day_is_not_after_0_days(tmp_path: Path) -> None:
    """It says so in words."""
    project = draw(tmp_path / "project")
    project.replace(FULL, "answered: 2025-10-11", "answered: 2025-10-02")
    project.build()
    assert "2 October 2025, the same day" in project.page(PAGE)


def test_without_an_address_nothing_points_to_feed_calendar_or_code(tmp_path: Path) -> None:
    """The site is whole without its address; what needs it is not there."""
    project = draw(tmp_path / "project")
    project.replace("mkdocs.yml", "site_url: https://register.northshire.example/\n", "")
    project.build()
    assert not (project.site / "feeds").exists()
    for page in project.site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "feeds/" not in text
        assert 'class="fs-qr"' not in text


def test_a_changed_address_reaches_pages_that_were_kept(built: Project) -> None:
    """The code on paper shows the address of this build, not of the last one."""
    before = built.page(PAGE)
    built.replace("mkdocs.yml", "register.northshire.example", "moved.northshire.example")
    built.build()
    after = built.page(PAGE)
    built.replace("mkdocs.yml", "moved.northshire.example", "register.northshire.example")
    built.build()
    assert str(qr(ADDRESS, "QR code of this page’s address")) in before
    assert (
        str(qr(ADDRESS.replace("register.", "moved."), "QR code of this page’s address")) in after
    )


def test_on_paper_stands_a_notice_and_no_navigation(built: Project, browser: Browser) -> None:
    """Address, code and contact are printed; menus, search and buttons are not."""
    page = browser.new_page()
    page.goto((built.site / PAGE / "index.html").as_uri())
    notice = page.locator(".fs-notice")
    assert not notice.is_visible()
    page.emulate_media(media="print")
    assert ADDRESS in notice.inner_text()
    assert "information.governance@northshire.example" in notice.inner_text()
    assert notice.locator(".fs-qr").bounding_box() is not None
    for hidden in (".fs-header", ".fs-footer", ".fs-follow", ".fs-question .fs-button"):
        assert not page.locator(hidden).first.is_visible()
    shown = "e => getComputedStyle(e, '::after').content"
    assert "https://" in page.locator("#sources .fs-cited a").first.evaluate(shown)
    assert page.locator(".fs-answer__evidence a").first.evaluate(shown) == "none"
    page.close()


def test_the_notice_is_as_wide_as_a4(built: Project, browser: Browser) -> None:
    """Every printed page is A4, and nothing is wider than its paper."""
    page = browser.new_page(viewport={"width": 688, "height": 1000})  # A4 without its margins
    page.goto((built.site / PAGE / "index.html").as_uri())
    paper = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", paper)
    assert {(round(float(w) / 72 * 25.4), round(float(h) / 72 * 25.4)) for w, h in sizes} == {
        (210, 297)
    }
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 688
    page.close()
