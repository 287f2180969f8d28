"""Rules on what never changes again: decisions, first dates, withdrawals, methods, replacements."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.model import Data, Path
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest
from fairshare.validate.entry_access import group, initiative_id, is_decided, items, text
from fairshare.validate.integrity.pair import Pair
from fairshare.validate.naming import short
from fairshare.validate.rules.lineage import SUPERSEDED_BY, SUPERSEDES

SUBMITTED: Path = ("dates", "submitted")
DECIDED: Path = ("decision", "date")


def decision(pair: Pair) -> Iterator[Problem]:
    """A decision stands as it was taken. Only one that put the matter off may give way to another.

    Contract: fields, `changes`, asks for a reason when a decision changes; the one decision that is
    meant to change is `deferred`.
    """
    if not is_decided(pair.old) or pair.new.get("decision") == pair.old["decision"]:
        return
    if _follows_deferral(pair.old, pair.new):
        return
    old, new = group(pair.old, "decision"), group(pair.new, "decision")
    fields = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    yield pair.source.problem(
        "E506",
        ("decision",),
        "" if is_decided(pair.new) else "taken out",
        hint="deferred" if text(old, "outcome") == "deferred" else None,
        fields=short(", ".join(fields)),
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
        field = pair.names.field(SUBMITTED)
        yield pair.source.problem("E507", SUBMITTED, field=field, date=short(old))


def withdrawal(pair: Pair) -> Iterator[Problem]:
    """What was withdrawn stays withdrawn, for the reason given then."""
    if "withdrawn" not in pair.old or pair.new.get("withdrawn") == pair.old["withdrawn"]:
        return
    variant = "" if "withdrawn" in pair.new else "taken back"
    yield pair.source.problem("E512", ("withdrawn",), variant)


def method(pair: Pair) -> Iterator[Problem]:
    """Nobody goes back to older questions, which may be kinder."""
    old, new = text(pair.old, "method"), text(pair.new, "method")
    was, now = _version(old), _version(new)
    if was and now and now < was:
        yield pair.source.problem("E513", ("method",), before=old, after=new)


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
                "" if new else "taken out",
                field=pair.names.field((field,)),
                id=short(old, 90),
            )
