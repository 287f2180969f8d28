"""When settings use an option, where its name alone does not say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from fairshare.host.options import HostSettings, OptionUse
from fairshare.language import LANGUAGES
from fairshare.load.publisher import read_publisher

OURS = "fairshare"
OWN_FRAMES = frozenset(
    {"main.html", "404.html"}
    | {f"partials/fairshare/{name}.html" for name in ("header", "footer", "siblings")}
)
"""Templates that a `custom_dir` can replace on every page."""
THEME = "material"

_FILE = Path(__file__).with_name("options.yml")
_MARK = "j2_variable_start_string"
_ELSEWHERE = ("https:", "http:", "//")
_FOLLOWED = frozenset({"not_found", "unrecognized_links"})
"""Checks of links that we make ourselves, for MkDocs does not know the register's pages."""


@cache
def rows() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The rows of options.yml by section and name."""
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(
        _FILE.read_text(encoding="utf-8")
    )
    return found


def theme_templates() -> Path | None:
    """Where the theme's templates lie, if it is installed; it is not loaded."""
    found = find_spec(THEME)
    places = found.submodule_search_locations if found else None
    return Path(places[0]) / "templates" if places else None


def plugins_of(settings: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The plugins that settings name, each with its options, without the theme's prefix."""
    given = settings.get("plugins")
    pairs = given.items() if isinstance(given, Mapping) else _pairs(given)
    return {
        str(name).removeprefix(f"{THEME}/"): options if isinstance(options, Mapping) else {}
        for name, options in pairs
    }


def _pairs(given: Any) -> Iterator[tuple[Any, Any]]:
    for one in given if isinstance(given, list) else []:
        if isinstance(one, Mapping):
            yield from one.items()
        else:
            yield one, {}


def switched_on(option: str, given: HostSettings) -> list[str]:
    """Whether a plugin is among those that settings name."""
    return [option] if option.removeprefix("plugins: ") in plugins_of(given.settings) else []


def _set_so(option: str, given: HostSettings) -> list[str]:
    """Whether an option is set to the value that stands behind its name."""
    name, _colon, value = option.partition(": ")
    return [option] if str(given.at(name)).lower() == value else []


def _without_address(_option: str, given: HostSettings) -> list[str]:
    return [] if given.at("site_url") or read_publisher(given.root) else ["site_url"]


def _from_elsewhere(option: str, given: HostSettings) -> list[str]:
    """The files of a list that lie on another host."""
    name = option.partition(":")[0]
    listed = given.at(name)
    each = listed if isinstance(listed, list) else []
    paths = (str(one.get("path") if isinstance(one, Mapping) else one) for one in each)
    return [f"{name}: {path}" for path in paths if path.startswith(_ELSEWHERE)]


def _another_theme(_option: str, given: HostSettings) -> list[str]:
    written = given.at("theme.name") or given.at("theme")
    name = written if isinstance(written, str) else "mkdocs"  # what MkDocs takes for none
    return [] if name == THEME else [f"theme: {name}"]


def _templates_without_effect(_option: str, given: HostSettings) -> list[str]:
    """Templates of a `custom_dir` that no page uses."""
    folder, theme = given.at("theme.custom_dir"), theme_templates()
    if not isinstance(folder, str):
        return []
    place = given.root / folder
    return [
        f"theme.custom_dir: {folder}/{file}"
        for file in sorted(one.relative_to(place).as_posix() for one in place.rglob("*.html"))
        if file not in OWN_FRAMES
        and (
            file.startswith(("fairshare/", "partials/fairshare/"))
            or (theme is not None and (theme / file).is_file())
        )
    ]


def _other_language(_option: str, given: HostSettings) -> list[str]:
    language = given.at("theme.language") or LANGUAGES[0]
    return [] if language in LANGUAGES else [f"theme.language: {language}"]


def _filled(option: str, given: HostSettings) -> list[str]:
    return [option] if given.at(option) else []


def _our_marks(option: str, given: HostSettings) -> list[str]:
    options = plugins_of(given.settings).get("macros")
    return [] if options is None or _MARK in options else [option]


def _other_plugins(_option: str, given: HostSettings) -> list[str]:
    known = {option.removeprefix("plugins: ") for option in rows()["plugins"]} | {OURS}
    return [f"plugins: {name}" for name in plugins_of(given.settings) if name not in known]


def _checks_of_prose(given: HostSettings) -> Iterator[tuple[str, bool]]:
    """The settings of `validation`, each with whether it is of links that lead nowhere.

    MkDocs takes them in a group, and without one for every group.
    """
    checks = given.at("validation")
    for name, value in checks.items() if isinstance(checks, Mapping) else [("", None)]:
        for inner in value if isinstance(value, Mapping) else [""]:
            written = ".".join(filter(None, ["validation", name, inner]))
            yield written, name != "nav" and (inner or name) in _FOLLOWED


def _checks_of_links(_option: str, given: HostSettings) -> list[str]:
    return [written for written, followed in _checks_of_prose(given) if followed]


def _other_checks_of_prose(option: str, given: HostSettings) -> list[str]:
    others = not all(followed for _written, followed in _checks_of_prose(given))
    return [option] if given.at("validation") is not None and others else []


def _unknown_options(_option: str, given: HostSettings) -> list[str]:
    known = {option.partition(":")[0] for option in rows()["mkdocs"]} | {"theme"}
    return [name for name in given.settings if name not in known]


CONDITIONS: Mapping[str, OptionUse] = {
    "another_theme": _another_theme,
    "checks_of_links": _checks_of_links,
    "filled": _filled,
    "from_elsewhere": _from_elsewhere,
    "other_checks_of_prose": _other_checks_of_prose,
    "other_language": _other_language,
    "other_plugins": _other_plugins,
    "our_marks": _our_marks,
    "set_so": _set_so,
    "templates_without_effect": _templates_without_effect,
    "unknown_options": _unknown_options,
    "without_address": _without_address,
}
"""By the names that options.yml gives them."""
