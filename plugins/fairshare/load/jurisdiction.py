"""Read `schema/jurisdiction.yml`: facts of law and place, which the rules ask for by name."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any

from fairshare.framework import (
    EVERY_NUMBER,
    USUAL_NUMBERS,
    CodeList,
    IdentifierList,
    Jurisdiction,
    LegalBasis,
    Regulator,
)
from fairshare.load.document import Document
from fairshare.load.schema_files import FieldGroup
from fairshare.problems import SetupError

JURISDICTION = "jurisdiction.yml"
LEGAL_BASES = "legal_bases"
LAW_HOSTS = "law_hosts"
IDENTIFIER_LISTS = "identifier_lists"
ORGANISATION_TYPES = "organisation_types"
NUMBERS = "personal_numbers"
GENERAL = "general"

PROSE = (
    *("data_law", "guide", "rights", "complaint", "documents"),
    *("regulator", "accessibility_law", "enforcement"),
)
"""What pages of prose say of the law."""

ORDERS = (("day", "month", "year"), ("month", "day", "year"), ("year", "month", "day"))
"""The ways in which people write a date in figures."""

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_LIST_CODE = re.compile(r"[A-Z]{2}-[A-Z0-9_-]+")
_MONTHS = re.compile(r"\bat most \d+ months\b")
_MODULE = re.compile(r"(?:[a-z]{2}\.)?[a-z]+")
_WITH_GATEWAY = "with_gateway"
_OFFERED = frozenset({"label", "kinds", "example"})
"""What a list has that the form offers."""
_CHECK_DIGIT = "check_digit"


def read_jurisdiction(document: Document, lists: Mapping[str, CodeList]) -> Jurisdiction:
    """The facts of one country.

    Raises SetupError, one sentence with the line, for what is missing, unknown or malformed, and
    where its codes are not those of the closed list.
    """
    known = ("name", LEGAL_BASES, LAW_HOSTS, "review", "dates", "regulator")
    whole = FieldGroup.at(document).only(known, ("prose", IDENTIFIER_LISTS, NUMBERS, GENERAL))
    return Jurisdiction(
        name=whole.text("name"),
        legal_bases=_legal_bases(whole.group(LEGAL_BASES), lists.get(LEGAL_BASES)),
        law_hosts=_hosts(whole.group(LAW_HOSTS)),
        review_months=whole.group("review").only(("months",)).count("months"),
        date_order=_date_order(whole.group("dates").only(("order",))),
        regulator=_regulator(whole.group("regulator")),
        prose=_prose(whole.group("prose")) if "prose" in whole.fields else dict.fromkeys(PROSE, ""),
        identifier_lists=tuple(_identifier_lists(whole, lists.get(ORGANISATION_TYPES))),
        general=whole.texts(GENERAL) if GENERAL in whole.fields else (),
        personal_numbers=_numbers(whole) if NUMBERS in whole.fields else USUAL_NUMBERS,
    )


def with_review_limit(schema: dict[str, Any], months: int) -> dict[str, Any]:
    """The schema, whose words on the next review name the months of the country's law."""
    changed = copy.deepcopy(schema)
    field: Any = changed
    for step in ("properties", "dates", "properties", "review_by"):
        field = field.get(step) if isinstance(field, dict) else None
    if isinstance(field, dict) and isinstance(field.get("description"), str):
        field["description"] = _MONTHS.sub(f"at most {months} months", field["description"])
    return changed


def _identifier_lists(whole: FieldGroup, listed: CodeList | None) -> Iterator[IdentifierList]:
    """Where organisations have numbers, by the code of each list."""
    if IDENTIFIER_LISTS not in whole.fields:
        return
    group = whole.group(IDENTIFIER_LISTS)
    for code in group.fields:
        if not _LIST_CODE.fullmatch(code):
            raise group.broken(code, "must be a code of org-id.guide, such as GB-COH")
        one = group.group(code)
        if _OFFERED.isdisjoint(one.fields):
            yield IdentifierList(code, check_digit=_check_digit(one.only((_CHECK_DIGIT,))))
        else:
            one.only(sorted(_OFFERED), (_CHECK_DIGIT,))
            kinds = _kinds(one, listed)
            yield IdentifierList(
                code, one.text("label"), kinds, one.text("example"), _check_digit(one)
            )


