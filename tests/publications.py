"""Published registers, with what their repositories hold: what `verify` compares."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fairshare.load.framework import load_framework
from fairshare.manifest import Folders, Manifest, Sources, read_sources
from fairshare.work.cache import Cache
from pasts import Past
from projects import COUNCIL, FULL, SMALL, TRUST, Project, draw


@dataclass(frozen=True)
class Publication:
    """A project in a git repository, its built site, and what the repository holds."""

    project: Project
    site: Path
    sources: Sources
    earlier: Manifest
    """Of the commit before."""


def holds(project: Project) -> Sources:
    """What lies in a project's register, with its past."""
    rules = load_framework(project.path("schema")).digest
    folders = Folders(project.path("register"), project.path("schema"))
    return read_sources(project.root, folders, rules, Cache(None, ""))


def publish(root: Path) -> Publication:
    """Three commits: the register, a change of one text, and another of the same."""
    project = draw(root)
    first = {name: project.path(name).read_bytes() for name in (FULL, SMALL, COUNCIL, TRUST)}
    text = first[FULL]
    second = text.replace(b"Families could feel watched", b"Families might feel watched")
    third = text.replace(b"Families could feel watched", b"Families may feel watched")
    past = Past(project.root)
    past.commit(first)
    past.commit({FULL: second})
    past.write()
    earlier = Manifest.of(holds(project), {})
    more = Past(project.root)
    more.commit(first)
    more.commit({FULL: second})
    more.commit({FULL: third})
    more.write()
    site = project.build()
    return Publication(project, site, holds(project), earlier)
