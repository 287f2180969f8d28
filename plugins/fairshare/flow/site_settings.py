"""What `mkdocs.yml` and `register.yml` say of the site, read without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fairshare.flow.settings_file import SETTINGS, read_settings
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


def site_settings(root: Path) -> SiteSettings:
    """The settings in a project's folder. Raises SetupError when they can't be read."""
    settings = read_settings(root / SETTINGS)
    options = options_of(settings)
    name = str(settings.get("site_name") or "")
    publisher = named_publisher(root, name)
    url = str(settings.get("site_url") or (publisher.address if publisher else ""))
    withheld = options.get("withheld")
    return SiteSettings(
        name=name,
        url=f"{url.rstrip('/')}/" if url else "",
        withheld=tuple(map(str, withheld)) if isinstance(withheld, list) else (),
        licence=named_licence(options.get("licence")),
        publisher=publisher,
    )


def named_licence(named: Any) -> dict[str, str]:
    """The licence that the plugin's options name; none for the usual one. Raises SetupError."""
    if named is None:
        return {}
    if not isinstance(named, dict) or named.keys() != _LICENCE:
        raise SetupError("mkdocs.yml: `licence` needs name, title and url, and nothing else.")
    return {key: str(value) for key, value in named.items()}
