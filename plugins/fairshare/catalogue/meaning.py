"""What is said of names, labels, questions and methods that changed: E523 to E528."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import Wording
from fairshare.language import N_

_LIST = N_(
    "Put it back as it was. Or say at the end of corrections what it was: "
    "{date: {today}, path: {path_name}, was: {quoted}, why: …, kind: wording}. Another meaning "
    "takes a new code."
)
_SCHEMA = N_(
    "Put it back as it was. Or say at the end of x-corrections what it was: "
    '{"date": "{today}", "path": "{path_name}", "was": {quoted}, "why": …, "kind": "wording"}. '
    "Another question takes a new version of the method."
)
_SAID = N_('{path_name} was "{was}" and was changed, and no new correction says so.')
_GONE = N_('{path_name} was "{was}" and was taken out, and no new correction says so.')

MEANING: Mapping[str, Wording] = {
    "E523": Wording(
        {
            "": N_('{field} was "{was}" and was changed, and no new correction says so.'),
            "taken out": N_(
                '{field} was "{was}" and was taken out, and no new correction says so.'
            ),
        },
        {
            "": N_(
                "Put it back as it was. Or say at the end of corrections what it was: "
                "{date: {today}, path: {path_name}, was: {quoted}, why: …, kind: …}. The kind is "
                "body-changed where the body itself changed, and wording where only the text "
                "here was wrong."
            )
        },
    ),
    "E524": Wording({"": _SAID, "taken out": _GONE}, {"": _LIST}),
    "E525": Wording({"": _SAID, "taken out": _GONE}, {"": _SCHEMA}),
    "E526": Wording(
        {
            "changed": N_("Corrections: item {number} was changed."),
            "moved": N_("Corrections: item {number} stands in another place."),
            "taken out": N_("Corrections: item {number} was taken out."),
            "no change": N_(
                'Corrections: item {number} speaks of "{path_name}", which did not change here.'
            ),
            "was": N_(
                'Corrections: item {number} does not say what {path_name} was, which is "{was}".'
            ),
            "future": N_("Corrections: item {number} has a date that is still to come."),
        },
        {
            "": N_("Put the list back as it was, and add what is new at its end."),
            "no change": N_("Take the item out, or name what changed."),
            "was": N_("Write was: {quoted}."),
            "future": N_("Write the day of the change, not later than {was}."),
        },
    ),
    "E527": Wording.of(
        N_('The body was called "{was}", and also_known_as does not name it.'),
        N_('Add "{was}" to also_known_as, so that people find it under its former name.'),
    ),
    "E530": Wording(
        {
            "": N_("{path_name} of {list} says something else than when it was last held."),
            "not held": N_("{path_name} of {list} is not held as it stands now."),
        },
        {
            "": N_(
                "If a newer program brought it, ask its makers for a correction; else put the "
                "words back, or add a correction that says what stood there."
            ),
            "not held": N_("Run `fairshare upgrade`: it writes schema/held.json anew."),
        },
    ),
    "E528": Wording(
        {
            "": N_("Entries name this version of the method, and the file was changed."),
            "deleted": N_("Entries name this version of the method, and the file was deleted."),
            "group": N_(
                '{path_name} was "{was}" and was changed: every score under the method changes '
                "with it."
            ),
        },
        {
            "": N_(
                "Put the file back, byte for byte. For other numbers add a file with a new version."
            ),
            "group": N_("Put it back as it was. Another grouping is another question."),
        },
    ),
}
"""The words of each code."""
