"""The manifest: what a published site holds, so that anyone can prove that nothing was changed.

Three files in `/data/` (docs/adr/0012): `manifest.json` names every entry with the sha256 of its
source, `chain.ndjson` how the register came to be, and `files.sha256` every file of the site.
"""

from __future__ import annotations

from fairshare.manifest.continued import hold_to, published_commit
from fairshare.manifest.document import Manifest
from fairshare.manifest.published import earlier_manifest, last_manifest
from fairshare.manifest.sources import Folders, Sources, read_sources, sources_with_past
from fairshare.manifest.verification import Fault, Report, verify_site

__all__ = [
    "Fault",
    "Folders",
    "Manifest",
    "Report",
    "Sources",
    "earlier_manifest",
    "hold_to",
    "last_manifest",
    "published_commit",
    "read_sources",
    "sources_with_past",
    "verify_site",
]
