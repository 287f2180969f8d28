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
from fairshare.problems import Problem, codes
from personal_samples import PLANTED
from projects import FULL
from renaming import Renaming
from trees import CASES, SCHEMA, TODAY, checked, loaded, main_entry, plant, read

NO_PLACE = "a form has a place for its own fields only"
CHOICES = "a form offers the allowed values only"
KINDS = "a form gives each field its kind"
OTHERS = "only the whole register shows what other entries say"
JOINED = "only a file shows which lines YAML joined"
NOT_HERE = "how hard a text is to read is measured when the file is checked"

CANNOT: Mapping[str, str] = {
    "E102": NO_PLACE,
    "E103": CHOICES,
    "E104": KINDS,
    "E215/newer-under-review": OTHERS,
    "E201": "the form puts the file into the lead organisation's folder",
    "E230/both-ways": OTHERS,
    "E261": "a form has no comments",
    **dict.fromkeys(
        (f"W262/{name}" for name in ("dashes-that-are-folded", "dashes-that-begin-the-text")),
        JOINED,
    ),
    **dict.fromkeys(
        (f"W262/{name}" for name in ("numbers-in-quotes", "stars-without-quotes")), JOINED
    ),
    "E227": "the form names the method itself",
    "E302": OTHERS,
    "E303": OTHERS,
    "E306": OTHERS,
    "W309/acknowledged": "what the maintainers have acknowledged is no matter of the form",
    "W421": NOT_HERE,
    "W422": NOT_HERE,
}
"""The codes, and single cases of others, that the form can't show; and why."""

CHECK_ALL = """async ([base, cases, today]) => {
    const { check } = await import(`${base}assets/fairshare/assess/rules.js`);
    const { inlined } = await import(`${base}assets/fairshare/assess/schema-rules.js`);
    const facts = await (await fetch(`${base}assess/form.json`)).json();
    const schema = inlined(
        await (await fetch(`${base}assess/initiative.schema.json`)).json());
    const { searchWith } = await import(`${base}assets/fairshare/assess/personal.js`);
    const personal = searchWith(await (await fetch(`${base}assess/personal.json`)).json());
    return cases.map(({ data, id, organisations }) => {
        try {
            const known = { ...facts, organisations };
            return check({ data, id, today, schema, facts: known, personal });
        } catch (error) {
            return [{ code: String(error), path: [], message: error.stack, hint: "" }];
        }
    });
}"""

RENAMED = """async ([base, cases, today, names]) => {
    const { check } = await import(`${base}assets/fairshare/assess/rules.js`);
    const { inlined } = await import(`${base}assets/fairshare/assess/schema-rules.js`);
    const facts = await (await fetch(`${base}assess/form.json`)).json();
    const schema = inlined(
        await (await fetch(`${base}assess/initiative.schema.json`)).json());
    const other = (code) => names[code] ?? code;
    const codes = (text) => Object.keys(names).reduce(
        (found, code) => found.replaceAll(`"${code}"`, `"${other(code)}"`), text);
    const kinds = (all, named) => `(${named.split("|").map(other).join("|")}).`;
    const renamed = (value) => JSON.parse(
        codes(JSON.stringify(value)).replace(/\\(([a-z|-]+)\\)[.]/g, kinds));
    const verdicts = (change) => cases.map(({ data, id, organisations }) => check({
        data: change(data), id, today, schema: change(schema),
        facts: { ...change(facts), organisations },
    }));
    return [verdicts((value) => value), verdicts(renamed)];
}"""
"""What the form says, before and after every code of some lists has another name."""

WRITTEN = ["2024", "2025", "2025-03", "2025-04", "2025-03-20", "2025-04-02", "2025-10-02"]
LATER = ["2025-12-02", "2026", "2028-04-02", "2028-09-13", "2031"]
WHY = "The board weighed the harm to families against hunger at school, and chose to go ahead."
DECISIONS = ["approved", "approved_with_conditions", "refused"]


def vote(*percent: float) -> dict[str, Any]:
    """A vote with the shares of its answers."""
    options = [{"label": f"Answer {number}", "percent": one} for number, one in enumerate(percent)]
    return {"question": "Should the council do that?", "when": "once", "options": options}


