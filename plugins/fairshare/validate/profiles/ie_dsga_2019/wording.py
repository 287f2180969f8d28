"""What the words of an agreement should not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from fairshare.model import Path
from fairshare.problems import Problem
from fairshare.validate.profiles.case import ProfileCase

VAGUE = re.compile(
    r"(?:as|so) long as (?:it )?(?:is |are )?(?:strictly )?(?:necessary|needed|required)"
    r"|no longer than (?:is |it is )?(?:necessary|needed|required)"
    r"|(?:until|when) no longer (?:necessary|needed|required)",
    re.IGNORECASE,
)
PERIOD = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|day|week|month|year|schedule)",
    re.IGNORECASE,
)
DETAILS = re.compile(
    r"(?P<address>\b\d{1,3}(?:\.\d{1,3}){3}\b)|(?P<port>\bports? \d{2,5}\b)"
    r"|(?P<password>\bpassword (?:is|:))|(?P<release>\bv?\d+\.\d+(?:\.\d+)+\b)"
    r"|(?P<product>\b(?:Windows Server|Active Directory|SharePoint|Oracle|Cisco|Fortinet|VMware"
    r"|Azure|AWS|PostgreSQL|MySQL|MongoDB|SFTP server)\b)"
)
APPROVED = re.compile(
    r"\bBoard (?:has |had )?(?:approved|approves|cleared|clears|refused|refuses|rejected)\b"
    r"|\b(?:approved|cleared|refused|rejected) by the (?:Data Governance )?Board\b"
    r"|\bBoard(?:'s|’s) (?:approval|clearance|refusal)\b",
    re.IGNORECASE,
)


def vague_retention(case: ProfileCase) -> Iterator[Problem]:
    """A period, an event or a schedule can be held to; "as long as necessary" can't (19(1)(n))."""
    for name, written in case.group("retention").items():
        if case.facts_only or not isinstance(written, str):
            continue
        if VAGUE.search(written) and not PERIOD.search(written):
            yield case.problem("W735", case.path("retention", name))


def security_details(case: ProfileCase) -> Iterator[Problem]:
    """A description of security must not weaken it (section 19(1)(m))."""
    for name, written in case.group("security").items():
        found = DETAILS.search(written) if isinstance(written, str) else None
        if found and not case.facts_only:
            path = case.path("security", name)
            yield case.problem("W736", path, str(found.lastgroup))


def board_approved(case: ProfileCase) -> Iterator[Problem]:
    """The Board recommends; it does not approve or refuse (section 57)."""
    for path, written in _texts(case.data, ()):
        if APPROVED.search(written):
            yield case.problem("W737", path)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (*path, str(key)))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, number))
