"""The tenses in which the facts of an entry are told (contract: states, Tenses)."""

from __future__ import annotations

IS = "is"
WAS = "was"
WOULD = "would"
ASKED = "asked"
TENSES = (IS, WAS, WOULD, ASKED)
"""What is shared, was shared, would be shared, or was only asked for."""
