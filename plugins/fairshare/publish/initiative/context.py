"""What initiative.html shows of an entry itself, whichever version of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fairshare.framework import PRINCIPLES, Framework
from fairshare.language import gettext as _
from fairshare.model import Data, Initiative, Organisation
from fairshare.publish.charts.pictures import of_one
from fairshare.publish.charts.timeline import timeline
from fairshare.publish.edition import Edition, Item
from fairshare.publish.finding.similar import NAMED, Similar
from fairshare.publish.initiative.citations import citations
from fairshare.publish.initiative.happened import edits, happened
from fairshare.publish.initiative.law_links import law_links, law_notes
from fairshare.publish.initiative.public import public_view
from fairshare.publish.organisations.succession import NamedBody, named_bodies
from fairshare.publish.past.corrections import CorrectionMarks
from fairshare.publish.reviews import was_reviewed
from fairshare.publish.states import (
    difference_words,
    open_facts,
    possible_words,
    settling,
    tipping_words,
)
from fairshare.publish.words.dates import days_between
from fairshare.validate.calendar_date import first_day, latest


class Answering(NamedTuple):
    """Who answers for the decisions of a body that was closed."""

    name: str
    """What the body was last called."""
    closed: str
    """When, as written."""
    successors: tuple[Organisation, ...]
    """All of them; the first has its reviews."""


@dataclass(frozen=True)
class OtherEntries:
    """What a page shows of other entries. A version that stood before shows that of its day."""

    bodies: Mapping[str, NamedBody]
    """The organisations that the entry names, by id."""
    titles: Mapping[str, str]
    """The titles of other initiatives, by id."""
    answering: Answering | None = None

    @classmethod
    def of(cls, initiative: Initiative, edition: Edition) -> OtherEntries:
        """Those of today."""
        known = edition.organisations
        lead = known[initiative.lead]
        answering = None
        if lead.closed and edition.has_come(lead.closed):
            successors = tuple(known[one] for one in lead.successors if one in known)
            answering = Answering(lead.name, lead.closed, successors)
        return cls(
            named_bodies(initiative, known),
            edition.titles,
            answering,
        )


def initiative_context(
    item: Item,
    framework: Framework,
    others: OtherEntries,
    *,
    root: str,
    alike: tuple[Similar, ...] = (),
    corrections: CorrectionMarks | None = None,
) -> dict[str, object]:
    """What initiative.html shows of the entry. `corrections`: what it said wrongly before."""
    initiative, score = item.initiative, item.score
    critical = framework.methods[score.method].critical
    return of_one(item, framework, timeline(initiative, framework)) | {
        "root": root,
        "initiative": initiative,
        "score": score,
        "review": item.review,
        "reviewed": was_reviewed(initiative),
        "organisations": others.bodies,
        "titles": others.titles,
        "answering": others.answering,
        "principles": PRINCIPLES,
        "critical": critical,
        "weighed": {question.id for question in framework.asked(score.method)},
        "titles_of_questions": {q.id: q.label for q in framework.questions},
        **_assessment(item, framework),
        "early_start": _started_early(initiative),
        "parted": _are_parted(initiative),
        "related": related(initiative),
        "found": citations(initiative, framework),
        "happened": happened(initiative, framework),
        "edits": edits(initiative, framework),
        "public": public_view(initiative, framework, critical),
        "similar": alike,
        "shared_shown": NAMED,
        "corrections": corrections or {},
        "days_taken": _days_taken,
    }


def _assessment(item: Item, framework: Framework) -> dict[str, object]:
    """The assessment in words; nothing of what nobody assessed."""
    initiative, score = item.initiative, item.score
    return {
        "state": item.state,
        "law_links": law_links(initiative, framework),
        "law_notes": law_notes(initiative, framework),
        "voice": item.state.voice,
        "assessment": item.assessment,
        "points": (*item.assessment.clauses, *item.assessment.rest),
        "difference": difference_words(initiative, score),
        "tipping": tipping_words(score, framework),
        "possible": possible_words(score, framework, initiative.independence or ""),
        "settling": settling(score, framework),
        "open_facts": [item.state.label(name) for name in open_facts(initiative)],
        "open_of_laws": item.state.open_of_laws,
    }


def related(initiative: Initiative) -> list[str]:
    """Ids of the initiatives that the entry names, each once, in the order written."""
    named = list(initiative.data.get("related", ()))
    named += [initiative.data[k] for k in ("supersedes", "superseded_by") if k in initiative.data]
    return list(dict.fromkeys(named))


def _started_early(initiative: Initiative) -> bool:
    """Whether sharing surely began before it was decided, which the page must say."""
    starts = initiative.dates.get("starts")
    decided = initiative.decision.date if initiative.decision else None
    if starts is None or decided is None:
        return False
    last = latest(starts)
    return last is not None and last < first_day(decided)


def _are_parted(initiative: Initiative) -> bool:
    """Whether more than one body gives or receives."""
    taking = (*initiative.with_role("provider"), *initiative.with_role("recipient"))
    return len({one.id for one in taking}) > 1


def _days_taken(challenge: Data) -> str:
    """How long an answer took, in words; nothing where the days aren't known."""
    days = days_between(challenge["raised"], challenge.get("answered", ""))
    if days is None:
        return ""
    if days == 0:
        return _(", the same day")
    return _(", after 1 day") if days == 1 else _(", after {} days").format(days)
