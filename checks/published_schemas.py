"""Takes additions into what is published as 1.0: `python -m checks.published_schemas [--write]`.

The golden files lie in tests/cases/schema/. What breaks them is refused: it is a new version.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from fairshare.schemas.changes import schema_changes
from fairshare.schemas.identity import KINDS, STOCK, VERSION, digest, published_schemas
from fairshare.schemas.rule_changes import BREAKS


def main(root: Path, arguments: Sequence[str]) -> int:
    """Write them, or say what differs: 0 when nothing does, or when all of it was written."""
    status = 0
    for kind in KINDS:
        source = json.loads((root / f"schema/{kind}.schema.json").read_text(encoding="utf-8"))
        golden = root / f"tests/cases/schema/{VERSION}/{kind}.schema.json"
        (now,) = (one.content for one in published_schemas({kind: source}, ""))
        changes = schema_changes(json.loads(golden.read_text(encoding="utf-8")), source)
        breaking = any(one.effect == BREAKS for one in changes)
        for one in changes:
            sys.stdout.write(f"{one.effect}: {kind}: {one.place}: {one.sentence}\n")
        if digest(now) not in STOCK[kind]:
            sys.stdout.write(f"schemas/identity.py: STOCK[{kind!r}] lacks {digest(now)!r}\n")
            status = 1
        if breaking or (changes and "--write" not in arguments):
            status = 1
        elif "--write" in arguments:
            now["$id"] = f"urn:fairshare:schema:{VERSION}:{kind}"
            text = json.dumps(now, ensure_ascii=False, indent=2)
            golden.write_text(f"{text}\n", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, sys.argv[1:]))
