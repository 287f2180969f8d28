"""What a product reads of an edition is noted as it reads, so that none can forget a dependency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import partial
from hashlib import sha256
from inspect import isroutine
from pathlib import Path
from typing import Any

import pytest

from drawing import materials
from editions import Change, made
from fairshare.framework import Framework
from fairshare.history import History
from fairshare.model import Register
from fairshare.publish.edition import Edition
from fairshare.publish.finding.facet_values import themes
from fairshare.publish.last.digests import digest_of
from fairshare.publish.last.last_site import LastSite
from fairshare.publish.last.recorder import (
    EditionDigests,
    RecordedEdition,
    note_everything,
    what_was_read,
)
from fairshare.publish.last.written import SiteNote
from fairshare.publish.materials import Materials
from fairshare.publish.page import Asset, Product
from fairshare.publish.product_writer import ProductWriter
from fairshare.work.cache import Cache

ONE, TWO = "northshire-council/one", "northshire-council/two"


def edition_of(framework: Framework, **given: Any) -> Edition:
    """Two initiatives; each file has the fingerprint of what it says, as real ones have."""
    entries = {ONE: titled(given.pop("one", "First")), TWO: titled(given.pop("two", "Second"))}
    edition = made(framework, entries, **given)

    def printed(entry: Any) -> Any:
        return replace(entry, sha256=sha256(repr(entry.data).encode()).hexdigest())

    kinds = edition.register.initiatives, edition.register.organisations
    found = ({name: printed(entry) for name, entry in kind.items()} for kind in kinds)
    return replace(edition, register=Register(*found))


def titled(title: str) -> Change:
    """An initiative of that title."""
    return lambda data: data.update(title=title)


def mailbox_file(given: Materials) -> Iterator[Asset]:
    """A new product, whose author wrote no more than this."""
    yield Asset("mailbox.txt", f"{given.edition.mailbox} {given.edition.site_name}".encode())


def titles_file(given: Materials, identifier: str) -> Iterator[Asset]:
    """A product of a template that asks for one more part of the edition than its author knows."""
    template = given.environment.from_string(
        "{{ titles[one] }}{% if lead in bodies %}, {{ bodies[lead].name }}{% endif %}"
    )
    edition, lead = given.edition, identifier.partition("/")[0]
    text = template.render(
        titles=edition.titles, bodies=edition.organisations, one=identifier, lead=lead
    )
    yield Asset("titles.txt", text.encode())


class Builder:
    """Builds sites of a few products, each over the last one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._note = SiteNote("", {}, {})

    def build(self, edition: Edition, product: Product) -> tuple[str, bool]:
        """The file that comes of a product, and whether it was made anew."""
        last = LastSite(self._folder / str(self._number), self._note)
        self._number += 1
        writer = ProductWriter(edition, {}, Cache(None, "1"))
        writer.write_products([product], self._folder / str(self._number), last)
        self._note = SiteNote("", writer.written, {})
        (path,) = (self._folder / str(self._number)).iterdir()
        return path.read_text(encoding="utf-8"), path.stat().st_nlink == 1


@pytest.fixture
def edition(framework: Framework) -> Edition:
    """The two as they are."""
    return edition_of(framework)


def test_a_product_that_reads_one_more_field_is_made_again_when_that_changes(
    edition: Edition, tmp_path: Path
) -> None:
    """Nobody named the field anywhere; another field is none of its business."""
    builder, product = Builder(tmp_path), Product(mailbox_file)
    moved = replace(edition, mailbox="shares@council.example")
    assert builder.build(edition, product) == (" Made register", True)
    assert builder.build(edition, product) == (" Made register", False)
    assert builder.build(moved, product) == ("shares@council.example Made register", True)
    elsewhere = replace(moved, repository="https://a.example/")
    assert builder.build(elsewhere, product) == ("shares@council.example Made register", False)


def test_a_template_that_reads_one_more_part_is_drawn_again_when_that_changes(
    framework: Framework, tmp_path: Path
) -> None:
    """The title of one initiative, and what a body is called; not the titles of others."""
    builder, product = Builder(tmp_path), Product(titles_file, (ONE,))

    def build(**given: Any) -> tuple[str, bool]:
        return builder.build(edition_of(framework, **given), product)

    assert build() == ("First, northshire-council", True)
    assert build(two="Third") == ("First, northshire-council", False)
    assert build(one="Another") == ("Another, northshire-council", True)
    named = {"northshire-council": "The council"}
    assert build(one="Another", names=named) == ("Another, The council", True)
    assert build(one="Another", names=named) == ("Another, The council", False)


