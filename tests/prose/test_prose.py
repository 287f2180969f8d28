"""Prose: what an entry may say becomes HTML, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from fairshare import prose
from fairshare.prose import fast

ALLOWED = re.compile(
    r"</?(?:p|ul|ol|li|em|strong|code|blockquote)>|<br>|</a>"
    r'|<a(?: href="(?:https:|mailto:)[^"<>]*")? rel="nofollow noopener noreferrer">'
)

TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="aB9 ,.;:?!'\"%£()/\u2019\u2013-&<>*_[]#|=+~`\\\n\t\u00a0é", max_size=40),
)


@settings(deadline=None)
@given(TEXTS)
def test_the_short_cut_gives_what_the_parser_gives(text: str) -> None:
    """Plain text takes a short cut; the HTML is the same as on the long way."""
    assert prose.render(text) == prose.render_slowly(text)


@settings(deadline=None)
@given(st.from_regex(fast._PLAIN, fullmatch=True))  # noqa: SLF001 - the short cut's own door
def test_every_text_that_takes_the_short_cut_comes_out_the_same(text: str) -> None:
    """The pattern lets no text through that Markdown or nh3 would change."""
    assert prose.render(text) == prose.render_slowly(text)


@settings(deadline=None)
@given(TEXTS)
def test_only_the_allowed_tags_come_out(text: str) -> None:
    """Whatever goes in, each < in the HTML opens one of the allowed tags."""
    assert "<" not in ALLOWED.sub("", prose.render(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("About **1,150** children.", "<p>About <strong>1,150</strong> children.</p>"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("fewer than <5 people", "<p>fewer than &lt;5 people</p>"),
        ("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>"),
        ("# Title", "<p># Title</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
    ],
)
def test_prose_becomes_html(text: str, html: str) -> None:
    """Allowed marks become tags; everything else stays text."""
    assert prose.render(text).strip() == html


def test_a_link_is_kept_and_not_followed_by_search_engines() -> None:
    """An https link stays, with the words that keep it from lending weight or access."""
    html = prose.render("See [the report](https://www.gov.uk/report).")
    assert 'href="https://www.gov.uk/report" rel="nofollow noopener noreferrer"' in html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("About **1,150** children.", "About 1,150 children."),
        ("One\nline.\n\nTwo.", "One line.\nTwo."),
        ("- a\n- `b`", "a\nb"),
        ("See [the report](https://www.gov.uk/report).", "See the report."),
        ("fewer than <5 people", "fewer than <5 people"),
    ],
)
def test_plain_words_are_left_when_the_marks_go(text: str, words: str) -> None:
    """Search, feeds and tables get the words alone."""
    assert prose.plain(text) == words


@settings(deadline=None)
@given(TEXTS)
def test_nothing_is_lost_by_not_reviewing(text: str) -> None:
    """Text that looks too plain to review holds no link and no refused mark."""
    if list(prose.tokens(text)):
        return
    kinds = {
        inner.type
        for token in prose._reviewer().parse(text)  # noqa: SLF001 - the parser that was spared
        for inner in (token, *(token.children or ()))
    }
    assert not kinds & {
        "link_open", "image", "heading_open", "table_open", "html_block", "html_inline"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Title", "heading_open"),
        ("Title\n---", "heading_open"),
        ("> Title\n> ===", "heading_open"),
        ("![x](https://a.example/b.png)", "image"),
        ("a | b\n--|--\n1 | 2", "table_open"),
        ("<div>x", "html_block"),
        ("a <b>c</b>", "html_inline"),
        ("<!-- hidden -->", "html_block"),
        ("[x](javascript:alert(1))", "link_open"),
    ],
)
def test_review_sees_what_a_page_would_not_show(text: str, kind: str) -> None:
    """Review names refused marks and unsafe links that pages leave as text."""
    assert kind in {token.type for token in prose.tokens(text)}


LINKS = st.builds(
    "[{}](https://{}/{})".format,
    st.text(alphabet="aB9 ,.:;'()£\u2019\u2013-&", min_size=1, max_size=8),
    st.sampled_from(["a.example", "a-b.gov.uk", "1.2", "x..y", "a.b-"]),
    st.text(alphabet="aZ0_./?=,+~%2F-()&", max_size=8),
)

LINKED = st.lists(
    st.one_of(
        LINKS,
        st.text(alphabet="aB9 ,.!-*_#>|=\n\"'()&;£:/", max_size=8),
        st.sampled_from(["\n\n", "\n- ", "**", "[", "]", "<", "`", "\\", "&amp;", "\n---\n"]),
    ),
    max_size=8,
).map("".join)


PARAGRAPHS = st.lists(
    st.one_of(
        LINKS,
        st.from_regex(r"[a-zA-ZéŵÀ][a-zé0-9 ,.;:?'\"%£()/\u2013\u2019-]{0,12}", fullmatch=True),
        st.sampled_from(["\n", "\n\n", " ", "\n\n\n", "  \n", ". "]),
    ),
    max_size=9,
).map("".join)


MARKED = st.lists(
    st.one_of(
        LINKS,
        st.from_regex(r"[a-zA-Z(£0-9][£a-z0-9 .,)]{0,6}", fullmatch=True),
        st.sampled_from(["\n", "\n\n", "\n- ", "- ", "\n  ", "\n\n- ", "\n  - ", "1. ", ". ", " "]),
        st.sampled_from(["**", "*", "_", "**a", "b**", "**£5", " **a b** ", "(**a**)", "(**£5**"]),
    ),
    max_size=10,
).map("".join)


@settings(deadline=None)
@given(st.one_of(LINKED, PARAGRAPHS, MARKED))
def test_paragraphs_with_links_come_out_the_same(text: str) -> None:
    """Lines, paragraphs and plain links take the short cut; HTML and bare words are the same."""
    assert prose.render(text) == prose.render_slowly(text)
    assert prose.plain(text) == prose.plain_slowly(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One line.", "<p>One line.</p>\n"),
        ("(In brackets.)\n195 projects", "<p>(In brackets.)\n195 projects</p>\n"),
        ("About **£1.2 million**.", "<p>About <strong>£1.2 million</strong>.</p>\n"),
        (
            "- **One**\n  line\n- two\n\nNew.",
            "<ul>\n<li><strong>One</strong>\nline</li>\n<li>two</li>\n</ul>\n<p>New.</p>\n",
        ),
        (
            "Two\nlines ([the law](https://a.example/x)).\n\nNew.",
            (
                '<p>Two\nlines (<a href="https://a.example/x" rel="nofollow noopener noreferrer">'
                "the law</a>).</p>\n<p>New.</p>\n"
            ),
        ),
    ],
)
def test_everyday_prose_needs_no_parser(
    text: str, html: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What most entries hold takes the short cut, or building would be slow again."""
    assert prose.render_slowly(text) == html
    monkeypatch.setattr(prose, "markdown", None)
    assert prose.render(text) == html
    assert prose.plain(text)


@settings(deadline=None)
@given(LINKED)
def test_the_short_cut_to_links_finds_what_the_parser_finds(text: str) -> None:
    """The same addresses and words, in the same order."""
    assert prose.links(text) == prose.links_slowly(text)


@settings(deadline=None)
@given(LINKED)
def test_the_short_cut_of_the_review_sees_what_the_parser_sees(text: str) -> None:
    """Every link, image, heading, table and tag that a rule may ask about."""
    asked = {"link_open", "image", "heading_open", "table_open", "html_block", "html_inline"}

    def seen(tokens: Iterable[Token]) -> list[tuple[str, object]]:
        return [(one.type, one.attrs.get("href")) for one in tokens if one.type in asked]

    assert seen(prose.tokens(text)) == seen(prose.tokens_slowly(text))


def test_links_are_told_with_their_words() -> None:
    """Mail and addresses in plain text are no web links."""
    text = "See [the **report**](https://a.example/r), <https://b.example/> or [us](mailto:a@b.c)."
    assert prose.links(text) == [
        ("https://a.example/r", "the report"),
        ("https://b.example/", "https://b.example/"),
    ]
