"""The published chain and its head against each other, and against the repository's past."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.language import gettext as _
from fairshare.language import ngettext
from fairshare.manifest import chain, checkpoint, document
from fairshare.manifest.broken import BrokenError
from fairshare.manifest.chain import Link, seal_after
from fairshare.manifest.document import Manifest
from fairshare.manifest.published import PublishedSite
from fairshare.manifest.sources import Sources
from fairshare.manifest.verification.report import Fault


def readable_chain(site: PublishedSite) -> tuple[tuple[Link, ...] | None, list[Fault]]:
    """The chain of a site, and why it can't be read where it is None."""
    try:
        return chain.read_chain(site.read(chain.ADDRESS) or b""), []
    except BrokenError as error:
        return None, [Fault("chain", chain.ADDRESS, _("The chain is broken: {}.").format(error))]


def ahead(links: tuple[Link, ...], sources: Sources) -> tuple[Link, ...]:
    """What a published chain says beyond all that the repository holds; most often nothing."""
    here = sources.links if sources.whole else ()
    return links[len(here) :] if here and links[: len(here)] == here else ()


def chain_faults(
    site: PublishedSite, links: tuple[Link, ...], manifest: Manifest, sources: Sources
) -> Iterator[Fault]:
    """Where the published chain is not the manifest's, or not the repository's."""
    last = seal_after(links, len(links))
    yield from _head(site, links)
    if (manifest.links, manifest.seal) != (len(links), last):
        message = _("The manifest does not name the last link of the chain.")
        yield Fault("chain", document.ADDRESS, message)
    if links != sources.links or manifest.whole != sources.whole:
        yield Fault("chain", chain.ADDRESS, _past(links, manifest, sources))
    elif not manifest.keeps_words_in(sources):
        message = _(
            "The manifest names other questions, labels or names of the past than there were."
        )
        yield Fault("chain", document.ADDRESS, message)


def _head(site: PublishedSite, links: tuple[Link, ...]) -> Iterator[Fault]:
    """Where the checkpoint, if the site has one, is not the head of the chain."""
    content = site.read(checkpoint.ADDRESS)
    if content is None:
        return
    try:
        head = checkpoint.read_checkpoint(content)
    except BrokenError as error:
        yield Fault("chain", checkpoint.ADDRESS, _("The checkpoint is broken: {}.").format(error))
        return
    if not head.is_head_of(links):
        message = _("The checkpoint is not the head of the published chain.")
        yield Fault("chain", checkpoint.ADDRESS, message)


def _past(links: tuple[Link, ...], manifest: Manifest, sources: Sources) -> str:
    """How a published chain differs from the repository's, in a sentence."""
    if manifest.whole and not sources.whole:
        return _("This copy is without its past, so no chain can be compared. {}").format(
            sources.why_not_whole
        )
    if manifest.whole != sources.whole:
        return _("The site was built without the past of the register.")
    if links == sources.links[: len(links)]:
        behind = len(sources.links) - len(links)
        message = ngettext(
            "The site is older than the repository, by {} change of the register.",
            "The site is older than the repository, by {} changes of the register.",
            behind,
        )
        return message.format(behind)
    if unknown := len(ahead(links, sources)):
        message = ngettext(
            "The site publishes {} change that this copy of the repository does not have: fetch "
            "the newest, and verify again. Where it is the newest, that change was never in the "
            "repository.",
            "The site publishes {} changes that this copy of the repository does not have: fetch "
            "the newest, and verify again. Where it is the newest, those changes were never in "
            "the repository.",
            unknown,
        )
        return message.format(unknown)
    return _("The published chain tells another past than the repository.")
