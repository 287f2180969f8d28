"""Each file of a published site against the list that it was published with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from fairshare.language import gettext as _
from fairshare.manifest import document, files
from fairshare.manifest.published import PublishedSite, read_all
from fairshare.manifest.reply import Reply
from fairshare.manifest.verification.report import Fault
from fairshare.work.progress import watched


def file_faults(site: PublishedSite, listed: Mapping[str, str]) -> Iterator[Fault]:
    """Every file of the list that is missing or changed; every file that it does not name."""
    for name, replies in watched(_("Comparing files"), read_all(site, listed), len(listed)):
        if not replies:
            yield Fault("missing", name, _("The file is not there."))
            continue
        yield from (Fault("changed", name, said) for said in _unlike_listed(replies, listed[name]))
    own = {document.ADDRESS, files.ADDRESS}
    for name in site.names() or ():
        if name not in listed and name not in own:
            yield Fault("extra", name, _("The file was not published with the site."))


def _unlike_listed(replies: tuple[Reply, ...], digest: str) -> Iterator[str]:
    """What is wrong with the replies for a file, each once, in a sentence."""
    yield from dict.fromkeys(reply.fault for reply in replies if reply.fault)
    right = [
        sha256(one.content).hexdigest() == digest for one in replies if one.content or not one.fault
    ]
    if not any(right) and right:
        yield _("The file is not the one that was published.")
    elif not all(right):
        yield _("The host answers some addresses of the page otherwise than others.")
