"""Whether the Act covers the sharing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairshare.problems import Problem
from fairshare.validate.entry_access import groups, items, text, texts
from fairshare.validate.profiles.case import ProfileCase

_CATEGORIES = ("data", "categories")
_CONDITIONS = ("legal", "special_category_conditions")
SECTION_38 = re.compile(r"\b(?:section|s\.?)\s*38\b", re.IGNORECASE)
_ENFORCEMENT = "law-enforcement"


def special_categories(case: ProfileCase) -> Iterator[Problem]:
    """Special categories lie outside this part of the Act (section 5)."""
    listed = case.framework.codes["data_categories"]
    found = [
        (number, listed.codes[code].label)
        for number, code in texts(case.data, *_CATEGORIES)
        if code in listed.codes and "special" in listed.codes[code].flags
    ]
    for number, label in found:
        yield case.problem("E702", (*_CATEGORIES, number), category=label.lower())
    if not found and items(case.data, *_CONDITIONS):
        yield case.problem("E702", _CONDITIONS, "condition")


def excluded_purpose(case: ProfileCase) -> Iterator[Problem]:
    """Offences and their prosecution lie outside the Act (section 12(1))."""
    for number, aim in texts(case.data, "purpose", "aims"):
        if aim == _ENFORCEMENT and not case.facts_only:
            yield case.problem("W703", ("purpose", "aims", number))


def section_38(case: ProfileCase) -> Iterator[Problem]:
    """Section 38 of the Act of 2018 no longer covers sharing between public bodies (6(2), (3))."""
    for number, gateway in groups(case.data, "legal", "gateways"):
        name = text(gateway, "name")
        if SECTION_38.search(name) and "2018" in name:
            yield case.problem("E704", ("legal", "gateways", number, "name"))


def other_law(case: ProfileCase) -> Iterator[Problem]:
    """The Act permits only what no other law provides for (section 13(1))."""
    if case.at_least("announced") and not case.facts_only and not case.own.get("no_other_law"):
        yield case.problem("E705", case.path("no_other_law"))


def permitted_purpose(case: ProfileCase) -> Iterator[Problem]:
    """One of eight purposes must be served (section 13(2)(a)(ii))."""
    field = "permitted_purposes"
    if case.at_least("announced") and not case.facts_only and not items(case.own, field):
        known = case.profile.schema["properties"][field]["items"]["enum"]
        yield case.problem("E706", case.path(field), purposes=", ".join(known))