def _kinds(one: FieldGroup, listed: CodeList | None) -> tuple[str, ...]:
    kinds = one.texts("kinds")
    known = listed.codes if listed else {}
    if unknown := [kind for kind in kinds if kind not in known]:
        raise one.broken("kinds", f"names {unknown[0]}, which {ORGANISATION_TYPES} has not")
    return kinds


def _check_digit(one: FieldGroup) -> str:
    """What works out the check digit of a list's numbers; empty where they carry none."""
    if _CHECK_DIGIT not in one.fields:
        return ""
    module = one.text(_CHECK_DIGIT)
    if not _MODULE.fullmatch(module) or not _is_there(module):
        raise one.broken(_CHECK_DIGIT, f"names {module}, which is no module of python-stdnum")
    return module


def _numbers(whole: FieldGroup) -> frozenset[str]:
    """The numbers of people that are found without a word beside them."""
    named = frozenset(whole.texts(NUMBERS))
    if unknown := sorted(named - EVERY_NUMBER):
        known = ", ".join(sorted(EVERY_NUMBER))
        raise whole.broken(NUMBERS, f"names {unknown[0]}; known are {known}")
    return named


def _is_there(module: str) -> bool:
    try:
        return find_spec(f"stdnum.{module}") is not None
    except ModuleNotFoundError:
        return False


def _prose(group: FieldGroup) -> dict[str, str]:
    """Texts that a country may lack: a page leaves out what it has no words for."""
    given = group.only((), PROSE)
    return {name: given.text(name) if name in given.fields else "" for name in PROSE}


def _regulator(group: FieldGroup) -> Regulator:
    given = group.only(("name", "url"))
    url = given.text("url")
    if not url.startswith("https://"):
        raise given.broken("url", "must begin with https://")
    return Regulator(given.text("name"), url)


def know_hosts(schema: Mapping[str, Any], file: str) -> None:
    """Refuse a schema that asks for hosts under a name that no jurisdiction has.

    `x-hosts` of a web address names the list in `jurisdiction.yml` that its host must be on.
    """
    for name in _asked_for(schema):
        if name != LAW_HOSTS:
            raise SetupError(f"{file}: `x-hosts` must be {LAW_HOSTS}, not {name}.")


def _date_order(group: FieldGroup) -> tuple[str, ...]:
    order = tuple(group.text("order").split("-"))
    if order not in ORDERS:
        known = ", ".join("-".join(one) for one in ORDERS)
        raise group.broken("order", f"must be one of {known}")
    return order


def _legal_bases(group: FieldGroup, listed: CodeList | None) -> dict[str, LegalBasis]:
    codes = group.only(("codes",)).group("codes")
    known = listed.codes if listed else {}
    if differing := sorted(codes.fields.keys() ^ known.keys()):
        raise group.broken(
            "codes",
            f"and codes/{LEGAL_BASES}.yml differ in {', '.join(differing)}: write the same codes "
            "in both",
        )
    return {code: _legal_basis(codes.group(code)) for code in known}


def _legal_basis(group: FieldGroup) -> LegalBasis:
    group.only(("is_basis", "needs_special_condition", "not_for_authorities"))
    with_gateway = group.fields["is_basis"] == _WITH_GATEWAY
    if not with_gateway and not isinstance(group.fields["is_basis"], bool):
        raise group.broken("is_basis", f"must be true, false or {_WITH_GATEWAY}")
    return LegalBasis(
        is_basis=with_gateway or group.flag("is_basis"),
        with_gateway=with_gateway,
        needs_special_condition=group.flag("needs_special_condition"),
        not_for_authorities=group.flag("not_for_authorities"),
    )


def _hosts(group: FieldGroup) -> tuple[str, ...]:
    hosts = group.only(("hosts",)).texts("hosts")
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise group.broken("hosts", f"names {host}, which is no host such as www.example.org")
    return hosts


def _asked_for(node: Any) -> Iterator[object]:
    if isinstance(node, Mapping):
        if "x-hosts" in node:
            yield node["x-hosts"]
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from _asked_for(inner)
