"""What a browser makes of a page, in lines that a person can read: elements, attributes, words.

    p[id=so] Approved strong{2 April 2025}, a[href=#why]{Why?}

An element within words has braces around its own; every other has a line, two spaces deeper than
what it lies in. Left out is what is looks: `class`, but for a kind that it names (`--refused`),
elements that have nothing else, how lines are broken, and what lies inside a picture. `[away]`
stands for what each link to another site says: nofollow, noopener, noreferrer.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import groupby

_EMPTY = frozenset(
    {"br", "wbr", "img", "meta", "link", "input", "hr", "rect", "line", "path", "circle", "use"}
)
"""Elements that hold nothing, and have no end."""
_INSIDE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "br",
        "code",
        "del",
        "em",
        "i",
        "img",
        "ins",
        "q",
        "small",
        "span",
        "strong",
        "time",
        "wbr",
    }
)
"""Elements that stand among words."""
_MANY = 12
_NAME = re.compile(r"^ *[\w|-]+|[\w-]+(?=[\[{])|\[[\w-]+")
"""An element, whatever stands before and after it, and an attribute."""
_KIND = re.compile(r"--([\w-]+)")
"""What a class says of which kind something is: `fs-tag--refused`."""
_PICTURE = re.compile(r"^data:image/.*", re.DOTALL)
_AWAY = "[rel=nofollow noopener noreferrer]"


class Outline(HTMLParser):
    """Reads HTML into `lines`."""

    def __init__(self, html: str, *, pictures: bool = False) -> None:
        """`pictures`: whether what lies inside an `svg` is shown too."""
        super().__init__(convert_charrefs=True)
        self._pictures = pictures
        self._open: list[tuple[str, str]] = []
        """The elements that are open, and what ends each of them among words."""
        self._words = ""
        self._fresh = False
        """Whether the last line is an element that has no words yet."""
        self.lines: list[str] = []
        self.feed(html)
        self.close()
        self._end_words()

    @property
    def _unseen(self) -> bool:
        """Whether a picture is open that is not shown."""
        return not self._pictures and any(tag == "svg" for tag, _end in self._open)

    @property
    def _depth(self) -> int:
        return sum(tag not in _INSIDE for tag, _end in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        end = ""
        if not self._unseen:
            named = f"{tag}{''.join(_attribute(*one) for one in attrs)}"
            if tag not in _INSIDE:
                self._end_words()
                self.lines.append(f"{'  ' * self._depth}{named}")
                self._fresh = tag not in _EMPTY
            elif named != "span":
                self._words += f"{named}{{"
                end = "}"
        if tag not in _EMPTY:
            self._open.append((tag, end))
        else:
            self._words += end

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(tag == one for one, _end in self._open):
            return
        if tag not in _INSIDE:
            self._end_words()
        while self._open:
            last, end = self._open.pop()
            self._words += end
            if last == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words += data

    def _end_words(self) -> None:
        """Put the words that were read behind their element, or on a line of their own."""
        words = " ".join(self._words.split())
        self._words = ""
        if words and self._fresh:
            self.lines[-1] += f" {words}"
        elif words:
            self.lines.append(f"{'  ' * self._depth}| {words}")
        self._fresh = False


def _attribute(name: str, value: str | None) -> str:
    if name == "class":
        return "".join(f"[--{kind}]" for kind in _KIND.findall(value or ""))
    value = _PICTURE.sub("data:…", value or "")
    said = f"[{name}={' '.join(value.split())}]" if value else f"[{name}]"
    return "[away]" if said == _AWAY else said


def part(lines: list[str], start: str) -> list[str]:
    """The first element whose line begins so, with what it holds, moved to the left.

    Raises LookupError where there is none.
    """
    for number, line in enumerate(lines):
        if line.lstrip().startswith(start):
            depth = len(line) - len(line.lstrip())
            found = [line]
            for one in lines[number + 1 :]:
                if len(one) - len(one.lstrip()) <= depth:
                    break
                found.append(one)
            return [one[depth:] for one in found]
    raise LookupError(start)


def shortened(lines: list[str]) -> list[str]:
    """The same lines, but of twelve or more like elements in a row only two, and the last.

    A list of a hundred choices shows there how a choice looks, and that they are a hundred.
    """
    found: list[str] = []
    for _alike, blocks in groupby(_blocks(lines), _kind):
        run = [*blocks]
        if len(run) < _MANY:
            found += [line for block in run for line in _within(block)]
        else:
            indent = len(run[0][0]) - len(run[0][0].lstrip())
            left_out = f"{' ' * indent}… {len(run) - 3} more"
            found += [*_within(run[0]), *_within(run[1]), left_out, *_within(run[-1])]
    return found


def _blocks(lines: list[str]) -> list[list[str]]:
    """The lines of each of the outermost elements."""
    found: list[list[str]] = []
    outermost = min((len(one) - len(one.lstrip()) for one in lines), default=0)
    for line in lines:
        if len(line) - len(line.lstrip()) == outermost:
            found.append([])
        found[-1].append(line)
    return found


def _within(block: list[str]) -> list[str]:
    return [block[0], *shortened(block[1:])]


def _kind(block: list[str]) -> str:
    """What it is made of: its elements and the names of their attributes, without any words."""
    return "\n".join(" ".join(_NAME.findall(line)) for line in block)
