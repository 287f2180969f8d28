"""One page for each initiative: a first screen for citizens, the 18 answers, the details."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from jinja2 import Environment
from markupsafe import Markup

from fairshare.framework import PRINCIPLES
from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.publish.charts.pictures import of_one
from fairshare.publish.charts.timeline import timeline
from fairshare.publish.edition import Edition, Item
from fairshare.publish.feeds.atom import initiative_feed
from fairshare.publish.finding.similar import NAMED, Similar, similar
from fairshare.publish.page import Page
from fairshare.publish.pages.citations import citations
from fairshare.publish.pages.contact import contact_ways, contact_ways_key
from fairshare.publish.pages.history import Chronicle
from fairshare.publish.words.dates import days_between
from fairshare.score import words
from fairshare.validate.calendar_date import first_day
from fairshare.work.cache import Cache

FAR_APART = 2
"""Steps between the public's mean and the assessment that are worth a flag (contract: scoring)."""


def initiative_page(
    edition: Edition, environment: Environment, cache: Cache
) -> Callable[[Item], Page]:
    """What makes the page of an initiative.

    A body is rendered again only when what it shows has changed: its entry, the names of its
    organisations, the titles that it links to, the decisions like it, the state of its review, or
    its newest changes.
    """
    alike = similar(edition, cache)
    template = environment.get_template("fairshare/initiative.html")
    chronicle = Chronicle.of(edition)

    def page(item: Item) -> Page:
        like = alike[item.initiative.id]
        key = _key(item, edition, like, chronicle.key(item))
        body = cache.get("page", key)
        if body is None:
            around = contact_ways(item.initiative, edition) | chronicle.past(item)
            body = template.render(initiative_context(item, edition, like) | around)
            cache.put("page", key, body)
        return _page(item.initiative, body, edition)

    return page


def _page(initiative: Initiative, body: str, edition: Edition) -> Page:
    return Page(
        url=f"initiatives/{initiative.id}/",
        title=initiative.title,
        description=initiative.summary,
        body=Markup(body),  # noqa: S704 - rendered with autoescape
        section="initiatives",
        feeds=initiative_feed(edition, initiative),
    )


def _key(item: Item, edition: Edition, alike: tuple[Similar, ...], past: str) -> str:
    """Everything that the body depends on beside schema and code, which the cache itself knows."""
    initiative = item.initiative
    named = [edition.organisations[one.id].name for one in initiative.participants]
    linked = [edition.titles[one] for one in _related(initiative)]
    parts = [initiative.sha256, initiative.id, str(item.review), *named, "", *linked]
    parts += [part for one in alike for part in ("", *one.shown_words)]
    parts += ["", *contact_ways_key(edition), past]
    return sha256("\0".join(parts).encode()).hexdigest()


def initiative_context(
    item: Item, edition: Edition, alike: tuple[Similar, ...] = (), *, root: str = "../../../"
) -> dict[str, object]:
    """What initiative.html shows of the entry itself, whichever version of it."""
    initiative, score, framework = item.initiative, item.score, edition.framework
    method = framework.methods[score.method]
    return of_one(item, edition, timeline(initiative, framework)) | {
        "root": root,
        "initiative": initiative,
        "score": score,
        "review": item.review,
        "organisations": edition.organisations,
        "titles": edition.titles,
        "principles": PRINCIPLES,
        "critical": method.critical,
        "titles_of_questions": {q.id: words.question_words(q.id) for q in framework.questions},
        "sentence": words.sentence(score, framework),
        "reasons": [
            words.reason_words(reason, score, score.answers, framework) for reason in score.reasons
        ],
        "tipping": [words.tipping_words(one) for one in score.tipping],
        "divergence": words.divergence_words(score.divergence or 0),
        "explained": _explained(initiative),
        "early_start": _started_early(initiative),
        "related": _related(initiative),
        "found": citations(initiative),
        "similar": alike,
        "shared_shown": NAMED,
        "gaps": _gaps(initiative, method.critical),
        "days_taken": _days_taken,
    }


def _related(initiative: Initiative) -> list[str]:
    """Ids of the initiatives that the entry names, each once, in the order written."""
    named = list(initiative.data.get("related", ()))
    named += [initiative.data[k] for k in ("supersedes", "superseded_by") if k in initiative.data]
    return list(dict.fromkeys(named))


def _started_early(initiative: Initiative) -> bool:
    """Whether sharing began before it was decided, which the page must say (contract: fields)."""
    starts = initiative.data["dates"].get("starts")
    if starts is None or initiative.decision is None:
        return False
    return first_day(starts) < first_day(initiative.decision.date)


def _explained(initiative: Initiative) -> bool:
    """Whether a body has said why it decided otherwise than it assessed, whatever came later.

    In a worked example it answered nothing: there the difference is shown only while it is one.
    """
    decision = initiative.decision
    if decision is None or initiative.worked_example:
        return False
    return decision.divergence is not None or decision.override is not None


def _gaps(initiative: Initiative, critical: frozenset[str]) -> set[str]:
    """Critical questions on which the public and the assessment are far apart."""
    ratings = initiative.data.get("acceptability", {}).get("ratings", {})
    return {
        key
        for key, mean in ratings.items()
        if key in critical
        and (answer := initiative.answers.get(key))
        and isinstance(answer.rating, int)
        and abs(mean - answer.rating) >= FAR_APART
    }


def _days_taken(challenge: dict[str, str]) -> str:
    """How long an answer took, in words; nothing where the days aren't known."""
    days = days_between(challenge["raised"], challenge.get("answered", ""))
    if days is None:
        return ""
    if days == 0:
        return _(", the same day")
    return _(", after 1 day") if days == 1 else _(", after {} days").format(days)
