"""Rules on dates: real time runs one way, and reviews come in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairshare.load.document import Document
from fairshare.model import Data, Path
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, is_partial, months_after
from fairshare.validate.context import Context
from fairshare.validate.entry_access import group, groups, is_decided, is_worked_example, text

MAY_LIE_AHEAD: frozenset[Path] = frozenset(
    {
        ("dates", "starts"),
        ("dates", "ends"),
        ("dates", "review_by"),
        ("decision", "divergence", "review_by"),
    }
)
"""The only dates that are plans (contract: fields)."""

SUBMITTED: Path = ("dates", "submitted")
STARTS: Path = ("dates", "starts")
ENDS: Path = ("dates", "ends")
REVIEW_BY: Path = ("dates", "review_by")
ASSESSED: Path = ("assessment", "date")
DECIDED: Path = ("decision", "date")


def order(document: Document, context: Context) -> Iterator[Problem]:
    """First put forward and assessed, then decided; first the start, then the end."""
    pairs = [(SUBMITTED, DECIDED), (STARTS, ENDS)]
    if not is_worked_example(document.data):  # those are assessed long after the decision
        pairs.append((ASSESSED, DECIDED))
    for before, after in pairs:
        first, second = _written(document.data, before), _written(document.data, after)
        first_day, second_day = earliest(first), earliest(second)
        if first_day and second_day and first_day > second_day:
            yield document.problem(
                "E205",
                after,
                field=context.names.field(after),
                date=second,
                other=context.names.field(before),
                other_date=first,
            )


def future(document: Document, context: Context) -> Iterator[Problem]:
    """What has not happened yet has no date; only plans and reviews lie ahead.

    A file that passes today passes on every later day, so the result may be cached.
    """
    for path, written in context.marked.dates:
        day = earliest(written)
        if day and day > context.today and path not in MAY_LIE_AHEAD:
            yield document.problem(
                "E206",
                path,
                field=context.names.field(path),
                date=written,
                today=context.today.isoformat(),
            )


def partial(document: Document, context: Context) -> Iterator[Problem]:
    """A body knows its own dates to the day; only public sources may leave the day open."""
    if is_worked_example(document.data):
        return
    for path, written in context.marked.dates:
        if earliest(written) and is_partial(written):
            yield document.problem(
                "E207",
                path,
                field=context.names.field(path),
                date=written,
                example=f"{written}{'-15' if '-' in written else '-06-15'}",
            )


def early_start(document: Document, _: Context) -> Iterator[Problem]:
    """Sharing that began before anyone decided on it is said openly."""
    starts, decided = _written(document.data, STARTS), _written(document.data, DECIDED)
    first, second = earliest(starts), earliest(decided)
    if first and second and first < second:
        yield document.problem("W208", STARTS, date=starts, other_date=decided)


def review(document: Document, context: Context) -> Iterator[Problem]:
    """A decision is looked at again, soon enough after it or after the newest change."""
    data = document.data
    decided = earliest(_written(data, DECIDED))
    if decided is None:
        return
    written = _written(data, REVIEW_BY)
    day = earliest(written)
    changed = [earliest(text(change, "date")) for _, change in groups(data, "changes")]
    months = context.framework.jurisdiction.review_months
    limit = months_after(max([decided, *(day for day in changed if day)]), months)
    if "review_by" not in group(data, "dates"):
        if not _needs_no_review(data):
            yield document.problem(
                "E215",
                REVIEW_BY,
                field=context.names.field(REVIEW_BY),
                limit=limit.isoformat(),
            )
    elif day and day > limit:
        yield document.problem(
            "E215",
            REVIEW_BY,
            "late",
            field=context.names.field(REVIEW_BY),
            date=written,
            months=months,
            limit=limit.isoformat(),
        )


def submitted(document: Document, context: Context) -> Iterator[Problem]:
    """Every initiative was put forward on some day; public sources may not say when."""
    dates = document.data.get("dates")
    if (
        isinstance(dates, Mapping)
        and "submitted" not in dates
        and not is_worked_example(document.data)
    ):
        yield document.problem("E216", SUBMITTED, field=context.names.field(SUBMITTED))


def _needs_no_review(data: Data) -> bool:
    return (
        text(data, "decision", "outcome") == "refused"
        or data.get("stage") == "ended"
        or "withdrawn" in data
        or "superseded_by" in data
        or is_worked_example(data)
        or not is_decided(data)
    )


def _written(data: Data, path: Path) -> str:
    return text(data, *map(str, path))
