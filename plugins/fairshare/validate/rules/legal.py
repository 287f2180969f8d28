"""Rules on what the law or a standard would lead a reader to expect."""

from __future__ import annotations

from collections.abc import Iterator

from fairshare.load.document import Document
from fairshare.problems import Problem
from fairshare.validate.context import Context
from fairshare.validate.entry_access import group, is_personal, items, lead, text, texts
from fairshare.validate.naming import short
from fairshare.validate.rules.files import Files

_BASES = ("legal", "bases")
LISTS = {
    "legal_bases": _BASES,
    "special_category_conditions": ("legal", "special_category_conditions"),
}
"""The lists with a code for what the record does not say, by the closed list of their codes."""


def special_categories(document: Document, context: Context) -> Iterator[Problem]:
    """Special categories need a condition besides the basis (UK GDPR, article 9(2)).

    Some bases need none.
    """
    data, known = document.data, context.framework.codes.get("data_categories")
    law = context.framework.jurisdiction.legal_bases
    needed = any(
        law[base].needs_special_condition for _, base in texts(data, *_BASES) if base in law
    )
    if known is None or not needed or not is_personal(data):
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
    """A law is read where the state publishes it; that of another country elsewhere."""
    law = context.framework.jurisdiction.legal_bases
    if any(law[base].with_gateway for _, base in texts(document.data, *_BASES) if base in law):
        return
    hosts = context.framework.jurisdiction.law_hosts
    places = tuple(f"https://{host}/" for host in hosts)
    for path, address in context.marked.laws:
        if not address.startswith(places):
            field = context.names.field(path)
            yield document.problem("E110", path, hint="address", field=field, start=places[0])


def alone(document: Document, context: Context) -> Iterator[Problem]:
    """That the record does not say is no code beside others."""
    for name, path in LISTS.items():
        known, listed = context.framework.codes[name].codes, items(document.data, *path)
        for number, code in texts(document.data, *path):
            if len(listed) > 1 and code in known and "alone" in known[code].flags:
                field = context.names.field(path)
                yield document.problem("E253", (*path, number), field=field, value=code)


def algorithm(document: Document, context: Context) -> Iterator[Problem]:
    """A tool that helps to decide about people has a public record (ATRS)."""
    safeguards = group(document.data, "safeguards")
    automation = text(safeguards, "automation")
    if automation not in {"", "none"} and "atrs" not in safeguards:
        label = context.framework.codes["automation"].label(automation)
        yield document.problem("W222", ("safeguards", "automation"), label=short(label))


def authorities(files: Files) -> Iterator[Problem]:
    """UK GDPR, article 6(1), last paragraph: some bases are not for an authority's own tasks."""
    framework = files.framework
    types, law = framework.codes["organisation_types"].codes, framework.jurisdiction.legal_bases
    for source in files.initiatives.values():
        described = files.organisations.get(lead(source.data))
        kind = types.get(text(described.data, "type")) if described else None
        if kind is None or "public_authority" not in kind.flags:
            continue
        for number, base in texts(source.data, *_BASES):
            if base in law and law[base].not_for_authorities:
                path, label = (*_BASES, number), framework.label("legal_bases", base)
                yield source.problem("W220", path, basis=label)
