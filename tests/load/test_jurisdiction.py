"""Reading `schema/jurisdiction.yml`: the facts of law, and what is said of a broken copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from broken_schema import SCHEMA, change, replace, sentence
from fairshare.load.framework import load_framework
from fairshare.problems import SetupError
from fairshare.start.new_register import STARTER
from projects import REPOSITORY

FILE = "jurisdiction.yml"
CONSENT = "uk-gdpr-6-1-a: {is_basis: true, "


def test_each_code_of_a_legal_basis_has_its_facts() -> None:
    """Which hold special categories to more, which an authority can't use, which are no basis."""
    law = load_framework(SCHEMA).jurisdiction.legal_bases
    assert list(law) == list(load_framework(SCHEMA).codes["legal_bases"].codes)
    gdpr = [code for code, basis in law.items() if basis.needs_special_condition]
    assert len(gdpr) == 7
    assert [code for code, basis in law.items() if basis.not_for_authorities] == [
        "uk-gdpr-6-1-ea",
        "uk-gdpr-6-1-f",
    ]
    assert [code for code, basis in law.items() if not basis.is_basis] == [
        "dpa-1998",
        "unknown",
    ]


def test_where_bodies_have_numbers_may_be_left_out(schema: Path) -> None:
    """Official lists, with the kinds of bodies in each; without them the form asks for a code."""
    first, *_others = load_framework(SCHEMA).jurisdiction.identifier_lists
    assert (first.code, first.kinds) == ("GB-LAE", ("local-authority",))
    file = schema / FILE
    before, lists, after = file.read_text(encoding="utf-8").partition("\nidentifier_lists:\n")
    rest = after[after.index("\n\n") :]
    file.write_text(before + rest, encoding="utf-8")
    assert lists
    assert load_framework(schema).jurisdiction.identifier_lists == ()


def test_the_words_on_a_review_name_the_months_of_the_country() -> None:
    """Sixty in Ireland: a form that says 36 there would have people hurry for nothing."""
    for schema, months in ((SCHEMA, 36), (STARTER / "packs" / "ie" / "schema", 60)):
        dates = load_framework(schema).initiative_schema["properties"]["dates"]
        assert f"at most {months} months" in dates["properties"]["review_by"]["description"]


def test_a_code_may_be_a_basis_with_a_gateway_only(schema: Path) -> None:
    """The law of another country counts once the entry names it."""
    replace(schema / FILE, "dpa-1998: {is_basis: false", "dpa-1998: {is_basis: with_gateway")
    basis = load_framework(schema).jurisdiction.legal_bases["dpa-1998"]
    assert basis.is_basis
    assert basis.with_gateway


def test_hosts_and_the_limit_of_reviews_are_read() -> None:
    """The usual host comes first, for it is what hints name."""
    jurisdiction = load_framework(SCHEMA).jurisdiction
    assert jurisdiction.name == "United Kingdom"
    assert jurisdiction.law_hosts[0] == "www.legislation.gov.uk"
    assert jurisdiction.review_months == 36
    assert jurisdiction.date_order == ("day", "month", "year")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("name: United Kingdom\n", "", "line 10: `name` is missing: add it"),
        ("name: United Kingdom", "name:", "line 3: `name` must be text"),
        ("name: ", "nmae: x\nname: ", "line 3: `nmae` is not known here"),
        ("  months: 36", "  months: 0", "`review.months` must be a whole number from 1 on"),
        ("  months: 36", "  months: 36\n  years: 3", "`review.years` is not known here"),
        (
            "day-month-year\n",
            "day-year-month\n",
            "`dates.order` must be one of day-month-year, mon",
        ),
        ("review:\n  months: 36", "review: 36", "`review` must be a group of fields"),
        ("hosts: [www.", "hosts: [https://www.", "`law_hosts.hosts` names https://www."),
        ("hosts: [www.legislation.gov.uk, legislation.gov.uk]", "hosts: []", "must be a list"),
        (CONSENT, "uk-gdpr-6-1-a: {is_basis: yes, ", "must be true, false or with_gateway"),
        (CONSENT, "uk-gdpr-6-1-a: {", "`legal_bases.codes.uk-gdpr-6-1-a.is_basis` is missing"),
        (CONSENT, "uk-gdpr-6-1-a: {is_bassis: true, is_basis: true, ", "is_bassis` is not known"),
        (
            "needs_special_condition: true",
            "needs_special_condition: 1",
            "line 13: `legal_bases.codes.uk-gdpr-6-1-a.needs_special_condition` must be true or",
        ),
        ("    uk-gdpr-6-1-a:", "    a-code:", "legal_bases.yml differ in a-code, uk-gdpr-6-1-a"),
        ("name: United", "name: United\nname: Northern", "is written twice"),
        ("kinds: [nhs]", "kinds: [nsh]", "`identifier_lists.GB-NHS.kinds` names nsh, which"),
        ("  GB-NHS:", "  NHS:", "`identifier_lists.NHS` must be a code of org-id.guide"),
        ("kinds: [nhs], example: RAX", "kinds: [nhs]", "`identifier_lists.GB-NHS.example` is miss"),
        ("{check_digit: lei}", "{}", "`identifier_lists.XI-LEI.check_digit` is missing"),
    ],
)
def test_a_broken_copy_is_named_with_its_line(old: str, new: str, words: str, schema: Path) -> None:
    """A typing error in a fact of law must not switch a rule off in silence."""
    replace(schema / FILE, old, new)
    said = sentence(schema)
    assert said.startswith(f"schema/{FILE}, line ")
    assert words in said


@pytest.mark.parametrize("module", ["dk.nothing", "os.path", "zz.cvr", "Lei"])
def test_a_check_digit_needs_a_module_that_there_is(module: str, schema: Path) -> None:
    """A list whose numbers nobody can check would pass for checked."""
    file = schema / "jurisdiction.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("dk.cvr", module), encoding="utf-8")
    with pytest.raises(SetupError, match=r"which is no module of python-stdnum"):
        load_framework(schema)


@pytest.mark.parametrize("pack", ["ie", "nl"])
def test_a_pack_checks_the_numbers_that_ours_checks(pack: str) -> None:
    """Bodies of other countries take part anywhere."""
    ours, theirs = (
        {
            one.code: one.check_digit
            for one in load_framework(folder).jurisdiction.identifier_lists
            if one.check_digit
        }
        for folder in (REPOSITORY / "schema", STARTER / "packs" / pack / "schema")
    )
    assert theirs == ours
    assert len(ours) > 10


def test_hosts_that_no_jurisdiction_has_are_named(schema: Path) -> None:
    """A field can only ask for a list of hosts that there is."""
    change(
        schema / "initiative.schema.json",
        lambda data: data["properties"]["legal"]["properties"]["gateways"]["items"]["properties"][
            "url"
        ].update({"x-hosts": "law_host"}),
    )
    assert "`x-hosts` must be law_hosts, not law_host" in sentence(schema)


def test_the_facts_of_law_belong_to_the_digest(schema: Path) -> None:
    """Results that were kept under other facts are not used again."""
    before = load_framework(schema).digest
    replace(schema / FILE, "months: 36", "months: 24")
    assert load_framework(schema).digest != before
