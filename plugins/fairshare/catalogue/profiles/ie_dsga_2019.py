"""What Ireland's Act of 2019 asks: of a draft, then from the Board's answer to the end.

Sections are those of the Data Sharing and Governance Act 2019.
"""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.profiles.ie_dsga_2019_draft import DRAFT
from fairshare.catalogue.wording import Wording
from fairshare.language import N_

_LATE = N_("If the day is right, leave it: the page says it. Otherwise correct it.")

_SILENT = N_("Nobody says whether the Board made recommendations in round {round} (section 57(5)).")
_HOW_MANY = N_("Write how many it made. 0 is an answer.")

IRISH_ACT: Mapping[str, Wording] = {
    **DRAFT,
    "W721": Wording.of(
        N_("It went to the Board {days} days after the Board’s last day (sections 56(1), 62(1))."),
        N_("If that is so, leave it. Otherwise correct the date."),
    ),
    "W722": Wording.of(
        N_(
            "The Board has answered in round {round}, and nobody says whether the draft must come "
            "back (section 57(5)(b))."
        ),
        N_("Answer “Must come back”. With “No” the parties may sign (section 59)."),
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
    "E724": Wording(
        {
            "": N_(
                "The Board’s recommendation {number} is not answered (sections 57(6), 59(b)(ii))."
            ),
            "silent": _SILENT,
            "count": N_(
                "Recommendations that the Board made in round {round}: {count}. Listed here: "
                "{listed} (section 57(5))."
            ),
        },
        {
            "": N_("The parties take account of each. Write whether they did, and their answer."),
            "silent": _HOW_MANY,
            "count": N_("Write each with the parties’ answer, or correct the number."),
        },
    ),
    "W724": Wording(
        {
            "": N_(
                "The Board’s recommendation {number} was not taken into account (section 57(6))."
            ),
            "silent": _SILENT,
        },
        {
            "": N_("The parties must take account of each. Look at it again."),
            "silent": _HOW_MANY,
        },
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
        N_("Publish it on the lead agency’s own website, and write on which day."),
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
        {"": N_("No consultation is needed. Write the day on which each was told.")},
    ),
    "W731": Wording.of(
        N_("{body} joined, and the Minister was told after {date} (section 60(1)(b))."), _LATE
    ),
    "E732": Wording.of(
        N_("{body} left; the Minister must be told by {date} (section 60(1)(b))."),
        N_("Write the day on which the Minister was told."),
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
            "": N_("Tell the Minister, and write on which day."),
            "no end": N_("Say when and how it ended, and when the Minister was told."),
        },
    ),
    "E734": Wording.of(
        N_("It amends {id}, which is not in force under this Act (section 53)."),
        N_("Name the agreement that is in force, as folder and file name."),
    ),
    "E739": Wording(
        {
            "": N_("It is signed, and there is no decision here (section 59)."),
            "in force": N_("It is in force, and there is no decision here (sections 59, 61)."),
            "dropped": N_(
                "It was signed {signed}, and the decision says that it was dropped (59)."
            ),
        },
        {
            "": N_("To sign is to decide: fill in the decision, “Approved”, with its day."),
            "dropped": N_("Correct the decision, or take the day of signing out."),
        },
    ),
    "W739": Wording.of(
        N_("It is in force, and the stage says that nothing is shared yet (section 61)."),
        N_("If sharing has begun, correct the stage. Otherwise write on which day it starts."),
    ),
    "E740": Wording(
        {
            "": N_("In force since {effective}, before it was signed, {signed} (sections 59, 61)."),
            "unsigned": N_("In force since {effective}, and nobody says when it was signed (59)."),
        },
        {
            "": N_("It is signed first. Correct whichever of the two is wrong."),
            "unsigned": N_("Write the day of signing, or take out the day of publication."),
        },
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
        N_("Say whether it works for gain, and what follows from that."),
    ),
}
"""What the Data Sharing and Governance Act 2019 of Ireland asks. Sections are those of that Act."""
