"""What a body says of itself when its register begins, and what its pack of law adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from fairshare.load.jurisdiction import IDENTIFIER_LISTS, JURISDICTION
from fairshare.load.shipped import shipped_schema

STARTER = Path(str(files("fairshare"))) / "starter"
HOSTS = ("github", "gitlab")


@dataclass(frozen=True, slots=True)
class NewRegister:
    """The answers to all that `fairshare init` asks."""

    name: str
    body_name: str
    id: str
    """Of the body in its own register."""
    scheme: str
    number: str
    """Its identifier in an official list, and that list; both empty where it stands in none."""
    kind: str
    mailbox: str
    address: str
    jurisdiction: str
    licence_name: str
    licence_url: str
    host: str
    language: str
    days: int | None = None
    website: str = ""
    repository: str = ""


def packs() -> tuple[str, ...]:
    """The codes of the packs of law that the program brings."""
    return tuple(sorted(path.name for path in (STARTER / "packs").iterdir() if path.is_dir()))


def identifier_lists(code: str) -> Mapping[str, str]:
    """The official lists of that country's own bodies: what each is called, by its code."""
    own = STARTER / "packs" / code / "schema" / JURISDICTION
    path = own if own.exists() else shipped_schema() / JURISDICTION
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))[IDENTIFIER_LISTS]
    return {name: one["label"] for name, one in listed.items() if "label" in one}


def pack(code: str) -> Mapping[str, Any]:
    """What a register of that country begins with. Raises FileNotFoundError for another."""
    found: Mapping[str, Any] = yaml.safe_load(
        (STARTER / "packs" / code / "pack.yml").read_text(encoding="utf-8")
    )
    return found
