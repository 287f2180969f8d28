"""What came of comparing a published site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FaultKind = Literal["missing", "changed", "extra", "unlike", "gone", "chain"]
"""missing, changed, extra: a file of the site. unlike: site and repository differ. gone: published
once, and no more. chain: the record of changes was itself changed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it should be."""

    kind: FaultKind
    what: str
    """The file or id that it is about."""
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came of comparing a site."""

    manifest_sha256: str
    """Of the published manifest: two sites with the same are the same. Empty where none is."""
    initiatives: int
    files: int
    """How many were read and compared."""
    differences: tuple[Fault, ...]
    rebuilt: bool = False
    """Whether each file was held against the site built again, and not only the site's own list."""
    listed: bool = False
    """Whether files beyond that list could be seen: a folder shows them, the web does not."""
