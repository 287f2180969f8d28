"""Hold what the kinds of events say against the schema: a field or stage must be one there is."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.framework import EVENT_KINDS, EVERY_FIELD, CodeList
from fairshare.load.rules.fields import SchemaPart
from fairshare.model import Data, Path
from fairshare.problems import SetupError

STAGES = "stages"


def know_fields(lists: Mapping[str, CodeList], schema: Data, file: str) -> None:
    """Refuse a kind that names a field which no entry has, or a stage which is none.

    A field misspelt under `not` would let it change without a word. Raises SetupError.
    """
    kinds, stages = lists.get(EVENT_KINDS), lists.get(STAGES)
    for kind in kinds.codes.values() if kinds else ():
        for field in (*kind.covers, *kind.excepted):
            if field != EVERY_FIELD and not _is_field(field, schema):
                named = ".".join(map(str, field))
                raise SetupError(
                    f"{file}: `{kind.code}` names the field {named}, which no entry has: correct "
                    "its spelling."
                )
        for stage in kind.stage_to:
            if stages and stage not in stages.codes:
                raise SetupError(
                    f"{file}: `{kind.code}.stage_to` names {stage}, which is no stage: correct "
                    "its spelling."
                )


def _is_field(field: Path, schema: Data) -> bool:
    part: SchemaPart | None = SchemaPart.whole(schema)
    for step in field:
        part = None if part is None else (part.item or part).inner(str(step))
    return part is not None
