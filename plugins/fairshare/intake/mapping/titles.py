"""Titles and addresses of entries made from a table: each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from fairshare.intake.mapping.rows import NamedRow
from fairshare.intake.mapping.table_mapping import TitleRule
from fairshare.intake.mapping.texts import cut, first_sentence, one_line
from fairshare.intake.slugs import slug
from fairshare.validate.rules.identity import LONGEST_SLUG

LONGEST = 120
"""Characters of a title (contract: fields, Every field)."""

Entry = Sequence[NamedRow]


def sentences(entries: Sequence[Entry], rule: TitleRule) -> list[str]:
    """The sentence that each entry's title is made from; empty where its rows say nothing."""
    found = [_first_text(rows, rule) for rows in entries]
    return found if rule.whole else [first_sentence(one) for one in found]


def _first_text(rows: Entry, rule: TitleRule) -> str:
    """The longest text of the first column that says something."""
    for name in rule.columns:
        written = [one_line(row.cells.get(name, "")) for row in rows]
        longest = max(written, key=len)
        if longest and not longest.startswith(tuple(rule.passed_over)):
            return longest
    return ""


def titles(found: Sequence[str], *ways_apart: Callable[[int], str]) -> list[str]:
    """The title of each entry by its sentence. Equal ones are told apart by the first way that can.

    A way gives what stands in brackets behind an entry's title, by the entry's place.
    """
    made = [cut(sentence, LONGEST) for sentence in found]
    apart: dict[int, str] = {}
    alike: dict[str, list[int]] = {}
    for number, title in enumerate(made):
        alike.setdefault(title.casefold(), []).append(number)
    for number, title in enumerate(made):
        twins = alike[title.casefold()] if title else []
        for way in ways_apart if len(twins) > 1 else ():
            beside = Counter(way(twin) for twin in twins)
            if way(number) and beside[way(number)] == 1:
                apart[number] = f" ({way(number)})"
                break
    return [
        cut(sentence, LONGEST - len(behind)) + behind
        for sentence, behind in ((s, apart.get(n, "")) for n, s in enumerate(found))
    ]


def slugs(
    found: Sequence[str],
    reference: Callable[[int], str],
    here: Mapping[int, str] | None = None,
    taken: AbstractSet[str] = frozenset(),
) -> list[str]:
    """The address of each entry by its sentence; a later one of the same has its number behind.

    `here` are the addresses of entries that have one, by place, which stay; `taken` is not free.
    """
    given = here or {}
    seen = {*taken, *given.values()}
    made = []
    for number, sentence in enumerate(found):
        if number in given:
            made.append(given[number])
            continue
        name = slug(cut(sentence, LONGEST))
        if name in seen:
            behind = slug(reference(number))
            name = f"{name[: LONGEST_SLUG - len(behind) - 1].rstrip('-')}-{behind}"
        seen.add(name)
        made.append(name)
    return made
