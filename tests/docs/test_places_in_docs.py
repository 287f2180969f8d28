"""What the pages for developers name is there: make targets, modules, paths, links, headings.

That each `fairshare` command and option exists is held by the test of the commands in pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from projects import REPOSITORY

AT_THE_ROOT = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "CODE_OF_CONDUCT.md")
PAGES = sorted([*(REPOSITORY / name for name in AT_THE_ROOT), *(REPOSITORY / "docs").rglob("*.md")])
HISTORY = {"CHANGELOG.md", "docs/adr"}
"""What says how things were: its paths may be gone."""

OF_A_READERS_REGISTER = {"docs/how-to"}
"""Pages whose paths are those of another register. Another test follows them."""

BASES = (
    *("", "docs/", "tests/", "schema/profiles/", ".github/workflows/", "plugins/fairshare/"),
    *("plugins/fairshare/publish/", "plugins/fairshare/validate/"),
    *("plugins/fairshare/templates/", "plugins/fairshare/templates/assets/fairshare/"),
)
"""Folders from which a page may name a path, as a developer says it."""

NOT_THERE_YET = {
    "CONTRIBUTING.md": {
        "register/organisations/east-northshire-council.yml",  # of the example beside it
        "register/redactions/",  # begins with the first notice
    },
    "docs/architecture.md": {"site.building/"},  # while a site is built
    "docs/profiles.md": {  # of pages' addresses
        *("<entry>/consultation/", "<entry>/ie-dsga-2019/", "<entry>/hdruk-dur-2/"),
    },
    "docs/contract/interfaces.md": {"page/2/"},  # of a page's address
    "docs/scale.md": {"api/v1/register.json", "data/register.sqlite"},  # of a site
}
MADE_BY_COMMANDS = (".uv/", ".venv/", ".cache/", "site/")
"""Folders that are there or not, as somebody has used this copy."""
PUBLISHED = {"docs/contract/data.md"}
"""Pages that name files of the built site: tests/site/test_addresses.py looks for them there."""

_BLOCK = re.compile(r"^ *(`{3,})[^`].*?^ *\1$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"[\w.<>*…/-]+")
_FILE = re.compile(r"\.(?:py|yml|md|js|json|toml|html)$")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_MAKE = re.compile(r"(?:^|`)make ([a-z][a-z-]*)", re.MULTILINE)
_MODULE = re.compile(r"python -m ((?:checks|bench|fairshare)[\w.]*)")


def named(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def among(page: Path, groups: set[str]) -> bool:
    """Whether a page is one of these, or lies in one of these folders."""
    return any(named(page) == one or named(page).startswith(f"{one}/") for one in groups)


def paths(page: Path) -> Iterator[str]:
    """What a sentence of a page names as a path of this repository."""
    for code in _CODE.findall(_BLOCK.sub("", page.read_text(encoding="utf-8"))):
        looks_so = _PATH.fullmatch(code) and ("/" in code or _FILE.search(code))
        if looks_so and not code.startswith(("/", "-", *MADE_BY_COMMANDS)):
            yield code


def is_there(path: str) -> bool:
    """Whether something has this path; "<name>" and "…" stand for anything."""
    pattern = re.sub(r"<[^>]*>|…", "*", path).rstrip("/")
    if re.fullmatch(r"docs/adr/\d{4}", pattern):
        pattern += "-*"
    return any(any(REPOSITORY.glob(f"{base}{pattern}")) for base in BASES)


def anchors(page: Path) -> set[str]:
    """The places inside a page: its headings, as code hosts and MkDocs address them."""
    headings = re.findall(r"^#+ (.+)$", _BLOCK.sub("", page.read_text("utf-8")), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading).strip().lower() for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_make_target_and_module_is_there(page: Path) -> None:
    """Whoever types what a page says finds that it exists."""
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(_MAKE.findall(text)) <= set(targets)
    for module in _MODULE.findall(text):
        path = module.rstrip(".").replace(".", "/")
        folder = REPOSITORY / ("plugins" if path.startswith("fairshare") else "")
        assert (folder / f"{path}.py").is_file() or (folder / path).is_dir(), module


@pytest.mark.parametrize(
    "page",
    [one for one in PAGES if not among(one, HISTORY | OF_A_READERS_REGISTER | PUBLISHED)],
    ids=named,
)
def test_every_path_is_there(page: Path) -> None:
    """Or the page says how to write it. And no exception is listed that is none."""
    text = page.read_text(encoding="utf-8")
    made = {*re.findall(r"Write `([^`]+)`", text), *re.findall(r"^ *cp \S+ (\S+)$", text, re.M)}
    missing = {path for path in paths(page) if not is_there(path)} - made
    assert missing == NOT_THERE_YET.get(named(page), set())


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    """Down to the heading. Links to pages of the register are checked when the site is built."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in _LINK.findall(_CODE.sub("", text)):
        path, _hash, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target) or (path.endswith("/") and named(page).startswith("docs/")):
            continue
        leads_to = (page.parent / path).resolve() if path else page
        assert leads_to.exists(), target
        if anchor and leads_to.suffix == ".md":
            assert anchor in anchors(leads_to), target


def test_most_of_it_is_found() -> None:
    """The tests above read pages: they must not look at nothing one day."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert len(_MAKE.findall(text)) > 20
    assert len(_MODULE.findall(text)) > 5
    assert sum(len(list(paths(page))) for page in PAGES) > 300
    assert not is_there("plugins/fairshare/nowhere.py")
    assert not is_there("validate/<name>/nowhere.py")
