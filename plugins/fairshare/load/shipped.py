"""What comes with the program: the schema that a register has until it says otherwise."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fairshare.load.allow_list import ALLOW_LIST

STARTER_PAGES = (
    *("index.md", "about/index.md", "about/reading.md", "about/scoring.md", "about/questioning.md"),
    *("about/checking.md", "about/who.md", "submitting.md", "importing.md", "glossary.md"),
    *("privacy.md", "accessibility.md", "browsers.md", "licence.md", "host-settings.md"),
    "profiles.md",
)
"""Of our own pages, those that speak for whoever publishes."""
STARTER_FOLDERS = ("how-to/*.md", "images/submitting/*.webp")
_ENDINGS = (".yml", ".json")


def shipped_schema() -> Path:
    """The folder of the questions, lists, rules and methods that the program brings.

    The package holds it once it is installed. In the repository it lies beside `plugins/`, where
    people change it (docs/adr/0026).
    """
    package = Path(str(files("fairshare")))
    inside = package / "schema"
    return inside if inside.is_dir() else package.parents[1] / "schema"


def shipped_docs() -> dict[str, bytes]:
    """The pages of prose that a new register begins with, by their paths in it."""
    package = Path(str(files("fairshare")))
    inside = package / "starter" / "docs"
    folder = inside if inside.is_dir() else package.parents[1] / "docs"
    more = [
        path.relative_to(folder).as_posix() for one in STARTER_FOLDERS for path in folder.glob(one)
    ]
    names = (*STARTER_PAGES, *sorted(more))
    return {f"docs/{name}": (folder / name).read_bytes() for name in names}


def overlaid(folder: Path) -> dict[str, Path]:
    """Each file of the rules in use by its name, in order: a register's own before ours.

    `folder` may be missing. What one register's maintainers acknowledged is never another's.
    """
    return dict(sorted((shipped_files() | _below(folder)).items()))


def shipped_files() -> dict[str, Path]:
    """Each file that the program brings, by its name in the folder."""
    lying = _below(shipped_schema())
    return {name: path for name, path in lying.items() if not _of_one_register(name)}


def _of_one_register(name: str) -> bool:
    """What its maintainers acknowledged, and what was written for their editors."""
    return name == ALLOW_LIST or name.startswith("editor/")


def _below(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.name.endswith(_ENDINGS) and not path.name.startswith(".")
    }
