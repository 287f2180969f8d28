"""The labels of a page's facts, in the tense that is true of what they say.

(contract: states, Tenses)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from fairshare.language import N_
from fairshare.language import gettext as _
from fairshare.model.tense import TENSES


def _same(words: str) -> tuple[str, str, str, str]:
    return (words, words, words, words)


_LABELS: Mapping[str, tuple[str, str, str, str]] = {
    "facts": (
        N_("What is shared, and with whom"),
        N_("What was shared, and with whom"),
        N_("What would be shared, and with whom"),
        N_("What was asked for, and for whom"),
    ),
    "shared": (
        N_("What is shared"),
        N_("What was shared"),
        N_("What would be shared"),
        N_("What was asked for"),
    ),
    "shared_dated": (
        N_("What is shared, as of {date}"),
        N_("What was shared until {date}"),
        N_("What would be shared"),
        N_("What was asked for"),
    ),
    "people": _same(N_("Whose data")),
    "areas": (
        N_("Where the people live"),
        N_("Where the people lived"),
        N_("Where the people live"),
        N_("Where the people lived"),
    ),
    "giver": (
        N_("Who gives it"),
        N_("Who gave it"),
        N_("Who would give it"),
        N_("Who would have given it"),
    ),
    "receiver": (
        N_("Who gets it"),
        N_("Who got it"),
        N_("Who would get it"),
        N_("Who would have got it"),
    ),
    "aims": _same(N_("What for")),
    "statement": _same(N_("The purpose in one sentence")),
    "choice": (
        N_("Can people say no"),
        N_("Could people say no"),
        N_("Could people say no"),
        N_("Could people have said no"),
    ),
    "benefits": (
        N_("What it is meant to bring"),
        N_("What it was meant to bring"),
        N_("What it is meant to bring"),
        N_("What it was meant to bring"),
    ),
    "risks": (
        N_("What could go wrong"),
        N_("What could go wrong"),
        N_("What could go wrong"),
        N_("What could have gone wrong"),
    ),
    "flows": (
        N_("Who gives what to whom"),
        N_("Who gave what to whom"),
        N_("Who would give what to whom"),
        N_("Who would have given what to whom"),
    ),
    "parties": (
        N_("Who takes part"),
        N_("Who took part"),
        N_("Who would take part"),
        N_("Who would have taken part"),
    ),
    "identifiability": (
        N_("Can people be identified"),
        N_("Could people be identified"),
        N_("Could people be identified"),
        N_("Could people have been identified"),
    ),
    "transfer": (
        N_("How it is transferred"),
        N_("How it was transferred"),
        N_("How it would be transferred"),
        N_("How it would have been transferred"),
    ),
    "frequency": _same(N_("How often")),
    "linkage": _same(N_("Link to other data")),
    "onward": (
        N_("Passed on"),
        N_("Passed on"),
        N_("To be passed on"),
        N_("To have been passed on"),
    ),
    "commercial": _same(N_("Commercial use")),
    "retention": (
        N_("How long it is kept"),
        N_("How long it was kept"),
        N_("How long it would be kept"),
        N_("How long it would have been kept"),
    ),
    "abroad": (
        N_("Sent abroad"),
        N_("Sent abroad"),
        N_("To be sent abroad"),
        N_("To have been sent abroad"),
    ),
    "risk_left": (
        N_("A high risk remains"),
        N_("A high risk remained"),
        N_("A high risk would remain"),
        N_("A high risk would have remained"),
    ),
    "automation": _same(N_("Automated decisions")),
    "open_decision": _same(N_("Who decided, and when")),
    "open_basis": _same(N_("On which lawful basis")),
    "open_condition": _same(N_("On which condition for sensitive data")),
    "open_confidentiality": _same(N_("What becomes of the duty of confidence")),
    "open_choice": (
        N_("Whether people can say no"),
        N_("Whether people could say no"),
        N_("Whether people could say no"),
        N_("Whether people could have said no"),
    ),
    "open_engagement": _same(N_("Whether people were asked")),
    "open_dpia": _same(N_("Whether an impact assessment was published")),
    "open_count": _same(N_("How many people it is about")),
    "open_transfer": (
        N_("How the data is transferred"),
        N_("How the data was transferred"),
        N_("How the data would be transferred"),
        N_("How the data would have been transferred"),
    ),
    "open_frequency": _same(N_("How often")),
    "open_retention": (
        N_("How long the data is kept"),
        N_("How long the data was kept"),
        N_("How long the data would be kept"),
        N_("How long the data would have been kept"),
    ),
}
"""What each label says of what is, was, would be, or was only asked for."""


@lru_cache(maxsize=len(TENSES))
def labels(tense: str) -> Mapping[str, str]:
    """Every label, by name, in one tense. "shared_dated" has a gap for a date."""
    place = TENSES.index(tense)
    return {name: _(forms[place]) for name, forms in _LABELS.items()}
