"""The proof of a version: that a text was published, for those who have the head of the chain."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from fairshare.language import gettext as _
from fairshare.manifest import tree
from fairshare.manifest.checkpoint import leaves
from fairshare.manifest.verification.witness import PublishedChain
from fairshare.printable import visible
from fairshare.problems import SetupError


def proof(published: PublishedChain, identifier: str, version: int | None) -> Mapping[str, object]:
    """What shows that a text of an initiative stands in the chain, as plain data for JSON.

    `version`: from 1; None for the newest. Hashes are base64, and lead from the line to the root as
    RFC 6962, section 2.1.1, says. Raises SetupError where the chain has no such text.
    """
    texts = [
        (number, link.changed[identifier])
        for number, link in enumerate(published.links)
        if identifier in link.changed
    ]
    if not texts:
        raise SetupError(
            _("{} is not in the published chain: take the id from its page’s address.").format(
                visible(identifier)
            )
        )
    if version is not None and not 1 <= version <= len(texts):
        raise SetupError(
            _("{} has had {} texts, so there is no version {}.").format(
                visible(identifier), len(texts), version
            )
        )
    version = version or len(texts)
    index, digest = texts[version - 1]
    lines = leaves(published.links)
    return {
        "id": identifier,
        "version": version,
        "sha256": digest,
        "line": lines[index].decode(),
        "index": index,
        "checkpoint": {
            "origin": published.head.origin,
            "size": published.head.size,
            "root": _text(published.head.root),
        },
        "hashes": [_text(one) for one in tree.path(lines, index)],
    }


def _text(digest: bytes) -> str:
    return b64encode(digest).decode("ascii")
