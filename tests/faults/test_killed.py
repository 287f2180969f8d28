"""A build that is killed at any moment: what is served stays whole, and the next build is right."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from fairshare.publish.frame import swap
from projects import Project, draw

EPOCH = "1764590400"
KILLS = 30


def served(site: Path) -> str | None:
    """What a server finds at the site's address at this moment."""
    try:
        return (site / "index.html").read_text()
    except OSError:
        return None


def site_of(folder: Path, words: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(words)
    return folder


def seen_during_swap(finished: Path, site: Path) -> Iterator[str | None]:
    """Swap, and look at what is served before every line that runs."""
    seen: list[str | None] = []

    def look(frame: FrameType, _event: str, _argument: Any) -> Any:
        if Path(frame.f_code.co_filename).name in {"swap.py", "rename_exchange.py"}:
            seen.append(served(site))
            return look
        return None

    before = sys.gettrace()
    sys.settrace(look)
    try:
        swap.swap(finished, site)
    finally:
        sys.settrace(before)
    yield from (*seen, served(site))


def test_there_is_a_whole_site_at_every_moment_of_the_swap(tmp_path: Path) -> None:
    """The last one, then the next: never none, and never the last one again."""
    site = site_of(tmp_path / "site", "last")
    seen = list(seen_during_swap(site_of(swap.prepare(site), "next"), site))
    assert set(seen) == {"last", "next"}
    assert seen == sorted(seen, key=("last", "next").index)


def test_a_build_killed_between_two_renames_is_mended(tmp_path: Path) -> None:
    """Where folders can't change places at one stroke, the next build first puts the last back."""
    site = tmp_path / "site"
    site_of(tmp_path / "site.old", "last")
    site_of(swap.beside(site), "next")
    assert list(swap.prepare(site).iterdir()) == []
    assert served(site) == "last"
    assert {path.name for path in tmp_path.iterdir()} == {"site", "site.building"}


def test_what_an_earlier_build_put_aside_never_comes_back(tmp_path: Path) -> None:
    """A leftover beside a site that stands is cleared away, not published."""
    site = site_of(tmp_path / "site", "last")
    site_of(tmp_path / "site.old", "older")
    swap.swap(site_of(swap.prepare(site), "next"), site)
    assert served(site) == "next"
    assert {path.name for path in tmp_path.iterdir()} == {"site"}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What was seen after each of 30 killed builds, and after the whole one at the end."""
    project: Project = draw(tmp_path_factory.mktemp("killed") / "project")
    program = Path(__file__).with_name("killing.py")
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    surroundings |= {"DISABLE_MKDOCS_2_WARNING": "true", "PYTHONPATH": str(program.parents[1])}
    done = subprocess.run(
        [sys.executable, str(program), str(project.root), str(KILLS)],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_killed_build_leaves_a_whole_site(outcomes: list[dict[str, Any]]) -> None:
    """Every file of the last good one, or every file of the next."""
    builds = outcomes[:-1]
    assert len(builds) == KILLS
    assert all(build["whole"] for build in builds)
    assert sum(build["killed"] for build in builds) > KILLS / 2


def test_the_build_after_killed_ones_is_as_if_none_had_been(outcomes: list[dict[str, Any]]) -> None:
    """Byte by byte, and nothing is left beside the site."""
    assert outcomes[-1] == {"same": True, "left": ["site"]}
