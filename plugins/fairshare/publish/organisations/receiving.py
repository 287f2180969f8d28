"""What kinds of bodies get the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairshare.framework import Framework
from fairshare.model import Initiative, Organisation


def receiving_kinds(
    initiative: Initiative, organisations: Mapping[str, Organisation], framework: Framework
) -> Iterator[str]:
    """Types of those who get the data, and the aims that are told beside them; each code once.

    A department has many tasks: that it gets data for immigration control, only the aim can tell.
    """
    bodies = (organisations.get(one.id) for one in initiative.with_role("recipient"))
    yield from dict.fromkeys(str(one.data["type"]) for one in bodies if one)
    aims = framework.codes["aims"].codes
    for code in dict.fromkeys(initiative.data["purpose"]["aims"]):
        if code in aims and "tells_recipient" in aims[code].flags:
            yield code
