"""What the rules across files say: E301 to E306, W220 and W305."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.schema import GUESS
from fairshare.catalogue.wording import Wording
from fairshare.language import N_

REGISTER: Mapping[str, Wording] = {
    "W220": Wording.of(
        N_('A public authority can\'t rest its own tasks on "{basis}".'),
        N_("Check which basis applies; for a public task it is often uk-gdpr-6-1-e."),
    ),
    "E301": Wording(
        {"": N_('The organisation "{id}" is not described in this register.')},
        {
            "": N_("Add a file organisations/{file_name}.yml with its name and type."),
            "guess": GUESS,
        },
    ),
    "E302": Wording(
        {"": N_('There is no initiative "{id}" in this register.')},
        {
            "": N_(
                "Write its folder and its file name without the ending, such as "
                "northshire-council/free-school-meals."
            ),
            "guess": GUESS,
        },
    ),
    "E303": Wording.of(
        N_("{field} names {other}, but that initiative does not name this one as {opposite}."),
        N_("Add {opposite}: {id} to the other file, or take this line out."),
    ),
    "E304": Wording.of(
        N_("The same reason stands in {other}."),
        N_("Say what is so in this initiative in particular."),
    ),
    "W305": Wording.of(
        N_('No initiative names the organisation "{id}".'),
        N_("Take the file out, or name the organisation in the initiatives where it takes part."),
    ),
    "E306": Wording(
        {
            "": N_("What replaced this initiative leads back to it: {chain}."),
            "long": N_("What replaced this initiative leads back to it: {chain}, and on."),
        },
        {
            "": N_(
                "Take superseded_by out of the newest of them, and supersedes out of the one that "
                "it names."
            )
        },
    ),
}
"""The words of each code."""
