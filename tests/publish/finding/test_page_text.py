"""What the text index takes in of a page's HTML."""

from __future__ import annotations

import pytest

from fairshare.publish.finding.page_text import PageText, is_searched, page_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Before</p><main data-fs-searched><p>Inside</p></main><p>After</p>", "Inside"),
        ("<main data-fs-searched><main>One</main> Two</main> Three", "One Two"),
        ("<main data-fs-searched><p>A<p>B<li>C</main>D", "A B C"),
        ("<dl data-fs-searched><dt>Term</dt><dd>Said</dd></dl>", "Term Said"),
        ("<p data-fs-searched>un<em>law</em>ful, <b>all</b> of it</p>", "unlawful, all of it"),
        ("<p class=a data-fs-searched>a &lt;b&gt; &amp; c</p>", "a <b> & c"),
        ("<p data-fs-searched>a<!-- <p> x --><br>b</p>", "a b"),
        ('<div data-fs-searched>a <p title="x > y">b</p></div>', "a b"),
        ("<div data-fs-searched>a<div data-fs-unsearched>b<div>c</div></div>d</div>", "a d"),
        ('<div data-fs-searched>a<p class="x" data-fs-unsearched hidden>b</p>c</div>', "a c"),
        ("<div data-fs-searched>a<script>let b = 1 < 2</script>c</div>", "a c"),
        ("<div data-fs-searched>a<form><input>b<label>c</label></form>d</div>", "a d"),
        ("<div data-fs-searched>a <p>b", "a b"),
        ("<p>It says data-fs-searched, and no more</p>", ""),
        ("<p>nothing</p>", ""),
    ],
)
def test_the_text_of_a_page(html: str, text: str) -> None:
    """Of the marked element, without what is marked in it; tags part words, emphasis does not."""
    assert " ".join(page_text(html).text.split()) == text


def test_the_title_of_a_page_is_its_first_heading() -> None:
    """Its own part alone; it stands in the text as well."""
    html = (
        "<h1>Site</h1><main data-fs-searched><h1>A <i>page</i>\n&amp; more</h1><p>Text</p></main>"
    )
    assert page_text(html).title == "A page & more"
    assert page_text(html).text.split() == ["A", "page", "&", "more", "Text"]
    assert page_text("<p>nothing</p>") == PageText("", "")


def test_a_page_without_the_mark_is_not_read() -> None:
    """Most pages have none."""
    assert is_searched(b"<main data-fs-searched>")
    assert not is_searched(b"<main>")
