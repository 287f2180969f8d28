"""Tables of what changed: field, before, after, and why. Text of entries is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fairshare.language import gettext as _
from fairshare.publish.past.inline_difference import pieces
from fairshare.reports.host_markdown import escape_markdown

MOST_ROWS = 80
_LONG = 160
"""A text with more letters is shown where it differs."""
_LONGEST = 1_500
NOTHING = "\N{EN DASH}"


class Row(NamedTuple):
    """One change, in words, not yet escaped."""

    field: str
    before: str
    after: str
    why: str


def table(rows: Iterable[Row]) -> str:
    """A table in Markdown. Of many rows only the first; how many more there are stands below."""
    shown = list(rows)
    head = "| {} | {} | {} | {} |".format(_("Field"), _("Before"), _("After"), _("Why"))
    lines = [head, "|---|---|---|---|", *(_line(row) for row in shown[:MOST_ROWS])]
    if more := len(shown) - MOST_ROWS:
        lines += ["", _("And {} more.").format(more)] if more > 0 else []
    return "\n".join(lines)


def _line(row: Row) -> str:
    before, after = _around_change(row.before, row.after)
    cells = (row.field, before or NOTHING, after or NOTHING, row.why)
    return f"| {' | '.join(map(escape_markdown, cells))} |"


def _around_change(before: str, after: str) -> tuple[str, str]:
    """Both texts, long ones only where they differ; two that are equal in words say so."""
    if " ".join(before.split()) == " ".join(after.split()):
        return before[:_LONGEST], _("the same words, laid out in another way")
    if len(before) > _LONG and len(after) > _LONG:
        found = pieces(before, after)
        before = "".join(piece.text for piece in found if piece.kind != "in")
        after = "".join(piece.text for piece in found if piece.kind != "out")
    return _cut(before), _cut(after)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def listed(names: Iterable[str], most: int = 20) -> Iterator[str]:
    """Names as a list in Markdown; how many more there are stands at its end."""
    shown = list(names)
    yield from (f"- {escape_markdown(name)}" for name in shown[:most])
    if len(shown) > most:
        yield "- " + _("and {} more").format(len(shown) - most)
