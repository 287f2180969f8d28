"""Verify: whether a published site is what a repository holds, and nothing is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from fairshare.language import gettext as _
from fairshare.manifest import chain, document, files
from fairshare.manifest.broken import BrokenError
from fairshare.manifest.chain import Link
from fairshare.manifest.document import Manifest
from fairshare.manifest.published import PublishedSite
from fairshare.manifest.sources import Sources
from fairshare.manifest.verification.chain_faults import ahead, chain_faults, readable_chain
from fairshare.manifest.verification.file_faults import file_faults
from fairshare.manifest.verification.report import Fault, Report


def verify_site(
    site: PublishedSite,
    sources: Sources,
    *,
    earlier: Manifest | None = None,
    rebuilt: Mapping[str, str] | None = None,
) -> Report:
    """Compare a site with the repository, byte for byte with its manifest, and with an earlier one.

    `rebuilt`: the sha256 of every file of a site that was built from the same commit for the same
    day. Only that tells a page that was changed together with the manifest. Raises SetupError when
    the site can't be read.
    """
    content = site.read(document.ADDRESS)
    if content is None:
        message = _("The site has no manifest, so nothing can be proved.")
        return Report("", 0, 0, (Fault("missing", document.ADDRESS, message),))
    try:
        manifest = document.read_manifest(content)
    except BrokenError as error:
        message = _("The manifest was changed: {}.").format(error)
        return Report("", 0, 0, (Fault("changed", document.ADDRESS, message),))
    listed, found = _listed(site, manifest)
    found += file_faults(site, listed)
    links, broken = readable_chain(site)
    found += broken if links is None else chain_faults(site, links, manifest, sources)
    newer = ahead(links or (), sources)
    found += _sources(manifest, sources, newer)
    found += _pages(manifest, listed)
    found += _lost(manifest, sources.links)
    if earlier is not None:
        found += _since(earlier, manifest, sources)
    if rebuilt is not None and not newer:
        found += _unlike_rebuilt(listed, rebuilt)
    return Report(
        sha256(content).hexdigest(),
        len(manifest.initiatives),
        len(listed),
        tuple(found),
        rebuilt=rebuilt is not None and not newer,
        listed=site.names() is not None,
    )


def _listed(site: PublishedSite, manifest: Manifest) -> tuple[Mapping[str, str], list[Fault]]:
    """The list of files, as far as it can be read, and what is wrong with it."""
    content = site.read(files.ADDRESS)
    if content is None:
        message = _("The list of files is not there.")
        return {}, [Fault("missing", files.ADDRESS, message)]
    found = []
    if sha256(content).hexdigest() != manifest.list_sha256:
        message = _("The list of files is not the one that the manifest names.")
        found.append(Fault("changed", files.ADDRESS, message))
    try:
        listed = files.read_list(content)
    except BrokenError as error:
        message = _("The list of files can’t be read: {}.").format(error)
        return {}, [*found, Fault("changed", files.ADDRESS, message)]
    if len(listed) != manifest.files:
        message = _("The manifest counts {} files, and the list names {}.")
        message = message.format(manifest.files, len(listed))
        found.append(Fault("changed", document.ADDRESS, message))
    return listed, found


def _sources(manifest: Manifest, sources: Sources, newer: tuple[Link, ...]) -> Iterator[Fault]:
    """The entries whose published text is not the repository's.

    Those that changed with `newer`, the links that the repository does not have, are not named one
    by one: one fault of the chain says so of all.
    """
    known = {identifier for link in newer for identifier in (*link.changed, *link.gone)}
    if manifest.rules != sources.rules:
        message = _("The site was made with other questions, lists or scoring.")
        yield Fault("unlike", "schema", message)
    for published, here in (
        (manifest.initiatives, sources.initiatives),
        (manifest.organisations, sources.organisations),
    ):
        for identifier in sorted({*published, *here} - known):
            if identifier not in here:
                message = _("The site publishes it, and the repository does not have it.")
            elif identifier not in published:
                message = _("The repository has it, and the site does not publish it.")
            elif published[identifier].sha256 != here[identifier]:
                message = _("The site publishes another text than the repository has.")
            else:
                continue
            yield Fault("unlike", identifier, message)
    versions = chain.versions(sources.links)
    for identifier, source in manifest.initiatives.items():
        same = sources.initiatives.get(identifier) == source.sha256
        if same and source.version != versions[identifier]:
            message = _("The site calls it version {}; the repository has {}.")
            message = message.format(source.version, versions[identifier])
            yield Fault("unlike", identifier, message)


def _pages(manifest: Manifest, listed: Mapping[str, str]) -> Iterator[Fault]:
    """The initiatives without a page."""
    for identifier in manifest.initiatives:
        page = f"initiatives/{identifier}/index.html"
        if listed and page not in listed:
            yield Fault("missing", page, _("An initiative has no page."))


def _lost(manifest: Manifest, links: tuple[Link, ...]) -> Iterator[Fault]:
    """What the repository once held and the site no longer publishes."""
    for identifier, number in chain.lost(links).items():
        if identifier not in manifest.initiatives:
            message = _("It was in the register, and was removed with change {} of the chain.")
            yield Fault("gone", identifier, message.format(number))


def _since(earlier: Manifest, now: Manifest, sources: Sources) -> Iterator[Fault]:
    """What an earlier manifest has and this one lacks."""
    for identifier, source in earlier.initiatives.items():
        current = now.initiatives.get(identifier)
        if current is None:
            message = _("It was published before, and is gone.")
            yield Fault("gone", identifier, message)
        elif current.version < source.version:
            message = _("It was version {} before, and is version {} now.")
            yield Fault("gone", identifier, message.format(source.version, current.version))
    for identifier in earlier.lost_organisations(sources):
        message = _("What was published of this organisation is not in the past any more.")
        yield Fault("gone", identifier, message)
    if not earlier.keeps_words_in(sources):
        message = _("Questions, labels or names of the past are others than were published before.")
        yield Fault("gone", "schema", message)
    if earlier.links and not earlier.goes_on_in(sources.links):
        message = _("The past that was published before is not in the chain any more.")
        yield Fault("chain", chain.ADDRESS, message)


def _unlike_rebuilt(listed: Mapping[str, str], rebuilt: Mapping[str, str]) -> Iterator[Fault]:
    """Files that differ from those of a site built again."""
    for name in sorted({*listed, *rebuilt} - {document.ADDRESS, files.ADDRESS}):
        if listed.get(name) != rebuilt.get(name):
            message = _("The file is not the one that building the site again makes.")
            yield Fault("unlike", name, message)
