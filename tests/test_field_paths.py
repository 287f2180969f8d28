"""Each path of a field that a module names leads to a field that entries have."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import pytest

from fairshare.load.framework import load_framework
from fairshare.validate.schema.references import inlined
from projects import REPOSITORY
from trees import SCHEMA

PACKAGE = REPOSITORY / "plugins"
EVERY = load_framework(SCHEMA, load_framework(SCHEMA).known_profiles)
SCHEMAS = [inlined(EVERY.initiative_schema), inlined(EVERY.organisation_schema)]
NO_FIELDS = {("slug",), ("entry_is",)}
"""The column of a table that names the file, and a condition that a profile's phases may ask."""


def named_paths() -> Iterator[Any]:
    """The constants of modules that are paths, as their types say, or hold some."""
    for file in sorted((PACKAGE / "fairshare").rglob("*.py")):
        module = ".".join(file.relative_to(PACKAGE).with_suffix("").parts)
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.AnnAssign) and "Path" in ast.unparse(node.annotation):
                name = ast.unparse(node.target)
                constant = getattr(import_module(module.removesuffix(".__init__")), name)
                for path in sorted({*paths_in(constant)}):
                    yield pytest.param(path, id=f"{module}.{name} {'.'.join(path)}")


def paths_in(constant: Any) -> Iterator[tuple[str, ...]]:
    """Each path in a constant: a tuple of names."""
    if isinstance(constant, Mapping):
        yield from paths_in([*constant.keys(), *constant.values()])
    elif isinstance(constant, tuple | list | set | frozenset):
        if (
            isinstance(constant, tuple)
            and constant
            and all(isinstance(one, str) for one in constant)
        ):
            yield constant
        else:
            for one in constant:
                yield from paths_in(one)


def has(schema: Any, path: tuple[str, ...]) -> bool:
    """Whether a schema has a field of that path; the number of an item may be left out."""
    for step in path:
        if step == "*" or step.isdigit():
            schema = schema.get("items", {})
            continue
        while "properties" not in schema and "items" in schema:
            schema = schema["items"]
        schema = schema.get("properties", {}).get(step, schema.get("additionalProperties"))
        if not isinstance(schema, dict):
            return False
    return True


@pytest.mark.parametrize("path", [*named_paths()])
def test_a_path_leads_to_a_field(path: tuple[str, ...]) -> None:
    """A misspelt one finds nothing, and says so nowhere."""
    assert path in NO_FIELDS or any(has(schema, path) for schema in SCHEMAS)
