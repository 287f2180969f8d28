"""What the rules on what must be there, and when, say: E205 to W208, E212 to E216, E223 to E247."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import ADVICE, Wording
from fairshare.language import N_

LENGTH_NEEDED = N_("{name} (at least {least} characters)")
"""A field that is missing, among others, where a word or two in it would not do."""

_EARLIER = N_("{field} is {date}, which is earlier than {other}, {other_date}.")
_WHICHEVER = N_("Correct whichever of the two is wrong.")
_ANSWER = N_("Answer each with a rating and a reason. The rating may be unknown.")

CONDITIONS: Mapping[str, Wording] = {
    "E205": Wording(
        {
            "": _EARLIER,
            "assessed": _EARLIER,
            "not later": N_("{field} is {date}, which is not later than {other}, {other_date}."),
        },
        {
            "": _WHICHEVER,
            "assessed": N_(
                "Correct whichever of the two is wrong. If it was assessed again after the "
                "decision, add an event of that day: “Assessed again” (reassessed) or "
                "“Review held” (review-held)."
            ),
        },
    ),
    "E206": Wording.of(
        N_("{field} is {date}, which is still to come."),
        N_("Write the day when it happened. Today is {today}."),
    ),
    "E207": Wording.of(
        N_("{field} is {date}, which names no day."),
        N_("Write the day too, for example {example}."),
    ),
    "W208": Wording.of(
        N_("The sharing starts on {date}, before the decision of {other_date}."),
        N_("If that is so, leave it: the page says it. If not, correct the date."),
    ),
    "E212": Wording.of(
        N_("The decision is approved with conditions, but names none."),
        N_("List the conditions, one an item, or write approved."),
    ),
    "E213": Wording(
        {
            "": N_("There is a decision, but nothing says who answered the questions and when."),
            "no answers": N_("There is a decision, but none of the questions has an answer."),
            "answers": N_("There is a decision, but these questions have no answer: {missing}."),
        },
        {
            "": N_("Add assessment with its date, assessor and independence."),
            "no answers": _ANSWER,
            "answers": _ANSWER,
        },
    ),
    "E214": Wording.of(
        N_("People can be told apart in this data, but {field} is missing."), ADVICE
    ),
    "E215": Wording(
        {
            "": N_("{field} is missing."),
            "late": N_(
                "{field} is {date}, more than {months} months after the decision or the newest "
                "review."
            ),
        },
        {
            "": N_("Say when the decision is looked at again, by {limit} at the latest."),
            "late": N_("Choose {limit} or earlier."),
        },
    ),
    "E216": Wording.of(
        N_("{field} is missing."),
        N_("Write the day when the initiative was put forward for a decision."),
    ),
    "E223": Wording.of(
        N_("The contact has neither an email address nor a web page."),
        N_("Add email, a mailbox that a team reads, or url, a page with a form."),
    ),
    "E224": Wording.of(
        N_("The impact assessment (DPIA) is {status}, but no reason is given."),
        N_("Add reason: why there is none, in a sentence or two."),
    ),
    "E225": Wording.of(N_("The data leaves the country, but {field} is missing."), ADVICE),
    "E226": Wording.of(
        N_("The status of asking the public is {status}, but nothing says how."),
        N_("Add summary: who was or will be told or asked, how, and what came of it."),
    ),
    "E231": Wording(
        {
            "": N_("The outcome is {outcome}, but {field} is missing."),
            "no answer": N_("There is a day of the answer, but {field} is missing."),
            "order": N_("{field} is {date}, before it was raised, {other_date}."),
        },
        {
            "": N_("Say when it was answered and with what, or write open as the outcome."),
            "no answer": N_("Say what the answer was, or take the day out."),
            "order": _WHICHEVER,
        },
    ),
    "E236": Wording(
        {
            "": N_(
                "There is a decision on data about people, but nothing says whether they can say "
                "no to it."
            ),
            "how": N_("People can say no ({can_refuse}), but nothing says how."),
        },
        {
            "": N_("Add choice with can_refuse: yes, partly, no or unknown."),
            "how": N_("Add how: what people do to say no, or which of them can."),
        },
    ),
    "E241": Wording.of(
        N_("The decision is bolder than the assessment, and this is missing: {missing}."),
        N_("Add what is missing to divergence, or decide more cautiously."),
    ),
    "E242": Wording.of(
        N_("The decision goes ahead over a red line, but nothing says who allowed it and why."),
        N_("Add override with authority, the role or body that may do so, and reason."),
    ),
    "E243": Wording.of(
        N_("The decision is more cautious than the assessment, but nothing says why."),
        N_("Add divergence with an explanation of at least {least} characters."),
    ),
    "E244": Wording.of(
        N_(
            "The decision is bolder than the assessment, but is looked at again only on {date}, "
            "more than {months} months later."
        ),
        N_("Choose {limit} or earlier."),
    ),
    "E245": Wording(
        {
            "": N_("The decision has no date."),
            "both": N_("There is a date, and {field} beside it."),
        },
        {
            "": N_(
                "Add date, the day of the decision. Where only the latest possible day is known, "
                "add not_later_than."
            ),
            "both": N_("Keep the date if the day is known, else the other one."),
        },
    ),
    "E246": Wording(
        {
            "": N_("Of the decision that stood before, this is missing: {missing}."),
            "date": N_("The decision that stood before has no date."),
            "deferred": N_("The decision is {outcome}, so no other one can have stood before it."),
        },
        {
            "": N_("Copy it whole, as it stood: outcome, date, decided_by and justification."),
            "deferred": N_("Take earlier out until there is another outcome."),
        },
    ),
    "E247": Wording(
        {
            "": N_("The decision is {outcome}, but the stage is {stage}."),
            "not pursued": N_("The decision is {outcome}, but the stage is {stage}."),
        },
        {
            "": N_("Write proposed or never_started, or ended if it had been in use before."),
            "not pursued": N_("Write proposed or never_started."),
        },
    ),
}
"""The words of each code."""
