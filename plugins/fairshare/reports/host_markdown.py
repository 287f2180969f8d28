"""Text of an entry in Markdown that a code host shows: a summary, a comment. It stays plain text.

No markup, link, picture, mention or reference comes of it, whatever it holds.
"""

from __future__ import annotations

import re
import string

from fairshare.printable import visible

_ZERO_WIDTH_SPACE = "&#8203;"
_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in string.punctuation}
_REFERENCES = re.compile(r"[@#]|:(?=//)|\bwww(?=\.)", re.IGNORECASE)
"""What hosts make links of after Markdown is read: mentions, references, bare addresses."""
_SPLIT = "\N{ZERO WIDTH SPACE}"


def escape_markdown(text: str) -> str:
    """A text on one line, to stand anywhere in Markdown, a table's cell included."""
    line = visible(" ".join(text.split()))
    marked = _REFERENCES.sub(lambda found: f"{found[0]}{_SPLIT}", line)
    return marked.translate(_ENTITIES).replace(_SPLIT, _ZERO_WIDTH_SPACE)


def fenced(text: str) -> str:
    """Lines to copy, as a block of code that nothing in them can end."""
    shown = "\n".join(map(visible, text.split("\n")))
    longest = max((len(run) for run in re.findall(r"`+", shown)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}yaml\n{shown}\n{fence}"


def capped(blocks: list[str], most: int, more: str) -> str:
    """As many whole blocks as fit into `most` bytes; `more` follows where some are left out."""
    shown: list[str] = []
    left = most - len(more.encode()) - 2
    for block in blocks:
        left -= len(block.encode()) + 2
        if left < 0:
            shown.append(more)
            break
        shown.append(block)
    return "\n\n".join(shown) + "\n"
