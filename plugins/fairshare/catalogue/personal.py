"""What is said of personal data: E401 to E409, W411 to W414. Nothing of what was found."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import Wording
from fairshare.language import N_

_OUT = N_(
    "Take it out, and ask the maintainers to remove it from the history if you have published it."
)

PERSONAL: Mapping[str, Wording] = {
    "E401": Wording.of(N_("{field} holds what looks like an NHS number."), _OUT),
    "E402": Wording.of(N_("{field} holds what looks like a National Insurance number."), _OUT),
    "E403": Wording.of(
        N_("{field} holds what looks like a phone number."),
        N_("Take it out. Readers find the team under contact."),
    ),
    "E404": Wording.of(
        N_("{field} holds what looks like an email address."),
        N_("Take it out. The team's mailbox has its place under contact."),
    ),
    "E405": Wording.of(N_("{field} holds what looks like a person's date of birth."), _OUT),
    "E406": Wording.of(N_("{field} holds what looks like the number of a payment card."), _OUT),
    "E407": Wording.of(N_("{field} holds what looks like a bank account."), _OUT),
    "E408": Wording.of(N_("{field} holds what looks like a person's official number."), _OUT),
    "E409": Wording.of(
        N_("{field} holds what looks like a password or key."),
        N_("Take it out, and have it changed: from now on it is known to others."),
    ),
    "W411": Wording.of(
        N_("{field} holds what looks like a postcode."),
        N_("If it is where a person lives, take it out. Name the area instead."),
    ),
    "W412": Wording.of(
        N_("{field} holds what looks like the name of a person."),
        N_("Write the role or the team instead."),
    ),
    "W413": Wording.of(
        N_("{field} holds what looks like an NHS number."),
        N_("If it is one, take it out. If it is another reference, say which, or leave it out."),
    ),
    "W414": Wording.of(
        N_("{field} holds what looks like the address of a computer."),
        N_("Take it out: it can lead to a person."),
    ),
}
"""The words of each code."""