RENAMED_LISTS = ("legal_bases", "special_category_conditions", "stages", "event_kinds")
"""Those of the closed lists whose codes are no names of fields too."""
PANEL = {"method": "Citizens' panel", "people": 24, "date": "2025-02-20"}
MIXED: Mapping[str, list[Any]] = {
    "acceptability": [
        PANEL,
        PANEL | {"votes": []},
        PANEL | {"votes": [vote(60, 30), vote(80, 20.6)]},
    ],
    "answers.harm": [{"rating": rating, "justification": WHY} for rating in (1, 2, "unknown")],
    "assessment.date": WRITTEN,
    "assessment.independence": ["self", "worked-example", "imported"],
    "challenges.0.answered": WRITTEN,
    "challenges.0.outcome": ["open", "explained", "escalated"],
    "challenges.0.raised": WRITTEN,
    "choice.can_refuse": ["yes", "partly", "no", "unknown"],
    "data.identifiability": ["aggregate", "pseudonymised"],
    "data.international_transfer.occurs": [True, False],
    "dates.ends": [*WRITTEN, *LATER],
    "dates.review_by": [*WRITTEN, *LATER],
    "dates.starts": [*WRITTEN, *LATER],
    "dates.submitted": WRITTEN,
    "decision.conditions": [[], [{"text": "A second officer looks at the list first."}]],
    "decision.date": [*WRITTEN, *LATER],
    "decision.divergence": [
        {"explanation": WHY},
        {"explanation": WHY, "mitigations": "Two more checks.", "review_by": "2025-09-30"},
        {"explanation": WHY, "accountable_role": "A director", "review_by": "2025-11-30"},
        {"explanation": WHY, "accountable_role": "A director", "review_by": "2026"},
    ],
    "decision.earlier": [
        {"outcome": "deferred"},
        {
            "outcome": "deferred",
            "date": "2025-03-25",
            "decided_by": "A board",
            "justification": WHY,
        },
        {"outcome": "deferred", "date": "2025-04", "not_later_than": "2025-05-01"},
    ],
    "decision.not_later_than": [*WRITTEN, *LATER],
    "decision.outcome": [*DECISIONS, "deferred", "not_pursued"],
    "decision.record": ["not-found"],
    "engagement.status": ["none", "told", "planned", "done"],
    "events.0.date": [*WRITTEN, *LATER],
    "events.1.kind": ["paused", "started", "breach-found", "review-held", "correction"],
    "events.1.recorded": [*WRITTEN, *LATER],
    "events.2.date": [*WRITTEN, *LATER],
    "events.2.kind": ["reassessed", "review-held", "ended", "stopped", "released"],
    "flows": [[], [{"from": "northshire-council", "to": "northshire-police", "what": ["health"]}]],
    "legal.bases": [[], ["unknown"], ["uk-gdpr-6-1-e", "unknown"], ["other-law"]],
    "organisations.2.roles": [["provider", "recipient"], ["joint_controller", "recipient"]],
    "results.1": [{"date": date, "achieved": "yes", "summary": WHY} for date in WRITTEN],
    "safeguards.agreement.ends": LATER,
    "safeguards.dpia.status": ["done", "in_progress", "not_done", "not_required", "not_found"],
    "sources": [[], [{"title": "Minutes", "url": "https://www.northshire.example/minutes"}]],
    "stage": ["proposed", "pilot", "live", "paused", "ended", "never_started"],
    "stage_as_of": [*WRITTEN, *LATER],
    "withdrawn": [
        {"date": date, "reason": "The schools now register families."}
        for date in ("2025-03-19", "2025-04-01", "2025-10-01", "2025")
    ],
}
"""What the rules that are data ask for, with values on both sides of them."""
AGAINST_SCORE = [
    "answers.harm",
    "assessment.independence",
    "decision.divergence",
    "decision.outcome",
]
"""Those by which a decision differs from its assessment: other slips leave no room for that."""
OF_ITS_KIND = [
    *(
        "acceptability",
        "assessment.independence",
        "decision.conditions",
        "decision.outcome",
        "legal.bases",
    ),
    *("safeguards.dpia.status", "sources", "stage"),
]
"""Those that are asked of some kinds of entries and decisions only."""
OPTIONAL = [
    *("assessment", "challenges.0.response", "challenges.0.source"),
    *("choice", "choice.how", "contact", "data.people", "data.retention", "dates.review_by"),
    *("dates.submitted", "decision.date", "engagement.summary"),
    *("events.0.url", "safeguards.dpia", "sources.0.read", "stage_as_of", "summary"),
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
        "data": read(root, FULL).data if "rewrite" in case else main_entry(case),
        "id": f"{file.parent.name}/{file.stem}",
        "organisations": {
            name: [one["name"], one["type"] not in authorities] for name, one in kinds.items()
        },
    }


