"""An empty entry as text, for whoever would rather write the file than fill in the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from fairshare.framework import Framework
from fairshare.publish.form.fields import Field, form_fields
from fairshare.publish.page import Asset

MODELINE = "# yaml-language-server: $schema=../../../schema/editor/initiative.schema.json"
"""Tells an editor which schema to complete and check from, seen from an entry's folder."""

_WIDTH = 100


def entry_template(framework: Framework) -> Asset:
    """`assess/template.yml`: every field with its hint, those that every entry needs uncommented.

    It loads as YAML; `fairshare check` then names what is left to fill in.
    """
    lines = [MODELINE, *_lines(form_fields(framework), "", live=True)]
    return Asset("assess/template.yml", ("\n".join(lines) + "\n").encode())


def _lines(fields: Iterable[Field], indent: str, *, live: bool) -> Iterator[str]:
    for field in fields:
        if field.not_in_new_entries:
            continue
        shown = live and field.always
        yield from _comment(field, indent)
        start = indent if shown else f"# {indent}"
        name = field.path.rpartition(".")[2]
        if field.kind == "group":
            yield f"{start}{name}:"
            yield from _lines(field.fields, f"{indent}  ", live=shown)
        elif field.kind == "list":
            yield f"{start}{name}: []" if shown else f"{start}{name}:"
            yield f"# {indent}  -"
            yield from _lines(field.fields, f"{indent}    ", live=False)
        else:
            yield f"{start}{name}: {_blank(field)}"


def _blank(field: Field) -> str:
    if field.kind in {"codes", "lines", "span"}:
        return "[]"
    return f'"{field.example}"' if field.kind == "fixed" else '""'


def _comment(field: Field, indent: str) -> Iterator[str]:
    for line in wrap(f"{field.title}. {field.hint}", _WIDTH - len(indent)):
        yield f"{indent}# {line}"
    for choice in field.choices if field.kind != "span" else ():
        words = f"{choice.value}: {choice.label}"
        yield from (f"{indent}#   {line}" for line in wrap(words, _WIDTH - len(indent)))
