"""The rule on lists that fall together: each item on a line of its own, and on the page one block.

Under `>`, in quotes and in plain text YAML joins the lines of a paragraph. Under `|` the lines
stay, but Markdown knows no bullets such as • and makes one paragraph of them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from fairshare.load.comments import LONGEST, indented, margin_below
from fairshare.load.document import Document
from fairshare.load.raw.bullets import BULLETS
from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.text.lists import DASHES, ListLine, items_in, list_lines
from fairshare.validate.text.spot import pinpoint

_OTHER_MARKS = re.compile(f"[{DASHES}{BULLETS}]")


def folded_lists(document: Document, context: Context) -> Iterator[Problem]:
    """What was written as a list is read as one."""
    for path, written in context.marked.prose:
        lines = _fallen_together(document, path, written) if _may_hold_list(written) else []
        if not lines:
            continue
        problem = document.problem("W262", path, field=context.names.field(path))
        first = next(line for line in lines if line.mark)
        start = " ".join(first.text.split()[:6])
        placed = pinpoint(document, problem, start)
        marked = pinpoint(document, problem, f"{first.mark} {start}")
        found = placed if marked == problem else marked
        yield replace(found, mended=_mended(document, path, lines))


def _may_hold_list(written: str) -> bool:
    """A quick look at the data for what joined lines leave: most texts don't get past it."""
    if " - " in written or " * " in written or " + " in written:
        return True
    if " 2. " in written or " 2) " in written:
        return True
    return not written.isascii() and _OTHER_MARKS.search(written) is not None


def _fallen_together(document: Document, path: Path, written: str) -> list[ListLine]:
    """The lines of a text with a list that readers would not see as one; else none."""
    data = written.split("\n")
    lines = list_lines(data)
    for above, line in pairwise(lines):
        if line.mark and not line.is_markdown and above.text and not above.breaks:
            return lines
    lines = list_lines(_joined_lines(document, path))
    kind = next((line.kind for line in lines if line.mark), "")
    count = sum(line.kind == kind for line in lines)
    return lines if kind and items_in(data, kind) < count else []


def _joined_lines(document: Document, path: Path) -> list[str]:
    """The lines of a text in the file, where YAML joins them; none where it does not."""
    place = document.positions[path]
    lines = document.lines[place.line - 1 :]
    head, first = lines[0][: place.column - 1], lines[0][place.column - 1 :]
    owner = place.key_column - 1
    if isinstance(path[-1], int):
        owner = head.rfind("-") if "-" in head else len(head) - len(head.lstrip())
    found = [first]
    for line in lines[1:]:
        if line.strip() and len(line) - len(line.lstrip(" ")) <= owner:
            break
        found.append(line)
    if first.startswith("|") or len(found) == 1:
        return []
    if first.startswith(">"):
        return found[1:]
    mark = first[0] if first[0] in "\"'" else ""
    whole = "\n".join(found).strip().removeprefix(mark).removesuffix(mark)
    return (whole.replace("''", "'") if mark == "'" else whole).split("\n")


def _mended(document: Document, path: Path, lines: Sequence[ListLine]) -> str | None:
    """The whole value as a block of text with a list; None where that can't be."""
    place = document.positions[path]
    head = document.line(place.line)[: place.column - 1]
    container = document.positions[path[:-1]]
    start = document.line(container.line)[container.column - 1 :]
    if start.startswith(("[", "{")) or any("\\" in line.text for line in lines):
        return None
    mended = "\n".join([f"{head}|", *indented(_as_markdown(lines), margin_below(head))]).rstrip()
    return mended if len(mended) <= LONGEST else None


def _as_markdown(lines: Sequence[ListLine]) -> Iterator[str]:
    """Lines of Markdown: an empty one before a list, and what goes on from an item indented.

    After the last item, a line with a capital letter begins a paragraph.
    """
    margin, above = "", ""
    for number, line in enumerate(lines):
        more = any(later.mark for later in lines[number:])
        if line.mark:
            mark = f"{line.mark}." if line.mark.isdigit() else "-"
            if above and not margin:
                yield ""
            margin = " " * (len(mark) + 1)
            yield f"{mark} {line.text}"
        elif not line.text:
            margin = ""
            yield ""
        else:
            if margin and not more and line.text[0].isupper():
                margin = ""
                yield ""
            yield f"{margin}{line.text}"
        above = line.text
