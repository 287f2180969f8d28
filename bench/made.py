"""Registers of any size, made from the real one: same shapes, other words, always the same."""

from __future__ import annotations

import copy
import random
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import yaml

from fairshare.load.strict_yaml import parse

ROOT = Path(__file__).parent.parent
_PROSE = (
    *(("purpose", "benefits"), ("purpose", "risks")),
    *(("decision", "justification"), ("data", "description")),
)
"""The long texts of an entry beside its justifications."""
_FULL = 1_400
"""Characters from which a long text has no room for more words."""
_WORD = re.compile(r"\b[a-z]{5,}\b")
CONFIG = """\
site_name: Made register
site_url: https://made.example/
copyright: Made for measuring
theme: {name: material, language: en, font: false}
plugins:
  - fairshare: {search: !ENV [FAIRSHARE_SEARCH, %s]}
nav:
  - Home: index.md
"""


def make_register(
    folder: Path, count: int, *, search: bool = False, history: bool = False, seed: int = 1
) -> Path:
    """A whole project with `count` initiatives below `folder`; comes back with the folder.

    `history`: it is a repository, to which all came with one commit.
    """
    shutil.copytree(ROOT / "schema", folder / "schema", dirs_exist_ok=True)
    shutil.copytree(
        ROOT / "register/organisations", folder / "register/organisations", dirs_exist_ok=True
    )
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs/index.md").write_text("# Made register\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG % str(search).lower(), encoding="utf-8")
    models = sorted((ROOT / "register/initiatives").glob("*/*.yml"))
    rng = random.Random(seed)  # noqa: S311 - no secret, only the same texts every time
    words = sorted({w for m in models for w in _WORD.findall(m.read_text(encoding="utf-8"))})
    entries = [_read(model) for model in models]
    for number in range(count):
        model = models[number % len(models)]
        target = folder / "register/initiatives" / model.parent.name
        target.mkdir(parents=True, exist_ok=True)
        entry = copy.deepcopy(entries[number % len(models)])
        text = _dump(_varied(entry, rng, words, number))
        (target / f"{model.stem[:60]}-{number:05}.yml").write_text(text, encoding="utf-8")
    if history:
        _commit(folder)
    return folder


def _commit(folder: Path) -> None:
    """Make a repository of a project, with a single commit."""
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    (folder / ".gitignore").write_text("site/\nsite.*/\n.cache/\n", encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-q", "-m", "c"]):
        subprocess.run(["git", *command], cwd=folder, check=True)


def _read(model: Path) -> dict[str, Any]:
    document = parse(model.read_bytes(), model.name).document
    if document is None:
        raise AssertionError(f"{model} can't be read")
    return dict(document.data)


def _varied(entry: dict[str, object], rng: random.Random, words: list[str], number: int) -> object:
    """The entry with words of its own in every long text, so that no two are the same."""
    entry.pop("related", None)
    entry["title"] = f"{entry['title']} {number}"[:120]
    entry["summary"] = f"{entry['summary']} {' '.join(rng.sample(words, 4)).capitalize()}."
    for answer in entry["answers"].values():  # type: ignore[attr-defined]
        answer["justification"] = f"{answer['justification']} {' '.join(rng.sample(words, 12))}."
    for part, field in _PROSE:
        text = entry.get(part, {}).get(field, "")  # type: ignore[attr-defined]
        if text and len(text) < _FULL:
            entry[part][field] = f"{text.rstrip()} {' '.join(rng.sample(words, 5))}."  # type: ignore[index]
    return entry


def _dump(entry: object) -> str:
    """YAML in which every text is quoted, and all else stands as such."""

    class Dumper(yaml.CSafeDumper):
        pass

    def text(dumper: yaml.CSafeDumper, value: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"')

    Dumper.add_representer(str, text)
    return yaml.dump(entry, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10_000)
