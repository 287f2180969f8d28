"""A witness: somebody who looks now and then, and refuses a past that does not go on.

A witness needs no copy of the register. Of each look they keep the checkpoint, three lines. The
next head must have a chain that begins with all that the last one stood for.
"""

from __future__ import annotations

from typing import NamedTuple

from fairshare.language import gettext as _
from fairshare.manifest import chain, checkpoint
from fairshare.manifest.broken import BrokenError
from fairshare.manifest.chain import Link
from fairshare.manifest.checkpoint import Checkpoint, read_checkpoint
from fairshare.manifest.published import PublishedSite
from fairshare.printable import visible
from fairshare.problems import SetupError


class PublishedChain(NamedTuple):
    """The chain of a site with its head, which stands for all of it."""

    head: Checkpoint
    links: tuple[Link, ...]


class NoHeadError(SetupError):
    """A site without a checkpoint. Whoever has seen one there knows more than that."""


class LostPastError(ValueError):
    """A head that does not go on from the one that was seen. Says so in a sentence."""


def published_chain(site: PublishedSite) -> PublishedChain:
    """What a site publishes of its past.

    Raises SetupError where there is none, and LostPastError where chain and head do not fit.
    """
    found = site.read(checkpoint.ADDRESS), site.read(chain.ADDRESS)
    if found[0] is None or found[1] is None:
        raise NoHeadError(
            _("The site publishes no checkpoint: it has no address, or was built long ago.")
        )
    try:
        head, links = read_checkpoint(found[0]), chain.read_chain(found[1])
    except BrokenError as error:
        raise LostPastError(_("The record of changes is broken: {}.").format(error)) from error
    if not head.is_head_of(links):
        raise LostPastError(_("The checkpoint is not the head of the published chain."))
    return PublishedChain(head, links)


def hold_to_seen(seen: Checkpoint, now: PublishedChain) -> None:
    """Nothing, where all that was seen is still there. Raises LostPastError where it is not.

    Raises SetupError where what was seen was another register.
    """
    if seen.origin != now.head.origin:
        raise SetupError(
            _("What was seen last was {}, and this is {}: keep a file for each register.").format(
                visible(seen.origin), visible(now.head.origin)
            )
        )
    if not seen.continued_by(now.links):
        raise LostPastError(
            _(
                "The published past is not the one that was seen: of {} changes, at least one was "
                "altered or is gone."
            ).format(seen.size)
        )
