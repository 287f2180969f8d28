"""Read `schema/rules/1.0.yml`: the rules that are only conditions. Its head says what rows can say.

A row that is misread would let entries pass, so every key, field, code and value is held against
the schema and the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fairshare.framework import Jurisdiction, RuleRow
from fairshare.load.document import Document
from fairshare.load.rules.row import Vocabulary, read_row
from fairshare.load.schema_files import FieldGroup

RULES = "rules/1.0.yml"
_VERSION = "1.0"


def read_rules(
    document: Document,
    schemas: Mapping[str, Mapping[str, Any]],
    jurisdiction: Jurisdiction,
    outcomes: Sequence[str],
    decisions: Sequence[str],
) -> tuple[RuleRow, ...]:
    """The rows, in the order written.

    `schemas`: of each kind of file; `outcomes`: those that a method can come to; `decisions`: those
    that a body can. Raises SetupError, one sentence with the line, for a row that says what nobody
    knows, names a field that no file has, or leaves a gap of its message open.
    """
    whole = FieldGroup.at(document).only(("version", "rules"))
    if whole.text("version") != _VERSION:
        raise whole.broken("version", f'must be "{_VERSION}", as the file is called')
    listed = whole.fields["rules"]
    if not isinstance(listed, list) or not listed:
        raise whole.broken("rules", "must be a list of rules")
    terms = Vocabulary(schemas, jurisdiction, outcomes, decisions)
    return tuple(
        read_row(FieldGroup.at(document, ("rules", number)), terms) for number in range(len(listed))
    )
