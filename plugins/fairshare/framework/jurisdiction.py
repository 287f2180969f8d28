"""Facts of law and place, as `schema/jurisdiction.yml` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """What the law says of one code of the closed list of legal bases."""

    is_basis: bool
    """Whether it is a basis at all; false where it only names an Act."""
    with_gateway: bool
    """Whether it is one only where the entry names the law under `legal.gateways`."""
    needs_special_condition: bool
    """Whether special categories need a condition besides it."""
    not_for_authorities: bool
    """Whether a public authority can't rest its own tasks on it."""


class Regulator(NamedTuple):
    """The body that supervises how personal data is used."""

    name: str
    url: str
    """The page on which people can ask it or complain."""


class IdentifierList(NamedTuple):
    """An official list in which organisations have a number."""

    code: str
    """As org-id.guide has it."""
    label: str = ""
    kinds: tuple[str, ...] = ()
    """The kinds of organisation that it holds, as codes; none where the form does not offer it."""
    example: str = ""
    """A number in it."""
    check_digit: str = ""
    """The module of python-stdnum that looks whether a number fits; empty where none can tell."""


USUAL_NUMBERS = frozenset({"gb-nino", "gb-nhs", "gb-postcode", "ie-pps"})
"""What is looked for without a word beside it where a register's facts of law do not say."""
EVERY_NUMBER = USUAL_NUMBERS | {"ie-eircode", "nl-bsn", "nl-onderwijsnummer"}
"""The numbers and codes of people that a pack of law can name."""


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Facts of law and place, of the country in which the register's bodies decide."""

    name: str
    legal_bases: Mapping[str, LegalBasis]
    """By code."""
    law_hosts: tuple[str, ...]
    """Where the law can be read; the usual host first."""
    review_months: int
    """How long a decision stands unexamined at most."""
    date_order: tuple[str, ...]
    """How a date stands in figures: day, month and year, whichever comes first."""
    regulator: Regulator
    """Whom people turn to when a body's answer does not help."""
    prose: Mapping[str, str]
    """What pages of prose say of the law, by the names that they ask for."""
    identifier_lists: tuple[IdentifierList, ...] = ()
    """Where organisations have numbers; none where the register does not say."""
    general: tuple[str, ...] = ()
    """What of it is general knowledge, read in no law, in sentences."""
    personal_numbers: frozenset[str] = USUAL_NUMBERS
    """Numbers and codes of people that count as personal data without a word beside them."""

    def has_list_for(self, kind: str) -> bool:
        """Whether organisations of a kind have numbers in a list, as far as the register says."""
        kinds = {one for listed in self.identifier_lists for one in listed.kinds}
        return kind in kinds or not kinds
