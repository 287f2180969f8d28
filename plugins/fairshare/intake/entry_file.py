"""An entry as the text of its file: readable blocks, the same for the same data."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from fairshare.intake.plain_yaml import PlainYaml

INITIATIVE = "initiative"
ORGANISATION = "organisation"


def modeline(kind: str, schema: str) -> str:
    """A first line that lets an editor with the YAML language server complete and check a file.

    `schema` is the way to the folder of the rules from the file's own.
    """
    return f"# yaml-language-server: $schema={schema}/{kind}.schema.json\n"


MODELINE = modeline(INITIATIVE, "../../../schema")
"""That of an entry in a register beside the rules."""
FOR_EDITORS = "editor"
"""A folder below that of the rules: schemas that offer a register's organisations by name."""


def first_line(kind: str, schema: Path, folder: Path) -> str:
    """The first line of a file in a folder of the register, for the best schema that is there.

    Empty where there is none: an editor would say only that it can't read it.
    """
    for place in (schema / FOR_EDITORS, schema):
        if (place / f"{kind}.schema.json").is_file():
            return modeline(kind, _way(place, folder))
    return ""


def _way(to: Path, folder: Path) -> str:
    """The way from a folder to another, as addresses are written."""
    try:
        return os.path.relpath(to, folder).replace(os.sep, "/")
    except ValueError:  # Windows: no way leads from one disk to another
        return to.absolute().as_uri()


_WIDTH = 100
_LONG = 80
"""Characters from which a text gets lines of its own."""
_TEXT = "tag:yaml.org,2002:str"
_DATE = "tag:yaml.org,2002:timestamp"


def as_yaml(data: Mapping[str, Any], modeline: str = MODELINE) -> str:
    """The whole file. Reading it strictly gives the same data back."""
    parts = [modeline]
    after_block = False
    for name, value in data.items():
        block = isinstance(value, Mapping) or (
            isinstance(value, list) and any(isinstance(one, Mapping) for one in value)
        )
        dumped = _PLAIN.part(name, value) or by_pyyaml(name, value)
        parts.append(f"\n{dumped}" if block or after_block else dumped)
        after_block = block
    return "".join(parts)


def by_pyyaml(name: str, value: Any) -> str:
    """One field of an entry, as PyYAML writes it."""
    dumped: str = yaml.dump(
        {name: value},
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=_WIDTH,
    )
    return dumped


def in_flow(value: Any) -> str:
    """A value on one line, as it stands between braces and commas."""
    dumped: str = yaml.dump(
        {"_": value},
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=True,
        sort_keys=False,
        width=float("inf"),
    )
    return dumped.strip().removeprefix("{_: ").removesuffix("}")


class _Dumper(yaml.SafeDumper):
    """PyYAML's, without aliases, and with dates unquoted: the register reads them as text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own name, read only
        first: [(tag, form) for tag, form in found if tag != _DATE]
        for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Items stand further in than the name of their list."""
        super().increase_indent(flow, indentless=False)


def _style(text: str) -> str | None:
    """How a text is written, by PyYAML's name for it; None for one without quotation marks."""
    if "\n" in text:
        return "|"
    if len(text) > _LONG and " " in text:
        return ">"
    return None if _plain_means(text) == _TEXT else '"'


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = _style(text)
    return dumper.represent_scalar(_TEXT, f"{text}\n" if style == "|" else text, style)


def _plain_means(text: str) -> str:
    """What a text without quotation marks would be taken for."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag


def _is_short(items: list[Any]) -> bool:
    """Whether a list goes onto one line."""
    return all(not isinstance(one, Mapping) and len(str(one)) <= _LONG for one in items)


def _represent_list(dumper: _Dumper, items: list[Any]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=_is_short(items))


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(list, _represent_list)
_RESOLVER = _Dumper(io.StringIO())
_PLAIN = PlainYaml(_style, _is_short, _WIDTH)
