"""One page for each problem code, from the same text that `fairshare explain` prints."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markupsafe import Markup

from fairshare import problems
from fairshare.language import gettext as _
from fairshare.publish.frame.reachable import reachable
from fairshare.publish.page import Page


def problem_pages() -> Iterator[Page]:
    """`/problems/` and `/problems/<CODE>/`. The texts are this package's own, not an entry's."""
    markdown = MarkdownIt("commonmark")
    titles = {}
    for code in problems.codes():
        text = problems.explanation(code)
        titles[code] = title = text.partition("\n")[0].removeprefix("# ")
        yield Page(
            url=f"problems/{code}/",
            title=title,
            description=_("What this message means and what to do."),
            body=Markup(reachable(markdown.render(text))),  # noqa: S704 - our own text
            section="problems",
        )
    rows = Markup("").join(
        Markup('<li><a href="{}/">{}</a></li>').format(code, title)
        for code, title in titles.items()
    )
    heading = _("What the checks say")
    yield Page(
        url="problems/",
        title=heading,
        description=_("Every message of the checks, what it means and what to do."),
        body=Markup("<h1>{}</h1><ul>{}</ul>").format(heading, rows),
        section="problems",
    )
