"""Read what a law has happen after a consultation, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from fairshare.load.document import Document
from fairshare.load.profiles.phases import FieldReader
from fairshare.load.schema_files import FieldGroup, broken
from fairshare.model.profile import LaterStep, Phase

_NAME = "afterwards"


def read_later_steps(
    document: Document, name: str, phases: Sequence[Phase], field_of: FieldReader
) -> tuple[LaterStep, ...]:
    """The steps in their order; a sentence alone is a step that is said in each phase.

    Raises SetupError, with the line.
    """
    listed = document.data.get(_NAME, [])
    if not isinstance(listed, list):
        raise broken(document, (_NAME,), "must be a list of steps")
    codes = [one.code for one in phases]
    return tuple(
        LaterStep(one)
        if isinstance(one, str)
        else _step(FieldGroup.at(document, (_NAME, number)), name, codes, field_of)
        for number, one in enumerate(listed)
    )


def _step(group: FieldGroup, name: str, codes: list[str], field_of: FieldReader) -> LaterStep:
    group.only(("says", "phases"), ("done",))
    named = group.texts("phases")
    if unknown := [one for one in named if one not in codes]:
        raise group.broken("phases", f"{unknown[0]} is no phase: choose from {', '.join(codes)}")
    done = field_of(name, group.text("done")) if "done" in group.fields else ()
    return LaterStep(group.text("says"), named, done)
