"""A slip in the name of an organisation is seen; another place's body is never suggested."""

from __future__ import annotations

import pytest

from fairshare.validate.likely_bodies import likely_bodies

NAMES = {
    "lewisham": ("London Borough of Lewisham", "Lewisham Council"),
    "northshire-council": ("Northshire Council",),
    "information-commissioners-office": ("Information Commissioner's Office", "ICO"),
    "south-gloucestershire-council": ("South Gloucestershire Council",),
    "nhs-england": ("NHS England",),
}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("lewishm-council", "lewisham"),
        ("northshire-councl", "northshire-council"),
        ("nortshire-council", "northshire-council"),
        ("information-comissioner", "information-commissioners-office"),
        ("nhs-englnd", "nhs-england"),
    ],
)
def test_a_slip_is_seen(written: str, meant: str) -> None:
    """A letter wrong or missing in any word, of a place or of none."""
    assert likely_bodies(written, {key: (key, *names) for key, names in NAMES.items()}) == [meant]


@pytest.mark.parametrize(
    "written",
    [
        *("leeds-city-council", "southshire-council", "gloucestershire-council", "council"),
        *("lewes-council", "north-gloucestershire-council", "nhs-scotland", "somewhere-else"),
    ],
)
def test_another_place_is_none(written: str) -> None:
    """Names that share the words of their kind, or a part of the place's name, are others."""
    assert likely_bodies(written, {key: (key, *names) for key, names in NAMES.items()}) == []
