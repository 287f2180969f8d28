"""The checkpoint: the head of the chain in three lines, for those who watch that nothing is lost.

It is the note text of a C2SP checkpoint (https://c2sp.org/tlog-checkpoint): whose log it is, how
many lines it has, and the root of the tree over them. It has no signature: see docs/adr/0037.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import NamedTuple

from fairshare.manifest import tree
from fairshare.manifest.broken import BrokenError
from fairshare.manifest.chain import Link

ADDRESS = "data/checkpoint"


class Checkpoint(NamedTuple):
    """The head of a chain."""

    origin: str
    """Whose chain it is: the address of the site without its scheme."""
    size: int
    """How many links the chain has."""
    root: bytes
    """Of the tree over the lines of the chain, each without its line break."""

    @classmethod
    def of(cls, site_url: str, links: Sequence[Link]) -> Checkpoint:
        """The head of a site's chain."""
        origin = site_url.partition("://")[2].rstrip("/").replace("+", "%2B")
        return cls(origin, len(links), tree.root(leaves(links)))

    def written(self) -> bytes:
        """As a file."""
        root = base64.b64encode(self.root).decode("ascii")
        return f"{self.origin}\n{self.size}\n{root}\n".encode()

    def is_head_of(self, links: Sequence[Link]) -> bool:
        """Whether it stands for a whole chain, and for no more."""
        return self.size == len(links) and self.continued_by(links)

    def continued_by(self, links: Sequence[Link]) -> bool:
        """Whether a chain begins with all that this head stands for."""
        return self.size <= len(links) and tree.root(leaves(links[: self.size])) == self.root


def leaves(links: Sequence[Link]) -> list[bytes]:
    """What the tree is made over: each line of the chain, without its line break."""
    return [link.line.rstrip("\n").encode() for link in links]


def read_checkpoint(content: bytes) -> Checkpoint:
    """A checkpoint from its file; signatures below it are passed over. Raises BrokenError."""
    text, _blank, _signatures = content.partition(b"\n\n")
    try:
        origin, size, root, *_extensions = text.decode().removesuffix("\n").split("\n")
        found = Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
    except (ValueError, binascii.Error) as error:
        raise BrokenError("it does not have the form of a checkpoint") from error
    if not origin or str(found.size) != size or found.size < 0 or len(found.root) != len(_EMPTY):
        raise BrokenError("it does not have the form of a checkpoint")
    return found


_EMPTY = tree.root(())
