"""`schema/held.json`: the sha256 of each label, definition and question in use."""

from __future__ import annotations

import json
from pathlib import Path

from fairshare.load.shipped import overlaid
from fairshare.validate.integrity.held import HELD, held_words


def held_file(schema: Path) -> bytes:
    """The file for the words that hold below a register's own schema folder."""
    contents = {name: path.read_bytes() for name, path in overlaid(schema).items() if name != HELD}
    words = held_words(contents)
    return (json.dumps(words, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
