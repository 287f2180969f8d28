"""Rules that only warn: what the law or a standard would lead a reader to expect."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import group, is_personal, items, text, texts
from fairshare.validate.naming import short


def special_categories(document: Document, context: Context) -> Iterator[Problem]:
    """Special categories need a condition besides the basis (UK GDPR, article 9(2)).

    A refused initiative may rest on nothing, and some bases need none.
    """
    data, known = document.data, context.framework.codes.get("data_categories")
    law = context.framework.jurisdiction.legal_bases
    bases = [base for _, base in texts(data, "legal", "bases")]
    elsewhere = bool(bases) and not any(
        law[base].needs_special_condition for base in bases if base in law
    )
    refused = text(data, "decision", "outcome") == "refused"
    if known is None or elsewhere or refused or not is_personal(data):
        return
    special = [
        code
        for _, code in texts(data, "data", "categories")
        if code in known.codes and "special" in known.codes[code].flags
    ]
    if special and not items(data, "legal", "special_category_conditions"):
        path = ("legal", "special_category_conditions")
        yield document.problem("W221", path, categories=", ".join(special))


def law_addresses(document: Document, context: Context) -> Iterator[Problem]:
    """A law is read where the state publishes it."""
    hosts = context.framework.jurisdiction.law_hosts
    places = tuple(f"https://{host}/" for host in hosts)
    for path, address in context.marked.laws:
        if not address.startswith(places):
            field = context.names.field(path)
            yield document.problem("E110", path, hint="address", field=field, start=places[0])


def algorithm(document: Document, context: Context) -> Iterator[Problem]:
    """A tool that helps to decide about people has a public record (ATRS)."""
    safeguards = group(document.data, "safeguards")
    automation = text(safeguards, "automation")
    if automation not in {"", "none"} and "atrs" not in safeguards:
        label = context.framework.codes["automation"].label(automation)
        yield document.problem("W222", ("safeguards", "automation"), label=short(label))
