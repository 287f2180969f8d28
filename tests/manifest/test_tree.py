"""The tree over the chain, its head, and the proofs that others work out by themselves."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.manifest import tree
from fairshare.manifest.broken import BrokenError
from fairshare.manifest.chain import linked
from fairshare.manifest.checkpoint import Checkpoint, read_checkpoint

PUBLISHED_LEAVES = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
]
"""The leaves with which implementations of RFC 6962 are compared."""

LINES = st.lists(st.binary(max_size=4), min_size=1, max_size=40)


def test_the_root_is_the_one_that_others_work_out() -> None:
    """Of no leaf, of one, and of eight: as published for RFC 6962."""
    assert tree.root([]).hex() == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    assert tree.root(PUBLISHED_LEAVES[:1]).hex() == (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )
    assert tree.root(PUBLISHED_LEAVES).hex() == (
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    )


def test_three_leaves_by_hand() -> None:
    """Two stand left, one right."""

    def leaf(line: bytes) -> bytes:
        return sha256(b"\0" + line).digest()

    left = sha256(b"\1" + leaf(b"a") + leaf(b"b")).digest()
    assert tree.root([b"a", b"b", b"c"]) == sha256(b"\1" + left + leaf(b"c")).digest()


@settings(max_examples=60)
@given(LINES, st.data())
def test_a_path_leads_to_the_root_and_no_other_line_has_it(
    lines: list[bytes], data: st.DataObject
) -> None:
    """For each leaf of a tree of any size; another text, place or length is refused."""
    index = data.draw(st.integers(0, len(lines) - 1))
    hashes = tree.path(lines, index)
    assert tree.root_along(lines[index], index, len(lines), hashes) == tree.root(lines)
    other = tree.root_along(lines[index] + b"x", index, len(lines), hashes)
    assert other != tree.root(lines)
    for wrong in ((*hashes, b"x" * 32), hashes[:-1]):
        try:
            again = tree.root_along(lines[index], index, len(lines), wrong)
        except ValueError:
            continue
        assert wrong == hashes or again != tree.root(lines)


def test_a_head_is_three_lines() -> None:
    """Whose, how many, and the root in base64, as a C2SP checkpoint has them."""
    links = linked([{"a": "1" * 64}], {"a": "2" * 64})
    head = Checkpoint.of("https://a.example/register/", links)
    origin, size, root = head.written().decode().splitlines()
    assert (origin, size) == ("a.example/register", "2")
    lines = [link.line.rstrip("\n").encode() for link in links]
    assert b64decode(root) == tree.root(lines)
    assert read_checkpoint(head.written()) == head
    assert read_checkpoint(head.written() + "\n— a.example AAAA\n".encode()) == head


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a\n",
        b"a\n1\n",
        b"a\nx\nAAAA\n",
        b"a\n01\n" + b64encode(b"x" * 32) + b"\n",
        b"a\n-1\n" + b64encode(b"x" * 32) + b"\n",
        b"\n1\n" + b64encode(b"x" * 32) + b"\n",
        b"a\n1\n" + b64encode(b"x" * 31) + b"\n",
        b"\xff\n1\n" + b64encode(b"x" * 32) + b"\n",
    ],
)
def test_what_is_no_head_is_refused(content: bytes) -> None:
    """In half a sentence."""
    with pytest.raises(BrokenError, match="form of a checkpoint"):
        read_checkpoint(content)
