"""`schema/held.json`: the sha256 of each label, definition and question in use."""

from __future__ import annotations

import json
from pathlib import Path

from fairshare.load.shipped import overlaid
from fairshare.validate.fingerprints import fingerprints_of


def fingerprint_file(schema: Path) -> bytes:
    """The file for the words that hold below a register's own schema folder."""
    words = fingerprints_of({name: path.read_bytes() for name, path in overlaid(schema).items()})
    return (json.dumps(words, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
