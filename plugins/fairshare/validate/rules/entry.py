"""All rules inside one file, in the order in which an entry reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.context import Context, Rule
from fairshare.validate.personal import data as personal_data
from fairshare.validate.rules import challenges, dates, identity, legal, lineage, rated, required
from fairshare.validate.text import links, mailbox, markup, plain_english, substance

INITIATIVE_RULES: Sequence[Rule] = (
    identity.folder,
    identity.file_name,
    identity.roles,
    identity.twice,
    rated.method_version,
    rated.rating_range,
    rated.not_applicable,
    substance.substance,
    substance.repeated,
    required.conditions,
    required.assessed,
    required.all_answered,
    required.personal,
    required.contact,
    required.dpia_reason,
    required.transfer,
    required.engagement,
    required.sources,
    dates.order,
    dates.future,
    dates.partial,
    dates.early_start,
    dates.review,
    dates.submitted,
    legal.special_categories,
    legal.law_addresses,
    legal.algorithm,
    challenges.answered,
    challenges.answered_after_raised,
    lineage.itself,
    lineage.both_ways,
    mailbox.role_mailbox,
    links.addresses,
    links.in_prose,
    markup.allowed_only,
    plain_english.reading_level,
    plain_english.long_sentences,
    personal_data.personal_data,
)

REMOVED_RULES: Sequence[Rule] = (
    identity.file_name,
    dates.order,
    dates.future,
    personal_data.personal_data,
)
"""On the notice in the place of an initiative that maintainers removed."""

ORGANISATION_RULES: Sequence[Rule] = (
    identity.organisation_file_name,
    required.contact,
    mailbox.role_mailbox,
    links.addresses,
    links.in_prose,
    markup.allowed_only,
    personal_data.personal_data,
)


def apply(rules: Sequence[Rule], document: Document, context: Context) -> Iterator[Problem]:
    """What the rules say about one document."""
    for rule in rules:
        yield from rule(document, context)
