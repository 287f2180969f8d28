"""Rules on what never changes again: decisions, first dates, withdrawals, methods, replacements."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.model import Data
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest
from fairshare.validate.entry_access import group, initiative_id, is_decided, items, text
from fairshare.validate.integrity.pair import Pair
from fairshare.validate.naming import short
from fairshare.validate.rules.dates import DECIDED, SUBMITTED
from fairshare.validate.rules.lineage import SUPERSEDED_BY, SUPERSEDES


def decision(pair: Pair) -> Iterator[Problem]:
    """A decision stands as it was taken. Only one that put the matter off may give way to another.

    Contract: fields, `changes`, asks for a reason when a decision changes; the one decision that is
    meant to change is `deferred`.
    """
    if not is_decided(pair.old) or pair.new.get("decision") == pair.old["decision"]:
        return
    if _follows_deferral(pair.old, pair.new):
        return
    if not is_decided(pair.new):
        what = "The decision was taken out."
    else:
        old, new = group(pair.old, "decision"), group(pair.new, "decision")
        fields = [key for key in {**old, **new} if old.get(key) != new.get(key)]
        what = f"The decision was changed after it was taken: {short(', '.join(fields))}."
    deferred = text(pair.old, "decision", "outcome") == "deferred"
    yield pair.source.problem(
        "E506",
        ("decision",),
        what,
        "Put it back as it was. What was put off may be decided: give a new outcome, a date that "
        "is not earlier, and add an item to changes."
        if deferred
        else "Put it back as it was. For a new decision write a new initiative and name this one "
        "there as supersedes.",
    )


def _follows_deferral(old: Data, new: Data) -> bool:
    if text(old, "decision", "outcome") != "deferred" or not is_decided(new):
        return False
    before, after = earliest(text(old, *map(str, DECIDED))), earliest(text(new, *map(str, DECIDED)))
    return (
        text(new, "decision", "outcome") != "deferred"
        and (before is None or after is None or before <= after)
        and len(items(new, "changes")) > len(items(old, "changes"))
    )


def submission_date(pair: Pair) -> Iterator[Problem]:
    """When it was put forward is a fact of the decision, since it shows how long people thought."""
    path = tuple(map(str, SUBMITTED))
    old = text(pair.old, *path)
    if is_decided(pair.old) and old and text(pair.new, *path) != old:
        yield pair.source.problem(
            "E507",
            SUBMITTED,
            f"{pair.names.field(SUBMITTED)} was {short(old)} when it was decided, and was changed.",
            "Put the date back as it was.",
        )


def withdrawal(pair: Pair) -> Iterator[Problem]:
    """What was withdrawn stays withdrawn, for the reason given then."""
    if "withdrawn" not in pair.old or pair.new.get("withdrawn") == pair.old["withdrawn"]:
        return
    taken_out = "withdrawn" not in pair.new
    yield pair.source.problem(
        "E512",
        ("withdrawn",),
        f"The withdrawal was {'taken back' if taken_out else 'changed'}.",
        "Put it back as it was. To take the matter up again, write a new initiative and name this "
        "one there as related.",
    )


def method(pair: Pair) -> Iterator[Problem]:
    """Nobody goes back to older questions, which may be kinder."""
    old, new = text(pair.old, "method"), text(pair.new, "method")
    was, now = _version(old), _version(new)
    if was and now and now < was:
        yield pair.source.problem(
            "E513",
            ("method",),
            f'The method was lowered from "{old}" to "{new}".',
            f'Write "{old}" again.',
        )


def _version(written: str) -> tuple[int, ...]:
    numbers = written.split(".")
    valid = all(one.isascii() and one.isdigit() and len(one) < 10 for one in numbers)
    return tuple(map(int, numbers)) if valid else ()


def replacement(pair: Pair) -> Iterator[Problem]:
    """Once the newer initiative is decided, the older one stays replaced, and by that one."""
    own = initiative_id(pair.source.file)
    for field in (SUPERSEDES, SUPERSEDED_BY):
        old, new = text(pair.old, field), text(pair.new, field)
        newer = own if field == SUPERSEDES else old
        if old and new != old and newer in pair.decided:
            yield pair.source.problem(
                "E514",
                (field,),
                f"{pair.names.field((field,))} was {short(old, 90)} and was "
                f"{'changed' if new else 'taken out'}.",
                "Put it back: the newer decision took the place of the older one.",
            )
