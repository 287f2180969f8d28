"""Files of the tables take parts from the last ones, and are as if they had been made anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from editions import Change, made
from fairshare.framework import Framework
from fairshare.model import Register
from fairshare.publish.data.former_list import former_list
from fairshare.publish.data.table_files import table_files
from fairshare.publish.edition import Edition
from fairshare.publish.last.digests import Digests
from fairshare.publish.last.last_site import LastSite
from fairshare.publish.last.parts import NO_FILES, FileParts, LastFiles, PartSizes
from fairshare.publish.last.written import SiteNote, Written, write_marked
from fairshare.publish.linked.files import linked_files
from fairshare.publish.page import LargeFiles
from fairshare.publish.pages.silences import silences_file
from projects import files

LEAD = "northshire-council"
AWKWARD = 'Some said: r="A1", <row r="9"> and "quoted", _x0041_.'


def edition(framework: Framework, entries: Mapping[str, Change]) -> Edition:
    """An edition whose entries have a sum that follows from what they say."""
    whole = made(framework, {f"{LEAD}/{name}": change for name, change in entries.items()})
    register = whole.register
    initiatives = {
        name: replace(one, sha256=sha256(repr(one.data).encode()).hexdigest())
        for name, one in register.initiatives.items()
    }
    return replace(whole, register=Register(initiatives, register.organisations, register.removed))


def written(edition: Edition, folder: Path, last: LastFiles = NO_FILES) -> FileParts:
    """Write the files below a folder."""
    made = chain(
        *(table_files(edition), former_list(edition)),
        *(silences_file(edition), linked_files(edition)),
    )
    parts: dict[str, PartSizes] = {}
    for large in made:
        if isinstance(large, LargeFiles):
            parts |= large.write(folder, last, Digests())
    return parts


def said(text: str) -> Change:
    """Another text in the entry."""

    def change(data: dict[str, Any]) -> None:
        data["title"] = text
        data["decision"]["justification"] = text

    return change


FIRST = {"b": said("One"), "d": said(AWKWARD), "f": said("Three"), "h": said("Four")}
LATER: Mapping[str, Mapping[str, Change]] = {
    "nothing changed": FIRST,
    "a text changed": FIRST | {"b": said("Another text, and longer than before")},
    "one more before the others": {"a": said("New"), **FIRST},
    "one more between them": FIRST | {"e": said("New")},
    "one more at the end": FIRST | {"i": said("New")},
    "one less": {name: FIRST[name] for name in ("b", "f", "h")},
    "all of them gone": {},
    "others": {"c": said("New"), "j": said("New too")},
}


@pytest.mark.parametrize("later", LATER.values(), ids=LATER)
def test_files_made_of_the_last_ones_are_the_same_as_new_ones(
    framework: Framework, tmp_path: Path, later: Mapping[str, Change]
) -> None:
    """Byte for byte, wherever in the tables something changed; and so are those made of them."""
    before, after = edition(framework, FIRST), edition(framework, later)
    first, second, third, new = (tmp_path / name for name in ("first", "second", "third", "new"))
    parts = written(before, first)
    parts = written(after, second, LastFiles(first, parts))
    written(before, third, LastFiles(second, parts))
    assert written(after, new) == parts
    assert differing(files(second), files(new)) == []
    assert differing(files(third), files(first)) == []


@pytest.mark.parametrize(
    "path", ["data/answers.csv", "initiatives/decisions.csv", "data/catalog.jsonld"]
)
def test_what_is_the_same_is_not_drawn_again(
    path: str, framework: Framework, tmp_path: Path
) -> None:
    """Rows are taken from where they stand: another text there would be taken too."""
    same = edition(framework, FIRST)
    parts = written(same, tmp_path / "first")
    file = tmp_path / "first" / path
    file.write_bytes(file.read_bytes().replace(b"Three", b"Xhree"))
    written(same, tmp_path / "second", LastFiles(tmp_path / "first", parts))
    assert b"Xhree" in (tmp_path / "second" / path).read_bytes()


def test_parts_are_known_of_a_file_whose_product_wrote_others_too(tmp_path: Path) -> None:
    """So are those of linked data, with its terms beside; not once one of the files was edited."""
    marks = {path: write_marked(tmp_path, path, b"1") for path in ("terms.jsonld", "all.jsonld")}
    parts = {"all.jsonld": PartSizes(("key",), {"bytes": (1,)})}
    last = LastSite(tmp_path, SiteNote("", {"key": Written(marks, parts=parts)}, {}))
    assert last.files(["all.jsonld"]) == LastFiles(tmp_path, parts)
    assert last.files(["all.jsonld", "data.csv"]) == NO_FILES
    (tmp_path / "terms.jsonld").write_text("edited", encoding="utf-8")
    assert last.files(["all.jsonld"]) == NO_FILES


def differing(some: Mapping[str, bytes], others: Mapping[str, bytes]) -> Iterable[str]:
    """The names of files that are not the same."""
    return [name for name in {**some, **others} if some.get(name) != others.get(name)]
