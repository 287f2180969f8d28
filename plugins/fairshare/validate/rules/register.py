"""Rules across files: what one file says about another must be so.

Cheap enough to run on every check, while results of single files may come from a cache.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import is_removed
from fairshare.problems import Problem, in_order
from fairshare.validate.entry_access import (
    answers,
    groups,
    initiative_id,
    is_organisation,
    lead,
    organisation_id,
    text,
    texts,
)
from fairshare.validate.naming import short, where
from fairshare.validate.nearest import either, nearest, nearest_named
from fairshare.validate.rules.lineage import SUPERSEDED_BY, SUPERSEDES, named_initiatives
from fairshare.validate.source import Source
from fairshare.validate.text.substance import ending, form, says_something

_ID = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)?")

_OPPOSITE = {SUPERSEDES: SUPERSEDED_BY, SUPERSEDED_BY: SUPERSEDES}

_SHOWN = 4
"""So many initiatives of a circle are named."""


@dataclass(frozen=True, slots=True)
class Files:
    """All files of a register, by id."""

    initiatives: Mapping[str, Source]
    organisations: Mapping[str, Source]
    unread: frozenset[str]
    """Ids of files that are there but could not be read: they don't count as missing."""


def check_register(
    initiatives: Iterable[Source],
    organisations: Iterable[Source],
    framework: Framework,
    *,
    unread: Collection[str] = (),
) -> list[Problem]:
    """Every problem between files, in order. Files with problems of their own take part too.

    `unread` names the files that are there but could not be read: what points to them is not
    called wrong.
    """
    files = Files(
        {initiative_id(source.file): source for source in initiatives},
        {organisation_id(source.file): source for source in organisations},
        frozenset(map(_id, unread)),
    )
    problems = [
        *_organisations(files),
        *_unnamed(files),
        *_relations(files),
        *_agreement(files),
        *_circles(files),
        *_same_reasons(files),
        *_authorities(files, framework),
    ]
    return in_order(problems)


def _id(file: str) -> str:
    return organisation_id(file) if is_organisation(file) else initiative_id(file)


def _organisations(files: Files) -> Iterator[Problem]:
    for source in files.initiatives.values():
        for number, organisation in groups(source.data, "organisations"):
            named_one = text(organisation, "id")
            if named_one in files.organisations or named_one in files.unread:
                continue
            if not _ID.fullmatch(named_one):
                continue  # the schema check has said so
            guesses = nearest(named_one, files.organisations)
            yield source.problem(
                "E301",
                ("organisations", number, "id"),
                hint="guess" if guesses else None,
                id=short(named_one),
                file_name=short(named_one, 90),
                guesses=either(guesses),
            )


def _unnamed(files: Files) -> Iterator[Problem]:
    if any("/" in identifier for identifier in files.unread):
        return  # the initiative that can't be read may be the one that names it
    taking_part = {
        text(organisation, "id")
        for source in files.initiatives.values()
        for _, organisation in groups(source.data, "organisations")
    }
    for identifier, source in files.organisations.items():
        if identifier not in taking_part:
            yield source.problem("W305", (), id=short(identifier))


def _relations(files: Files) -> Iterator[Problem]:
    for source in files.initiatives.values():
        for path, identifier in named_initiatives(source.data):
            if identifier in files.initiatives or identifier in files.unread:
                continue
            if not _ID.fullmatch(identifier):
                continue  # the schema check has said so
            folder, _, slug = identifier.partition("/")
            slugs = {known.partition("/")[2]: known for known in files.initiatives}
            guesses = nearest_named(slug or folder, slugs)
            yield source.problem(
                "E302",
                path,
                hint="guess" if guesses else None,
                id=short(identifier, 90),
                guesses=either(guesses),
            )


def _agreement(files: Files) -> Iterator[Problem]:
    for identifier, source in files.initiatives.items():
        for field, opposite in _OPPOSITE.items():
            other_id = text(source.data, field)
            other = files.initiatives.get(other_id)
            if other is None or other is source or text(other.data, opposite) == identifier:
                continue
            if is_removed(other.data):
                continue  # it can't say anything any more
            yield source.problem(
                "E303",
                (field,),
                field=where((field,)),
                other=short(other_id, 90),
                opposite=opposite,
                id=short(identifier, 90),
            )


def _circles(files: Files) -> Iterator[Problem]:
    """What replaced an initiative can't be replaced by it in the end. Two alone: E230 or E303."""
    following = {name: text(one.data, SUPERSEDED_BY) for name, one in files.initiatives.items()}
    for circle in _rounds(following):
        many = len(circle) > _SHOWN
        for number, identifier in enumerate(circle if len(circle) > 2 else ()):
            steps = range(number + 1, number + 1 + min(len(circle), _SHOWN))
            onward = (circle[step % len(circle)] for step in steps)
            yield files.initiatives[identifier].problem(
                "E306",
                (SUPERSEDED_BY,),
                "long" if many else "",
                chain=_(", then ").join(short(one, 90) for one in onward),
            )


def _rounds(following: Mapping[str, str]) -> Iterator[list[str]]:
    """The circles of a map from each name to the next, each once. Every name is visited once."""
    done: set[str] = set()
    for start in following:
        way: dict[str, None] = {}
        here = start
        while here in following and here not in way and here not in done:
            way[here] = None
            here = following[here]
        if here in way:
            names = list(way)
            yield names[names.index(here) :]
        done.update(way)


def _same_reasons(files: Files) -> Iterator[Problem]:
    """The same reason in several initiatives was written for none of them in particular."""
    for uses in _uses(files):
        first, last = uses[0][0], uses[-1][0]
        if first == last:
            continue  # inside one file: a rule of its own (E211)
        for identifier, question in uses:
            source = files.initiatives[identifier]
            reason = text(dict(answers(source.data))[question], "justification")
            if not says_something(reason):
                continue  # nothing that could be the same: E106 or E210
            yield source.problem(
                "E304",
                ("answers", question, "justification"),
                other=short(first if identifier != first else last, 90),
            )


def _uses(files: Files) -> Iterator[list[tuple[str, str]]]:
    """Initiative and question of the reasons that may be the same, those of a form together.

    Forms are made of the reasons that end alike; of all, they would take longer than all else here.
    """
    by_end: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for identifier, source in files.initiatives.items():
        for question, answer in answers(source.data):
            reason = text(answer, "justification")
            by_end[ending(reason)].append((identifier, question, reason))
    for alike in by_end.values():
        by_form: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for identifier, question, reason in alike if len(alike) > 1 else ():
            by_form[form(reason)].append((identifier, question))
        yield from by_form.values()


def _authorities(files: Files, framework: Framework) -> Iterator[Problem]:
    """UK GDPR, article 6(1), last paragraph: some bases are not for an authority's own tasks."""
    types, law = framework.codes["organisation_types"].codes, framework.jurisdiction.legal_bases
    for source in files.initiatives.values():
        described = files.organisations.get(lead(source.data))
        kind = types.get(text(described.data, "type")) if described else None
        if kind is None or "public_authority" not in kind.flags:
            continue
        for number, base in texts(source.data, "legal", "bases"):
            if base in law and law[base].not_for_authorities:
                yield source.problem(
                    "W220",
                    ("legal", "bases", number),
                    basis=framework.label("legal_bases", base),
                )
