"""One page for each problem code, from the same text that `fairshare explain` prints."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from markdown_it import MarkdownIt
from markupsafe import Markup

from fairshare import problems
from fairshare.catalogue import said
from fairshare.catalogue.profiles import PROFILES as OF_LAWS
from fairshare.language import gettext as _
from fairshare.publish.frame.reachable import reachable
from fairshare.publish.page import Page
from fairshare.reports.code import heading, note


def problem_pages(profiles: Collection[str] = ()) -> Iterator[Page]:
    """`/problems/` and `/problems/<CODE>/`. The texts are this package's own, not an entry's.

    What laws ask is left out where the body has chosen none of them.
    """
    markdown = MarkdownIt("commonmark")
    titles = {}
    for code in problems.codes():
        if code in OF_LAWS and not profiles:
            continue
        text = problems.explanation(code)
        titles[code] = title = text.partition("\n")[0].removeprefix("# ")
        yield Page(
            url=f"problems/{code}/",
            title=title,
            description=_("What this message means and what to do."),
            body=Markup(reachable(markdown.render(text))) + _quoted(code),  # noqa: S704 - our own
        )
    yield _index(titles)


def _quoted(code: str) -> Markup:
    """What the checks say, word for word."""
    rows = Markup("").join(map(Markup("<li>{}</li>").format, said(code)))
    how = Markup("<p>{}</p>").format(note(code)) if note(code) else ""
    return Markup("<h2>{}</h2>{}<ul>{}</ul>").format(heading(), how, rows)


def _index(titles: Mapping[str, str]) -> Page:
    rows = Markup("").join(
        Markup('<li><a href="{}/">{}</a></li>').format(code, title)
        for code, title in titles.items()
    )
    title = _("What the checks say")
    return Page(
        url="problems/",
        title=title,
        description=_("Every message of the checks, what it means and what to do."),
        body=Markup("<h1>{}</h1><ul>{}</ul>").format(title, rows),
    )
