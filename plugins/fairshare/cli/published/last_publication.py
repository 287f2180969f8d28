"""What was published last, and the commit that it was: the base of what comes next."""

from __future__ import annotations

import click

from fairshare.flow.pipeline import Places, framework_of
from fairshare.flow.site_settings import site_settings
from fairshare.language import gettext as _
from fairshare.manifest import (
    Folders,
    Manifest,
    earlier_manifest,
    hold_to,
    last_manifest,
    published_commit,
    read_sources,
)
from fairshare.printable import visible
from fairshare.problems import SetupError
from fairshare.work.cache import Cache


def last_publication(places: Places, since: str | None, *, published: bool) -> Manifest | None:
    """The manifest that was named, or that of the site; None where nothing is published yet.

    Raises SetupError where it can't be had.
    """
    if since:
        return earlier_manifest(since)
    if not published:
        return None
    address = site_settings(places.root).url
    if not address:
        raise SetupError(
            _("register.yml names no address, so nobody can say what is published: add `address`.")
        )
    found = last_manifest(address)
    if found is None:
        said = _("Nothing is published at {} yet, so there is no past to go on from.")
        click.echo(f"fairshare: {said.format(visible(address))}", err=True)
    return found


def base_of(earlier: Manifest, places: Places) -> str | None:
    """The commit that was published. Raises SetupError where the register does not go on from it.

    None where the site was built without git, which then knows no commit.
    """
    rules = framework_of(places).digest
    cache = Cache(places.cache, rules)
    folders = Folders(places.register, places.schema)
    sources = read_sources(places.root, folders, rules, cache)
    cache.save()
    hold_to(earlier, sources)
    return published_commit(earlier, sources)
