"""What one chosen law asks of the entries, as if each had come to some phase."""

from __future__ import annotations

from dataclasses import dataclass

from fairshare.flow.pipeline import Reading
from fairshare.framework import Framework
from fairshare.model import PROFILES, Profile
from fairshare.problems import Problem, SetupError, in_order
from fairshare.validate import without_lines
from fairshare.validate.entry_access import group
from fairshare.validate.profiles.case import ProfileCase
from fairshare.validate.profiles.rules import problems_of


@dataclass(frozen=True, slots=True)
class AskedOf:
    """What a law asks of one entry and it does not say yet."""

    file: str
    phase: str
    """How far it has come, in words."""
    problems: tuple[Problem, ...]


def asked_by_law(reading: Reading, name: str, phase: str = "") -> list[AskedOf]:
    """What a law asks of each entry that follows it; `phase`: as if it had come so far.

    Raises SetupError for a law that the body has not chosen, and for a phase that it does not know.
    """
    profile = _chosen(name, reading.framework)
    if phase and phase not in {one.code for one in profile.phases}:
        known = ", ".join(one.code for one in profile.phases)
        raise SetupError(f"The profile {name} has no phase {phase}: choose from {known}.")
    found = []
    for file, source in sorted(reading.sources.items()):
        if name in group(source.data, PROFILES):
            case = ProfileCase.of(source, reading.framework, profile, reading.today, phase)
            asked = problems_of(source, reading.framework, reading.today, only=name, phase=phase)
            found.append(AskedOf(file, case.phase.label, tuple(without_lines(in_order(asked)))))
    return found


def _chosen(name: str, framework: Framework) -> Profile:
    if name in framework.profiles:
        return framework.profiles[name]
    if name in framework.known_profiles:
        raise SetupError(
            f"This register has not chosen the profile {name}: add it to `profiles` in "
            "register.yml."
        )
    raise SetupError(
        f"There is no profile {name}. There are: {', '.join(framework.known_profiles)}."
    )
