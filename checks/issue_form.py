"""Holds the issue form to the schema it is made from: `python -m checks.issue_form [--write]`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from fairshare.intake.issues.decision_form import decision_form
from fairshare.load.framework import load_framework

FORM = Path(".github/ISSUE_TEMPLATE/decision.yml")
HEAD = (
    "# Made from schema/ by `python -m checks.issue_form --write`. Change the schema, not this.\n"
)


def form_text(root: Path) -> str:
    """The file as the schema under `root` makes it."""
    form = decision_form(load_framework(root / "schema"))
    return HEAD + yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=100)


def main(root: Path, arguments: Sequence[str]) -> int:
    """Write the form, or say whether the one there is up to date: 0 when it is, else 1."""
    text, path = form_text(root), root / FORM
    if "--write" in arguments:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return 0
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return 0
    sys.stdout.write(
        f"{FORM} is not what the schema makes: `python -m checks.issue_form --write`\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, sys.argv[1:]))
