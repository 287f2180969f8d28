"""The form finds what `fairshare check` finds: the same codes, places and words, case by case."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser

from fairshare.framework import Framework
from fairshare.load.framework import load_framework
from fairshare.problems import Problem
from projects import FULL
from trees import CASES, SCHEMA, TODAY, checked, loaded, main_entry, plant

NO_PLACE = "a form has a place for its own fields only"
CHOICES = "a form offers the allowed values only"
KINDS = "a form gives each field its kind"
OTHERS = "only the whole register shows what other entries say"
NOT_HERE = "it is looked for when the file is checked, with lists that a page should not carry"

CANNOT: Mapping[str, str] = {
    "E102": NO_PLACE,
    "E103": CHOICES,
    "E104": KINDS,
    "E201": "the form puts the file into the lead organisation's folder",
    "E230/both-ways": OTHERS,
    "E227": "the form names the method itself",
    "E302": OTHERS,
    "E303": OTHERS,
    "E304": OTHERS,
    "E306": OTHERS,
    **dict.fromkeys(("E401", "E402", "E403", "E404", "E405", "E406", "E407", "E408"), NOT_HERE),
    **dict.fromkeys(("E409", "W411", "W412", "W413", "W414", "W421", "W422"), NOT_HERE),
}
"""The codes, and single cases of others, that the form can't show; and why."""

CHECK_ALL = """async ([base, cases, today]) => {
    const { check } = await import(`${base}assets/fairshare/assess/rules.js`);
    const { inlined } = await import(`${base}assets/fairshare/assess/schema-rules.js`);
    const facts = await (await fetch(`${base}assess/form.json`)).json();
    const schema = inlined(
        await (await fetch(`${base}schema/1.0/initiative.schema.json`)).json());
    return cases.map(({ data, id, organisations }) => {
        try {
            return check({ data, id, today, schema, facts: { ...facts, organisations } });
        } catch (error) {
            return [{ code: String(error), path: [], message: error.stack, hint: "" }];
        }
    });
}"""

RENAMED = """async ([base, cases, today, codes]) => {
    const { check } = await import(`${base}assets/fairshare/assess/rules.js`);
    const { inlined } = await import(`${base}assets/fairshare/assess/schema-rules.js`);
    const facts = await (await fetch(`${base}assess/form.json`)).json();
    const schema = inlined(
        await (await fetch(`${base}schema/1.0/initiative.schema.json`)).json());
    const renamed = (value) => JSON.parse(codes.reduce(
        (text, code, at) => text.replaceAll(`"${code}"`, `"ground-${at}"`), JSON.stringify(value)));
    const verdicts = (change) => cases.map(({ data, id, organisations }) => check({
        data: change(data), id, today, schema: change(schema),
        facts: { ...change(facts), organisations },
    }));
    return [verdicts((value) => value), verdicts(renamed)];
}"""
"""What the form says, before and after every code of a legal basis has another name."""

