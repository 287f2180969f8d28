"""The chain: what it says of a register's past, and that no part of it can change unseen."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.manifest.broken import BrokenError
from fairshare.manifest.chain import chain_bytes, linked, lost, read_chain, versions

ONE, TWO, THREE = ("1" * 64, "2" * 64, "3" * 64)

STEPS = st.lists(st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", ONE, TWO])))
STATES = st.dictionaries(st.sampled_from("abc"), st.sampled_from([ONE, TWO]), min_size=1)


def test_each_change_is_a_link() -> None:
    """New, changed, gone; a commit that changes no initiative is none."""
    links = linked([{"a": ONE}, {}, {"a": TWO, "b": ONE}, {"b": ""}], {"a": TWO})
    assert [(dict(link.changed), link.gone) for link in links] == [
        ({"a": ONE}, ()),
        ({"a": TWO, "b": ONE}, ()),
        ({}, ("b",)),
    ]
    assert versions(links) == {"a": 2, "b": 1}
    assert lost(links) == {"b": 3}


def test_what_is_not_committed_is_the_last_link() -> None:
    """The site shows the working tree, so its manifest does."""
    links = linked([{"a": ONE, "b": ONE}], {"a": TWO})
    assert (dict(links[-1].changed), links[-1].gone) == ({"a": TWO}, ("b",))


def test_what_came_back_is_not_lost() -> None:
    """Only what is gone in the end is."""
    links = linked([{"a": ONE}, {"a": ""}], {"a": ONE})
    assert lost(links) == {}
    assert versions(links) == {"a": 2}


@settings(max_examples=40)
@given(STEPS, STATES)
def test_the_chain_leads_to_what_is_published(
    steps: list[dict[str, str]], present: dict[str, str]
) -> None:
    """Whatever happened before; and its file reads as it was written."""
    links = linked(steps, present)
    state: dict[str, str] = {}
    for link in links:
        state.update(link.changed)
        for identifier in link.gone:
            del state[identifier]
    assert state == present
    assert read_chain(chain_bytes(links)) == links


@settings(max_examples=40)
@given(STEPS, STATES, STATES)
def test_a_chain_grows_and_never_changes(
    steps: list[dict[str, str]], present: dict[str, str], later: dict[str, str]
) -> None:
    """A register that is built again, or goes on, keeps every link that it had."""
    links = linked(steps, present)
    so_far = [{**link.changed, **dict.fromkeys(link.gone, "")} for link in links]
    assert linked(so_far, present) == links
    assert linked(so_far, later)[: len(links)] == links


def test_a_seal_can_be_worked_out_by_hand() -> None:
    """The seal before, a line break, and the line without its own seal."""
    seal = ""
    for line in chain_bytes(linked([{"a": ONE}], {"a": TWO})).decode().splitlines():
        said = json.loads(line)
        words = line.replace(f',"seal":"{said["seal"]}"', "")
        seal = sha256(f"{seal}\n{words}".encode()).hexdigest()
        assert said["seal"] == seal


def test_one_changed_byte_is_found() -> None:
    """Whichever it is, reading the chain tells or gives another one."""
    links = linked([{"a": ONE}, {"a": TWO}], {"a": THREE, "é": ONE})
    content = chain_bytes(links)
    for place in range(len(content)):
        damaged = bytearray(content)
        damaged[place] ^= 1
        with pytest.raises(BrokenError):
            read_chain(bytes(damaged))


@pytest.mark.parametrize(
    "content",
    [b"[]\n", b"{}\n", b'{"changed":[],"gone":{}}\n', b"[" * 10_000, b"\xff\n", b'"\\ud800"\n'],
)
def test_what_is_no_chain_is_refused(content: bytes) -> None:
    """In half a sentence that names the line."""
    with pytest.raises(BrokenError, match=r"^(the seal of )?line 1 "):
        read_chain(content)


def test_a_link_left_out_is_found() -> None:
    """A past can't be shortened from its beginning or its middle."""
    lines = chain_bytes(linked([{"a": ONE}, {"a": TWO}], {"a": THREE})).splitlines(keepends=True)
    for left in (lines[1:], [lines[0], lines[2]]):
        with pytest.raises(BrokenError):
            read_chain(b"".join(left))