def archive_file(given: Materials) -> Iterator[Asset]:
    """A product that may have read what no edition sees."""
    note_everything(given.edition)  # type: ignore[arg-type]
    yield Asset("archive.txt", given.edition.site_name.encode())


def test_what_may_have_read_everything_is_made_again_when_anything_changes(
    edition: Edition, tmp_path: Path
) -> None:
    """Also what it did not read by any name."""
    builder, product = Builder(tmp_path), Product(archive_file)
    assert builder.build(edition, product) == ("Made register", True)
    assert builder.build(edition, product) == ("Made register", False)
    moved = replace(edition, mailbox="shares@council.example")
    assert builder.build(moved, product) == ("Made register", True)


def test_what_was_not_there_is_noted_too(framework: Framework, tmp_path: Path) -> None:
    """A product that looked for a thing in vain is made again once it is there."""
    product = Product(absent_file)
    builder = Builder(tmp_path)
    assert builder.build(edition_of(framework), product) == ("no", True)
    assert builder.build(edition_of(framework), product) == ("no", False)
    come = edition_of(framework, organisations={"new-body": {}})
    assert builder.build(come, product) == ("yes", True)


def absent_file(given: Materials) -> Iterator[Asset]:
    """Whether there is a body of a name."""
    yield Asset("there.txt", b"yes" if "new-body" in given.edition.organisations else b"no")


PUBLIC = [name for name in dir(Edition) if not name.startswith("_")] + [
    one.name for one in fields(Edition) if not hasattr(Edition, one.name)
]


ASKED: Mapping[str, Any] = {
    "answering": "northshire-council",
    "has_come": "2025-12-01",
    "grouped": themes,
}
"""What each question of an edition is asked."""


@pytest.mark.parametrize("name", PUBLIC)
def test_nothing_of_an_edition_is_read_without_a_note(edition: Edition, name: str) -> None:
    """Each field, each order worked out, each question; a new one too, whatever it is called."""
    recorded = RecordedEdition(replace(edition, history=History({}, {}, no_texts)))
    found = getattr(recorded, name)
    if isroutine(found):
        found(ASKED[name])
    elif isinstance(found, Register):
        len(found.initiatives)
    elif isinstance(found, Mapping):
        len(found)
    names = what_was_read(recorded)
    assert names == () if name == "framework" else len(names) == 1
    assert len(EditionDigests(edition).of(names)) == 64


def no_texts(_names: object) -> Iterator[tuple[str, bytes]]:
    """What git holds of nothing."""
    return iter(())


class Unnamed(tuple[str, ...]):
    """A tuple of a kind of its own, whose fields have no names."""

    __slots__ = ()


@pytest.mark.parametrize(
    "value",
    [
        lambda: 1,
        partial(titled, "a"),
        object(),
        [object()],
        {"a": object()},
        Cache(None, "1"),
        iter(()),
        Unnamed(["hidden"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_may_hide_something_can_not_be_handed_over(value: object) -> None:
    """A function that holds what nobody sees, or a thing by whose words it can't be known."""
    with pytest.raises(TypeError):
        digest_of(value)


def test_an_edition_and_its_templates_can_not_be_handed_over(edition: Edition) -> None:
    """A product asks for them; then it is noted what it reads."""
    for value in (edition, materials(edition).environment, materials(edition)):
        with pytest.raises(TypeError):
            EditionDigests(edition).key(Product(mailbox_file, (value,)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("ab",)),
        (("a",), ["a", "a"]),
        ({"a": "b"}, {"b": "a"}),
        ("1", 1),
        (True, 1),
        (None, "None"),
        (("a", ("b",)), (("a", "b"),)),
        (dt.date(2025, 1, 2), "2025-01-02"),
        (titled, digest_of),
    ],
)
def test_values_that_differ_have_other_digests(one: object, other: object) -> None:
    """Kinds, order and depth count."""
    assert digest_of(one) != digest_of(other)


def test_the_order_of_a_set_says_nothing() -> None:
    """It is another in each process."""
    assert digest_of(frozenset("abc")) == digest_of(frozenset("cba"))
