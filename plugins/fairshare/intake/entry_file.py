"""An entry as the text of its file: readable blocks, the same for the same data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

INITIATIVE = "initiative"


def modeline(kind: str, schema: str) -> str:
    """A first line that lets an editor with the YAML language server complete and check a file.

    `schema` is the way to the folder of the rules from the file's own.
    """
    return f"# yaml-language-server: $schema={schema}/{kind}.schema.json\n"


MODELINE = modeline(INITIATIVE, "../../../schema")
"""That of an entry in a register beside the rules."""
EDITOR_SCHEMA = "editor/initiative.schema.json"
"""Below the folder of the rules: what offers a register's organisations by name, where it has that.
"""


def first_line(kind: str, schema: Path, folder: Path) -> str:
    """The first line of a file in a folder of the register, for the best schema that is there."""
    for_editors = kind == INITIATIVE and (schema / EDITOR_SCHEMA).is_file()
    best = (schema / EDITOR_SCHEMA).parent if for_editors else schema
    return modeline(kind, _way(best, folder))


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
        dumped = yaml.dump(
            {name: value},
            Dumper=_Dumper,
            allow_unicode=True,
            default_flow_style=False,
            sort_keys=False,
            width=_WIDTH,
        )
        parts.append(f"\n{dumped}" if block or after_block else dumped)
        after_block = block
    return "".join(parts)


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


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = None
    if "\n" in text:
        style, text = "|", f"{text}\n"
    elif len(text) > _LONG and " " in text:
        style = ">"
    elif _plain_means(dumper, text) != _TEXT:
        style = '"'
    return dumper.represent_scalar(_TEXT, text, style)


def _plain_means(dumper: _Dumper, text: str) -> str:
    """What a text without quotation marks would be taken for."""
    tag: str = dumper.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag


def _represent_list(dumper: _Dumper, items: list[Any]) -> yaml.SequenceNode:
    short = all(not isinstance(one, Mapping) and len(str(one)) <= _LONG for one in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(list, _represent_list)
