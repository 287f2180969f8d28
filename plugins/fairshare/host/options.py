"""Options of a host: each works, or is answered in a line (docs/reference/host-options.md)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from fairshare.language import ngettext
from fairshare.problems import SetupError

Log = logging.Logger | logging.LoggerAdapter[Any]
"""Where a build says what it has to say."""


class OptionEffect(Enum):
    """What an option does on this site."""

    WORKS = "works"
    NAMED = "is named"
    """It changes nothing that people would miss, or only a part."""
    WARNED = "is warned of"
    """It changes nothing; `--strict` stops."""
    REFUSED = "is refused"
    """It would break the site."""


class Host(Enum):
    """Who builds the site."""

    MKDOCS = "MkDocs, ProperDocs"
    OWN = "fairshare build"


class HostSettings(NamedTuple):
    """The settings of one site."""

    settings: Mapping[str, Any]
    """As the file says them."""
    root: Path
    """The folder of that file."""

    def at(self, dotted: str) -> Any:
        """What stands at `theme.logo`, say; None for nothing."""
        found: Any = self.settings
        for step in dotted.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
        return found


OptionUse = Callable[[str, HostSettings], Sequence[str]]
"""Which uses of an option, named first, the settings of a site make, each as they write it."""


@dataclass(frozen=True, slots=True)
class HostOption:
    """A row of the table: an option, what it does under each host, and what people are told."""

    name: str
    """As it is written in the settings, such as `theme.logo`; or what of it."""
    mkdocs: OptionEffect
    own: OptionEffect
    words: str
    """The rest of a sentence that begins with the option; of what works, what to know of it."""
    when: OptionUse | None = None
    """None for an option that is used as soon as it is there."""
    own_words: str = ""
    """The same for `fairshare build`, where it is something else."""

    def effect(self, host: Host) -> OptionEffect:
        """What it does under a host."""
        return self.mkdocs if host is Host.MKDOCS else self.own

    def words_for(self, host: Host) -> str:
        """What people are told under a host."""
        return self.own_words if self.own_words and host is Host.OWN else self.words

    def used(self, given: HostSettings) -> Sequence[str]:
        """What of it the settings of a site use."""
        if self.when is None:
            return () if given.at(self.name) is None else (self.name,)
        return self.when(self.name, given)


def findings(
    given: HostSettings, host: Host, table: Mapping[str, Sequence[HostOption]], file: str
) -> Iterator[tuple[OptionEffect, str]]:
    """What has to be said of a site's settings: a sentence each, in the table's order."""
    for option in chain.from_iterable(table.values()):
        effect = option.effect(host)
        if effect is not OptionEffect.WORKS:
            for used in option.used(given):
                yield effect, f"{file}: `{used}` {option.words_for(host)}."


def report(found: Iterable[tuple[OptionEffect, str]], log: Log) -> None:
    """Say it. Raises SetupError when anything is refused, once all is said."""
    levels = {OptionEffect.REFUSED: logging.ERROR, OptionEffect.WARNED: logging.WARNING}
    refused = 0
    for effect, words in found:
        log.log(levels.get(effect, logging.INFO), "%s", words)
        refused += effect is OptionEffect.REFUSED
    if refused:
        said = ngettext("{} setting is refused", "{} settings are refused", refused)
        raise SetupError(f"{said.format(refused)}, so the site is not built.")
