"""Notes which pieces of our scripts each test reaches: a plugin for pytest, in a run of its own.

The browser counts what ran: its `Profiler`, which development tools have too, knows each block.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, wraps
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from checks.mutants import scripts
from fairshare.publish.script_comments import SCRIPTS, without_comments

FILE = "FAIRSHARE_REACHED"
"""Names the file in which it is written: a line for each test."""
_FOLDER = Path("plugins/fairshare/templates") / SCRIPTS


class Recorder:
    """What the pages of the test that runs have reached."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sessions: dict[Page, CDPSession] = {}
        self._reached: dict[str, set[int]] = {}
        self._seconds: dict[str, float] = {}

    def begin(self, page: Page) -> None:
        """Count in a new page, before it has loaded anything."""
        session = page.context.new_cdp_session(page)
        session.send("Profiler.enable")
        session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})
        self._sessions[page] = session
        page.on("crash", self._left_out)

    def _left_out(self, page: Page) -> None:
        """Ask a page no more that would never answer."""
        del self._sessions[page]

    def take(self, page: Page) -> None:
        """Add what a page has reached since it was asked last."""
        if page.is_closed() or page not in self._sessions:
            return
        found = self._sessions[page].send("Profiler.takePreciseCoverage")
        for script in found["result"]:
            name = script["url"].partition(f"/{SCRIPTS}/")[2]
            if name and (_FOLDER / name).is_file():
                reached = self._reached.setdefault(name, set())
                reached.update(ran(script["functions"], _places(name)))

    def take_all(self, context: BrowserContext) -> None:
        """The same of all pages of a context."""
        for page in context.pages:
            self.take(page)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Iterator[None]:
        """Ask the pages that are still open; those that a test closes are asked before."""
        for page in self._sessions:
            self.take(page)
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write down what a test has reached that has ended."""
        self._seconds[report.when or ""] = report.duration
        if report.when != "teardown":
            return
        reached = {name: sorted(places) for name, places in sorted(self._reached.items())}
        row = {"test": report.nodeid, "seconds": self._seconds.get("call", 0.0), "reached": reached}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(row)}\n")
        self._reached.clear()


@cache
def _places(name: str) -> Mapping[int, int]:
    """Where the places of a script are in it as it is served, and where in the file."""
    text = (_FOLDER / name).read_text("utf-8")
    return {served_at(text, one.start): one.start for one in scripts.places(text)}


def served_at(text: str, start: int) -> int:
    """Where a place of a script is in it as it is served, in the browser's units (UTF-16)."""
    return len(without_comments(text[:start]).encode("utf-16-le")) // 2


def ran(functions: Sequence[Mapping[str, Any]], places: Mapping[int, int]) -> Iterator[int]:
    """Which places ran: of the blocks around each the innermost counts."""
    blocks = [block for one in functions for block in one["ranges"]]
    blocks.sort(key=lambda one: (one["startOffset"], -one["endOffset"]))
    for served, start in places.items():
        around = [one for one in blocks if one["startOffset"] <= served < one["endOffset"]]
        if around and around[-1]["count"]:
            yield start


def pytest_configure(config: pytest.Config) -> None:
    """Have each new page counted; where several processes share the tests, in each of these."""
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        return
    recorder = Recorder(Path(os.environ[FILE]))
    config.pluginmanager.register(recorder)
    for owner in (Browser, BrowserContext):
        _after(owner, "new_page", recorder.begin)
    for name in ("close", "goto", "reload"):  # with what a page leaves, its count is gone
        _before(Page, name, recorder.take)
    _before(BrowserContext, "close", recorder.take_all)


def _after(owner: type, name: str, then: Callable[[Page], None]) -> None:
    method = getattr(owner, name)

    @wraps(method)
    def made(*given: Any, **named: Any) -> Any:
        page = method(*given, **named)
        then(page)
        return page

    setattr(owner, name, made)


def _before(owner: type, name: str, first: Callable[[Any], object]) -> None:
    method = getattr(owner, name)

    @wraps(method)
    def closed(one: Any, *given: Any, **named: Any) -> Any:
        first(one)
        return method(one, *given, **named)

    setattr(owner, name, closed)
