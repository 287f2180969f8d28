"""What is said of entries that changed since an earlier revision: the codes E501 to E532."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import Wording
from fairshare.language import N_

_AS_IT_WAS = N_("Put it back as it was.")
_RENAMED = N_("The file was renamed: it was {earlier}.")
_EVENT = N_(
    "Put it back as it was. Or say what happened: add an item to events whose kind is one of: "
    "{kinds}."
)
_GROWS = {
    "": N_("{field}: item {number} was changed."),
    "moved": N_("{field}: item {number} stands in another place."),
    "taken out": N_("{field}: item {number} was taken out."),
}
_UNSAID = N_("{field} changed after the decision, and no new event explains it.")

INTEGRITY: Mapping[str, Wording] = {
    "E501": Wording.of(
        N_("This initiative is in the register, and the file was deleted."),
        N_(
            "Put the file back. A page never leaves the register: withdraw it with a reason, or "
            "name the newer one as superseded_by. If your copy is only older than the base, bring "
            "it up to date."
        ),
    ),
    "E502": Wording.of(
        _RENAMED,
        N_(
            "Give the file its old name and folder back: they are the page's address. The lead "
            "that decided stays the lead, also when it is gone or renamed: what became of it "
            "stands in its own file (name and corrections, or closed and successor)."
        ),
    ),
    "E503": Wording.of(
        N_("This organisation is in the register, and the file was deleted."),
        N_(
            "Put the file back: pages of initiatives name it. A body that is gone says so there, "
            "with closed and successor. If your copy is only older than the base, bring it up to "
            "date."
        ),
    ),
    "E504": Wording.of(
        _RENAMED,
        N_(
            "Give the file its old name back: it is the page's address. A body that was renamed "
            "gets its new name inside the file, with an item in corrections; another body gets a "
            "file of its own, and this one names it as successor."
        ),
    ),
    "E505": Wording(
        {
            "": N_("An earlier entry had this file name, which was its address, and was removed."),
            "notice": N_(
                "The entry with this file name was removed, and a notice stood in its place."
            ),
        },
        {
            "": N_(
                "Choose another file name. If it was removed by mistake, a maintainer can put it "
                "back."
            ),
            "notice": N_("Put the notice back, and choose another file name for the new entry."),
        },
    ),
    "E506": Wording(
        {
            "": N_("The decision was changed after it was taken: {fields}."),
            "taken out": N_("The decision was taken out."),
        },
        {
            "": N_(
                "Put it back as it was. A slip in it is told by a new event of the kind {kinds}, "
                "whose words the page shows beside the decision. For a new decision write a new "
                "initiative and name this one there as supersedes."
            ),
            "reading": N_(
                "Put it back as it was. Where our reading of the record was wrong, say so: add an "
                "item to events whose kind is {kinds}."
            ),
            "deferred": N_(
                "Put it back as it was. What was put off may be decided once. Then give a new "
                "outcome and a date that is not earlier, copy all that stood here but divergence "
                "and override to earlier, unchanged, and add an event of the same date whose kind "
                "is {kinds}."
            ),
            "owed": N_(
                "Put it back as it was. An explanation may come later only where a correction "
                "makes it owed: add an event whose kind is {kinds}, and put right what the "
                "assessment rests on."
            ),
        },
    ),
    "E507": Wording(
        {
            "": N_("{field} was {date} when it was decided, and was changed."),
            "added": N_("{field} was not known when it was decided, and was added."),
        },
        {
            "": N_("Put it back as it was."),
            "reading": N_(
                "Put it back as it was. Where our reading of the record was wrong, say so: add an "
                "item to events whose kind is {kinds}."
            ),
        },
    ),
    "E508": Wording(
        _GROWS,
        {
            "": N_(
                "Put the list back as it was. What is new takes its place by its date; to put an "
                "item right, add another one."
            )
        },
    ),
    "E509": Wording(
        _GROWS,
        {
            "": N_(
                "Put the list back as it was. What is new takes its place by its date; to put an "
                "item right, change it together with a new event that says that it was wrong."
            )
        },
    ),
    "E510": Wording(
        _GROWS,
        {
            "": N_(
                "Put the list back as it was. What is new takes its place by its date. An open "
                "item may be given answered, response and an outcome, and any item a later "
                "outcome; the first answer stays."
            )
        },
    ),
    "E511": Wording(
        {
            "": _UNSAID,
            "begun": N_(
                "{field} changed after the sharing had begun, and no new event explains it."
            ),
            "withdrawn": N_("{field} changed after the withdrawal, and no new event explains it."),
        },
        {
            "": _EVENT,
            "other event": N_(
                "The new event ({events}) does not cover this. Put it back as it was, or add one "
                "whose kind is one of: {kinds}."
            ),
        },
    ),
    "E512": Wording(
        {
            "": N_("The withdrawal was changed."),
            "taken back": N_("The withdrawal was taken back."),
        },
        {
            "": N_(
                "Put it back as it was. To take the matter up again, write a new initiative and "
                "name this one there as related."
            )
        },
    ),
    "E513": Wording.of(
        N_('The method was lowered from "{before}" to "{after}".'), N_('Write "{before}" again.')
    ),
    "E514": Wording(
        {
            "": N_("{field} was {id} and was changed."),
            "taken out": N_("{field} was {id} and was taken out."),
        },
        {
            "": N_(
                "Put it back: the newer decision took the place of the older one. Or add an item "
                "to events whose kind is {kinds}."
            )
        },
    ),
    "E515": Wording(
        {
            "": N_("This is not an ordinary file."),
            "program": N_("The file is marked as a program."),
            "link": N_("Git holds a link here, and the register does not follow links."),
            "repository": N_(
                "Git holds another repository here (a submodule), which the register does not read."
            ),
            "hidden": N_("Git holds a hidden file here, which the register does not read."),
        },
        {
            "": N_("Put a file with the entry itself in its place."),
            "program": N_("Take the mark away: git update-index --chmod=-x, then the file's name."),
            "link": N_("Put the file itself in its place, and add it with git add."),
            "repository": N_("Take it out with git rm, and put the files themselves in its place."),
            "hidden": N_("Take it out with git rm --cached, then the file's name."),
        },
    ),
    "E516": Wording.of(
        N_("The name differs from {other} in capital letters or accents only."),
        N_("Some computers take both for one: keep the one that was there first."),
    ),
    "E517": Wording.of(N_("The notice that this entry was removed was changed."), _AS_IT_WAS),
    "W518": Wording.of(
        N_("A notice takes the place of this entry, and its text is lost to readers."),
        N_("Only the maintainers do this, and only where a text must go. Else put the entry back."),
    ),
    "E532": Wording.of(
        N_("A notice takes the place of this entry, and the maintainers have not agreed to it."),
        N_(
            "Put the entry back. If its text must go, a maintainer adds {consent} with the day and "
            "their role in it."
        ),
    ),
    "E519": Wording(
        {
            "gained": N_("{ids} now receives data, and no new event says so."),
            "lost": N_("{ids} no longer receives data, and no new event says so."),
        },
        {"": _EVENT},
    ),
    "E520": Wording(
        {
            "": N_("{field} went from {before} to {after}, and no new event explains it."),
            "corrected": N_("{field} went from {before} to {after} by a correction."),
        },
        {
            "": N_(
                "Put the date back. Where a review was held, say so: add an item to events. Its "
                "kind is one of: {kinds}."
            ),
            "corrected": N_(
                "Put the date back: a correction may make a review earlier, and never later. "
                "Where a review was held, say so: add an item to events. Its kind is one of: "
                "{kinds}."
            ),
        },
    ),
    "E521": Wording.of(
        N_("{field} went from {before} to {after}, and no new event explains it."), _EVENT
    ),
    "E522": Wording(
        {
            "": N_(
                "This event of {date} is new, and an event of {newest} stood here before it. "
                "{field} is missing."
            ),
            "too early": N_("{field} is {date}, and something was added here as late as {newest}."),
        },
        {
            "": N_("Add recorded: the day on which you add it. The page says it beside the event."),
            "too early": N_("Write the day on which you add it."),
        },
    ),
    "E531": Wording(
        {
            "": N_("register.yml no longer names {id} as its example."),
            "named": N_("register.yml names {id} as an example, and did not before."),
        },
        {
            "": N_("Put the line back: it says that this entry was never a decision."),
            "named": N_("Take the line out: an entry that was published can't become an example."),
        },
    ),
    "E529": Wording.of(
        N_("This entry was in the form that had changes, and is in the form that has events."),
        N_(
            "No check can hold one form against the other: let two people compare both versions, "
            "and merge over this message once. From then on every change is held."
        ),
    ),
}
"""The words of each code."""
