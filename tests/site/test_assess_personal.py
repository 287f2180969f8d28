"""The form finds the personal data that the check finds, as somebody types."""

from __future__ import annotations

from ipaddress import IPv4Address, ip_network
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from fairshare.publish.form.personal import personal_facts
from fairshare.validate.personal.data import ALLOWED
from fairshare.validate.personal.names import names_in_roles, person
from fairshare.validate.personal.search import search
from form_filling import at, check, opened
from personal_samples import (
    HARMLESS,
    NOBODYS,
    OF_A_COUNTRY,
    PACKS,
    PEOPLE,
    PLANTED,
    ROLES,
    law_of,
)
from projects import REPOSITORY
from trees import loaded

SEARCH_ALL = """async ([base, texts, entries]) => {
    const { searchWith } = await import(`${base}assets/fairshare/assess/personal.js`);
    const { namesInRoles } = await import(`${base}assets/fairshare/assess/names.js`);
    const facts = await (await fetch(`${base}assess/personal.json`)).json();
    const [{ search }, roles] = [searchWith(facts), namesInRoles(facts.names)];
    return [
        texts.map((text) => search(text).map(({ code, start, end }) => [code, start, end])),
        entries.map((data) => roles(data)),
    ];
}"""
SEARCH_WITH = """async ([base, facts, texts]) => {
    const { searchWith } = await import(`${base}assets/fairshare/assess/personal.js`);
    const { search } = searchWith(facts);
    return texts.map((text) => search(text).map(({ code, start, end }) => [code, start, end]));
}"""
IN_ENTRIES = """async ([base, facts, entries]) => {
    const { searchWith } = await import(`${base}assets/fairshare/assess/personal.js`);
    const { inEntry } = searchWith(facts);
    return entries.map((data) => inEntry(data).map(({ code }) => code));
}"""
ENTRIES = sorted((REPOSITORY / "register" / "initiatives").glob("*/*.yml"))
PATIENCE = 15_000
"""Milliseconds at most: the patterns come when somebody begins to type."""
NUMBER = "The NHS number 943 476 5919 was in it."


def samples() -> list[str]:
    """Every sample at the start, in the middle and at the end of a text, alone and side by side."""
    planted = [text for text, _code in PLANTED]
    found = [form.format(text) for text in planted for form in ("{}", "It was {} then.", "It: {}")]
    found += [f"It says {text} in the file." for text in HARMLESS]
    return [*found, " and ".join(planted), " and ".join(HARMLESS), *ROLES, *prose()]


def prose() -> list[str]:
    """All texts of the register's own entries."""
    return [text for path in ENTRIES for text in texts(loaded(path))]


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [value] if isinstance(value, str) else []


def named(written: str) -> list[dict[str, Any]]:
    """Entries in which a text stands where a role, a team or a part of a body does."""
    return [
        {"decision": {"decided_by": written}},
        {"contact": {"team": written}, "organisations": [{"id": "a", "unit": written}]},
    ]


def test_both_sides_find_the_same(page: Page, site_address: str) -> None:
    """Patterns, proofs and lists are data: the same code at the same place in every sample."""
    written = samples()
    people = [name for name, _person in PEOPLE]
    entries = [entry for text in (*people, *ROLES) for entry in named(text)]
    page.goto(site_address)
    found, roles = page.evaluate(SEARCH_ALL, [site_address, written, entries])
    for text, pieces in zip(written, found, strict=True):
        assert pieces == [[one.code, one.start, one.end] for one in search(text)], text
    for entry, paths in zip(entries, roles, strict=True):
        assert paths == [list(path) for path, _name in names_in_roles(entry)], entry
    assert all(person(name, alone=True) for name in people)


