"""The frame around every page, drawn without MkDocs from the very same templates."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, TemplateError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from fairshare.host.documents import ProseFile
from fairshare.host.markdown_pages import MarkdownPage, relative_url
from fairshare.host.menu import MenuItem
from fairshare.host.options import HostSettings
from fairshare.language import LANGUAGES
from fairshare.problems import SetupError
from fairshare.publish.frame.environment import TEMPLATES
from fairshare.publish.policy import content_security_policy
from fairshare.publish.site import Site

MAIN, MISSING = "main.html", "404.html"


class PageFrame:
    """Draws pages of prose, the page for what is not found, and the shells of the register."""

    def __init__(
        self, given: HostSettings, site: Site, menu: tuple[MenuItem, ...], sheet: str
    ) -> None:
        """`sheet`: where the style sheet of prose lies in the site."""
        self._menu = menu
        self._address = site.address
        self._config = _config(given.settings, site)
        custom = given.at("theme.custom_dir")
        folders = [*([str(given.root / custom)] if custom else []), str(TEMPLATES)]
        # As MkDocs' own: the templates escape by hand (tests/test_escaping.py).
        self._environment = Environment(  # noqa: S701
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders])
        )
        self._environment.filters.update(url=_url, script_tag=_script_tag)
        self._environment.globals.update(site.on_every_page(given.at("copyright") or ""))
        self._environment.globals["fairshare_csp"] = content_security_policy(preview=False)
        self._environment.globals["fairshare_said"] = site.home_said()
        self._environment.globals["fairshare_theme_css"] = sheet

    def prose(self, page: MarkdownPage) -> str:
        """A page of prose as a whole."""
        return self._drawn(str(page.meta.get("template") or MAIN), page, page.url)

    def shell(self, depth: int) -> str:
        """The frame of the register's pages in one folder depth."""
        file = ProseFile("", f"{'shell/' * depth}")
        page = MarkdownPage(file, "", {"fairshare_shell": depth}, "")
        return self._drawn(MAIN, page, None)

    def missing(self) -> str:
        """The page that a web server shows at addresses that lead nowhere."""
        return self._drawn(MISSING, None, None)

    def _drawn(self, template: str, page: MarkdownPage | None, url: str | None) -> str:
        nav = tuple(item.shown_on(url) for item in self._menu)
        base = relative_url("", page.url) if page else urlsplit(self._address or "/").path
        try:
            return self._environment.get_template(template).render(
                page=page, nav=nav, config=self._config, base_url=base
            )
        except TemplateError as error:
            raise SetupError(f"The template {template} can't be drawn: {error}.") from error


def _config(settings: Mapping[str, Any], site: Site) -> SimpleNamespace:
    """What templates may ask for as `config`."""
    theme = settings.get("theme")
    named = dict(theme) if isinstance(theme, Mapping) else {}
    scripts = settings.get("extra_javascript") or []
    return SimpleNamespace(
        site_name=str(settings.get("site_name") or ""),
        site_description=settings.get("site_description"),
        site_url=site.address,
        repo_url=settings.get("repo_url"),
        copyright=settings.get("copyright"),
        extra=settings.get("extra") or {},
        extra_css=settings.get("extra_css") or [],
        extra_javascript=[_script(one) for one in scripts],
        theme=SimpleNamespace(**{"language": LANGUAGES[0], **named}),
    )


def _script(given: Any) -> Mapping[str, Any]:
    """A script of the settings; one that is only named may be a module by its name."""
    if isinstance(given, Mapping):
        return given
    return {"path": str(given), "type": "module" if str(given).endswith(".mjs") else ""}


@pass_context
def _url(context: Context, value: str) -> str:
    """An address below the site's root as the page at hand has to write it."""
    if urlsplit(value).scheme or value.startswith(("/", "#")):
        return value
    if not (page := context["page"]):
        return posixpath.join(context["base_url"], value)
    if value in {"", "."}:
        return relative_url("", page.url).removesuffix("/")
    return relative_url(value, page.url)


@pass_context
def _script_tag(context: Context, script: Mapping[str, Any]) -> Markup:
    """The element that loads a script."""
    kind = script.get("type")
    said = Markup(' type="{}"').format(kind) if kind else Markup()
    for name in ("defer", "async"):
        if script.get(name):
            said += Markup(" {}").format(name)
    return Markup('<script src="{}"{}></script>').format(_url(context, script["path"]), said)
