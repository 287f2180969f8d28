"""What the rules across files say: E301 to W309, W220, W254 and W263."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.schema import GUESS
from fairshare.catalogue.wording import Wording
from fairshare.language import N_

REGISTER: Mapping[str, Wording] = {
    "W220": Wording.of(
        N_('A public authority can\'t rest its own tasks on "{basis}".'),
        N_("Check which basis applies; for a public task it is often the one of that name."),
    ),
    "E301": Wording(
        {"": N_('The organisation "{id}" is not described in this register.')},
        {
            "": N_("Add a file organisations/{file_name}.yml with its name and type."),
            "name": N_(
                "Add a file organisations/{file_name}.yml with its name and type, or write the "
                "name of the body as people know it, with its capitals."
            ),
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
    "W254": Wording.of(
        N_("Identifiers are missing: nothing can be joined on this organisation."),
        N_("Add its number or code in an official list, such as the one of companies."),
    ),
    "W263": Wording.of(
        N_("This can’t be a number of the list {scheme}: its check digit or its length is wrong."),
        N_("Look the organisation up in that list, and copy its number from there."),
    ),
    "W304": Wording(
        {
            "": N_("The same reason stands in {other}, for {question}."),
            "several": N_("The same reasons stand in {other}, for {question}."),
        },
        {
            "": N_(
                "Say what is so in this initiative in particular. If it takes the place of the "
                "other one, name that one as supersedes."
            )
        },
    ),
    "W305": Wording.of(
        N_('No initiative names the organisation "{id}".'),
        N_(
            "Name it in the initiatives where it takes part. Take its file out only if it was "
            "never published: a body that is gone keeps its page."
        ),
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
    "E307": Wording(
        {
            "": N_("The organisation is named as its own successor."),
            "circle": N_("Who answers now leads back to this organisation: {chain}."),
            "long": N_("Who answers now leads back to this organisation: {chain}, and on."),
        },
        {
            "": N_("Name the body that took over its work, or take successor out."),
            "circle": N_("Take successor out of the file of the body that answers today."),
            "long": N_("Take successor out of the file of the body that answers today."),
        },
    ),
    "W308": Wording.of(
        N_("{field} is the same as in {other}."),
        N_(
            "If it is the same initiative, keep one of the two. If not, say what tells this one "
            "apart. If it takes the place of the other one, name that one as supersedes."
        ),
    ),
    "W309": Wording.of(
        N_("This acknowledges nothing: {id} has no {warning} of that kind."),
        N_("Take the item out. What was acknowledged is mended, or was changed since."),
    ),
}
"""The words of each code."""
