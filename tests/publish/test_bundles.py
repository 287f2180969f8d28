"""What other machines drew: a bundle says where its files go, and that is below the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairshare.problems import SetupError
from fairshare.publish.last.bundles import NOTE, DrawnBundles
from fairshare.publish.last.written import SiteNote, Written, write_marked
from fairshare.work.bundle import DRAW, Origin, write_bundle
from fairshare.work.cache import Note
from fairshare.work.shard import WHOLE

ORIGIN = Origin("program", "2026-01-15", "edition")


def bundle(folder: Path, path: str) -> DrawnBundles:
    """What a machine leaves that says of one file that it lies at a path."""
    mark = write_marked(folder / "machine", "page.html", b"<p>A page</p>")
    note = SiteNote("edition", {"key": Written({path: mark})}, {})
    work = [Note(NOTE, "1/1", note.pack()), Note("feed", "a", "text")]
    (folder / "machine" / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / "machine" / path).write_bytes(b"<p>A page</p>")
    write_bundle(folder, (DRAW, WHOLE, ORIGIN), work, folder / "machine", [path])
    return DrawnBundles.below(folder, ORIGIN)


def test_a_product_is_written_as_it_was_made(tmp_path: Path) -> None:
    """With the mark of the file as it is now; the rest is for the cache."""
    drawn = bundle(tmp_path, "a/page.html")
    assert "key" in drawn
    assert drawn.work == [Note("feed", "a", "text")]
    written = drawn.take("key", tmp_path / "site")
    file = tmp_path / "site/a/page.html"
    assert file.read_bytes() == b"<p>A page</p>"
    assert written.files["a/page.html"].modified == file.stat().st_mtime_ns


@pytest.mark.parametrize("path", ["../page.html", "a/../../page.html", "/page.html", "..\\page"])
def test_a_path_that_leads_elsewhere_is_refused(tmp_path: Path, path: str) -> None:
    """Nothing is written outside the site, whatever a bundle says."""
    (tmp_path / "machine").mkdir()
    if path.startswith("/"):
        path = f"{tmp_path}/elsewhere{path}"
    with pytest.raises(SetupError, match="is damaged"):
        bundle(tmp_path, path)
