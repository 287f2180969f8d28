"""What changed around the entries: words of codes and questions, rules, what may not be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fairshare.cli.summary.tables import Row, listed, table
from fairshare.differences import Difference, differences
from fairshare.language import gettext as _
from fairshare.load.base import Base
from fairshare.load.base.files import ChangedFile
from fairshare.load.base.settings import withheld
from fairshare.load.codes.corrections import CORRECTIONS, SCHEMA_CORRECTIONS
from fairshare.model import Data, Path
from fairshare.reports.host_markdown import escape_markdown
from fairshare.validate.entry_access import text
from fairshare.validate.integrity.corrections import unsaid
from fairshare.validate.integrity.meaning import data_in, words_in

_BETWEEN = frozenset({"properties", "items"})
"""Steps of a JSON Schema that are no names of fields."""


def schema_blocks(base: Base) -> Iterator[str]:
    """A block for each file of `schema/` that was changed: every text of it, before and after."""
    for changed in base.schema:
        head = f"### {escape_markdown(changed.file)}"
        old, new = data_in(changed.old), data_in(changed.new)
        if new is None:
            yield f"{head}\n\n" + _("It was taken out, or can't be read.")
        elif old is None:
            yield f"{head}\n\n" + _("It is new.")
        elif rows := list(_rows(changed, old, new)):
            yield f"{head}\n\n{table(rows)}"


def _rows(changed: ChangedFile, old: Data, new: Data) -> Iterator[Row]:
    silent = unsaid(words_in(changed, old), words_in(changed, new))
    why = dict.fromkeys((one.path for one in silent), _("no correction explains it"))
    why |= dict(_corrections(old, new))
    for one in differences(old, new):
        if one.path[0] in {CORRECTIONS, SCHEMA_CORRECTIONS}:
            continue
        for path, before, after in _leaves(one):
            named = ".".join(str(step) for step in path if step not in _BETWEEN)
            yield Row(named, _shown(before), _shown(after), why.get(named, ""))


def _corrections(old: Data, new: Data) -> Iterator[tuple[str, str]]:
    """Path and reason of each new correction."""
    for field in (CORRECTIONS, SCHEMA_CORRECTIONS):
        before, after = old.get(field, []), new.get(field, [])
        for one in after[len(before) :] if isinstance(after, list) else ():
            if isinstance(one, Mapping):
                yield text(one, "path"), text(one, "why")


def _leaves(one: Difference) -> Iterator[tuple[Path, Any, Any]]:
    """A difference, or those within a group that came or went whole."""
    value = one.new if one.kind == "added" else one.old
    if one.kind in {"added", "removed"} and isinstance(value, Mapping):
        for key, inner in value.items():
            come = one.kind == "added"
            sides = (None, inner) if come else (inner, None)
            yield from _leaves(Difference((*one.path, key), one.kind, *sides))
    else:
        yield one.path, one.old, one.new


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_shown(inner)}" for key, inner in value.items())
    return str(value)


def settings_block(changed: ChangedFile | None) -> Iterator[str]:
    """The earlier versions that may not be shown any more, or may be again."""
    if changed is None:
        return
    old, new = withheld(changed.old), withheld(changed.new)
    if new is None:
        yield _("{file} can't be read, so nobody can say which versions it withholds.").format(
            file=escape_markdown(changed.file)
        )
        return
    for names, words in (
        (set(new) - set(old or ()), _("These earlier versions are withheld from now on:")),
        (set(old or ()) - set(new), _("These earlier versions are shown again:")),
    ):
        if names:
            yield "\n".join([words, "", *listed(sorted(names))])