WRITTEN = ["2024", "2025", "2025-03", "2025-04", "2025-03-20", "2025-04-02", "2025-10-02"]
LATER = ["2025-12-02", "2026", "2028-04-02", "2028-09-13", "2031"]
WHY = "The board weighed the harm to families against hunger at school, and chose to go ahead."
MIXED: Mapping[str, list[Any]] = {
    "answers.harm": [{"rating": rating, "justification": WHY} for rating in (1, 2, "unknown")],
    "assessment.date": WRITTEN,
    "assessment.independence": ["self", "worked-example"],
    "challenges.0.answered": WRITTEN,
    "challenges.0.outcome": ["open", "explained"],
    "challenges.0.raised": WRITTEN,
    "changes.0.date": [*WRITTEN, *LATER],
    "data.identifiability": ["aggregate", "pseudonymised"],
    "data.international_transfer.occurs": [True, False],
    "dates.ends": [*WRITTEN, *LATER],
    "dates.review_by": [*WRITTEN, *LATER],
    "dates.starts": [*WRITTEN, *LATER],
    "dates.submitted": WRITTEN,
    "decision.date": [*WRITTEN, *LATER],
    "decision.divergence": [
        {"explanation": WHY},
        {"explanation": WHY, "mitigations": "Two more checks.", "review_by": "2025-09-30"},
        {"explanation": WHY, "accountable_role": "A director", "review_by": "2025-11-30"},
        {"explanation": WHY, "accountable_role": "A director", "review_by": "2026"},
    ],
    "decision.outcome": ["approved", "approved_with_conditions", "refused", "deferred"],
    "engagement.status": ["none", "planned", "done"],
    "safeguards.dpia.status": ["done", "in_progress", "not_done", "not_required"],
    "stage": ["proposed", "live", "ended"],
    "withdrawn": [{"date": "2025-10-01", "reason": "The schools now register families."}],
}
"""What the rules that are data ask for, with values on both sides of them."""
AGAINST_SCORE = [
    "answers.harm",
    "assessment.independence",
    "decision.divergence",
    "decision.outcome",
]
"""Those by which a decision differs from its assessment: other slips leave no room for that."""
OPTIONAL = [
    *("assessment", "challenges.0.response", "data.people", "data.retention", "dates.review_by"),
    *("dates.submitted", "decision.conditions", "engagement.summary", "safeguards.dpia", "sources"),
]


class Said(NamedTuple):
    """One problem, as both sides tell it."""

    code: str
    path: tuple[str | int, ...]
    message: str


def collected(kind: str) -> list[Path]:
    """The cases about what entries say."""
    return sorted((CASES / kind).glob("[EW][1-9]*/*.yml"))


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def reason(path: Path) -> str | None:
    """Why the form can't show a case; None where it can."""
    return CANNOT.get(path.parent.name) or CANNOT.get(named(path))


def in_python(root: Path, case: Any) -> list[Problem]:
    """What `fairshare check` says of the case's own file."""
    plant(root, case)
    main = case.get("file", FULL)
    return [problem for problem in checked(root).problems if problem.file == main]


def for_browser(root: Path, case: Any) -> dict[str, Any]:
    """The case as the form would hold it, and the organisations that its register describes."""
    file = Path(case.get("file", FULL))
    described = sorted((root / "register" / "organisations").glob("*.yml"))
    kinds = {path.stem: loaded(path) for path in described}
    authorities = {"company", "charity", "other", "research"}
    return {
        "data": main_entry(case),
        "id": f"{file.parent.name}/{file.stem}",
        "organisations": {
            name: [one["name"], one["type"] not in authorities] for name, one in kinds.items()
        },
    }


def at_random(chance: Random) -> dict[str, Any]:
    """A case that changes some of the fields and leaves out others."""
    names = chance.choice([sorted(MIXED), AGAINST_SCORE])
    fields = chance.sample(names, chance.randint(1, min(len(names), 7)))
    gone = [
        path
        for path in chance.sample(OPTIONAL, chance.randint(0, 2))
        if not any(field.startswith(path) for field in fields)
    ]
    return {"change": {name: chance.choice(MIXED[name]) for name in fields}, "remove": gone}


def as_said(problem: Problem) -> Said:
    return Said(problem.code, tuple(problem.path), problem.message)


def heard(problem: Mapping[str, Any]) -> Said:
    return Said(problem["code"], tuple(problem["path"]), problem["message"])


class Pair(NamedTuple):
    """What both sides say of one case."""

    path: Path
    python: list[Problem]
    browser: list[Mapping[str, Any]]

    @property
    def agree(self) -> bool:
        return sorted(map(as_said, self.python), key=str) == sorted(
            map(heard, self.browser), key=str
        )


