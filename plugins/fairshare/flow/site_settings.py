"""What `mkdocs.yml` and `register.yml` say of the site, read without MkDocs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from fairshare.load.base.settings import options_of
from fairshare.load.publisher import named_publisher
from fairshare.model.publisher import Publisher
from fairshare.problems import SetupError


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What files that leave the register say of it."""

    name: str
    url: str
    """Ends in a slash; empty where the site has none."""
    withheld: tuple[str, ...] = ()
    """Versions that may not be shown, by their names."""
    licence: Mapping[str, str] = field(default_factory=dict)
    """Name, title and url; none where the plugin's options name no licence."""
    publisher: Publisher | None = None
    """None where there is no `register.yml`."""


_LICENCE = {"name", "title", "url"}


class _Settings(yaml.SafeLoader):
    """Reads YAML with MkDocs' own tag for what the surroundings say; other tags are left out."""


def _from_surroundings(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`: the first that is set, else the default."""
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(loader.construct_scalar(node)))  # type: ignore[arg-type]
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Settings.add_multi_constructor("", lambda _loader, _tag, _node: None)
_Settings.add_constructor("!ENV", _from_surroundings)


def site_settings(root: Path) -> SiteSettings:
    """The settings in a project's folder. Raises SetupError when they can't be read."""
    try:
        found = yaml.load((root / "mkdocs.yml").read_bytes(), _Settings)  # noqa: S506 - a SafeLoader
    except (OSError, yaml.YAMLError, ValueError, RecursionError) as error:
        raise SetupError("mkdocs.yml can't be read: `mkdocs build` says what is wrong.") from error
    settings = found if isinstance(found, dict) else {}
    options = options_of(settings)
    name = str(settings.get("site_name") or "")
    publisher = named_publisher(root, name)
    url = str(settings.get("site_url") or (publisher.address if publisher else ""))
    withheld = options.get("withheld")
    return SiteSettings(
        name=name,
        url=f"{url.rstrip('/')}/" if url else "",
        withheld=tuple(map(str, withheld)) if isinstance(withheld, list) else (),
        licence=_licence(options.get("licence")),
        publisher=publisher,
    )


def _licence(named: Any) -> dict[str, str]:
    """The licence that the plugin's options name; none for the usual one."""
    if named is None:
        return {}
    if not isinstance(named, dict) or named.keys() != _LICENCE:
        raise SetupError("mkdocs.yml: `licence` needs name, title and url, and nothing else.")
    return {key: str(value) for key, value in named.items()}
