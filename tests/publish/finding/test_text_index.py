"""The text index as files: what it finds, and that the last one saves time and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing import Settings, read
from fairshare.publish.edition import Edition
from fairshare.publish.finding.stems import stem_finder
from fairshare.publish.finding.text_index import TextIndex, index_files
from fairshare.publish.last.parts import NO_FILES, LastFiles
from fairshare.publish.last.written import Written
from fairshare.work.cache import Cache
from projects import draw, files

WORDS = ["school", "schools", "free", "meals", "meal", "care.data", "NC-ISA-114", "Zürich", "nhs"]
CHANGED = "about/7/index.html"
PAGES = st.dictionaries(
    st.integers(0, 400).map(lambda number: f"about/{number}/index.html"),
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    max_size=30,
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A small register."""
    project = draw(tmp_path_factory.mktemp("indexed") / "project")
    return read(project.root, Settings(history=False))[1]


def write(site: Path, pages: Mapping[str, str]) -> dict[str, str]:
    """Write pages of such texts; comes back with their sums."""
    sums = {}
    for path, text in pages.items():
        html = f"<main data-fs-searched><h1>Page</h1><p>{text}</p></main>"
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(html, encoding="utf-8")
        sums[path] = sha256(html.encode()).hexdigest()
    return sums


def indexed(
    folder: Path, pages: Mapping[str, str], edition: Edition, last: Written | None = None
) -> Written:
    """Index such pages, with what the last index left in a folder."""
    number = len(list(folder.glob("site*"))) if folder.exists() else 0
    site = folder / f"site{number}"
    sums = write(site, pages)
    cache = Cache(folder / "cache", "1")
    before = LastFiles(folder / f"site{number - 1}", last.parts) if last else NO_FILES
    made = TextIndex(site, sums, edition).write(cache, before)
    cache.save()
    return made


def found(site: Path, word: str) -> set[str]:
    """The pages that the index has under a word, as the browser finds them."""
    documents = json.loads((site / "search/documents.json").read_text("utf-8"))
    others = json.loads((site / "search/pages.json").read_text("utf-8"))
    count = json.loads((site / "search/query.json").read_text("utf-8"))["files"]
    file = site / f"search/index/{crc32(word.encode()) % count}.txt"
    addresses = set()
    for (check, *places), text in zip(documents, file.read_text("utf-8").split("\n"), strict=True):
        line = json.loads(text)
        assert line[""] == check
        at = 0
        for posting in line.get(word, []):
            at += posting >> 4
            assert posting & 15
            addresses.add(others[-1 - places[at]][0])
    return addresses


@settings(deadline=None, max_examples=25)
@given(pages=PAGES.filter(bool))
def test_a_word_finds_the_pages_that_have_it_or_a_form_of_it(
    pages: dict[str, str], edition: Edition
) -> None:
    """These, and no others; and so does a phrase that the browser may ask for."""
    stem = stem_finder({})
    with TemporaryDirectory() as name:
        indexed(Path(name), pages, edition)
        for word in ("school", "meals", "care.data", "care", "nc-isa-114", "zurich"):
            key = stem(word)
            expected = {
                path.removesuffix("index.html")
                for path, text in pages.items()
                if key in {stem(one) for one in words(text)}
            }
            assert found(Path(name) / "site0", key) == expected
        phrase = {
            path.removesuffix("index.html")
            for path, text in pages.items()
            if " free school meal " in f" {' '.join(map(stem, plain(text)))} "
        }
        assert found(Path(name) / "site0", "free school meal") == phrase


def plain(text: str) -> list[str]:
    """Its words without marks, as the index folds them."""
    return text.lower().replace("ü", "u").replace(".", " ").replace("-", " ").split()


def words(text: str) -> list[str]:
    """These, and those with a mark."""
    return [*plain(text), *text.lower().replace("ü", "u").split()]


@settings(deadline=None, max_examples=12)
@given(steps=st.lists(PAGES.filter(bool), min_size=3, max_size=3))
def test_an_index_made_from_the_last_one_is_that_of_a_first_build(
    steps: list[dict[str, str]], edition: Edition
) -> None:
    """Byte by byte, whatever pages came, went and changed."""
    with TemporaryDirectory() as name:
        last: Written | None = None
        pages: dict[str, str] = {}
        for number, step in enumerate(steps):
            edited = dict(zip([*pages][::3], step.values(), strict=False))
            pages = [{**step}, {**pages, **edited}, {**pages, **step}][number]
            last = indexed(Path(name) / "stepped", pages, edition, last)
            indexed(Path(name) / f"clean{number}", pages, edition)
            after = files(Path(name) / "stepped" / f"site{number}")
            assert after == files(Path(name) / f"clean{number}" / "site0")


def changed_index(folder: Path, edition: Edition) -> tuple[LastFiles, dict[str, str], TextIndex]:
    """An index of 400 pages, then one of them says something else: only that one lies there now."""
    pages = {f"about/{number}/index.html": "school meals" for number in range(400)}
    last = indexed(folder, pages, edition)
    pages[CHANGED] = "free meals"
    write(folder / "site1", {CHANGED: pages[CHANGED]})
    sums = write(folder / "all", pages)
    return (
        LastFiles(folder / "site0", last.parts),
        pages,
        TextIndex(folder / "site1", sums, edition),
    )


def test_a_change_of_one_page_reads_no_other_page(tmp_path: Path, edition: Edition) -> None:
    """The lines of others are copied, and files that stay the same get a second name."""
    last, pages, index = changed_index(tmp_path, edition)
    made = index.write(Cache(tmp_path / "cache", "1"), last)
    before, after = last.parts["segments"].keys, made.parts["segments"].keys
    assert len(after) > 3
    assert sum(new != old for new, old in zip(after, before, strict=True)) == 1
    same = [path for path in made.files if (tmp_path / "site1" / path).stat().st_nlink == 2]
    assert len(made.files) > len(same) > len(made.files) / 2
    indexed(tmp_path / "clean", pages, edition)
    assert files(tmp_path / "site1" / "search") == files(tmp_path / "clean" / "site0" / "search")


def test_a_page_that_was_edited_since_has_its_segment_read_again(
    tmp_path: Path, edition: Edition
) -> None:
    """What the index said of it can't be known from it any more."""
    last, pages, index = changed_index(tmp_path, edition)
    (tmp_path / "site0" / CHANGED).write_text("by hand", encoding="utf-8")
    with pytest.raises(FileNotFoundError):  # its neighbours are wanted
        index.write(Cache(tmp_path / "cache", "1"), last)
    write(tmp_path / "site1", {path: pages[path] for path in neighbours(pages, "about/7/")})
    index.write(Cache(tmp_path / "cache", "1"), last)
    indexed(tmp_path / "clean", pages, edition)
    assert files(tmp_path / "site1" / "search") == files(tmp_path / "clean" / "site0" / "search")


def neighbours(pages: Mapping[str, str], address: str) -> list[str]:
    """The pages of the segment in which a page stands, as their paths cut it."""
    found: list[str] = []
    for path in sorted(pages):
        found.append(path)
        if crc32(path.encode()) % 64 == 0:
            if f"{address}index.html" in found:
                break
            found = []
    return found


@pytest.mark.parametrize(
    ("pages", "files_of_it"), [(0, 16), (18, 16), (2_000, 128), (10_000, 1024), (50_000, 4096)]
)
def test_a_larger_register_has_more_files_not_larger_ones(pages: int, files_of_it: int) -> None:
    """So that a visitor loads as little as before."""
    assert len(index_files(pages)) == files_of_it
