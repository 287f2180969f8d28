"""Build beside, then swap: whatever happens, one whole site stands."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest

from fairshare.problems import SetupError
from fairshare.publish.frame.swap import beside, discard, failure, prepare, swap, write


def site_of(folder: Path, words: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(words)
    return folder


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_next_site_is_built_beside_the_last(tmp_path: Path) -> None:
    """In an empty folder of the same disk, so that a rename can put it in place."""
    site = site_of(tmp_path / "site", "last")
    folder = prepare(site)
    assert folder.parent == beside(site) == tmp_path / "site.building"
    assert list(folder.iterdir()) == []
    assert (site / "index.html").read_text() == "last"


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    """Nothing of it can get into the next site."""
    site_of(tmp_path / "site.building", "half")
    assert list(prepare(tmp_path / "site").iterdir()) == []


def test_what_a_killed_build_still_writes_stays_outside(tmp_path: Path) -> None:
    """A program that it had started goes on for a while: not into the next site."""
    site = site_of(tmp_path / "site", "last")
    killed, folder = prepare(site), prepare(site)
    write(killed / "search/late.html", b"late")
    swap(site_of(folder, "next"), site)
    assert names(site) == {"index.html"}
    assert names(tmp_path) == {"site"}


def test_the_finished_site_takes_the_place_of_the_last(tmp_path: Path) -> None:
    """And nothing stays beside it."""
    site = site_of(tmp_path / "site", "last")
    (site / "gone.html").write_text("a page that the next site lacks")
    swap(site_of(prepare(site), "next"), site)
    assert (site / "index.html").read_text() == "next"
    assert names(site) == {"index.html"}
    assert names(tmp_path) == {"site"}


def test_the_first_site_needs_no_last(tmp_path: Path) -> None:
    """Nothing was there before, not even the folder above."""
    site = tmp_path / "public" / "site"
    swap(site_of(prepare(site), "first"), site)
    assert (site / "index.html").read_text() == "first"


def test_when_the_swap_fails_the_last_site_is_put_back(tmp_path: Path) -> None:
    """The finished site vanished: one sentence, and the last one stands."""
    site = site_of(tmp_path / "site", "last")
    finished = prepare(site)
    finished.rmdir()
    with pytest.raises(SetupError, match="can't be put into its place"):
        swap(finished, site)
    assert (site / "index.html").read_text() == "last"


def test_a_link_as_site_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """What the link led to belongs to somebody else."""
    other = site_of(tmp_path / "other", "theirs")
    (tmp_path / "site").symlink_to(other)
    swap(site_of(prepare(tmp_path / "site"), "ours"), tmp_path / "site")
    assert (other / "index.html").read_text() == "theirs"
    assert (tmp_path / "site" / "index.html").read_text() == "ours"


def test_where_no_folder_can_be_made_it_says_so(tmp_path: Path) -> None:
    """A file in the way: one sentence that names the folder."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SetupError, match=r"The site can't be built in site\.building/: .*\."):
        prepare(tmp_path / "file" / "site")


def test_writing_makes_the_folders_above(tmp_path: Path) -> None:
    """A page is one call."""
    write(tmp_path / "a/b/index.html", b"page")
    assert (tmp_path / "a/b/index.html").read_bytes() == b"page"


def test_what_can_not_be_written_is_told(tmp_path: Path) -> None:
    """A folder in the place of the page: one sentence with its name."""
    (tmp_path / "index.html").mkdir()
    with pytest.raises(SetupError, match=r"The site can't be written: index\.html: "):
        write(tmp_path / "index.html", b"page")


@pytest.mark.parametrize("kind", ["nothing", "file", "folder", "link"])
def test_discarding_bears_with_whatever_is_there(kind: str, tmp_path: Path) -> None:
    """Afterwards nothing is there, and what a link led to still is."""
    other = site_of(tmp_path / "other", "theirs")
    place = tmp_path / "place"
    if kind == "file":
        place.write_text("a file")
    elif kind == "folder":
        site_of(place, "a folder")
    elif kind == "link":
        place.symlink_to(other)
    discard(place)
    assert names(tmp_path) == {"other"}
    assert names(other) == {"index.html"}


def no_library(name: object, **_options: object) -> object:
    """What Windows answers when asked for the library of the program itself."""
    raise TypeError(f"argument of type {type(name).__name__} is not iterable")


def no_symbols(_name: object, **_options: object) -> object:
    """What macOS has: a library that knows nothing of Linux."""
    return object()


@pytest.mark.parametrize("library", [no_library, no_symbols])
def test_a_system_that_can_not_exchange_folders_renames_them_twice(
    library: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second build is the first that finds a site in its place."""
    monkeypatch.setattr(ctypes, "CDLL", library)
    site = site_of(tmp_path / "site", "last")
    (site / "gone.html").write_text("a page that the next site lacks")
    swap(site_of(prepare(site), "next"), site)
    assert (site / "index.html").read_text() == "next"
    assert names(site) == {"index.html"}
    assert names(tmp_path) == {"site"}


@pytest.mark.parametrize(("length", "said"), [(259, "No such file"), (260, "has 260 characters")])
def test_a_path_too_long_for_windows_is_called_so(length: int, said: str) -> None:
    """Windows says only that there is no such file, of a path that it was asked to make."""
    root = "/" + "x" * (length - len("//index.html")) + "/index.html"
    assert len(root) == length
    words = failure(Path("/site"), FileNotFoundError(2, "No such file or directory", root))
    assert said in words
    assert words.endswith("site/ is left as it was.")
