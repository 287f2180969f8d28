"""A build on several machines: what each of them does before one joins what they made.

Each checks its share of the files, then, once all of them have, draws its share of the site. Both
times it leaves a bundle. The last machine is any build that is given the bundles (docs/adr/0052).
"""

from __future__ import annotations

import logging
from pathlib import Path

from fairshare.flow.checked_share import read_share, share_origin
from fairshare.flow.pipeline import current_day, framework_of, read_past
from fairshare.host.building import (
    begin,
    log,
    read_site,
    refuse_within,
    site_folder,
    written_beside,
)
from fairshare.host.own_options import own_options
from fairshare.host.preparing import prepared_site, refuse_errors
from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.work import gc_pause
from fairshare.work.bundle import CHECK, write_bundle
from fairshare.work.shard import Shard


def check_share(root: Path, shard: Shard, bundles: Path, *, strict: bool) -> str:
    """Check a share of a register's files, and leave a bundle in a folder; one line on it.

    Raises SetupError where a file has an error: then there is no bundle, and nothing to join.
    """
    given, options = read_site(root, strict=strict)
    refuse_within(bundles, site_folder(given), options.docs)
    places, today = options.places, current_day()
    reading = read_share(framework_of(places), places, today, shard)
    refuse_errors(reading, log)
    if options.history:
        read_past(places, reading, options.withheld, is_share=True)  # the cache learns of it
    origin = share_origin(reading.cache.space, places, today)
    place = write_bundle(bundles, (CHECK, shard, origin), reading.cache.used_since(0))
    reading.cache.save()
    said = ngettext("{} file checked: {}", "{} files checked: {}", reading.checked)
    return said.format(reading.checked, place)


def draw_share(root: Path, shard: Shard, bundles: Path, *, strict: bool) -> str:
    """Draw a share of the site, and leave a bundle beside those of the checks; one line on it.

    Raises SetupError as a build does. The site that stands is left as it is.
    """
    gc_pause.unfreeze()
    given, options = read_site(root, strict=strict)
    target = site_folder(given)
    refuse_within(bundles, target, options.docs)
    quiet = log.getChild("draw")
    quiet.setLevel(logging.WARNING)  # the checks said the rest, and the last machine says it again
    with written_beside(target):
        site = prepared_site(options, quiet, bundles)
        begun = begin(given, options, site, target)
        search = own_options(given.settings)["search"]
        place = site.write_bundle(shard, bundles, begun.folder, target, with_search=search)
    return _("Share {shard} of the site is drawn: {place}").format(shard=shard, place=place)
