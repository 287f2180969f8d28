"""Rules on what happened: who did it, and the stage that it led to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairshare.framework import Code
from fairshare.load.document import Document
from fairshare.model import Data
from fairshare.problems import Problem
from fairshare.validate.calendar_date import earliest, latest
from fairshare.validate.context import Context
from fairshare.validate.entry_access import groups, text

STAGE = "stage"
AS_OF = "stage_as_of"


def by_whom(document: Document, context: Context) -> Iterator[Problem]:
    """What only some bodies can do says which one did it."""
    kinds = context.framework.event_kinds.codes
    for number, event in groups(document.data, "events"):
        kind = kinds.get(text(event, "kind"))
        if kind and "needs_by" in kind.flags and "by" not in event:
            path = ("events", number, "by")
            yield document.problem("E250", path, kind=kind.code, field=context.names.field(path))


def stage(document: Document, context: Context) -> Iterator[Problem]:
    """The stage is one that the newest event which sets one leads to, and known since then."""
    data, kinds = document.data, context.framework.event_kinds.codes
    newest = _newest(data, kinds)
    if newest is None:
        return
    event, kind = newest
    written, since = text(data, STAGE), text(event, "date")
    if written in context.framework.codes["stages"].codes and written not in kind.stage_to:
        found = document.problem(
            "E251",
            (STAGE,),
            field=context.names.field((STAGE,)),
            stage=written,
            kind=kind.code,
            date=since,
            stages=", ".join(kind.stage_to),
        )
        alone = f"{STAGE}: {kind.stage_to[0]}" if len(kind.stage_to) == 1 else None
        yield replace(found, mended=alone)
    as_of, first = latest(text(data, AS_OF)), earliest(since)
    if as_of and first and as_of < first:
        yield document.problem(
            "E251",
            (AS_OF,),
            "as of",
            field=context.names.field((AS_OF,)),
            as_of=text(data, AS_OF),
            kind=kind.code,
            date=since,
        )


def _newest(data: Data, kinds: Mapping[str, Code]) -> tuple[Data, Code] | None:
    """The newest event that sets a stage, with its kind; of one day the last in the file."""
    newest: tuple[Data, Code] | None = None
    for _number, event in groups(data, "events"):
        kind, day = kinds.get(text(event, "kind")), latest(text(event, "date"))
        if kind is None or not kind.stage_to or day is None:
            continue
        before = earliest(text(newest[0], "date")) if newest else None
        if before is None or day >= before:
            newest = event, kind
    return newest
