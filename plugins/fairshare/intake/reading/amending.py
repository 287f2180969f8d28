"""Change the text of an entry's file where its data changes, and nowhere else.

Comments, order, folding and blank lines of all other fields stay, so that a reviewer sees the field
that changed and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from fairshare.intake.entry_file import MODELINE, as_yaml, in_flow
from fairshare.load.strict_yaml import parse


def amended(text: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """The file's text with other data; written anew where it can't be changed in part."""
    lines = text.split("\n")
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if isinstance(root, yaml.MappingNode) and not root.flow_style:
        edits = _edits(lines, _fields(lines, root, len(lines)), before, after)
        for edit in sorted(edits, key=lambda one: one.first, reverse=True):
            lines[edit.first : edit.last] = edit.lines
        changed = "\n".join(lines)
        document = parse(changed.encode(), "").document
        if document is not None and document.data == after:
            return changed
    return as_yaml(after)


_LONGEST = 120
"""Characters of a line in braces: beyond, each field gets a line of its own."""


class _LineEdit(NamedTuple):
    """Lines that take the place of others; of none, where first and last are one."""

    first: int
    last: int
    lines: Sequence[str]


class _FieldLines(NamedTuple):
    """One field of a group, and its lines without comments behind it that are not its own."""

    name: str
    value: yaml.Node
    margin: int
    first: int
    last: int
    """The line after its last one."""


def _fields(lines: Sequence[str], group: yaml.MappingNode, end: int) -> list[_FieldLines]:
    """The fields of a group of which each begins a line of its own; `end`: the line after it."""
    starts = [key.start_mark.line for key, _value in group.value] + [end]
    found = []
    for (key, value), (first, following) in zip(group.value, pairwise(starts), strict=True):
        margin, last = key.start_mark.column, following
        while last > first + 1 and _is_apart(lines[last - 1], margin):
            last -= 1
        found.append(_FieldLines(key.value, value, margin, first, last))
    return found


def _is_apart(line: str, margin: int) -> bool:
    """Whether a line below a field is blank, or a comment that stands no further in."""
    bare = line.lstrip(" ")
    return not bare or (bare.startswith("#") and len(line) - len(bare) <= margin)


def _edits(
    lines: Sequence[str],
    fields: Sequence[_FieldLines],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> Iterator[_LineEdit]:
    """What to change in the lines of a group; fields that are new stand in the order of `after`."""
    known = {one.name: one for one in fields}
    for name, one in known.items():
        if name not in after:
            yield _LineEdit(one.first, one.last, ())
        elif after[name] != before[name]:
            yield from _changed(lines, one, before[name], after[name])
    at, new = fields[0].first, list[str]()
    for name, value in after.items():
        if name in known:
            if new:
                yield _LineEdit(at, at, new)
            at, new = known[name].last, []
        else:
            new += _written({name: value}, fields[0].margin)
    if new:
        yield _LineEdit(at, at, new)


def _changed(
    lines: Sequence[str], one: _FieldLines, before: Any, after: Any
) -> Iterator[_LineEdit]:
    """What to change where a field has another value: only what differs inside it, if it can."""
    value = one.value
    inside = _in_braces(lines, value, before, after)
    apart = value.start_mark.line > one.first and not getattr(value, "flow_style", True)
    if inside is not None:
        yield inside
    elif apart and isinstance(value, yaml.MappingNode) and isinstance(after, Mapping):
        yield from _edits(lines, _fields(lines, value, one.last), before, after)
    elif apart and isinstance(value, yaml.SequenceNode) and _is_longer(before, after):
        margin = value.start_mark.column - len("  ")
        items = _written({"_": after[len(before) :]}, margin)[1:]
        yield _LineEdit(one.last, one.last, items)
    else:
        yield _LineEdit(one.first, one.last, _written({one.name: after}, one.margin))


def _in_braces(lines: Sequence[str], group: yaml.Node, before: Any, after: Any) -> _LineEdit | None:
    """The line of a group in braces with other values in it; None where it can't stay one line."""
    place = group.start_mark.line
    is_line = isinstance(group, yaml.MappingNode) and group.flow_style and before
    if not is_line or group.end_mark.line != place or not isinstance(after, Mapping):
        return None
    if list(after)[: len(before)] != list(before):
        return None
    line, end = lines[place], group.end_mark.column - len("}")
    more = [f", {in_flow({name: after[name]})[1:-1]}" for name in list(after)[len(before) :]]
    line = f"{line[:end].rstrip()}{''.join(more)}{line[end:]}" if more else line
    for key, value in reversed(group.value):
        if before[key.value] != after[key.value]:
            first, last = value.start_mark.column, value.end_mark.column
            line = f"{line[:first]}{in_flow(after[key.value])}{line[last:]}"
    return _LineEdit(place, place + 1, [line]) if len(line) <= _LONGEST else None


def _is_longer(before: Any, after: Any) -> bool:
    """Whether groups were added at the end of a list, and nothing else changed."""
    if not isinstance(before, list) or not isinstance(after, list):
        return False
    more = after[len(before) :]
    return bool(more) and isinstance(more[0], Mapping) and after[: len(before)] == before


def _written(data: Mapping[str, Any], margin: int) -> list[str]:
    """Fields as lines, so far in."""
    text = as_yaml(data).removeprefix(MODELINE).strip("\n")
    return [f"{' ' * max(margin, 0)}{line}" if line else "" for line in text.split("\n")]