def at_random(chance: Random) -> dict[str, Any]:
    """A case that changes some of the fields and leaves out others."""
    names = chance.choice([sorted(MIXED), AGAINST_SCORE, OF_ITS_KIND])
    fields = sorted(chance.sample(names, chance.randint(1, min(len(names), 7))))
    gone: list[str] = []
    for path in sorted(chance.sample(OPTIONAL, chance.randint(0, 2))):
        if not any(path.startswith(other) or other.startswith(path) for other in [*fields, *gone]):
            gone.append(path)
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


def test_nothing_that_a_file_holds_stops_the_form(pairs: list[Pair]) -> None:
    """Also of what no form can show, as a file that is opened in it may hold that."""
    said = {one["code"] for pair in pairs for one in pair.browser}
    assert said <= {*codes()}


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
    asking = (
        "E110",
        "E205",
        "E215",
        "E237",
        "E247",
        "E249",
        "E250",
        "E251",
        "E253",
        "W220",
        "W221",
    )
    paths = [path for code in asking for path in CASES.glob(f"*/{code}/*.yml")]
    cases = []
    for number, path in enumerate(paths):
        plant(tmp_path / str(number), loaded(path))
        cases.append(for_browser(tmp_path / str(number), loaded(path)))
    page = browser.new_page()
    page.goto(site_address)
    renaming = Renaming(framework.codes)
    names = {
        code: renaming.names[code] for name in RENAMED_LISTS for code in framework.codes[name].codes
    }
    before, after = page.evaluate(RENAMED, [site_address, cases, TODAY.isoformat(), names])
    page.close()
    assert {problem["code"] for found in before for problem in found} == set(asking)
    for found in after:
        for problem in found:
            problem["message"] = renaming.back(problem["message"])
            problem["hint"] = renaming.back(problem["hint"])
    assert after == before


@pytest.mark.long
def test_rows_of_rules_end_alike_on_both_sides(
    browser: Browser, site_address: str, tmp_path: Path
) -> None:
    """Two interpreters read the same rows: 300 entries at random get the same problems."""
    chance = Random(20261126)  # noqa: S311 - the same entries every time
    cases = [at_random(chance) for _ in range(300)]
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
    rows = load_framework(SCHEMA).rules
    assert codes >= {row.code for row in rows if "initiative" in row.files} - always_there


PLACES = (
    *("purpose.risks", "decision.justification", "engagement.summary", "data.description"),
    *("answers.harm.justification", "decided_by", "purpose.benefits"),
)
"""Where personal data may slip in."""


def test_personal_data_is_said_alike(browser: Browser, site_address: str, tmp_path: Path) -> None:
    """Each way to write it, in one field after another: the same codes, places and words."""
    cases: list[Any] = []
    for number, (text, _code) in enumerate(PLANTED):
        place = PLACES[number % len(PLACES)]
        written = f"{WHY} A leak of this kind showed {text} to some others, who kept it."
        role = {"decision.decided_by": f"The board, by way of {text}"[:200]}
        cases.append({"change": role if place == "decided_by" else {place: written}})
    python = [in_python(tmp_path / str(number), case) for number, case in enumerate(cases)]
    asked = [for_browser(tmp_path / str(number), case) for number, case in enumerate(cases)]
    page = browser.new_page()
    page.goto(site_address)
    found = page.evaluate(CHECK_ALL, [site_address, asked, TODAY.isoformat()])
    page.close()
    assert len(cases) >= 54
    for case, ours, theirs in zip(cases, python, found, strict=True):
        said = [as_said(problem) for problem in ours if CANNOT.get(problem.code) != NOT_HERE]
        assert said, case
        assert sorted(said, key=str) == sorted(map(heard, theirs), key=str), case
