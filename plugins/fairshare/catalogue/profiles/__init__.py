"""What is said of what a law asks beyond the register's own fields: E701 to E750."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.profiles.ie_dsga_2019 import IRISH_ACT
from fairshare.catalogue.wording import ADVICE, Wording
from fairshare.language import N_

_MISSING = N_("{section} is not answered: {label}.")

ANY_PROFILE: Mapping[str, Wording] = {
    "E701": Wording(
        {
            "": N_("This register has not chosen the profile {name}."),
            "unknown": N_("There is no profile {name}."),
        },
        {
            "": N_("Add it to `profiles` in register.yml, or take it out of the entry."),
            "unknown": N_("Write {near}, or take it out of the entry."),
        },
    ),
    "E707": Wording.of(_MISSING, ADVICE),
    "E750": Wording.of(
        N_("Only an entry taken from there may say “{written}” here: {title}."),
        N_("Say what is so. An entry from there has profiles.{name}, and is imported."),
    ),
    "W707": Wording.of(_MISSING, ADVICE),
}
"""What holds for each profile."""

PROFILES: Mapping[str, Wording] = {**ANY_PROFILE, **IRISH_ACT}
