"""All rules inside one file, in the order in which an entry reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.context import Context, Rule
from fairshare.validate.guard import guarded
from fairshare.validate.personal import data as personal_data
from fairshare.validate.profiles.rules import profile_rules
from fairshare.validate.rules import (
    answered,
    conditions,
    events,
    flows,
    identity,
    legal,
    lineage,
    public,
    rated,
)
from fairshare.validate.text import (
    cut_short,
    folded_lists,
    links,
    mailbox,
    markup,
    plain_english,
    silence,
    substance,
)

INITIATIVE_RULES: Sequence[Rule] = (
    identity.folder,
    identity.file_name,
    identity.roles,
    identity.twice,
    flows.between_participants,
    flows.of_its_data,
    flows.needed,
    rated.method_version,
    rated.rating_range,
    rated.not_applicable,
    substance.substance,
    substance.repeated,
    answered.all_answered,
    conditions.rows,
    legal.special_categories,
    legal.law_addresses,
    legal.alone,
    legal.algorithm,
    events.by_whom,
    events.stage,
    public.votes,
    lineage.itself,
    lineage.both_ways,
    mailbox.role_mailbox,
    links.addresses,
    links.in_prose,
    markup.allowed_only,
    cut_short.cut_short,
    folded_lists.folded_lists,
    plain_english.reading_level,
    plain_english.long_sentences,
    silence.silent_sources,
    profile_rules,
    personal_data.personal_data,
)

REMOVED_RULES: Sequence[Rule] = (
    identity.file_name,
    conditions.rows,
    cut_short.cut_short,
    personal_data.personal_data,
)
"""On the notice in the place of an initiative that maintainers removed."""

ORGANISATION_RULES: Sequence[Rule] = (
    identity.organisation_file_name,
    conditions.rows,
    mailbox.role_mailbox,
    links.addresses,
    links.in_prose,
    markup.allowed_only,
    cut_short.cut_short,
    folded_lists.folded_lists,
    personal_data.personal_data,
)


def apply(rules: Sequence[Rule], document: Document, context: Context) -> Iterator[Problem]:
    """What the rules say about one document."""
    for rule in rules:
        yield from guarded(rule, document.file, document, context)
