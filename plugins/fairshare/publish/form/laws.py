"""What the form needs to check the laws that a body has chosen: `assess/laws.js`. Nothing without.

Phases and items are data as they stand; what is code in `validate.profiles` is code there too, and
takes its patterns and numbers from here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fairshare.catalogue.profiles import PROFILES
from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import Path
from fairshare.model.profile import ADDED_TO, NEVER, Phase, Profile
from fairshare.publish.form.fields import Field
from fairshare.publish.form.patterns import in_javascript
from fairshare.validate.profiles import ie_dsga_2019
from fairshare.validate.profiles.ie_dsga_2019 import consultation, parties, scope, wording


def law_codes(framework: Framework) -> tuple[str, ...]:
    """The codes whose words the form needs for them."""
    return tuple(PROFILES) if framework.profiles else ()


def law_facts(framework: Framework) -> dict[str, Any]:
    """`laws` of `assess/form.json`, by the names of the profiles; nothing where none was chosen."""
    found = {
        name: _law(profile) | (_OF_LAWS[name](profile) if name in _OF_LAWS else {})
        for name, profile in framework.profiles.items()
    }
    return {"laws": found} if found else {}


def by_phase(
    fields: tuple[Field, ...], profile: Profile
) -> tuple[tuple[str, tuple[Field, ...]], ...]:
    """The fields of a law's part by when it asks for them, with words that say so.

    What no item names is asked from the start; what nobody has to answer comes last.
    """
    phases = [one.code for one in profile.phases]
    found: dict[int, list[Field]] = {}
    for field in fields:
        items = [one for one in profile.items if any(_is_in(named, field) for named in one.fields)]
        asked = [phases.index(one.phase) for one in items if one.phase != NEVER]
        asked += [rank for rank, one in enumerate(profile.phases) if _hangs_on(one, field)]
        found.setdefault(min(asked, default=len(phases) if items else 0), []).append(field)
    words = [_("Asked for from “{phase}” on").format(phase=one.label) for one in profile.phases]
    words[0] = _("From the start")
    words.append(_("Only where there is any"))
    return tuple((words[rank], tuple(listed)) for rank, listed in sorted(found.items()))


def _hangs_on(phase: Phase, field: Field) -> bool:
    """Whether a phase comes by what stands in a field."""
    return any(_is_in(test.field, field) for group in phase.any_of for test in group)


def _is_in(named: Path, field: Field) -> bool:
    path = tuple(field.path.split("."))
    return named[: len(path)] == path


def _law(profile: Profile) -> dict[str, Any]:
    review = profile.review
    return {
        "title": profile.title,
        "sentence": _("{title}: {phase}."),
        "elsewhere": "",
        "hasReview": review is not None,
        "review": {"months": review.months, "after": review.after} if review else None,
        "codes": [[ADDED_TO[name], sorted(codes)] for name, codes in profile.codes.items()],
        "phases": [_phase(one) for one in profile.phases],
        "items": [
            {
                "section": _capital(profile.section(item.section)),
                "label": item.label,
                "fields": item.fields,
                "every": item.every,
                "from": item.phase,
                "checked": item.checked,
            }
            for item in profile.items
        ],
    }


def _phase(phase: Phase) -> dict[str, Any]:
    tests = [[one._asdict() for one in group] for group in phase.any_of]
    return {
        "code": phase.code,
        "label": phase.label,
        "anyOf": tests,
        "asksNothing": phase.asks_nothing,
        "said": phase.said,
        "headline": phase.headline,
        "tense": phase.tense,
        "dates": phase.dates,
    }


def _irish(profile: Profile) -> dict[str, Any]:
    patterns = {
        "section38": scope.SECTION_38,
        "vague": wording.VAGUE,
        "period": wording.PERIOD,
        "details": wording.DETAILS,
        "approved": wording.APPROVED,
    }
    return {
        "elsewhere": _(
            "Not looked at here: whether each party is a public body, whether one works for gain, "
            "and whether what it amends is in force. The register does that when the file is "
            "checked."
        ),
        "patterns": {name: in_javascript(pattern) for name, pattern in patterns.items()},
        "purposes": profile.schema["properties"]["permitted_purposes"]["items"]["enum"],
        "roles": sorted(parties.ROLES),
        "days": {"least": consultation.LEAST_DAYS, "usual": consultation.USUAL_DAYS},
    }


_OF_LAWS: Mapping[str, Callable[[Profile], dict[str, Any]]] = {ie_dsga_2019.NAME: _irish}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
