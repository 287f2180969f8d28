"""Keeps one open issue for each organisation with reviews due: `python -m checks.remind FILE`.

FILE is what `fairshare remind --format github` printed. Run by .github/workflows/reminders.yml. The
texts come from entries: they reach `gh` as files and arguments, never through a shell. Our issues
are known by a label, which strangers can't set, and by a marker that is their first line.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

LABEL = "review-due"
OURS = "<!-- fairshare-reviews: "
MOST = 1000
"""Open issues that are looked at: more organisations have no review due at once."""


def gh(*arguments: str, given: str | None = None) -> str:
    """What the code host's command says. Raises CalledProcessError when it fails."""
    done = subprocess.run(
        ["gh", *arguments], input=given, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def open_issues() -> dict[str, tuple[str, str]]:
    """Our open issues by their marker: number and body. Of two with one marker, the older."""
    asked = ("--label", LABEL, "--state", "open", "--limit", str(MOST), "--json", "number,body")
    found: dict[str, tuple[str, str]] = {}
    for issue in sorted(json.loads(gh("issue", "list", *asked)), key=lambda one: -one["number"]):
        body = issue["body"].replace("\r\n", "\n")
        marker = body.partition("\n")[0]
        if marker.startswith(OURS):
            found[marker] = (str(issue["number"]), body)
    return found


def main(reminders: Path) -> None:
    """Open, change and close issues, so that they say what the file says."""
    described = ("--description", "A decision is due for review", "--color", "B60205")
    gh("label", "create", LABEL, "--force", *described)
    there = open_issues()
    for wanted in json.loads(reminders.read_text("utf-8"))["issues"]:
        number, body = there.pop(wanted["marker"], ("", ""))
        text = ("--title", wanted["title"], "--body-file", "-")
        if not number:
            gh("issue", "create", *text, "--label", LABEL, given=wanted["body"])
        elif body.rstrip() != wanted["body"].rstrip():
            gh("issue", "edit", number, *text, given=wanted["body"])
    for number, _body in there.values():
        gh("issue", "close", number, "--comment", "No review is due any more.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
