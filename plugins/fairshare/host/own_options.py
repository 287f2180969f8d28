"""Options of our plugin as plain data, for a build without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fairshare.flow.pipeline import Places
from fairshare.flow.settings_file import SETTINGS
from fairshare.flow.site_settings import named_licence
from fairshare.host.preparing import SiteOptions
from fairshare.load.base.settings import options_of
from fairshare.problems import SetupError
from fairshare.publish.licence import OGL, Licence

_DEFAULTS: Mapping[str, Any] = {
    "register": "register",
    "schema": "",
    "search": True,
    "history": True,
    "since": "",
    "withheld": [],
    "cache": ".cache/fairshare",
    "repository": "",
    "mailbox": "",
    "licence": {},
}
"""As plugin_config.py has them; tests/host/test_own_options.py compares both."""


def own_options(settings: Mapping[str, Any]) -> dict[str, Any]:
    """All of them, with defaults. Raises SetupError for an unknown one, or of another kind."""
    given = {name: value for name, value in options_of(settings).items() if value is not None}
    for name, value in given.items():
        if name not in _DEFAULTS:
            raise SetupError(f"{SETTINGS}: `fairshare` has no option `{name}`.")
        if not isinstance(value, type(_DEFAULTS[name])):
            raise SetupError(f"{SETTINGS}: `{name}` of `fairshare` has a value of another kind.")
    return {**_DEFAULTS, **given}


def site_options(settings: Mapping[str, Any], root: Path, *, strict: bool) -> SiteOptions:
    """What the settings say of the site."""
    own = own_options(settings)
    licence = named_licence(own["licence"] or None)
    url = str(settings.get("site_url") or "")
    return SiteOptions(
        places=Places.below(root, own["register"], own["schema"] or None, own["cache"]),
        docs=root / str(settings.get("docs_dir") or "docs"),
        site_name=str(settings.get("site_name") or ""),
        site_url=f"{url.rstrip('/')}/" if url else "",
        repository=own["repository"] or str(settings.get("repo_url") or ""),
        mailbox=own["mailbox"],
        licence=Licence(**licence) if licence else OGL,
        history=own["history"],
        since=own["since"],
        withheld=tuple(map(str, own["withheld"])),
        strict=strict,
    )
