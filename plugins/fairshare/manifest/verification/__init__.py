"""Whether a published site is what a repository holds, and goes on from what was seen."""

from __future__ import annotations

from fairshare.manifest.verification.report import Fault, Report
from fairshare.manifest.verification.verify import verify_site

__all__ = ["Fault", "Report", "verify_site"]
