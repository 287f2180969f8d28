"""The shell technique: the theme renders one empty page per folder depth, the register fills it.

Rendering every initiative through MkDocs is far too slow (docs/adr/0002). So a *shell*, a page
whose content is only marks, goes through MkDocs and all its hooks; what comes out is cut at the
marks, and every page of the register is spliced in between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import escape

from fairshare.problems import SetupError
from fairshare.publish.page import Page

HEAD = "FAIRSHARE-HEAD-MARK"
BODY = "FAIRSHARE-BODY-MARK"
CURRENT = "FAIRSHARE-CURRENT-MARK"
"""Stands in a menu link as `FAIRSHARE-CURRENT-MARK-<section>-`."""

_MARKS = re.compile(rf"{HEAD}|{BODY}|{CURRENT}-([a-z]+)-")


@dataclass(frozen=True, slots=True)
class Shell:
    """The theme's frame for one folder depth, cut at its marks."""

    pieces: tuple[str, ...]
    """Finished HTML: one more piece than marks."""
    marks: tuple[str, ...]
    """HEAD, BODY, or the name of a menu section, in the order met."""

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut the theme's finished HTML at the marks.

        Raises SetupError when head or body mark is not there exactly once: a theme that drops them
        would publish empty pages.
        """
        pieces, marks, end = [], [], 0
        for found in _MARKS.finditer(html):
            pieces.append(html[end : found.start()])
            marks.append(found.group(1) or found.group())
            end = found.end()
        pieces.append(html[end:])
        for mark in (HEAD, BODY):
            if marks.count(mark) != 1:
                raise SetupError(
                    "The theme's page template does not carry the register's marks. "
                    "Use the main.html that FairShare brings, or extend it."
                )
        return cls(tuple(pieces), tuple(marks))

    def frame(self, page: Page, head: str) -> str:
        """The finished page: the theme's frame with this page's head and body in it."""
        parts = [self.pieces[0]]
        for mark, piece in zip(self.marks, self.pieces[1:], strict=True):
            parts += (self._fill(mark, page, head), piece)
        return "".join(parts)

    @staticmethod
    def _fill(mark: str, page: Page, head: str) -> str:
        if mark == HEAD:
            return head
        if mark == BODY:
            return _spaced(str(page.body))
        return ' aria-current="true"' if mark == escape(page.section) else ""


def _spaced(body: str) -> str:
    """A page's body with a space between a term and what is said of it, and between cells.

    Without one a reader of the bare text takes both for one word: the text index, or w3m.
    """
    for end, start in (("</dt>", "<dd"), ("</th>", "<t"), ("</td>", "<t"), ("</caption>", "<t")):
        body = body.replace(f"{end}{start}", f"{end} {start}")
    return body
