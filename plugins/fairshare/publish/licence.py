"""Under which licence a register's data may be used."""

from __future__ import annotations

from dataclasses import dataclass

from fairshare.model.publisher import Publisher


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence for open data."""

    name: str
    """By which programs know it: `OGL-UK-3.0`, as spdx.org lists them."""
    title: str
    url: str


OGL = Licence(
    "OGL-UK-3.0",
    "Open Government Licence v3.0",
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
)
"""What public bodies of the United Kingdom publish under, unless they say otherwise."""


def licence_of(publisher: Publisher) -> Licence:
    """That which `register.yml` names. One that programs know by no name goes by its title."""
    terms = publisher.licence
    if terms.name == OGL.title:
        return OGL
    return Licence(terms.name, terms.name, terms.url)
