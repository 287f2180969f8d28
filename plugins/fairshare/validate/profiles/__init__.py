"""What the laws that a body has chosen ask of an entry: `profiles` in it, `schema/profiles/`."""

from __future__ import annotations
