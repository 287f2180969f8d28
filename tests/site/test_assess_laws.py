"""The form finds what the check finds of a law that the body has chosen: case by case."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from editions import made
from fairshare.catalogue.profiles import PROFILES
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.model import Initiative
from fairshare.problems import Problem, in_order
from fairshare.publish.form.facts import form_facts
from fairshare.publish.form.personal import personal_facts
from fairshare.publish.states import OneDay, Situation, state_of
from fairshare.score import assess
from fairshare.validate import Checker
from fairshare.validate.profiles.phase import phase_of
from irish import DAY, FILE, FOLDER, ID, NAME, as_text, files_of
from trees import SCHEMA, loaded

CHECK_ALL = """async ([base, facts, schema, cases, patterns]) => {
    const from = `${base}assets/fairshare/assess/`;
    const { check } = await import(`${from}rules.js`);
    const { inlined } = await import(`${from}schema-rules.js`);
    const { lawRules, phasesOf } = await import(`${from}laws.js`);
    const { searchWith } = await import(`${from}personal.js`);
    const personal = searchWith(patterns);
    const { headline } = await import(`${from}headline.js`);
    const laws = await lawRules(facts.laws);
    const whole = inlined(schema);
    return cases.map(({ data, id, today }) => [
        phasesOf(facts.laws, data, today, facts).map(({ phase }) => phase),
        headline(data, facts, today, phasesOf(facts.laws, data, today, facts))?.words,
        check({ data, id, today, schema: whole, facts, laws, personal })
            .map(({ code, path, message, hint }) => [code, path, message, hint]),
    ]);
}"""
"""What the form says of each entry, with the facts of a register that has chosen the law."""
ACROSS = frozenset({"E701", "E734", "W709", "W730", "W738"})
"""What only the whole register shows, and a law that the body has not chosen (E701), for which a
form has no place."""
OF_OTHERS = frozenset({"E750"})
"""What is said of codes that another profile adds: looked for where that one is chosen too."""
OTHER = "uk-dea"
MEASURED = frozenset({"W421", "W422"})
"""How hard a text is to read is measured when the file is checked."""
UNKNOWN_BODIES = frozenset({"E301"})
"""Here the form knows no organisation."""
CASES = sorted(path for kind in ("invalid", "valid") for path in (FOLDER / kind).rglob("*.yml"))


def case(path: Path) -> tuple[Any, dt.date]:
    """The entry of a case, and its day."""
    given = loaded(path)
    today = dt.date.fromisoformat(given["today"]) if "today" in given else DAY
    return files_of(given)[FILE], today


def looked_at(problems: list[Problem]) -> list[list[Any]]:
    """What the check says of the entry, but for what no form looks at."""
    return sorted(
        [one.code, list(one.path), one.message, one.hint]
        for one in in_order(problems)
        if one.code not in ACROSS | MEASURED
    )


@pytest.mark.parametrize("profiles", [[NAME], [NAME, OTHER]])
def test_both_sides_say_the_same_of_each_case(
    page: Page, site_address: str, profiles: list[str]
) -> None:
    """Codes, places and words; and how far the agreement has come."""
    law = load_framework(SCHEMA, tuple(profiles))
    facts = json.loads(json.dumps(form_facts(made(law, {}))))
    facts["organisations"] = {}
    chosen = [path for path in CASES if loaded(path).get("profiles", [NAME]) == profiles]
    given = [case(path) for path in chosen]
    entries = [{"data": data, "id": ID, "today": today.isoformat()} for data, today in given]
    page.goto(site_address)
    schema = json.loads(json.dumps(law.initiative_schema))
    patterns = personal_facts(law.jurisdiction)
    found = page.evaluate(CHECK_ALL, [site_address, facts, schema, entries, patterns])
    seen = set()
    for path, (data, today), (phases, words, problems) in zip(chosen, given, found, strict=True):
        document = parse(as_text(data).encode(), FILE).document
        assert document
        wanted = looked_at(list(Checker(law, today).initiative(document)))
        assert sorted(one for one in problems if one[0] not in UNKNOWN_BODIES) == wanted, path
        one = Initiative.read(ID, FILE, "0", data)
        said = state_of(Situation(one, law, OneDay(today)), assess(data, law)).headline
        assert words == said, path
        assert phases == [phase_of(law.profiles[NAME], data, today).label], path
        seen |= {code for code, *_rest in wanted}
    wanted_codes = OF_OTHERS if OTHER in profiles else set(PROFILES) - ACROSS - OF_OTHERS
    assert wanted_codes <= seen
