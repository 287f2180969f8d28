"""The catalogue: every problem code once, with its severity, its messages and its hints.

A check yields a code, a place and values; the words are made here, in the register's language. The
form fills the same texts in the browser (`publish/form/facts.py`), and the page of each code quotes
them. Each module holds the codes of one stage or subject.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from fairshare.catalogue.as_written import AS_WRITTEN
from fairshare.catalogue.characters import CHARACTERS
from fairshare.catalogue.conditions import CONDITIONS
from fairshare.catalogue.entry import ENTRY
from fairshare.catalogue.entry_kinds import KIND_OF_ENTRY
from fairshare.catalogue.integrity import INTEGRITY
from fairshare.catalogue.meaning import MEANING
from fairshare.catalogue.own_faults import OWN_FAULTS
from fairshare.catalogue.personal import PERSONAL
from fairshare.catalogue.profiles import PROFILES
from fairshare.catalogue.publisher import PUBLISHER
from fairshare.catalogue.reading import READING
from fairshare.catalogue.record import RECORD
from fairshare.catalogue.register import REGISTER
from fairshare.catalogue.schema import SCHEMA
from fairshare.catalogue.wording import Wording
from fairshare.language import N_
from fairshare.language import gettext as _

__all__ = ["MORE", "WORDINGS", "Wording", "filled", "gaps", "said", "severity", "words"]

WORDINGS: Mapping[str, Wording] = MappingProxyType(
    {
        **READING,
        **CHARACTERS,
        **SCHEMA,
        **ENTRY,
        **CONDITIONS,
        **KIND_OF_ENTRY,
        **RECORD,
        **AS_WRITTEN,
        **REGISTER,
        **PERSONAL,
        **INTEGRITY,
        **MEANING,
        **PUBLISHER,
        **PROFILES,
        **OWN_FAULTS,
    }
)
"""The words of every code."""

MORE = N_("There are more of this kind in the file: the first {most} are shown.")
"""What the last of many problems of one kind says."""

_GAP = re.compile(r"\{([a-z_]+)\}")


def severity(code: str) -> str:
    """`error` or `warning`, as the first letter of the code says."""
    return "error" if code.startswith("E") else "warning"


def words(
    code: str, variant: str, values: Mapping[str, object], hint: str | None = None
) -> tuple[str, str]:
    """Message and hint of a problem, the gaps filled.

    `variant` names the message, `hint` the hint where it is not the one that goes with the message.
    Raises KeyError for a code, a name or a value that is not there.
    """
    wording = WORDINGS[code]
    if hint is None:
        hint = variant if variant in wording.hints else ""
    message, way_on = wording.messages[variant], wording.hints[hint]
    return filled(message, values), filled(way_on, values).strip()


def gaps(code: str, variant: str) -> frozenset[str]:
    """The names of the values that a message and its hint ask for. Raises KeyError as `words`."""
    wording = WORDINGS[code]
    hint = wording.hints[variant if variant in wording.hints else ""]
    return frozenset(_GAP.findall(wording.messages[variant] + hint))


def said(code: str) -> tuple[str, ...]:
    """Everything that a code says, each message once, its gaps in braces."""
    return tuple(dict.fromkeys(_(message) for message in WORDINGS[code].messages.values()))


def filled(text: str, values: Mapping[str, object]) -> str:
    """A text in the register's language with its gaps filled; what fills them is not looked at."""
    return _GAP.sub(lambda gap: str(values[gap[1]]), _(text)) if text else ""
