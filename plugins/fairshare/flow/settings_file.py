"""Read `mkdocs.yml` without MkDocs: its own tags, and settings that it takes over (`INHERIT`)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import yaml

from fairshare.problems import SetupError

SETTINGS = "mkdocs.yml"
_PARENT = "INHERIT"


class _Loader(yaml.SafeLoader):
    """Reads YAML with MkDocs' own tag for what the surroundings say."""


class _Settings(_Loader):
    """Leaves other tags out."""


class _WholeSettings(_Loader):
    """Reads the names of Python's things too, and refuses tags that it does not know."""


def _from_surroundings(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`: the first that is set, else the default.

    What is set is read as YAML, so that `false` is no text.
    """
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
    else:
        names, default = [loader.construct_scalar(node)], None  # type: ignore[arg-type]
    for value in (os.environ[name] for name in names if name in os.environ):
        tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
        return loader.construct_object(yaml.ScalarNode(tag, value))
    return default


def _python_name(_loader: yaml.SafeLoader, name: str, _node: yaml.Node) -> Any:
    """What options of Markdown extensions name; the file is its owner's, as his templates are."""
    try:
        return resolve_name(name)
    except (ImportError, AttributeError, ValueError) as error:
        raise SetupError(f"{SETTINGS}: {name} can't be imported: {error}.") from error


def _unknown(_loader: yaml.SafeLoader, tag: str, _node: yaml.Node) -> Any:
    raise SetupError(f"{SETTINGS}: the tag !{tag} is known to MkDocs alone.")


_Loader.add_constructor("!ENV", _from_surroundings)
_Settings.add_multi_constructor("", lambda _loader, _tag, _node: None)
_WholeSettings.add_multi_constructor("tag:yaml.org,2002:python/name:", _python_name)
_WholeSettings.add_multi_constructor("!", _unknown)


def read_settings(file: Path, *, whole: bool = False) -> dict[str, Any]:
    """What a settings file says, on top of the one that it names under `INHERIT`.

    `whole`: with what only a build needs. Raises SetupError when it can't be read.
    """
    try:
        loader = _WholeSettings if whole else _Settings
        found = yaml.load(file.read_bytes(), loader)  # noqa: S506 - a SafeLoader
    except (OSError, yaml.YAMLError, ValueError, RecursionError) as error:
        raise SetupError(
            f"{file.name} can't be read: `mkdocs build` says what is wrong."
        ) from error
    settings = found if isinstance(found, dict) else {}
    parent = settings.get(_PARENT)
    if not isinstance(parent, str):
        return settings
    return _merged(read_settings(file.parent / parent, whole=whole), settings)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Two groups of settings in one: groups in them too, lists and texts as the upper one says."""
    both = {
        name: _merged(below[name], value)
        for name, value in above.items()
        if isinstance(value, Mapping) and isinstance(below.get(name), Mapping)
    }
    return {**below, **above, **both}
