"""The two locks of prose, each by itself: either would keep a page safe without the other."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare import prose

TAGS = {"p", "ul", "ol", "li", "em", "strong", "code", "br", "blockquote", "a"}

HOSTILE = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//a.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<b onclick=alert(1)>bold</b>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<!-- a comment -->",
    "<?php echo 1 ?>",
    "<![CDATA[ <b> ]]>",
    "![picture](https://a.example/p.png)",
    "![picture](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](file:///etc/passwd)",
    "<javascript:alert(1)>",
    '[x](https://a.example/"onclick="alert(1))',
    "[x](https://a.example/<script>)",
    "# One\n\nTwo\n===\n\n***\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "```html\n<script>\n```\n\n    <script>indented\n",
    "[a]: https://a.example\n\n[a]",
)
"""Markdown that would put more on a page than an entry may."""

PIECES = st.lists(
    st.one_of(
        st.sampled_from(HOSTILE),
        st.sampled_from(
            ["**", "*", "`", "- ", "> ", "\n", "\n\n", "](", "[", "<", ">", '"', "![", "\\"]
        ),
        st.text(max_size=6),
    ),
    max_size=8,
).map("".join)


class Tags(HTMLParser):
    """The tags of HTML with their attributes, and whatever else is not text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def scheme(address: str | None) -> str:
    return (address or "").strip().lower().partition(":")[0]


def parsed(text: str) -> Tags:
    """What the first lock, the parser, makes of a text."""
    return Tags(prose.markdown().render(text))


def cleaned(html: str) -> str:
    """What the second lock, the cleaner, leaves of HTML."""
    return prose._CLEANER.clean(html)  # noqa: SLF001 - this lock has no other door


def holds(made: Tags) -> None:
    """Only what the parser knows how to make: no tag or attribute that an entry has written."""
    assert made.other == []
    for tag, attributes in made.found:
        assert tag in TAGS
        assert set(attributes) <= {"a": {"href", "title"}, "ol": {"start"}}.get(tag, set())
        assert scheme(attributes.get("href")) not in {"javascript", "vbscript", "data", "file"}


@pytest.mark.parametrize("text", HOSTILE)
def test_the_parser_alone_lets_nothing_through(text: str) -> None:
    """Tags stay text; images, headings, tables and code blocks are not made; links lead safely."""
    holds(parsed(text))


@settings(deadline=None)
@given(PIECES)
def test_the_parser_alone_holds_against_any_mixture(text: str) -> None:
    """However the pieces stand together."""
    holds(parsed(text))


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<script>alert(1)</script>x", "x"),
        ("<style>p{}</style>x", "x"),
        ("<img src=x onerror=alert(1)>x", "x"),
        ('<img src="https://a.example/p.png">x', "x"),
        ("<svg><script>alert(1)</script></svg>x", "x"),
        ("<iframe srcdoc='x'></iframe>x", "x"),
        ("<h1>x</h1>", "x"),
        ("<table><tr><td>x</td></tr></table>", "x"),
        ("<hr>x", "x"),
        ("<div>x</div>", "x"),
        ("<!-- c -->x", "x"),
        ("<p onclick=alert(1) style=x class=y id=z title=t lang=en>x</p>", "<p>x</p>"),
        ("<ol start=3><li>x</li></ol>", "<ol><li>x</li></ol>"),
        ("<code data-x=1>x</code>", "<code>x</code>"),
    ],
)
def test_the_cleaner_alone_leaves_only_what_is_allowed(html: str, left: str) -> None:
    """Whatever HTML it is given: tags, and every attribute of those that may stay."""
    assert cleaned(html) == left


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\nscript:x"),
        *(
            "vbscript:x",
            "data:text/html,x",
            "http://a.example/",
            "ftp://a.example/",
            "//a.example/",
        ),
        *("/x", "x", "#x", "?x", "file:///x", "tel:1"),
    ],
)
def test_the_cleaner_alone_lets_links_lead_to_the_web_and_to_mail_only(address: str) -> None:
    """Every other address is taken away; the words stay."""
    ((tag, attributes),) = Tags(cleaned(f'<a href="{address}">x</a>')).found
    assert (tag, attributes) == ("a", {"rel": "nofollow noopener noreferrer"})


@pytest.mark.parametrize("address", ["https://a.example/", "mailto:team@body.example"])
def test_the_cleaner_alone_keeps_links_and_says_whose_they_are(address: str) -> None:
    """With the words that lend them no weight and no access, whatever they said of themselves."""
    left = cleaned(f'<a href="{address}" rel="opener" target="_blank" title="t">x</a>')
    assert left == f'<a href="{address}" rel="nofollow noopener noreferrer">x</a>'


@settings(deadline=None)
@given(PIECES)
def test_the_cleaner_alone_holds_against_any_mixture(html: str) -> None:
    """Given raw text as HTML, as if the parser had let all of it through."""
    made = Tags(cleaned(html))
    assert made.other == []
    for tag, attributes in made.found:
        assert tag in TAGS
        assert set(attributes) <= ({"href", "rel"} if tag == "a" else set())
        assert scheme(attributes.get("href", "https:")) in {"https", "mailto"}
