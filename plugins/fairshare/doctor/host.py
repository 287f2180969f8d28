"""The settings of the code host, asked through its own program: `gh`.

Nothing is changed. What the program may not see, or another host's, is unknown, and the guide to
the settings says where a person finds it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from fairshare.doctor.diagnosis import Diagnosis
from fairshare.language import gettext as _
from fairshare.printable import visible

PATIENCE = 30
"""Seconds for one answer."""
Ask = Callable[[str], Any]
"""Gives what the host says at an address below the repository's; None where it won't say."""


def host_health(root: Path) -> Iterator[Diagnosis]:
    """Each setting that the guide lists."""
    repository = _repository(root)
    if repository is None:
        said = _(
            "The code host was not asked: that needs GitHub, its program `gh`, and somebody who is "
            "signed in there. docs/host-settings.md says what to look at."
        )
        yield Diagnosis("host", "unknown", said)
        return
    branch = str(repository["defaultBranchRef"]["name"])

    def ask(address: str) -> Any:
        return _asked(root, "api", f"repos/{repository['nameWithOwner']}/{address}".rstrip("/"))

    yield from _rules(ask(f"rules/branches/{branch}"), ask(f"branches/{branch}"))
    yield _owners_known(ask("codeowners/errors"))
    yield _may_propose(ask("actions/permissions/workflow"))
    yield _pages(ask("pages"))
    yield _private_reports(ask("private-vulnerability-reporting"))
    yield from (_label(name, ask(f"labels/{name}")) for name in ("decision", "question"))


def _repository(root: Path) -> Any:
    if shutil.which("gh") is None:
        return None
    found = _asked(root, "repo", "view", "--json", "nameWithOwner,defaultBranchRef")
    known = isinstance(found, dict) and isinstance(found.get("defaultBranchRef"), dict)
    return found if known and found.get("nameWithOwner") else None


def _asked(root: Path, *arguments: str) -> Any:
    """What the program answers, read as JSON; None where it fails, is slow or says no JSON."""
    try:
        done = subprocess.run(
            ("gh", *arguments),
            cwd=root,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return json.loads(done.stdout) if done.returncode == 0 else None
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def _rules(found: Any, branch: Any) -> Iterator[Diagnosis]:
    """What the rules of the published branch ask for."""
    rules = {one["type"]: one.get("parameters") or {} for one in _items(found) if "type" in one}
    if not rules and (found is None or (isinstance(branch, dict) and branch.get("protected"))):
        said = _("The host does not say which rules its published branch has: a person must look.")
        yield Diagnosis("branch rules", "unknown", said)
        return
    review: Mapping[str, Any] = rules.get("pull_request", {})
    checks = _items(rules.get("required_status_checks", {}).get("required_status_checks"))
    for name, said, on in (
        ("pull requests", _("Nothing comes to it but by a pull request."), "pull_request" in rules),
        ("code owners", _("A code owner must agree."), review.get("require_code_owner_review")),
        (
            "stale approvals",
            _("An approval goes when something new is pushed."),
            review.get("dismiss_stale_reviews_on_push"),
        ),
        ("required checks", _("The check of the entries must pass."), checks),
        ("forced pushes", _("Nobody can push over it."), "non_fast_forward" in rules),
        ("deletion", _("Nobody can delete it."), "deletion" in rules),
    ):
        yield _setting(name, said, on=bool(on))


def _items(found: Any) -> list[Mapping[str, Any]]:
    """The groups of fields in a list; none where it is no list."""
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _setting(name: str, said: str, on: bool) -> Diagnosis:
    if on:
        return Diagnosis(name, "good", said)
    return Diagnosis(name, "wrong", _("The rules of the branch do not say: {}").format(said))


def _owners_known(found: Any) -> Diagnosis:
    """The host itself looks up each owner of CODEOWNERS."""
    name = "teams"
    if not isinstance(found, dict) or not isinstance(found.get("errors"), list):
        return Diagnosis(
            name, "unknown", _("The host does not say whether it knows the code owners.")
        )
    if errors := found["errors"]:
        first = str(errors[0].get("message", "")).strip().partition("\n")[0]
        said = _("The host does not know each code owner: {}").format(visible(first))
        return Diagnosis(name, "wrong", said)
    return Diagnosis(name, "good", _("The host knows each code owner."))


def _may_propose(found: Any) -> Diagnosis:
    name = "pull requests of workflows"
    if not isinstance(found, dict) or "can_approve_pull_request_reviews" not in found:
        return Diagnosis(name, "unknown", _("The host does not say whether workflows may propose."))
    if found["can_approve_pull_request_reviews"]:
        return Diagnosis(name, "good", _("A filled issue form can become a pull request."))
    said = _("A filled issue form can't become a pull request: let workflows create them.")
    return Diagnosis(name, "wrong", said)


def _pages(found: Any) -> Diagnosis:
    name = "pages"
    if not isinstance(found, dict):
        return Diagnosis(
            name, "unknown", _("The host publishes no pages here, or does not say so.")
        )
    if found.get("build_type") == "workflow":
        return Diagnosis(name, "good", _("Pages are published by the workflow."))
    return Diagnosis(
        name, "wrong", _("Pages come from a branch: choose GitHub Actions as the source.")
    )


def _private_reports(found: Any) -> Diagnosis:
    name = "private reports"
    if not isinstance(found, dict) or "enabled" not in found:
        said = _("The host does not say whether holes can be reported in private.")
        return Diagnosis(name, "unknown", said)
    if found["enabled"]:
        return Diagnosis(name, "good", _("Holes can be reported in private."))
    return Diagnosis(name, "wrong", _("Holes can't be reported in private: switch that on."))


def _label(name: str, found: Any) -> Diagnosis:
    if isinstance(found, dict):
        return Diagnosis("labels", "good", _("There is a label {}.").format(name))
    said = _("There is no label {}, so an issue of that kind starts nothing.")
    return Diagnosis("labels", "wrong", said.format(name))
