"""One headline for each initiative: the first row that is true of it.

(contract: states, The headline)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from fairshare.language import N_
from fairshare.language import gettext as _
from fairshare.model.tense import ASKED, WAS
from fairshare.publish.states.headline_rows import LISTED, ROWS, HeadlineRow, Phrase, Sentence
from fairshare.publish.states.laws import own_headline, sentence_beside
from fairshare.publish.states.situation import Situation, decided_words
from fairshare.publish.words.dates import date_words

OVER_ALL = frozenset({"replaced", "stopped", "withdrawn"})
"""The rows that go before whatever a law says of an agreement."""
STOP = N_(". ")
"""What stands between two sentences; the last has no full stop, as in a heading."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What became of an initiative, in one or two sentences."""

    row: str
    """The name of the row that it comes from."""
    words: str
    tense: str
    """In which tense the facts are told: is, was, would or asked."""
    of_a_law: bool = False
    """Whether it says how far an agreement under a law has come, and not what became of it."""


def headline_of(given: Situation) -> Headline:
    """The headline of the first row that fits; a law may know better how far it has come."""
    facts = _facts(given)
    row = next((row for row in ROWS if _fits(row, given, facts)), LISTED)
    law = None if row.name in OVER_ALL else own_headline(given)
    if law is not None:
        return Headline(law.phase.code, law.headline, law.phase.tense, of_a_law=True)
    said = [*(_said(sentence, facts) for sentence in row.sentences), sentence_beside(given)]
    tense = row.tense or (ASKED if given.never_began else WAS)
    return Headline(row.name, _(STOP).join(one for one in said if one), tense)


def _fits(row: HeadlineRow, given: Situation, facts: Mapping[str, str]) -> bool:
    if row.outcomes and given.outcome not in row.outcomes:
        return False
    if row.stages and given.stage not in row.stages:
        return False
    return all(facts.get(name) for name in row.when)


def _said(sentence: Sentence, facts: Mapping[str, str]) -> str:
    """The first of its phrases that can be said; nothing where there is none."""
    for phrase in sentence:
        if all(facts.get(name) for name in (phrase.when, *_gaps(phrase)) if name):
            return _(phrase.words).format_map(facts)
    return ""


def _gaps(phrase: Phrase) -> list[str]:
    """The names of the facts that a phrase needs."""
    return [name for _text, name, _spec, _kind in Formatter().parse(phrase.words) if name]


def _facts(given: Situation) -> dict[str, str]:
    """What phrases can say, by name: empty where it is not known, or not so."""
    return {
        **_what_was_decided(given),
        **_what_happened(given),
        "as_of": given.as_of,
        "starts": given.starts,
        "ends": given.ends,
        "submitted": _date(given.initiative.submitted),
        "edited": _date(given.edited),
        "source": given.initiative.sources[0]["title"] if given.initiative.sources else "",
        **{name: "yes" for name, true in _what_is_so(given).items() if true},
    }


def _what_is_so(given: Situation) -> dict[str, bool]:
    return {
        "trial": given.stage == "pilot",
        "searched": given.searched,
        "not_found": given.not_found,
        "imported": given.undecided and given.initiative.imported,
        "worked_example": given.initiative.worked_example,
        "was_withdrawn": given.initiative.withdrawn is not None,
    }


def _what_was_decided(given: Situation) -> dict[str, str]:
    decision, newer = given.decision, given.newer if given.replaced else None
    outcome = given.framework.label("outcomes", given.outcome) if decision else ""
    by = decision.decided_by if decision else ""
    return {
        "outcome": outcome,
        "outcome_small": outcome.lower(),
        "decided": given.decided,
        "decided_by": given.name(by, decision.dated) if decision and by else "",
        "replaced": decided_words(newer.decision if newer else None),
        "replaced_by": newer.title if newer else "",
    }


def _what_happened(given: Situation) -> dict[str, str]:
    stopped, paused = given.stopped, given.newest("paused")
    withdrawn = given.initiative.withdrawn or {}
    return {
        "stopped": _date(stopped.date if stopped else ""),
        "stopped_by": given.name(stopped.by, stopped.date) if stopped and stopped.by else "",
        "paused": given.happened("paused"),
        "paused_by": given.name(paused.by, paused.date) if paused and paused.by else "",
        "ended": given.happened("ended"),
        "dropped": given.happened("dropped"),
        "withdrawn": _date(withdrawn.get("date", "")),
    }


def _date(written: str | None) -> str:
    return date_words(written) if written else ""
