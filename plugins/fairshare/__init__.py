"""FairShare: publish every data-sharing decision, refusals included, with the reasons."""

from __future__ import annotations

__version__ = "0.1.0"
