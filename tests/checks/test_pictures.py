"""The pictures of the submitter's guide show what the site shows now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from checks.pictures import FOLDER, ROOT, TALLEST, scenes, served, stale, take
from playwright.sync_api import Browser

from projects import BASE, draw

GUIDE = ROOT / "docs" / "submitting.md"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the small register is served that the pictures are taken from."""
    site = draw(tmp_path_factory.mktemp("pictures") / "project").build()
    with served(site) as found:
        yield found


def test_no_picture_is_stale(browser: Browser, address: str, tmp_path: Path) -> None:
    """Each shows the words of today; else `python -m checks.pictures --write` takes them anew."""
    context = browser.new_context()
    page = context.new_page()
    shown = {}
    for scene in scenes(page, address, (BASE / "full.yml").read_text("utf-8")):
        clip = scene.clip()
        assert 0 < clip["height"] <= TALLEST
        shown[scene.name] = scene.shown()
    take(page, scene, tmp_path / "last.webp")
    context.close()
    assert (tmp_path / "last.webp").read_bytes()[8:12] == b"WEBP"
    assert stale(shown) == []
    assert stale({**shown, "start": "something else"}) == ["start"]
    assert {path.stem for path in FOLDER.glob("*.webp")} == set(shown)


def test_the_guide_shows_each_picture_with_its_words() -> None:
    """No picture is unused, missing, heavy, or without words for those who don't see it."""
    used = re.findall(
        r"!\[([^\]]+)\]\(images/submitting/([a-z]+\.webp)\)", GUIDE.read_text("utf-8")
    )
    assert {name for _words, name in used} == {path.name for path in FOLDER.glob("*.webp")}
    assert all(len(words) > 20 for words, _name in used)
    assert all(path.stat().st_size < 60_000 for path in FOLDER.glob("*.webp"))
