"""The MkDocs adapter: hooks only. What is done stands in `flow.pipeline` and `publish`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from html import escape
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from fairshare.flow.pipeline import Places
from fairshare.flow.read_files import ReadFiles
from fairshare.flow.settings_file import read_settings
from fairshare.guard import RegisterGuard
from fairshare.host.documents import ProseFile
from fairshare.host.last_preview import bring_back, put_aside
from fairshare.host.links import broken_links
from fairshare.host.option_table import option_table
from fairshare.host.options import Host, HostSettings, findings, report
from fairshare.host.preparing import SiteOptions, prepared_site
from fairshare.plugin_config import FairShareConfig
from fairshare.problems import SetupError
from fairshare.publish.frame import swap
from fairshare.publish.frame.environment import TEMPLATES
from fairshare.publish.frame.reachable import reachable
from fairshare.publish.last.last_site import PREVIEW, SITE
from fairshare.publish.policy import content_security_policy
from fairshare.publish.site import DEPTHS, Site
from fairshare.work import gc_pause

log = get_plugin_logger("fairshare")

UNUSED = ("assets/javascripts/", "assets/stylesheets/palette", "assets/images/", "fairshare/")
"""What the theme brings and our pages don't use, for they bear no inline script and no palette; and
our own templates, of which MkDocs would publish those that are no HTML."""


SHELL = "fairshare-shell.md"
"""The page that a folder depth's shell is made from."""

QUIET = 0.3
"""Seconds without a change after which a preview is built: a checkout changes many files."""

BUILDER = logging.getLogger("mkdocs.commands.build")
"""Where MkDocs names each page that it does not write."""


