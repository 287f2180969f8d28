"""What is said of events, stages, flows and other lists of an entry: E233 to E235, E248 to E253."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.schema import GUESS
from fairshare.catalogue.wording import Wording
from fairshare.language import N_

RECORD: Mapping[str, Wording] = {
    "E233": Wording(
        {
            "": N_('{field} is "{id}", which does not take part: it is not under organisations.'),
            "itself": N_('"{id}" gives data to itself. A body\'s own units are no flow.'),
        },
        {
            "": N_("Name one of those under organisations, or add it there with its roles."),
            "guess": GUESS,
            "itself": N_("Name who gets the data, or take the item out."),
        },
    ),
    "E234": Wording.of(
        N_('{field} names "{category}", which is not among the kinds of data of this initiative.'),
        N_("Add it to data.categories, or take it out here."),
    ),
    "E235": Wording.of(
        N_(
            "{givers} organisations give data and {getters} receive it, but nothing says who gives "
            "what to whom."
        ),
        N_("Add flows: one item for each way that data goes, with from, to and what."),
    ),
    "E248": Wording.of(
        N_("{field} is {date}, which is earlier than {other}, {other_date}, above it."),
        N_("Put the items in order of date, the earliest first."),
    ),
    "E250": Wording.of(
        N_("An event of the kind {kind} needs {field}."),
        N_("Say which court, regulator or minister it was."),
    ),
    "E251": Wording(
        {
            "": N_(
                "{field} is {stage}, but the newest event that sets one is {kind} of {date}, which "
                "leads to {stages}."
            ),
            "as of": N_("{field} is {as_of}, before the event {kind} of {date}."),
        },
        {
            "": N_("Correct the stage, or add the event that came after."),
            "as of": N_("Write a day up to which the stage is known, not before that event."),
        },
    ),
    "E252": Wording(
        {
            "": N_("Nothing says what the public thinks: there are neither ratings nor votes."),
            "sum": N_("The answers to this vote add up to {percent} percent."),
        },
        {
            "": N_("Add ratings, the mean of each question that was asked, or votes."),
            "sum": N_("Correct the shares: together they are 100 at most."),
        },
    ),
    "E253": Wording.of(
        N_('{field} holds "{value}" beside others.'),
        N_("Write [{value}] alone where the record does not say, or take it out."),
    ),
}
"""The words of each code."""
