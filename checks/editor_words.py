"""Holds what editors show to what questions say: `python -m checks.editor_words [--write]`.

The YAML language server shows `markdownDescription` where a pointer lands. So each question has one
that is made of its description and its five steps.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SCHEMA = Path("schema/initiative.schema.json")
_NAME = "markdownDescription"


def shown(question: Mapping[str, Any]) -> str:
    """The words for an editor: what to think about, and the steps as a list from 1 to 5."""
    steps = (f"{step}. {meaning}" for step, meaning in sorted(question["x-scale"].items()))
    return "\n".join([question["description"], "", *steps])


def with_words(text: str) -> str:
    """The schema's text with the words of each question, all else as it was."""
    for question in json.loads(text)["properties"]["answers"]["properties"].values():
        described = f'"description": {json.dumps(question["description"], ensure_ascii=False)},\n'
        words = f'"{_NAME}": {json.dumps(shown(question), ensure_ascii=False)},\n'
        found = re.search(rf'({re.escape(described)}( *))(?:"{_NAME}": ".*",\n *)?', text)
        if found is not None:
            text = f"{text[: found.start()]}{found[1]}{words}{found[2]}{text[found.end() :]}"
    return text


def main(root: Path, arguments: Sequence[str]) -> int:
    """Write the words, or say whether those there are up to date: 0 when they are, else 1."""
    path = root / SCHEMA
    text = path.read_text(encoding="utf-8")
    wanted = with_words(text)
    if "--write" in arguments:
        path.write_text(wanted, encoding="utf-8")
        return 0
    if text == wanted:
        return 0
    sys.stdout.write(
        f"{SCHEMA}: what editors show is not what the questions say: "
        "`python -m checks.editor_words --write`\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, sys.argv[1:]))
