"""What most rules inside one entry say: E201 to E204, E209 to E211, E217 to E230, W221 to W423."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import Wording
from fairshare.language import N_

_LONGER = N_("Choose a longer name, such as the full name of the body.")

ENTRY: Mapping[str, Wording] = {
    "E201": Wording.of(
        N_('The lead organisation is "{lead}", but the file lies in the folder "{folder}".'),
        N_(
            "Move a new file to the lead organisation's folder. A published one stays where it is: "
            "name the lead again that decided. What became of that body stands in its own file, "
            "as name and corrections, or as closed and successor."
        ),
    ),
    "E202": Wording(
        {
            "folder": N_('The folder name "{name}" can\'t become a web address.'),
            "file": N_('The file name "{name}" can\'t become a web address.'),
            "folder taken": N_(
                'The folder name "{name}" is the address of another page of the site.'
            ),
            "file taken": N_('The file name "{name}" is the address of another page of the site.'),
            "folder reserved": N_('Windows can\'t keep a folder of the name "{name}".'),
            "file reserved": N_('Windows can\'t keep a file of the name "{name}".'),
        },
        {
            "": N_(
                "Use small letters, digits and single hyphens, at most {longest} characters, such "
                "as free-school-meals."
            ),
            "folder taken": _LONGER,
            "file taken": _LONGER,
            "folder reserved": _LONGER,
            "file reserved": _LONGER,
        },
    ),
    "E203": Wording(
        {
            "": N_("No organisation leads; exactly one must."),
            "several": N_("{count} organisations lead; exactly one must."),
            "role": N_("No organisation has the role {role}."),
        },
        {
            "": N_("Give the role lead to the one organisation that answers for the decision."),
            "several": N_(
                "Keep lead for the one that answers for this entry. Write joint_controller for "
                "those that decide with it."
            ),
            "provider": N_("Add provider to the roles of the organisation that gives the data."),
            "recipient": N_("Add recipient to the roles of the organisation that receives it."),
        },
    ),
    "E204": Wording(
        {
            "": N_('"{id}" stands here twice.'),
            "unit": N_('"{id}" stands here twice with the same unit.'),
        },
        {"": N_("Put all its roles into one item, or name the part of the organisation as unit.")},
    ),
    "E209": Wording(
        {
            "": N_("{field} is {low} to {high} and leaves the rating {rating} out."),
            "downwards": N_("{field} runs from {low} down to {high}."),
            "no rating": N_("{field} has no rating from 1 to 5 to go with."),
        },
        {
            "": N_(
                "Write the lowest and then the highest step that you think possible, with the "
                "rating between them, or take the range out."
            )
        },
    ),
    "E210": Wording.of(
        N_("{field} gives no reason of its own."),
        N_(
            "Say here, in a sentence or two, what is so in this case. A reader has nothing else "
            "before them."
        ),
    ),
    "E211": Wording.of(
        N_("{field} is the same text as for {same}."),
        N_("Say what answers this question in particular."),
    ),
    "E217": Wording.of(
        N_("{field} is not_applicable, but this question is critical and always applies."),
        N_("Rate it from 1 to 5, or write unknown if nobody can say yet."),
    ),
    "E218": Wording(
        {
            "not an address": N_('The link "{address}" in {field} is not a web address.'),
            "not encrypted": N_(
                'The link "{address}" in {field} is not encrypted: it starts with http:// and not '
                "with https://."
            ),
            "not https": N_(
                'The link "{address}" in {field} is not a full web address that starts with '
                "https://."
            ),
            "no site": N_('The link "{address}" in {field} names no site.'),
            "hidden site": N_(
                'The link "{address}" in {field} hides where it leads: what stands before the @ or '
                "\\ is not the site."
            ),
            "other letters": N_(
                'The link "{address}" in {field} names its site in letters beyond a to z, which '
                "can pass for others."
            ),
            "no name": N_(
                'The link "{address}" in {field} names its site by a number, or in a way that no '
                "site on the web is called."
            ),
            "other site": N_(
                'The link "{address}" in {field} leads to another site than "{named}", which its '
                "words name."
            ),
        },
        {
            "": N_("Write the full https:// address of the page itself, as your browser shows it."),
            "other letters": N_(
                "Write the site as it is registered: such a name starts with xn-- there."
            ),
        },
    ),
    "E219": Wording.of(
        N_("{field} looks like the address of a person."),
        N_(
            "Give a mailbox that a team reads, such as information.governance@… If it is one, ask "
            "for a name that says so."
        ),
    ),
    "W221": Wording.of(
        N_(
            "The data holds special categories ({categories}), but no condition for using them is "
            "named."
        ),
        N_("Add the condition under which the law allows it."),
    ),
    "W222": Wording.of(
        N_(
            "A computer helps with decisions, or takes them ({label}), but no algorithm record is "
            "linked."
        ),
        N_("Add atrs: the address of its record, if the country has a register of algorithms."),
    ),
    "E227": Wording(
        {
            "": N_('There is no scoring method "{version}".'),
            "no version": N_("The scoring method must be one of {known}; the entry names none."),
            "not scored": N_(
                'The scoring method must be one of {known}; the entry names "{version}".'
            ),
        },
        {"": N_("Known: {known}."), "no version": "", "not scored": ""},
    ),
    "E229": Wording(
        {
            "heading": N_("{field} holds a heading, which the register doesn't show."),
            "image": N_("{field} holds an image, which the register doesn't show."),
            "table": N_("{field} holds a table, which the register doesn't show."),
            "tag": N_("{field} holds an HTML tag, which the register doesn't show."),
        },
        {
            "heading": N_("Take the # signs, or the line of dashes below it, away."),
            "image": N_("Describe it in words, or link to the page that shows it."),
            "table": N_("Write it as a list, or link to the page that holds it."),
            "tag": N_("Take the tag in pointed brackets away; its words may stay."),
        },
    ),
    "E230": Wording(
        {
            "": N_("{field} names this initiative itself."),
            "both": N_('"{id}" is said both to come before this initiative and to replace it.'),
        },
        {
            "": N_("Name the other initiative, or take the line out."),
            "both": N_(
                "Keep supersedes if that one is the older, superseded_by if it is the newer."
            ),
        },
    ),
    "W421": Wording(
        {"": N_("{field} asks for a reading age of {age}; the aim is {oldest}.")},
        {
            "": N_("Write short sentences: one for each thing that you have to say."),
            "plainer": N_("Write short sentences and plain words: {words}."),
            "hard": N_("Write short sentences, and look for plainer words than {words}."),
        },
    ),
    "W422": Wording(
        {"": N_("{field} has a sentence of {count} words; the aim is {longest}: “{sentence}”")},
        {
            "": N_("Say one thing in each sentence: first who shares what, then what for."),
            "joint": N_("End it after “… {before}” and begin a new one with “{after} …”."),
        },
    ),
    "W423": Wording.of(
        N_("{field} says that the sources are silent (“{phrase}”), but the rating is {rating}."),
        N_("Write unknown where the sources do not say, or give the reason that they do."),
    ),
}
"""The words of each code."""
