"""What stands for all of an edition: with the same digest, the same pages and files come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any

from fairshare.history import History
from fairshare.model import Register
from fairshare.publish.edition import Edition
from fairshare.publish.past.steps import fingerprint


def edition_digest(edition: Edition) -> str:
    """sha256 over every field of an edition, or over what stands for it."""
    parts = [
        f"{one.name}={_DIGEST_OF.get(one.name, repr)(getattr(edition, one.name))}"
        for one in fields(edition)
    ]
    return sha256("\0".join(parts).encode()).hexdigest()


def _register(register: Register) -> str:
    """The content of its files."""
    kinds = register.initiatives, register.organisations, register.removed
    return repr([[(one.id, one.file, one.sha256) for one in kind.values()] for kind in kinds])


def _history(history: History | None) -> str:
    """Its steps; the commits among them say what `schema/` was."""
    if history is None:
        return ""
    kinds = history.initiatives, history.organisations
    return repr(
        [
            (identifier, fingerprint(steps), [(step.commit, step.order) for step in steps])
            for kind in kinds
            for identifier, steps in kind.items()
        ]
    )


_DIGEST_OF: Mapping[str, Callable[[Any], str]] = {
    "register": _register,
    "scores": lambda _scores: "",  # they follow from register and framework
    "framework": lambda framework: framework.digest,
    "root": lambda root: repr(root is None),  # what lies there is the register
    "history": _history,
    "versions": lambda versions: repr(sorted(versions.items())),
    "prose_pages": lambda pages: repr(sorted(pages)),
}
"""For the fields that are more than a few plain values, whose `repr` says all."""
