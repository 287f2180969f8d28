"""Texts of a table on their way to fields: cut, made prose, made titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fairshare.validate.personal.patterns import TITLES

MARK = "\N{HORIZONTAL ELLIPSIS}"
"""Ends a text that goes on in the table."""

_BEFORE_MARK = " \n.,;:-\N{EN DASH}("
_LAST_WORD = re.compile(r"\s\S*$")
_LEAST = 300
"""Characters that a text can count on beside a long one in the same field."""
_MARKDOWN = re.compile(
    r"[\\`*\[\]<>|]"  # code, stress, links, tags, tables
    r"|(?<![^\W_])_|_(?![^\W_])"  # stress, but not inside a word
    r"|&(?=#?\w+;)"  # characters by their names
    r"|^[#+=-]+(?=\s|$)"  # headings and lists
)
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_BULLET = re.compile(r"[\N{BULLET}\N{MIDDLE DOT}]\s*")
_END = re.compile(r"[.!?](?=\s+[\W_]?[A-Z0-9])")
_NO_END = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|approx|No|St|Dr|Prof)|\b[A-Z])$")

_HALF_NAME = re.compile(rf"\s(?:{'|'.join((*TITLES, 'Lord', 'Lady'))})\.?(?:\s[A-Z]\S*){{0,2}}\s*$")
"""A title and what follows it, at the end of what is left of a text."""


def one_line(text: str) -> str:
    """A text without its line ends and with single blanks."""
    return " ".join(text.split())


def cut(text: str, longest: int) -> str:
    """A text of at most so many characters, cut at a word.

    Not within a name after a title, or the name of a trust would read as a person's.
    """
    if len(text) <= longest:
        return text
    words = (
        text[: longest - 1] if text[longest - 1].isspace() else _whole_words(text[: longest - 1])
    )
    return f"{_HALF_NAME.sub('', words).rstrip(_BEFORE_MARK)}{MARK}"


def _whole_words(text: str) -> str:
    """A text without its last word, which may have been cut, unless it is the only one."""
    found = _LAST_WORD.search(text)
    return text[: found.start()] if found and found.start() else text


def prose(parts: Sequence[tuple[str, str]], longest: int) -> str:
    """Texts, each below its heading where it has one, as prose of at most so many characters.

    Long ones are cut so that each has room.
    """
    heads = [_heading(heading) for heading, _text in parts]
    done: list[str] = []
    used = 0
    for number, (_heading_of, text) in enumerate(parts):
        later = sum(
            min(_LEAST, len(heads[n]) + len(parts[n][1]) + 2) for n in range(number + 1, len(parts))
        )
        room = longest - used - later - len(heads[number])
        done.append(heads[number] + _cut_prose(text, room))
        used += len(done[-1]) + 2
    return "\n\n".join(done)


def _heading(name: str) -> str:
    if not name:
        return ""
    name = name.rstrip(":")
    return f"**{_plain(name)}{'' if name.endswith('?') else ':'}** "


def _cut_prose(text: str, room: int) -> str:
    whole = _paragraphs(text)
    longest = room
    while len(whole) > room:
        whole = _paragraphs(cut(text, longest))
        longest -= max(1, len(whole) - room)
    return whole


def _paragraphs(text: str) -> str:
    """Each line a paragraph, or an item of a list, with nothing in it that Markdown reads."""
    done = ""
    for line in filter(None, map(one_line, text.split("\n"))):
        item = _BULLET.match(line)
        written = f"- {_plain(line[item.end() :])}" if item else _plain(line)
        between = "\n" if item and done.rpartition("\n")[2].startswith("- ") else "\n\n"
        done = f"{done}{between}{written}" if done else written
    return done


def _plain(text: str) -> str:
    """One line, in which Markdown reads nothing."""
    text = _MARKDOWN.sub(lambda found: "".join(f"\\{mark}" for mark in found[0]), text)
    return _NUMBERED.sub(r"\1\\\2", text)


def first_sentence(text: str) -> str:
    """The first sentence of a text, without its full stop."""
    line = one_line(text)
    for end in _END.finditer(line):
        if not _NO_END.search(line[: end.start()]):
            line = line[: end.end()]
            break
    return line.removesuffix(".")
