"""Who publishes a register: what every page, feed, form and notice says of it."""

from __future__ import annotations

from typing import NamedTuple


class Terms(NamedTuple):
    """The terms under which the data may be used."""

    name: str
    url: str


class HouseStyle(NamedTuple):
    """What pages wear of the body that publishes them; a path is below the folder of the prose."""

    colour: str
    """As #rrggbb: the head of every page, links and buttons. Empty for ours."""
    dark_colour: str
    """Links and buttons on screens that are set to dark; empty to have the colour lightened."""
    logo: str
    """Path of a picture; empty for none."""
    icon: str
    """Path of the small picture on the browser's tab; empty for ours."""


class Publisher(NamedTuple):
    """Who stands behind a register, as `register.yml` says."""

    name: str
    """Of the register; `site_name` of mkdocs.yml says the same."""
    body: str
    """Who answers for it."""
    mailbox: str
    """Where people write; a team's."""
    address: str
    """Of the site, with a slash at its end."""
    licence: Terms
    """Of the data: its name, and where it can be read."""
    answers_within: int | None
    """In how many days whoever writes hears back; left out where nothing is promised."""
    demonstration: bool
    """Whether nobody should yet rely on it."""
    worked_examples: bool
    """Whether it shows only what others decided, drawn from the public record."""
    example: str
    """Id of the entry that was written to show how one looks; empty for none.

    It never was a decision: its file may be deleted, and the register's past leaves it out.
    """
    jurisdiction: str
    """The pack of facts of law that the register began with; empty for none."""
    look: HouseStyle | None = None
    """None for ours."""
    profiles: tuple[str, ...] = ()
    """The laws whose duties its entries fulfil, by the names of their profiles."""

    @property
    def real_mailbox(self) -> str:
        """The mailbox; empty for a made-up one: nothing under .example exists (RFC 2606)."""
        return "" if self.mailbox.endswith(".example") else self.mailbox
