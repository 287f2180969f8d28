"""Where an entry's page leads because of a law: to the agreement, and to the consultation."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import PROFILES, Initiative
from fairshare.publish.states.laws import consultation_of


def law_links(initiative: Initiative, framework: Framework) -> list[tuple[str, str]]:
    """Addresses below the entry's own, with their words; none for most."""
    return list(_links(initiative, framework)) if framework.profiles else []


def law_notes(initiative: Initiative, framework: Framework) -> list[str]:
    """What a profile says of where the facts of an entry are from; of an imported one alone."""
    if not initiative.imported:
        return []
    named = initiative.data.get(PROFILES, {})
    return [one.note for name, one in framework.profiles.items() if name in named and one.note]


def _links(initiative: Initiative, framework: Framework) -> Iterator[tuple[str, str]]:
    if consultation_of(initiative, framework):
        yield "consultation/", _("The consultation: papers, submissions and answers")
    for name, profile in framework.profiles.items():
        if name in initiative.data.get(PROFILES, {}) and profile.document:
            words = _("The agreement, to read and print: {title}")
            if initiative.imported or initiative.worked_example:
                words = _("What our sources say of the agreement: {title}")
            yield f"{name}/", profile.link_text or words.format(title=profile.title)
