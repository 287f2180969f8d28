"""What is said of changes since an earlier revision: E501 to E517, W518."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import Wording
from fairshare.language import N_

_AS_IT_WAS = N_("Put it back as it was.")
_SAME_NAME = N_("Give the file its old name and folder back: they are the page's address.")
_RENAMED = N_("The file was renamed: it was {earlier}.")
_GROWS = Wording(
    {
        "": N_("{field}: item {number} was changed."),
        "moved": N_("{field}: item {number} stands in another place."),
        "taken out": N_("{field}: item {number} was taken out."),
    },
    {"": N_("Put the list back as it was, and add what is new at its end.")},
)

INTEGRITY: Mapping[str, Wording] = {
    "E501": Wording.of(
        N_("This initiative is in the register, and the file was deleted."),
        N_(
            "Put the file back. A page never leaves the register: withdraw it with a reason, or "
            "name the newer one as superseded_by. If your copy is only older than the base, bring "
            "it up to date."
        ),
    ),
    "E502": Wording.of(_RENAMED, _SAME_NAME),
    "E503": Wording.of(
        N_("This organisation is in the register, and the file was deleted."),
        N_(
            "Put the file back: pages of initiatives name it. If your copy is only older than the "
            "base, bring it up to date."
        ),
    ),
    "E504": Wording.of(_RENAMED, _SAME_NAME),
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
                "Put it back as it was. For a new decision write a new initiative and name this "
                "one there as supersedes."
            ),
            "deferred": N_(
                "Put it back as it was. What was put off may be decided: give a new outcome, a "
                "date that is not earlier, and add an item to changes."
            ),
        },
    ),
    "E507": Wording.of(
        N_("{field} was {date} when it was decided, and was changed."),
        N_("Put the date back as it was."),
    ),
    "E508": _GROWS,
    "E509": _GROWS,
    "E510": Wording(
        _GROWS.messages,
        {
            "": N_(
                "Put the list back as it was, and add what is new at its end. An open item may be "
                "given answered, response and an outcome."
            )
        },
    ),
    "E511": Wording.of(
        N_("Changed after the decision without a reason: {fields}."),
        N_("Add an item to changes with the date and the reason."),
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
        {"": N_("Put it back: the newer decision took the place of the older one.")},
    ),
    "E515": Wording(
        {
            "": N_("This is not an ordinary file."),
            "program": N_("The file is marked as a program."),
            "link": N_("Git holds a link here, and the register does not follow links."),
            "repository": N_(
                "Git holds another repository here (a submodule), which the register does not read."
            ),
        },
        {
            "": N_("Put a file with the entry itself in its place."),
            "program": N_("Take the mark away: git update-index --chmod=-x, then the file's name."),
            "link": N_("Put the file itself in its place, and add it with git add."),
            "repository": N_("Take it out with git rm, and put the files themselves in its place."),
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
}
"""The words of each code."""
