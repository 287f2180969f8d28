"""Who gives data to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairshare.model.data import Data


@dataclass(frozen=True, slots=True)
class Flow:
    """One organisation gives data to another."""

    giver: str
    """Id of the organisation, as the next."""
    receiver: str
    what: tuple[str, ...] = ()
    """Kinds of data; none where the entry does not say which."""
    until: str | None = None
    """The last day on which data went this way, as written."""

    @classmethod
    def read(cls, data: Data) -> Flow:
        """Give types to a flow that passed the schema."""
        return cls(data["from"], data["to"], tuple(data.get("what", ())), data.get("until"))


def plain_flows(givers: Iterable[str], receivers: Iterable[str]) -> Iterator[Flow]:
    """The flows that go without saying: all from the one giver, or all to the one receiver.

    Several of both say nothing of who gives to whom (contract: fields, Flows). What a body passes
    to its own units is no flow.
    """
    giving, receiving = list(dict.fromkeys(givers)), list(dict.fromkeys(receivers))
    if min(len(giving), len(receiving)) != 1:
        return
    for giver in giving:
        for receiver in receiving:
            if giver != receiver:
                yield Flow(giver, receiver)
