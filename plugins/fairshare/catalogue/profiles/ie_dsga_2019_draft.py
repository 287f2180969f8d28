"""What Ireland's Act of 2019 asks of a draft: its scope, parties, papers and consultation."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import Wording
from fairshare.language import N_

_LONGER = N_("Move the closing day to {date}, which makes {wanted} days.")
_TOO_SHORT = N_(
    "The consultation closes {days} days after it opens; the Act asks for at least {least} "
    "(section 62(2))."
)
_USUAL = N_(
    "Write how many days the Board has set. {wanted} are usual: with them it closes {date}."
)
_ANSWER = N_("One answer may cover several; say in it what changed.")
_CHANGED = N_("The draft was changed because of this, and nothing says what (section 55(4)).")
_WHAT = N_("Write what was changed, or that nothing was.")

DRAFT: Mapping[str, Wording] = {
    "E702": Wording(
        {
            "": N_("This Act does not cover {category} (section 5)."),
            "condition": N_(
                "This Act does not cover special categories, and a condition for them is named "
                "(section 5)."
            ),
        },
        {
            "": N_(
                "Take the category out, or name the other law that permits the sharing and leave "
                "out what this Act asks."
            ),
            "condition": N_(
                "Take the condition out, or name the other law that permits the sharing and leave "
                "out what this Act asks."
            ),
        },
    ),
    "W703": Wording.of(
        N_("Sharing to find or prosecute offences is outside this Act (section 12(1))."),
        N_("If that is a purpose, this Act does not fit."),
    ),
    "E704": Wording.of(
        N_("Section 38 no longer covers sharing between public bodies (section 6(2) and (3))."),
        N_("Name section 13 of the Act of 2019, or the law that provides for this sharing."),
    ),
    "E705": Wording.of(
        N_("Nobody has confirmed that no other law provides for this sharing (section 13(1))."),
        N_("Look first. Then confirm that there is none."),
    ),
    "E706": Wording.of(
        N_("The Act permits eight purposes, and none is named (section 13(2)(a)(ii))."),
        N_("Pick what fits: {purposes}."),
    ),
    "E708": Wording(
        {
            "": N_("{body} gives or gets data, and is no party (section 19(1)(a))."),
            "no part": N_("{body} is a party, and has no part in the sharing (section 19(1)(a))."),
            "named": N_("{body} is named here, and is no party (section 19(1)(a))."),
        },
        {
            "": N_("Add it to the parties, or change its role: a processor is no party."),
            "no part": N_(
                "Say under who is involved that it leads, decides jointly, gives or gets data. If "
                "it left, write on which day."
            ),
            "named": N_("Name a party, or add it to the parties."),
        },
    ),
    "W709": Wording.of(
        N_("{body} may not be a public body in this Act (section 10)."),
        N_("Only public bodies can be parties."),
    ),
    "E710": Wording(
        {
            "": N_("The lead agency, {body}, is no party (section 21(1))."),
            "controller": N_(
                "The lead agency, {body}, is not said to be a controller (section 21(2))."
            ),
        },
        {
            "": N_("Add it to the parties, or name another lead agency."),
            "controller": N_(
                "Say that it is one. Where the parties agreed otherwise, say that it is not."
            ),
        },
    ),
    "E711": Wording(
        {
            "": N_(
                "The draft comes with a summary of the impact assessment, and there is none "
                "(sections 19(1)(l), 55(1)(b))."
            ),
            "reason": N_(
                "There is no impact assessment, and no reason says why (section 55(1)(c))."
            ),
            "in progress": N_(
                "The impact assessment is not finished, and the draft comes with its summary "
                "(section 55(1)(b))."
            ),
        },
        {
            "": N_("Write its four parts: what is done, necessity, risks and measures."),
            "reason": N_("Write the reason."),
            "in progress": N_("Finish it before you publish the draft."),
        },
    ),
    "E712": Wording.of(
        N_("The statement of {body}’s data protection officer is missing (section 55(1)(d))."),
        N_("All three points must hold. Publish it without the officer’s name."),
    ),
    "W712": Wording.of(
        N_(
            "The data protection officer of {body} made the statement {date}, after the papers "
            "were published, {published} (section 55(1)(d))."
        ),
        N_("It is published with the draft. If the day is right, leave it. Otherwise correct it."),
    ),
    "E713": Wording.of(
        N_("{body} has not published the papers on a website (section 55(1))."),
        N_("Every party publishes, not the lead alone. Write the address of its notice."),
    ),
    "E714": Wording.of(
        N_("{first} published on {other}, {body} on {date} (section 55(2))."),
        N_("All publish on the same day. Otherwise start again."),
    ),
    "E715": Wording(
        {
            "": _TOO_SHORT,
            "usual": _TOO_SHORT,
            "order": N_("The consultation closes {closes}, before it opens {opens} (section 62)."),
        },
        {"": _LONGER, "usual": _USUAL, "order": N_("Correct whichever of the two is wrong.")},
    ),
    "W715": Wording(
        {
            "": N_(
                "The consultation closes {days} days after it opens; the Board has set {wanted} "
                "(section 62(1))."
            ),
            "usual": N_(
                "The consultation closes {days} days after it opens; {wanted} are usual, and "
                "nobody says how many the Board has set (section 62(1))."
            ),
        },
        {"": _LONGER, "usual": _USUAL},
    ),
    "E716": Wording(
        {
            "": N_("People can’t tell where to write (section 55(1)(e)(iii))."),
            "person": N_("Submissions go to the mailbox of one person (section 55(1)(e)(iii))."),
        },
        {"": N_("Name a mailbox of an office, and a way for people without email.")},
    ),
    "W716": Wording.of(
        N_("The subject line has not the agreement’s full name: “{name}”."),
        N_("People copy the subject line. Write the name in it as it stands above."),
    ),
    "W717": Wording.of(
        N_("Nobody says that the Board was told of the publication (section 55(3))."),
        N_("The lead agency tells it. Write on which day."),
    ),
    "E718": Wording(
        {
            "": N_(
                "The draft went to the Board before the consultation closed (sections 55(4), "
                "56(1))."
            ),
            "considered": N_(
                "The parties had considered the submissions {considered}, before the last day for "
                "them, {closes} (section 55(4))."
            ),
        },
        {
            "": N_("Submissions are considered first. Correct whichever day is wrong."),
            "considered": N_("All of them are considered. Correct whichever day is wrong."),
        },
    ),
    "E719": Wording(
        {
            "": N_("It is signed, and submissions without an answer: {count} (section 55(4))."),
            "change": _CHANGED,
        },
        {"": _ANSWER, "change": _WHAT},
    ),
    "W719": Wording(
        {
            "": N_("Submissions without an answer: {count} (section 55(4))."),
            "change": _CHANGED,
            "fewer": N_(
                "{received} submissions came in, and {listed} are accounted for here (section "
                "55(4))."
            ),
        },
        {
            "": _ANSWER,
            "change": _WHAT,
            "fewer": N_(
                "Add what the others said. Where several made one point, write how many said so."
            ),
        },
    ),
    "E720": Wording.of(
        N_("Nobody says how many submissions came in (section 56(1)(d))."),
        N_("Write the number. 0 is an answer."),
    ),
}
"""Scope, parties, papers and consultation."""
