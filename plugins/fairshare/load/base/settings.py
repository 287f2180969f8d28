"""What `mkdocs.yml` says that a check has to know, read without MkDocs."""

from __future__ import annotations

from typing import Any

import yaml

SETTINGS = "mkdocs.yml"
_PLUGIN = "fairshare"
_WITHHELD = "withheld"
_DOCS = "docs"


class _Tags(yaml.SafeLoader):
    """Reads YAML whose tags, such as `!ENV`, only MkDocs knows: what they mark is left out."""


_Tags.add_multi_constructor("", lambda _loader, _tag, _node: None)


def withheld(content: bytes | None) -> tuple[str, ...] | None:
    """The versions that the plugin may not show, as its options name them.

    None where the file can't be read, so that nobody takes that for none.
    """
    if content is None:
        return ()
    try:
        found = yaml.load(content, Loader=_Tags)  # noqa: S506 - a SafeLoader that ignores tags
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    options = options_of(found)
    listed = options.get(_WITHHELD, [])
    return tuple(map(str, listed)) if isinstance(listed, list) else None


def docs_folder(content: bytes) -> str:
    """The folder of the pages of prose; MkDocs' own where the settings name none."""
    try:
        found = yaml.load(content, Loader=_Tags)  # noqa: S506 - as above
    except (yaml.YAMLError, ValueError, RecursionError):
        return _DOCS
    named = found.get("docs_dir") if isinstance(found, dict) else None
    return named if isinstance(named, str) else _DOCS


def options_of(settings: Any) -> dict[str, Any]:
    """The options of the plugin; none where it has none, or is not named."""
    plugins = settings.get("plugins") if isinstance(settings, dict) else None
    named = plugins if isinstance(plugins, list) else [plugins]
    for one in named:
        if isinstance(one, dict) and isinstance(one.get(_PLUGIN), dict):
            return dict(one[_PLUGIN])
    return {}