@pytest.fixture(scope="module")
def pairs(
    browser: Browser, site_address: str, tmp_path_factory: pytest.TempPathFactory
) -> list[Pair]:
    """Every case, judged on both sides."""
    tmp_path = tmp_path_factory.mktemp("pairs")
    page = browser.new_page()
    page.goto(site_address)
    paths = [*collected("invalid"), *collected("valid")]
    cases = [loaded(path) for path in paths]
    python = [in_python(tmp_path / str(n), case) for n, case in enumerate(cases)]
    asked = [for_browser(tmp_path / str(n), case) for n, case in enumerate(cases)]
    heard = page.evaluate(CHECK_ALL, [site_address, asked, TODAY.isoformat()])
    page.close()
    return [Pair(*three) for three in zip(paths, python, heard, strict=True)]


def test_the_form_says_what_the_check_says(pairs: list[Pair]) -> None:
    """Codes, places and messages are the same wherever a form can get something wrong."""
    apart = {
        named(pair.path): (list(map(as_said, pair.python)), list(map(heard, pair.browser)))
        for pair in pairs
        if not pair.agree and reason(pair.path) is None
    }
    assert apart == {}


def test_the_list_of_what_a_form_can_not_show_is_exact(pairs: list[Pair]) -> None:
    """Nothing stands on it that the form shows after all."""
    apart = {
        name
        for pair in pairs
        if not pair.agree
        for name in (pair.path.parent.name, named(pair.path))
    }
    there = {name for path in collected("invalid") for name in (path.parent.name, named(path))}
    assert {name for name in CANNOT if name in there} - apart == set()


def test_the_form_gives_the_same_advice(pairs: list[Pair]) -> None:
    """Hints are the same too, but for guesses at what was meant."""
    for pair in pairs:
        if reason(pair.path) is None:
            advice = {as_said(problem): problem.hint for problem in pair.python}
            for problem in pair.browser:
                hint = advice[heard(problem)]
                guess = "Did you mean" in hint or "If you mean" in hint
                assert guess or problem["hint"] == hint, named(pair.path)


def test_no_verdict_of_the_form_hangs_on_how_a_code_is_spelled(
    browser: Browser, site_address: str, framework: Framework, tmp_path: Path
) -> None:
    """Facts of law come to the form as data: with every code renamed it says the same."""
    paths = [path for code in ("E110", "W220", "W221") for path in CASES.glob(f"*/{code}/*.yml")]
    cases = []
    for number, path in enumerate(paths):
        plant(tmp_path / str(number), loaded(path))
        cases.append(for_browser(tmp_path / str(number), loaded(path)))
    page = browser.new_page()
    page.goto(site_address)
    codes = list(framework.codes["legal_bases"].codes)
    before, after = page.evaluate(RENAMED, [site_address, cases, TODAY.isoformat(), codes])
    page.close()
    assert {problem["code"] for found in before for problem in found} == {"E110", "W220", "W221"}
    assert after == before


def test_rows_of_rules_end_alike_on_both_sides(
    browser: Browser, site_address: str, tmp_path: Path
) -> None:
    """Two interpreters read the same rows: 200 entries at random get the same problems."""
    chance = Random(20261126)  # noqa: S311 - the same entries every time
    cases = [at_random(chance) for _ in range(200)]
    python = [in_python(tmp_path / str(number), case) for number, case in enumerate(cases)]
    asked = [for_browser(tmp_path / str(number), case) for number, case in enumerate(cases)]
    page = browser.new_page()
    page.goto(site_address)
    found = page.evaluate(CHECK_ALL, [site_address, asked, TODAY.isoformat()])
    page.close()
    for case, ours, theirs in zip(cases, python, found, strict=True):
        assert sorted(map(as_said, ours), key=str) == sorted(map(heard, theirs), key=str), case
    codes = {problem.code for problems in python for problem in problems}
    always_there = {"E223"}  # the full entry has both ways to reach somebody
    assert codes >= {row.code for row in load_framework(SCHEMA).rules} - always_there
