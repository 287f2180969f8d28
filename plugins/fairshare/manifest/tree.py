"""The tree over the chain: one hash for all its lines, and short proofs that a line is in it.

The Merkle tree of RFC 6962, section 2.1, with SHA-256. So whoever watches other logs can watch this
one with the same tools.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256


def root(lines: Sequence[bytes]) -> bytes:
    """The hash of a tree with these leaves (RFC 6962, 2.1); of none, that of the empty text."""
    if not lines:
        return sha256().digest()
    if len(lines) == 1:
        return sha256(b"\0" + lines[0]).digest()
    left = _left(len(lines))
    return _joined(root(lines[:left]), root(lines[left:]))


def path(lines: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes that lead from the leaf with this index, from 0, to the root (RFC 6962, 2.1.1)."""
    if len(lines) == 1:
        return ()
    left = _left(len(lines))
    if index < left:
        return (*path(lines[:left], index), root(lines[left:]))
    return (*path(lines[left:], index - left), root(lines[:left]))


def root_along(line: bytes, index: int, size: int, hashes: Sequence[bytes]) -> bytes:
    """The root that a leaf and its path lead to, in a tree of so many leaves.

    Raises ValueError where the path is too long or too short for it.
    """
    if size == 1:
        if hashes:
            raise ValueError("the path is too long")
        return root([line])
    if not hashes:
        raise ValueError("the path is too short")
    *below, beside = hashes
    left = _left(size)
    if index < left:
        return _joined(root_along(line, index, left, below), beside)
    return _joined(beside, root_along(line, index - left, size - left, below))


def _left(size: int) -> int:
    """How many leaves stand left: the largest power of two below the number of all."""
    return 1 << (size - 1).bit_length() - 1


def _joined(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()
