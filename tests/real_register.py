"""The real register as a project of its own, with a past that is the same on every machine.

The checkout that the tests run in may be shallow, or no repository at all.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pasts import Past, git
from projects import REPOSITORY, as_yaml, entry

DAY = dt.date(2026, 11, 26)
"""The day of its newest assessment: on an earlier day it would have dates in the future."""

WITH_PAST = "hm-revenue-and-customs/child-benefit-travel-data"
"""The initiative with earlier versions."""
GONE = "hm-revenue-and-customs/gone"
"""One that was there once."""
_FILE = f"register/initiatives/{WITH_PAST}.yml"


def real_register(root: Path) -> Path:
    """Copy what the site is made of, and put a past behind it; comes back with the folder."""
    for folder in ("docs", "register", "schema"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    for name in ("mkdocs.yml", "register.yml"):
        shutil.copy(REPOSITORY / name, root)
    now = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "register").rglob("*.yml"))
    }
    gone = f"register/initiatives/{GONE}.yml"
    old, odd = versions()
    past = Past(root)
    past.commit({**now, _FILE: old, gone: now[_FILE]})
    past.commit({_FILE: odd})
    past.commit({gone: None, _FILE: b"title: [broken\n"})
    past.commit({_FILE: now[_FILE]})
    past.write(checkout=False)
    git(root, "read-tree", "HEAD")
    return root


def versions() -> tuple[bytes, bytes]:
    """Earlier versions of that initiative: one like today's, and one of a form that is no more."""
    data = entry((REPOSITORY / _FILE).read_bytes())
    odd = {"method": "0.9", "strange": ["a field of old", {"b": "c"}]}
    return _written(data, _older(data)), _written(data, odd)


def version_address(content: bytes) -> str:
    """Where a version of that initiative stays."""
    return f"initiatives/{WITH_PAST}/versions/{sha256(content).hexdigest()[:12]}/"


def _older(data: Mapping[str, Any]) -> dict[str, Any]:
    """What was different at first: a rating, a text, an item less in a list."""
    answers = {**data["answers"]}
    answers["harm"] = {**answers["harm"], "rating": 1}
    answers["harm"].pop("range", None)
    summary = f"It was put in other words at first. {data['summary']}"[:600]
    return {"answers": answers, "summary": summary, "challenges": data["challenges"][:1]}


def _written(data: Mapping[str, Any], changes: Mapping[str, Any]) -> bytes:
    return as_yaml({**data, **changes}).encode()