def test_both_sides_look_for_the_numbers_of_the_pack(page: Page, site_address: str) -> None:
    """In each country the form finds what the check finds there."""
    written = [*(text for text, _packs, _code in OF_A_COUNTRY), *NOBODYS]
    page.goto(site_address)
    for pack in PACKS:
        law = law_of(pack)
        found = page.evaluate(SEARCH_WITH, [site_address, personal_facts(law), written])
        for text, pieces in zip(written, found, strict=True):
            checked = search(text, law.personal_numbers)
            assert pieces == [[one.code, one.start, one.end] for one in checked], (pack, text)


def test_both_sides_let_the_same_parts_hold_the_same(page: Page, site_address: str) -> None:
    """What a body's contact and numbers may hold is written down once, and the form is told."""
    facts = personal_facts(law_of("uk"))
    written = [(part, text) for part in [*ALLOWED, "summary"] for text, _code in PLANTED]
    page.goto(site_address)
    entries = [{part: {"a": text}} for part, text in written]
    found = page.evaluate(IN_ENTRIES, [site_address, facts, entries])
    for (part, text), codes in zip(written, found, strict=True):
        checked = {one.code for one in search(text)} - ALLOWED.get(part, frozenset())
        assert set(codes) == checked, (part, text)
    assert [] in found


def test_the_networks_that_lead_to_nobody_are_whole() -> None:
    """Python says the same of each one's first and last address, and of their neighbours."""
    networks = [
        ip_network(text) for text in personal_facts(law_of("uk"))["networks"] if ":" not in text
    ]
    for network in networks:
        first, last = int(network[0]), int(network[-1])
        for number in {max(0, first - 1), first, last, min(2**32 - 1, last + 1)}:
            address = IPv4Address(number)
            assert any(address in one for one in networks) is not address.is_global, address


def test_personal_data_is_pointed_out_where_it_is_typed(page: Page, site_address: str) -> None:
    """Beside the field, with nothing of what was found; and the note goes when it is gone."""
    reason = at(opened(page, site_address), "f-decision.justification")
    reason.fill(NUMBER)
    note = page.locator('.fs-field:has([id="f-decision.justification"]) .fs-error')
    expect(note).to_contain_text("Reasons holds what looks like an NHS number.", timeout=PATIENCE)
    expect(note).not_to_contain_text("943")
    reason.fill("No number was in it.")
    expect(note).to_have_count(0, timeout=PATIENCE)
    at(page, "f-decision.decided_by").fill("Jane Bloggs")
    expect(page.locator(".fs-noticed")).to_contain_text("the name of a person", timeout=PATIENCE)


def test_what_the_form_leaves_to_the_check_is_named(browser: Browser, site_address: str) -> None:
    """In one sentence; what a law's checks leave out stands with the law (test_assess_laws)."""
    page = browser.new_page()
    opened(page, site_address)
    page.locator("[data-fs-open]").set_input_files(ENTRIES[0])
    expect(page.locator("[data-fs-message]")).to_contain_text("is open")
    check(page)
    expect(page.locator("[data-fs-hand-over]")).to_contain_text(
        "does not look at other entries or how hard the text is to read: the register does that "
        "when the file is checked."
    )
    page.close()


@pytest.mark.parametrize("lost", ["assess/personal.json", "assets/fairshare/assess/personal.js"])
def test_what_was_not_looked_at_is_named(browser: Browser, site_address: str, lost: str) -> None:
    """Without the patterns the form says so beside "Nothing is wrong", until they come."""
    page = browser.new_page()
    page.route(f"**/{lost}", lambda route: route.abort())
    opened(page, site_address)
    page.locator("[data-fs-open]").set_input_files(ENTRIES[0])
    expect(page.locator("[data-fs-message]")).to_contain_text("is open")
    check(page)
    over = page.locator("[data-fs-hand-over]")
    expect(over).to_contain_text("It could not look for personal data")
    page.unroute(f"**/{lost}")
    page.get_by_role("button", name="Check the entry").click()
    expect(over).to_contain_text("This page does not look at other entries")
    page.close()
