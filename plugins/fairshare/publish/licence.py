"""Under which licence a register's data may be used."""

from __future__ import annotations

from dataclasses import dataclass


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
