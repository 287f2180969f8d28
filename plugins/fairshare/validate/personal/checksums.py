"""Checksums of official numbers: whether digits can be what they look like.

The library is loaded with the first number that needs it: most entries hold none.
"""

# ruff: noqa: PLC0415  see above

from __future__ import annotations


def nhs_number(text: str) -> bool:
    """An NHS number of England and Wales; Scotland's and Northern Ireland's count the same way."""
    from stdnum.gb import nhs

    return bool(nhs.is_valid(_plain(text)))


def pupil_number(text: str) -> bool:
    """A unique pupil number."""
    from stdnum.gb import upn

    return bool(upn.is_valid(_plain(text)))


def tax_reference(text: str) -> bool:
    """A unique taxpayer reference."""
    from stdnum.gb import utr

    return bool(utr.is_valid(_plain(text)))


def citizen_number(text: str) -> bool:
    """A burgerservicenummer of the Netherlands."""
    from stdnum.nl import bsn

    return bool(bsn.is_valid(_plain(text)))


def education_number(text: str) -> bool:
    """An onderwijsnummer of the Netherlands, of pupils who have no burgerservicenummer."""
    from stdnum.nl import onderwijsnummer

    return bool(onderwijsnummer.is_valid(_plain(text)))


def public_service_number(text: str) -> bool:
    """A Personal Public Service number of Ireland: its letter is a checksum."""
    from stdnum.ie import pps

    return bool(pps.is_valid(_plain(text)))


def payment_card(text: str) -> bool:
    """The number of a payment card (ISO/IEC 7812)."""
    from stdnum import luhn

    return bool(luhn.is_valid(_plain(text)))


def iban(text: str) -> bool:
    """An international bank account number (ISO 13616)."""
    from stdnum import iban as standard

    return bool(standard.is_valid(_plain(text), check_country=False))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text))
