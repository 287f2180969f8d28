"""What worked examples and imported entries need, and what they must leave out: E228 to E249."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import ADVICE, Wording
from fairshare.language import N_

KIND_OF_ENTRY: Mapping[str, Wording] = {
    "E228": Wording.of(
        N_("A worked example or an imported entry rests on sources, and none are named."),
        N_(
            "Add sources: the published documents that its facts come from, each with title and "
            "url."
        ),
    ),
    "E232": Wording.of(
        N_("In a worked example {field} is needed."),
        N_("Write the last day on which your sources show that stage."),
    ),
    "E237": Wording.of(
        N_("No lawful basis is named, and nothing says who found that there is none."),
        N_(
            "Write bases: [unknown] if the record does not say. Add found_by with body, date and "
            "url only if a regulator or a court found that there was none."
        ),
    ),
    "E238": Wording.of(
        N_("An imported entry holds facts only, but this one has {field}."),
        N_("Take the answers out, or say under assessment who answered."),
    ),
    "E239": Wording(
        {
            "": N_("{field} is missing."),
            "worked example": N_("A worked example has no contact of its own."),
        },
        {
            "": N_("Add team, and email, a mailbox that a team reads, or url, a page with a form."),
            "worked example": N_("Take it out. The page names the register's maintainers."),
        },
    ),
    "E240": Wording(
        {
            "": N_("Only a worked example can say that no decision was found."),
            "assessment": N_("Only a worked example can say that {field} is {status}."),
        },
        {
            "": N_("Write the decision, or leave decision out while there is none."),
            "assessment": N_(
                "Write what is so: done, in_progress, not_done, not_required or not_published."
            ),
        },
    ),
    "E249": Wording.of(
        N_("A worked example shows what it rests on, but {field} is missing."), ADVICE
    ),
}
"""The words of each code."""
