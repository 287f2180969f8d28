"""What differs between two schemas: whether it only adds, or breaks what relies on them.

Two kinds of people rely on a schema. Who writes wants what was valid to stay valid. Who reads wants
what was always there, and of one kind, to stay so. A change that breaks either is breaking, and so
is one of which no program can tell. New fields and new codes only add (docs/adr/0025).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from fairshare.schemas import change_words as say
from fairshare.schemas.published import published
from fairshare.schemas.rule_changes import ADDS, BREAKS, RULES, WORDING, Effect
from fairshare.validate.schema.references import Node, inlined

FieldSteps: TypeAlias = tuple[str, ...]
"""Where in an entry: field names, and `[]` for each item of a list."""


class SchemaChange(NamedTuple):
    """One difference between two schemas."""

    effect: Effect
    place: str
    """Where in an entry, such as `organisations[].roles`; empty for the entry itself."""
    sentence: str
    """What changed and whom it touches, in plain words."""


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two schemas with their references resolved."""

    old: Node
    new: Node

    def changes(self, old: Any, new: Any, place: FieldSteps) -> Iterator[SchemaChange]:
        """The differences of two parts that hold for the same place."""
        if old is False or new is False:
            if new is not old:
                yield SchemaChange(BREAKS if old else ADDS, _written(place), say.any_value(new))
            return
        old, new = ({} if part is True else part for part in (old, new))
        if "type" in old and "type" in new and old["type"] != new["type"]:
            said = say.another_type(old["type"], new["type"])
            yield SchemaChange(BREAKS, _written(place), said)
            return  # of what follows from another type, nothing needs saying
        for keyword in dict.fromkeys((*old, *new)):
            was, now = old.get(keyword), new.get(keyword)
            same = was == now and type(was) is type(now)
            if same or keyword in _OWN_NAME or self._goes_without_saying(keyword, old, new, place):
                continue
            yield from self._changed(keyword, old, new, place)

    def _changed(
        self, keyword: str, old: Node, new: Node, place: FieldSteps
    ) -> Iterator[SchemaChange]:
        was, now = old.get(keyword), new.get(keyword)
        if keyword in _WORDS:
            yield SchemaChange(WORDING, _written(place), say.reworded(keyword))
        elif keyword == "properties":
            yield from self._fields(old, new, place)
        elif keyword == "items":
            yield from self.changes(was or {}, now or {}, (*place, "[]"))
        elif keyword in ("then", "else") and old.get("if") == new.get("if"):
            yield from self.changes(was or {}, now or {}, place)
        elif keyword == "anyOf" and was and now:
            yield from self._forms(was, now, place)
        elif keyword in RULES:
            for effect, sentence in RULES[keyword](was, now):
                yield SchemaChange(effect, _written(place), sentence)
        else:
            yield SchemaChange(BREAKS, _written(place), say.not_comparable(keyword))

    def _forms(self, was: list[Any], now: list[Any], place: FieldSteps) -> Iterator[SchemaChange]:
        """The forms that a place may take, in their order."""
        for one, other in zip(was, now, strict=False):
            yield from self.changes(one, other, place)
        if len(now) > len(was):
            yield SchemaChange(BREAKS, _written(place), say.another_form())
        elif len(now) < len(was):
            yield SchemaChange(BREAKS, _written(place), say.form_gone())

    def _fields(self, old: Node, new: Node, place: FieldSteps) -> Iterator[SchemaChange]:
        before, after = old.get("properties", {}), new.get("properties", {})
        whole = self._whole(place) or old
        for name in dict.fromkeys((*before, *after)):
            inner = (*place, name)
            if name not in after:
                if old is whole:
                    yield SchemaChange(BREAKS, _written(inner), say.field_removed())
                else:
                    yield from self.changes(before[name], {}, inner)
            elif name in before:
                yield from self.changes(before[name], after[name], inner)
            elif name in whole.get("properties", {}):
                yield from self.changes({}, after[name], inner)
            elif whole.get("additionalProperties") is not False:
                yield SchemaChange(BREAKS, _written(inner), say.now_checked())
            elif old is whole:
                yield SchemaChange(ADDS, _written(inner), say.field_added())

    def _goes_without_saying(self, keyword: str, old: Node, new: Node, place: FieldSteps) -> bool:
        """Whether a type is that of the place anyway, said once more beside a rule for some."""
        if keyword != "type":
            return False
        whole = self._whole(place)
        said = new.get("type") if "type" in new else old.get("type")
        return whole is not None and old is not whole and whole.get("type") == said

    def _whole(self, place: FieldSteps) -> Node | None:
        """What the old schema says of a place, apart from rules that hold in some cases only."""
        node: Any = self.old
        for step in place:
            node = node.get("items") if step == "[]" else node.get("properties", {}).get(step)
            if not isinstance(node, Mapping):
                return None
        return node  # type: ignore[no-any-return]


def schema_changes(old: Node, new: Node) -> list[SchemaChange]:
    """Every difference between two schemas, the grave ones first, else in the order written.

    Either may be as it lies in `schema/` or as it is published. SetupError for a reference that
    leads nowhere.
    """
    was, now = inlined(published(old)), inlined(published(new))
    found = list(dict.fromkeys(_Comparison(was, now).changes(was, now, ())))
    return sorted(found, key=lambda one: (BREAKS, ADDS, WORDING).index(one.effect))


_OWN_NAME = frozenset({"$id", "$defs", "$comment"})
"""What says nothing of an entry; definitions are compared where they are used."""
_WORDS = frozenset({"title", "description", "examples"})


def _written(place: FieldSteps) -> str:
    return ".".join(place).replace(".[]", "[]")
