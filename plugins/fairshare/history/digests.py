"""The sha256 of contents that git calls by names of its own."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from fairshare.git.repository import Repository
from fairshare.work.cache import Cache


def digests_of(blobs: Iterable[str], repository: Repository, cache: Cache) -> dict[str, str]:
    """The sha256 of contents, by what git calls them; only those not known yet are read.

    Raises RepositoryError for a content that is not there.
    """
    digests, unknown = {}, []
    for blob in sorted(set(blobs)):
        known = cache.get("sha256", blob)
        if known is None:
            unknown.append(blob)
        else:
            digests[blob] = known
    for blob, content in repository.contents(unknown) if unknown else ():
        digests[blob] = sha256(content).hexdigest()
        cache.put("sha256", blob, digests[blob])
    return digests
