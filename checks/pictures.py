"""Takes the pictures of the submitter's guide from the built site: `python -m checks.pictures`.

With `--write` it takes them; without, it says whether one is stale. A picture is stale when the
words that it shows have changed: their sha256 stands in `shown.json` beside the pictures. Pixels
are not compared, since no two machines draw the same ones.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import FilePayload, FloatRect, Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "images" / "submitting"
SHOWN = "shown.json"
SIZE = (1000, 900)
"""Of the window, in pixels."""
TALLEST = 640
"""Pixels of a picture; what is longer is cut."""
MARGIN = 12


class Scene(NamedTuple):
    """One picture: what is in it, top to bottom."""

    name: str
    parts: Sequence[Locator]

    def shown(self) -> str:
        """Sha256 of the words in the picture."""
        words = "\n".join(" ".join(part.inner_text().split()) for part in self.parts)
        return hashlib.sha256(words.encode()).hexdigest()

    def clip(self) -> FloatRect:
        """The part of the page that holds all of it, and no more than fits a page of prose."""
        boxes = [box for part in self.parts if (box := part.bounding_box())]
        left, top = min(b["x"] for b in boxes) - MARGIN, min(b["y"] for b in boxes) - MARGIN
        right = max(b["x"] + b["width"] for b in boxes) + MARGIN
        bottom = max(b["y"] + b["height"] for b in boxes) + MARGIN
        return {
            "x": max(left, 0),
            "y": max(top, 0),
            "width": right - max(left, 0),
            "height": min(bottom - top, TALLEST),
        }


def scenes(page: Page, address: str, example: str) -> Iterator[Scene]:
    """The pictures in the guide's order. `example`: an entry, as YAML, that the form finds good."""
    page.set_viewport_size({"width": SIZE[0], "height": SIZE[1]})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(f"{address}assess/")
    page.locator("[data-ready]").wait_for()
    draft = page.locator("[data-fs-draft]")
    yield Scene("start", [page.locator("h1"), draft.locator("h2"), draft.locator("button").first])
    _go(page, "s-answers.harm")
    yield Scene("question", [page.locator('[id="f-answers.harm"]')])
    submit = page.get_by_role("button", name="Check the entry")
    spoilt = example.replace("stage: live", "stage: ")
    _open(page, "spoilt.yml", spoilt)
    _go(page, "s-finish")
    submit.click()
    yield Scene("mistakes", [page.locator(".fs-problems").first])
    _open(page, "example.yml", example)
    yield Scene("assessment", [page.locator("[data-fs-live]")])
    submit.click()
    page.get_by_role("heading", name="What readers will see").wait_for()
    yield Scene("ready", [page.locator("[data-fs-hand-over]")])
    page.goto(f"{address}problems/E205/")
    yield Scene("message", [page.locator("main")])


def _go(page: Page, heading: str) -> None:
    """To a step of the form, by its address."""
    page.evaluate("id => { location.hash = id; }", heading)
    page.locator(f'[id="{heading}"]').wait_for()


def _open(page: Page, name: str, text: str) -> None:
    content = FilePayload(name=name, mimeType="text/yaml", buffer=text.encode())
    page.locator("[data-fs-open]").set_input_files(content)
    page.get_by_text(f"“{name}” is open.").wait_for()


def take(page: Page, scene: Scene, path: Path) -> None:
    """Write a picture as WebP, which has a third of the bytes of PNG."""
    asked = {"format": "webp", "quality": 80, "captureBeyondViewport": True}
    session = page.context.new_cdp_session(page)
    page.evaluate("scrollTo(0, 0)")  # boxes are measured from the top of the window
    got = session.send("Page.captureScreenshot", {**asked, "clip": {**scene.clip(), "scale": 1}})
    path.write_bytes(base64.b64decode(got["data"]))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, served on this machine as long as it is needed."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


def stored() -> dict[str, str]:
    """What the pictures in the guide show: sha256 by name."""
    found: dict[str, str] = json.loads((FOLDER / SHOWN).read_text("utf-8"))
    return found


def stale(shown: Mapping[str, str]) -> list[str]:
    """The names of the pictures in the guide that show other words than those given."""
    known: dict[str, str] = json.loads((FOLDER / SHOWN).read_text("utf-8"))
    return sorted(name for name, words in shown.items() if known.get(name) != words)


def main(arguments: Sequence[str]) -> int:
    """Take the pictures, or say which are stale: 0 when none is, else 1."""
    sys.path.append(str(ROOT / "tests"))
    # The tests' way to find a browser, and their small register, which is nobody's.
    from browser import FLAGS, HELP, find  # noqa: PLC0415
    from projects import BASE, draw  # noqa: PLC0415

    program = find()
    if program is None:
        sys.stderr.write(HELP + "\n")
        return 2
    shown: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = draw(Path(folder) / "project").build()
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        with served(site) as address:
            page = browser.new_page()
            for scene in scenes(page, address, (BASE / "full.yml").read_text("utf-8")):
                shown[scene.name] = scene.shown()
                if "--write" in arguments:
                    take(page, scene, FOLDER / f"{scene.name}.webp")
        browser.close()
    if "--write" in arguments:
        (FOLDER / SHOWN).write_text(json.dumps(shown, indent=2) + "\n", encoding="utf-8")
        return 0
    old = stale(shown)
    sys.stdout.writelines(f"{name}.webp shows what is no more.\n" for name in old)
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
