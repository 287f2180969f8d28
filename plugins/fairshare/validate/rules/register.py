"""Rules across files: what one file says about another must be so.

Cheap enough to run on every check, while results of single files may come from a cache.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from fairshare.framework import Framework
from fairshare.problems import Problem, in_order
from fairshare.validate.entry_access import initiative_id, organisation_id
from fairshare.validate.rules import legal
from fairshare.validate.rules.across import (
    alike,
    chains,
    named,
    numbers,
    profiles,
    successors,
)
from fairshare.validate.rules.files import Files, RegisterRule, entry_id, judged
from fairshare.validate.source import Source


def check_register(
    initiatives: Iterable[Source],
    organisations: Iterable[Source],
    framework: Framework,
    *,
    unread: Collection[str] = (),
    today: date = date.max,
) -> list[Problem]:
    """Every problem between files, in order. Files with problems of their own take part too.

    `unread` names the files that are there but could not be read: what points to them is not
    called wrong. `today` tells how far an agreement has come.
    """
    files = Files(
        {initiative_id(source.file): source for source in initiatives},
        {organisation_id(source.file): source for source in organisations},
        frozenset(map(entry_id, unread)),
        framework,
        today,
    )
    return in_order(problem for rule in _RULES for problem in judged(rule, files))


_RULES: tuple[RegisterRule, ...] = (
    *(named.organisations, named.bodies, named.successors, named.relations),
    *(named.unnamed, named.unnumbered, numbers.check_digits),
    *(chains.agreement, chains.circles, chains.replaced),
    *(successors.itself, successors.circles),
    *(alike.same_reasons, alike.same_words),
    *(profiles.parties, profiles.amended, profiles.amendments),
    legal.authorities,
)