class FairSharePlugin(BasePlugin[FairShareConfig]):
    """Publishes the register beside the prose pages of a MkDocs site."""

    _serving = False
    _site: Site
    _target: Path | None = None
    _cache: Path | None = None
    _read: ReadFiles | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether this is a preview. Defining it keeps the plugin across rebuilds."""
        self._serving = command == "serve"
        self._read = ReadFiles() if self._serving else None
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self._warnings)
        BUILDER.addFilter(_is_worth_saying)

    def on_shutdown(self) -> None:
        """Stop counting warnings, say all that MkDocs says, and keep a preview for the next."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        BUILDER.removeFilter(_is_worth_saying)
        if self._serving and self._target and self._cache:
            put_aside(self._target, self._cache)

    @event_priority(-100)
    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        builder: Callable[..., None],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Keep the last good site in the preview while an entry is broken; wait for notices.

        MkDocs would answer nothing at all until it is mended, and look at all files twice a second.
        Runs last, so that the paths that other plugins watch are known to the server under its own
        builder.
        """
        server.builder = _keep_serving(server.builder)
        server.build_delay = QUIET
        _wait_for_notices(server)
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the register before anything is built: with errors in it, nothing is."""
        root = Path(config.config_file_path).parent
        places = Places.below(root, self.config.register, self.config.schema, self.config.cache)
        config.watch += [str(p) for p in (places.register, places.schema) if p.exists()]
        self._warnings.counts.clear()
        self._prose: list[ProseFile] = []
        # MkDocs knows none of the register's pages and files, so we follow each link ourselves.
        config.validation.links.unrecognized_links = logging.DEBUG
        config.validation.links.not_found = logging.DEBUG
        RegisterGuard.begun = True
        gc_pause.unfreeze()
        with _plain_errors():
            self._judge(config)
            self._site = prepared_site(self._options(config, places), log, read=self._read)
            config.site_url = self._site.address
            self._target, self._cache = Path(config.site_dir), places.cache
            if self._serving and places.cache:
                bring_back(self._target, places.cache)
            config.site_dir = str(swap.prepare(self._target))
        gc_pause.freeze()
        own = 1 if config.theme.custom_dir else 0  # a custom_dir still wins over ours
        config.theme.dirs.insert(own, str(TEMPLATES))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a shell for each folder depth, and a home page where the site has none."""
        for file in list(files):
            unused = file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map")
            if unused and file.src_dir != config.docs_dir:
                files.remove(file)
        for depth in DEPTHS:
            address = f"{'shell/' * (depth - 1)}{SHELL}"
            files.append(_generated(config, address, f"---\nfairshare_shell: {depth}\n---\n"))
        if files.get_file_from_path("index.md") is None:
            files.append(_generated(config, "index.md", f"# {escape(config.site_name)}\n"))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates what our main.html asks for."""
        env.globals["fairshare_csp"] = content_security_policy(preview=self._serving)
        env.globals.update(self._site.on_every_page(config.copyright or ""))
        env.globals["fairshare_said"] = self._site.home_said()
        env.globals["fairshare_theme_css"] = next(
            file.url for file in files if file.src_uri.startswith("assets/stylesheets/main.")
        )
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, **_kwargs: object) -> str:
        """Fill in what the page says of the publisher."""
        with _plain_errors():
            return self._site.filled_in(markdown, f"docs/{page.file.src_uri}")

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the register below the words of the home page; let examples be reached."""
        html = reachable(html)
        return html + str(self._site.home_body()) if page.is_homepage else html

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep a finished shell and publish nothing in its place.

        Runs last, so that what other plugins do to a page is in the shell.
        """
        depth = page.meta.get("fairshare_shell")
        if depth is None:
            self._site.add_address(page.url)
            if page.file.name != "404":
                url = page.file.dest_uri.removesuffix("index.html")
                self._prose.append(ProseFile(page.file.src_uri, url))
            return output
        with _plain_errors():
            self._site.keep_shell(int(depth), output)
        return ""

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the register's pages, index them, and only then replace the last site.

        Runs last: after it, the site is published. In strict mode MkDocs counts warnings only
        afterwards, so they are counted here as well.
        """
        finished, target = Path(config.site_dir), Path(self._target or config.site_dir)
        with _plain_errors():
            kind = PREVIEW if self._serving else SITE
            self._site.write(finished, target, with_search=self.config.search, kind=kind)
            gc_pause.freeze()
            for words in broken_links(finished, self._prose, Path(config.docs_dir).name):
                log.warning("%s", words)
            if config.strict and (counts := self._warnings.get_counts()):
                said = ", ".join(f"{number} {level.lower()}" for level, number in counts)
                raise SetupError(f"Strict mode: {said}. {target.name}/ is left as it was.")
            swap.swap(finished, target)
        config.site_dir = str(target)
        log.info("%s", self._site.summary())

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half-built behind; the last good site stands untouched.

        A disk that is full or refuses to be written is reported in one sentence, whoever wrote.
        """
        if self._target is None:
            return
        with suppress(OSError):  # the next build clears away what can't be removed now
            swap.discard(swap.beside(self._target))
        if isinstance(error, OSError):
            said = swap.failure(self._target, error)
            log.error("%s", said)
            raise Abort(said) from error

    def _judge(self, config: MkDocsConfig) -> None:
        """Say what the settings ask for in vain. Raises SetupError where that is too much."""
        file = Path(config.config_file_path)
        # What the command line says of it counts too.
        settings = {**read_settings(file), "use_directory_urls": config.use_directory_urls}
        given = HostSettings(settings, file.parent)
        report(findings(given, Host.MKDOCS, option_table(), file.name), log)

    def _options(self, config: MkDocsConfig, places: Places) -> SiteOptions:
        own = self.config
        return SiteOptions(
            places=places,
            docs=Path(config.docs_dir),
            site_name=config.site_name,
            site_url=config.site_url or "",
            repository=own.repository or config.repo_url or "",
            mailbox=own.mailbox,
            licence=own.data_licence,
            history=own.history,
            since=own.since,
            withheld=tuple(own.withheld),
            strict=config.strict,
        )


def _wait_for_notices(server: LiveReloadServer) -> None:
    """Let the system say what changes. All that was watched so far is watched again."""
    from fairshare.host.file_changes import FileChanges  # noqa: PLC0415 - a build needs none

    watched = [emitter.watch for emitter in server.observer.emitters]
    for watch in watched:
        with suppress(KeyError):  # it may be watched for more than one reason
            while True:
                server.unwatch(watch.raw_path)
    server.observer = FileChanges(log)  # type: ignore[assignment]
    for watch in watched:
        server.watch(watch.raw_path, recursive=watch.is_recursive)


def _keep_serving(build: Callable[[], None]) -> Callable[[], None]:
    """A rebuild that says when it failed and leaves the site as it was."""
    still = "The preview still shows the last good site. Mend the mistake to see yours."

    def rebuild() -> None:
        try:
            build()
        except Abort:  # reported already
            log.error(still)  # noqa: TRY400
        except ConfigurationError as error:  # of mkdocs.yml itself
            log.error("%s %s", error, still)  # noqa: TRY400

    return rebuild


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Turn what stops a build into MkDocs' own error: one sentence, no traceback."""
    try:
        yield
    except SetupError as error:
        raise PluginError(str(error)) from error


def _is_worth_saying(record: logging.LogRecord) -> bool:
    """Whether a line of MkDocs says something: that a shell becomes no page does not."""
    message = record.getMessage()
    return not (message.startswith("Page skipped:") and SHELL in message)


def _generated(config: MkDocsConfig, address: str, content: str) -> File:
    """A page that exists only in this build, outside the menu."""
    return File.generated(config, address, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
