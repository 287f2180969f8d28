"""CODEOWNERS: whether somebody real must agree to each change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from fairshare.doctor.diagnosis import Diagnosis
from fairshare.language import gettext as _
from fairshare.printable import visible

NAME = "CODEOWNERS"
_PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
_OWNER = re.compile(r"@[A-Za-z0-9-]+(?:/[A-Za-z0-9._-]+)*|[^@\s]+@[^@\s]+\.[^@\s]+|@@[a-z]+")
_MADE_UP = re.compile(r"@(?:OWNER|ORGANISATION|organisation|fairshare-)", re.ASCII)


def owners_health(root: Path) -> Iterator[Diagnosis]:
    """Whether there is such a file, names owners for all, and none that we made up."""
    file = next((root / place for place in _PLACES if (root / place).is_file()), None)
    if file is None:
        said = _("There is no CODEOWNERS, so nobody must agree to a change of rules or entries.")
        yield Diagnosis(NAME, "wrong", said)
        return
    yield _owners(file.read_text("utf-8", "replace"))


def _last(rules: Sequence[Sequence[str]], folder: str) -> Sequence[str] | None:
    """The rule that counts for a folder: of those that name it or all, the last."""
    named = [rule for rule in rules if rule[0] in {"*", "/**"} or folder.startswith(rule[0])]
    return named[-1] if named else None


def _owners(text: str) -> Diagnosis:
    rules = [line.split() for line in text.splitlines() if line.strip() and line[0] not in "#["]
    if not any(rule[0] in {"*", "/**"} and len(rule) > 1 for rule in rules):
        said = _("No line for `*` names an owner, so rules, code and workflows have none.")
        return Diagnosis(NAME, "wrong", said)
    if _last(rules, "/register/") is _last(rules, "/register/redactions/") is not rules[0]:
        said = _(
            "Whoever may change entries may also take them from view: give /register/redactions/ "
            "to the maintainers."
        )
        return Diagnosis(NAME, "wrong", said)
    owners = list(dict.fromkeys(owner for rule in rules for owner in rule[1:]))
    for owner in owners:
        if _MADE_UP.match(owner):
            said = _("{} is a placeholder: put a team of yours in its place.")
            return Diagnosis(NAME, "wrong", said.format(visible(owner)))
        if not _OWNER.fullmatch(owner):
            said = _("{} is no owner: write @organisation/team, @name or an e-mail address.")
            return Diagnosis(NAME, "wrong", said.format(visible(owner)))
    named = visible(", ".join(owners))
    return Diagnosis(NAME, "good", _("Each change needs one of: {}.").format(named))
