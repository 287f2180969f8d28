"""What is said of a register in use that shows something of a demonstration: E601 to E603."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import Wording
from fairshare.language import N_

PUBLISHER: Mapping[str, Wording] = {
    "E601": Wording(
        {
            "": N_("This is no demonstration, but {field} is still that of one."),
            "settings": N_("This is no demonstration, but mkdocs.yml still says so."),
        },
        {
            "": N_("Write your own, or put `demonstration: true` back until you have it."),
            "settings": N_("Take the line out: what every page says comes from register.yml."),
        },
    ),
    "E602": Wording(
        {
            "": N_("This is no demonstration, but the page still says that it is one."),
            "unfinished": N_("This page is not finished: something is still to be written."),
        },
        {
            "": N_("Write it in your own words."),
            "unfinished": N_("Write what the line asks for, and take the line out."),
        },
    ),
    "E603": Wording.of(
        N_("This is no demonstration, but this entry is an example."),
        N_("Delete the file. `example` in register.yml stays: it says that this was no decision."),
    ),
}
"""The words of each code."""
