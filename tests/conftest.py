"""What many tests start from: the framework, a small project, the built register, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.vendor.pretty import RepresentationPrinter, for_type_by_name
from jinja2 import Environment
from playwright.sync_api import Browser, Page, sync_playwright

from browser import FLAGS, HELP, find
from fairshare.flow.pipeline import Places, read_register
from fairshare.framework import Framework
from fairshare.load.framework import load_framework
from fairshare.publish.edition import Edition
from fairshare.publish.frame.environment import make_environment
from fairshare.validate.guard import SWITCH
from hostile import EPOCH, FullRegister
from installed import Installed, built_wheel
from projects import REPOSITORY, Project, draw
from publications import Publication, publish
from real_register import DAY
from served import served, watched
from shared_sites import REAL, alone, build, build_real_register

_NEEDS = {"clients": "pandas", "engines": "selenium", "other_hosts": "properdocs"}
collect_ignore = [folder for folder, library in _NEEDS.items() if not find_spec(library)]
"""Tests with the programs of others need groups that `make test-clients`, `make engines` and
`make test-hosts` install."""

os.environ[SWITCH] = "raise"
"""A fault of ours fails a test, here and in every program that a test starts."""

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
"""The same generated cases every time, so that a change which fails is at fault itself, and as much
time as a busy machine needs. New ones: `pytest --hypothesis-profile=default`."""


def _in_a_word(_framework: Framework, printer: RepresentationPrinter, _cycle: bool) -> None:
    printer.text("framework")


for_type_by_name(Framework.__module__, Framework.__name__, _in_a_word)
"""Hypothesis shows what a property that fails was given. Whole, the framework has 300 kB, of which
it warns, and the warning would stand in the place of the case."""


@pytest.fixture(scope="session", autouse=True)
def without_notices() -> Iterator[None]:
    """No build tells what its host's makers would like to: that would be a warning."""
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("NO_MKDOCS_2_WARNING", "1")
        surroundings.setenv("DISABLE_MKDOCS_2_WARNING", "true")
        yield


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on what the caller's shell happens to say."""
    colours = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE")
    for name in ("SOURCE_DATE_EPOCH", "FAIRSHARE_SEARCH", "PYTHONIOENCODING", *colours):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def framework() -> Framework:
    """Everything that `schema/` says."""
    return load_framework(REPOSITORY / "schema")


@pytest.fixture(scope="session")
def environment(framework: Framework) -> Environment:
    """The templates of the pages, compiled once for all."""
    return make_environment(framework)


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    """A copy of the project's `schema/` to break."""
    return shutil.copytree(REPOSITORY / "schema", tmp_path / "schema")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project without a problem."""
    return draw(tmp_path / "project")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it would be published."""
    return built_wheel(REPOSITORY, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """An environment with it, and nothing of this repository."""
    return Installed.from_wheel(wheel, tmp_path_factory.mktemp("environment") / "program")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real register, with a past, as a site; its text index included. Built once for all."""
    with alone(tmp_path_factory, REAL) as root:
        if not root.exists():
            build_real_register(root)
    return root / "site"


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """A small register with a past in git, and its site; not to be changed."""
    return publish(tmp_path_factory.mktemp("publication") / "project")


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The real register, as the site publishes it."""
    places = Places.below(REPOSITORY, "register", "schema", None)
    reading = read_register(places, DAY)
    return Edition(
        register=reading.register,
        scores=reading.scores,
        framework=reading.framework,
        today=reading.today,
        site_name="Test",
        site_url="",
    )


@pytest.fixture(scope="session")
def hostile(framework: Framework) -> FullRegister:
    """A register with hostile text in every field."""
    return FullRegister(framework)


@pytest.fixture(scope="session")
def hostile_site(hostile: FullRegister, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """That register, built into a site; built once for all."""
    with alone(tmp_path_factory, "hostile-register") as root:
        if not root.exists():
            hostile.write(root)
            build(root, SOURCE_DATE_EPOCH=EPOCH)
    return Project(root)


@pytest.fixture(scope="session")
def site_address(site: Path) -> Iterator[str]:
    """Where the real register is served; ends in a slash."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_address(hostile_site: Project) -> Iterator[str]:
    """Where the register full of hostile text is served."""
    with served(hostile_site.site) as address:
        yield address


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves any built site until the test is over; gives its address."""
    with ExitStack() as serving:
        yield lambda site: serving.enter_context(served(site))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. Without one the tests fail, with a line that says what to install."""
    program = find()
    assert program is not None, HELP
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, site_address: str) -> Iterator[Page]:
    """A page for the real register, 1,280 px wide; tests at 320 px have their own."""
    with watched(browser, site_address) as opened:
        yield opened


@pytest.fixture
def hostile_page(browser: Browser, hostile_address: str) -> Iterator[Page]:
    """A page for the register full of hostile text."""
    with watched(browser, hostile_address) as opened:
        yield opened
