"""The manifest: what a published site holds, so that anyone can prove that nothing was changed.

Three files in `/data/` (docs/adr/0012): `manifest.json` names every entry with the sha256 of its
source, `chain.ndjson` how the register came to be, and `files.sha256` every file of the site.
"""

from __future__ import annotations

from fairshare.manifest.document import Manifest
from fairshare.manifest.held import Held, held_with_past, read_held
from fairshare.manifest.verify import Difference, Report, verify

__all__ = [
    "Difference",
    "Held",
    "Manifest",
    "Report",
    "held_with_past",
    "read_held",
    "verify",
]
