"""What is said of what a law asks beyond the register's own fields: E701 to W738."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import ADVICE, Wording
from fairshare.language import N_

_ANSWER = N_("One answer may cover several; say in it what changed.")
_LATE = N_("If the day is right, leave it: the page says it. Otherwise correct it.")
_LONGER = N_("Move the closing day to {date}.")
_MISSING = N_("{section} is not answered: {label}.")

ANY_PROFILE: Mapping[str, Wording] = {
    "E701": Wording(
        {
            "": N_("This register has not chosen the profile {name}."),
            "unknown": N_("There is no profile {name}."),
        },
        {
            "": N_("Add it to `profiles` in register.yml, or take it out of the entry."),
            "unknown": N_("Write {near}, or take it out of the entry."),
        },
    ),
    "E707": Wording.of(_MISSING, ADVICE),
    "E750": Wording.of(
        N_("Only an entry taken from a table may say “{code}” here ({title})."),
        N_("Say what is so. An entry from that table has profiles.{name}, and is imported."),
    ),
    "W707": Wording.of(_MISSING, ADVICE),
}
"""What holds for each profile."""

IRISH_ACT: Mapping[str, Wording] = {
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
                "this profile out."
            ),
            "condition": N_(
                "Take the condition out, or name the other law that permits the sharing and leave "
                "this profile out."
            ),
        },
    ),
    "W703": Wording.of(
        N_("Sharing to find or prosecute offences is outside this Act (section 12(1))."),
        N_("If that is a purpose, this profile does not fit."),
    ),
    "E704": Wording.of(
        N_("Section 38 no longer covers sharing between public bodies (section 6(2) and (3))."),
        N_("Name section 13 of the Act of 2019, or the law that provides for this sharing."),
    ),
    "E705": Wording.of(
        N_("Nobody has confirmed that no other law provides for this sharing (section 13(1))."),
        N_("Look first. Then write `no_other_law: true`."),
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
            "": N_("Add it under `parties`, or change its role to processor."),
            "no part": N_(
                "Give it a role under `organisations`: lead, joint_controller, provider or "
                "recipient. If it left, write the day under `left`."
            ),
            "named": N_("Name a party, or add it under `parties`."),
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
            "": N_("Add it under `parties`, or name a party under `lead_agency`."),
            "controller": N_(
                "Write `controller: true`. Where the parties agreed otherwise, write "
                "`controller: false`."
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
            "": N_("Fill the four parts of `dpia_summary`."),
            "reason": N_("Write it under `safeguards.dpia.reason`."),
            "in progress": N_("Finish it before you publish the draft."),
        },
    ),
    "E712": Wording.of(
        N_("The statement of {body}’s data protection officer is missing (section 55(1)(d))."),
        N_("All three points must hold. Publish it without the officer’s name."),
    ),
    "E713": Wording.of(
        N_("{body} has not published the papers on a website (section 55(1))."),
        N_("Every party publishes, not the lead alone. Write the address under `notice`."),
    ),
    "E714": Wording.of(
        N_("{first} published on {other}, {body} on {date} (section 55(2))."),
        N_("All publish on the same day. Otherwise start again."),
    ),
    "E715": Wording(
        {
            "": N_(
                "The consultation lasts {days} days; {least} is the least that the Act allows "
                "(section 62(2))."
            ),
            "order": N_("The consultation closes {closes}, before it opens {opens} (section 62)."),
        },
        {"": _LONGER, "order": N_("Correct whichever of the two is wrong.")},
    ),
    "W715": Wording.of(
        N_("The consultation lasts {days} days; the Board has set {wanted} (section 62(1))."),
        _LONGER,
    ),
    "E716": Wording(
        {
            "": N_("People can’t tell where to write (section 55(1)(e)(iii))."),
            "person": N_("Submissions go to the mailbox of one person (section 55(1)(e)(iii))."),
        },
        {"": N_("Name a mailbox of an office, and a way for people without email.")},
    ),
    "W717": Wording.of(
        N_("Nobody says that the Board was told of the publication (section 55(3))."),
        N_("The lead agency tells it. Write the day under `board_notified`."),
    ),
    "E718": Wording.of(
        N_("The draft went to the Board before the consultation closed (sections 55(4), 56(1))."),
        N_("Submissions are considered first. Correct whichever day is wrong."),
    ),
    "E719": Wording.of(
        N_("It is signed, and submissions without an answer: {count} (section 55(4))."), _ANSWER
    ),
    "W719": Wording.of(N_("Submissions without an answer: {count} (section 55(4))."), _ANSWER),
    "E720": Wording.of(
        N_("Nobody says how many submissions came in (section 56(1)(d))."),
        N_("Write the number under `received`. 0 is an answer."),
    ),
    "W721": Wording.of(
        N_("It went to the Board {days} days after the Board’s last day (sections 56(1), 62(1))."),
        N_("If that is so, leave it. Otherwise correct the date."),
    ),
    "E722": Wording(
        {
            "": N_("Round {round} does not follow from round {before} (sections 57(5), 58)."),
            "answer": N_(
                "The Board answered {notified}, before it was sent the draft, {submitted} "
                "(sections 56, 57)."
            ),
        },
        {
            "": N_(
                "A draft goes back to the Board only after its answer, and only if it asked: "
                "`resubmit: true`."
            ),
            "answer": N_("Correct whichever of the two is wrong."),
        },
    ),
    "E723": Wording(
        {
            "": N_("It was signed although the Board had not answered (section 59)."),
            "back": N_("It was signed although the Board wanted it back (section 59)."),
        },
        {
            "": N_("It may be signed only after the Board’s answer."),
            "back": N_("Send it to the Board again, and sign it after the answer."),
        },
    ),
    "E724": Wording.of(
        N_("The Board’s recommendation {number} is not answered (sections 57(6), 59(b)(ii))."),
        N_("The parties take account of each. Write what they did, and `taken`."),
    ),
    "W724": Wording.of(
        N_("The Board’s recommendation {number} was not taken into account (section 57(6))."),
        N_("The parties must take account of each. Look at it again."),
    ),
    "E725": Wording.of(
        N_("The Minister had to have a copy by {date} (section 60(1)(a))."),
        N_("Send it, and write the day. We count calendar days."),
    ),
    "W725": Wording.of(
        N_("The Minister got a copy after {date}, the last day (section 60(1)(a))."), _LATE
    ),
    "W726": Wording.of(
        N_("Signed {date} and not published: it is not in force (sections 60(4), 61)."),
        N_("Publish it on the lead agency’s own website, and write the day under `effective`."),
    ),
    "E727": Wording(
        {
            "": N_("Sharing began {days} days before the agreement took effect (sections 16, 61)."),
            "not in force": N_("It is in use, and no agreement is in force (sections 16, 61)."),
        },
        {
            "": N_("Correct the date, or say what else permitted the sharing until then."),
            "not in force": N_("Publish the agreement first, or correct the stage."),
        },
    ),
    "E728": Wording(
        {
            "": N_("No day for the review is named: it is due by {date} (section 20(1))."),
            "late": N_("The review is due by {date} at the latest (section 20(1))."),
        },
        {"": N_("Five years count from the day it took effect, then from the last review.")},
    ),
    "W729": Wording.of(
        N_("The review says nothing of: {missing} (sections 20(2), 21(3)(d))."),
        N_(
            "A review looks at technical, policy and legal changes, and its conclusions are "
            "published. Say “none” where there were none."
        ),
    ),
    "W730": Wording.of(
        N_("An amendment was drafted, and no entry amends this one (section 20(3) and (4))."),
        N_("It is an entry of its own, with `amends`."),
    ),
    "E731": Wording(
        {
            "": N_("{body} joined {date}; the Board must be told before (section 18(3))."),
            "minister": N_("{body} joined; the Minister must be told by {date} (60(1)(b))."),
        },
        {"": N_("No consultation is needed. Write the day under `accession`.")},
    ),
    "W731": Wording.of(
        N_("{body} joined, and the Minister was told after {date} (section 60(1)(b))."), _LATE
    ),
    "E732": Wording.of(
        N_("{body} left; the Minister must be told by {date} (section 60(1)(b))."),
        N_("Write the day under `withdrawal_minister_told`."),
    ),
    "W732": Wording.of(
        N_("{body} left, and the Minister was told after {date} (section 60(1)(b))."), _LATE
    ),
    "E733": Wording(
        {
            "": N_("The agreement ended, and nobody says that the Minister was told (22(1))."),
            "no end": N_("It has ended, and nothing says how and when (section 22)."),
        },
        {
            "": N_("Tell the Minister, and write the day under `minister_told`."),
            "no end": N_("Fill `ended`: the day, how, and when the Minister was told."),
        },
    ),
    "E734": Wording.of(
        N_("It amends {id}, which is not in force under this Act (section 53)."),
        N_("Name the agreement that is in force, as folder and file name."),
    ),
    "W735": Wording.of(
        N_("Nobody can tell how long that is (section 19(1)(n))."),
        N_("Name a period, an event or a schedule."),
    ),
    "W736": Wording(
        {
            "address": N_("An address of the network may weaken the security (section 19(1)(m))."),
            "port": N_("The number of a port may weaken the security (section 19(1)(m))."),
            "password": N_("A password may weaken the security (section 19(1)(m))."),
            "release": N_("A version number may weaken the security (section 19(1)(m))."),
            "product": N_("The name of a product may weaken the security (section 19(1)(m))."),
        },
        {"": N_("Name the kind of measure.")},
    ),
    "W737": Wording.of(
        N_("The Board recommends; it does not approve or refuse (section 57)."),
        N_("Say what it did: “The Board made 3 recommendations.”"),
    ),
    "W738": Wording.of(
        N_("{body} could gain an advantage over others by this data (section 13(2)(d))."),
        N_("Say under `competition` whether it works for gain."),
    ),
}
"""What the Data Sharing and Governance Act 2019 of Ireland asks. Sections are those of that Act."""

PROFILES: Mapping[str, Wording] = {**ANY_PROFILE, **IRISH_ACT}
