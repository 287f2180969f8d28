"""The form scores as Python does: the same random answers give the same assessment and words."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from fairshare.framework import Framework
from fairshare.score import as_dict, assess
from fairshare.score.words import reason_words, sentence, tipping_words

SETS = 500
RATINGS = [1, 2, 3, 4, 5, 5, 4, 4, 3, "unknown", "not_applicable"]
"""Weighted so that every outcome comes up."""

SCORE_ALL = """async ([base, sets]) => {
    const { score } = await import(`${base}assets/fairshare/assess/score.js`);
    const { scoreWords } = await import(`${base}assets/fairshare/assess/score-words.js`);
    const facts = await (await fetch(`${base}assess/form.json`)).json();
    return sets.map((data) => {
        const result = score(data, facts);
        return { ...result, said: scoreWords(data, result, facts) };
    });
}"""


def an_answer(chance: random.Random, favour: int) -> dict[str, Any]:
    """A rating, sometimes with a range that holds it, sometimes with one that doesn't."""
    rating = chance.choice([*RATINGS, *[favour] * 12])
    answer: dict[str, Any] = {"rating": rating}
    if isinstance(rating, int) and chance.random() < 0.3:
        answer["range"] = [chance.randint(1, rating), chance.randint(rating, 5)]
    elif chance.random() < 0.1:
        answer["range"] = chance.choice([[5, 1], [3], [2, 9], [1, 2, 3]])
    return answer


def an_entry(chance: random.Random, questions: list[str]) -> dict[str, Any]:
    """Answers to most questions, and facts that gates and the decision's rank hang on."""
    favour = chance.choice([2, 4, 5, 5])
    left_out = chance.choice([0, 0, 0, 0.1, 0.5])
    dpia = {
        "status": chance.choice(["done", "done", "done", "not_done", "in_progress"]),
        "residual_high_risk": chance.random() < 0.1,
        "ico_consulted": chance.random() < 0.5,
    }
    entry: dict[str, Any] = {
        "method": "1.0",
        "data": {"identifiability": chance.choice(["identifiable", "anonymous"])},
        "legal": {"bases": chance.choice([["uk-gdpr-6-1-e"]] * 5 + [[]])},
        "safeguards": {"dpia": dpia},
        "answers": {q: an_answer(chance, favour) for q in questions if chance.random() >= left_out},
    }
    if chance.random() < 0.7:
        decisions = ["approved", "approved_with_conditions", "refused", "deferred"]
        entry["decision"] = {"outcome": chance.choice(decisions)}
    return entry


def in_python(entry: Mapping[str, Any], framework: Framework) -> dict[str, Any]:
    """What Python makes of an entry, in the browser's form."""
    found = assess(entry, framework)
    shown = as_dict(found, "")
    principles = {
        name: one and {key: one[key] for key in ("low", "high", "band", "weakest")}
        for name, one in shown["principles"].items()  # type: ignore[attr-defined]
    }
    return {
        "outcome": shown["outcome"],
        "principles": principles,
        "benefit": shown["benefit"],
        "concern": shown["concern"],
        "reasons": [{"rule": r.rule, "subject": r.subject} for r in found.reasons],
        "tipping": shown["tipping"],
        "divergence": found.divergence,
        "sentence": sentence(found, framework),
        "reason words": [reason_words(r, found, found.answers, framework) for r in found.reasons],
        "tipping words": [tipping_words(tip) for tip in found.tipping],
    }


def in_browser(result: Mapping[str, Any]) -> dict[str, Any]:
    """What the browser made of an entry."""
    keys = ("outcome", "principles", "benefit", "concern", "tipping", "divergence")
    return {
        **{key: result[key] for key in keys},
        "reasons": [{"rule": r["rule"], "subject": r["subject"]} for r in result["reasons"]],
        "sentence": result["said"]["sentence"],
        "reason words": result["said"]["reasons"],
        "tipping words": result["said"]["tipping"],
    }


@pytest.fixture(scope="module")
def entries(framework: Framework) -> list[dict[str, Any]]:
    """The same random entries in every run."""
    chance = random.Random(18)  # noqa: S311 - nothing secret
    questions = [question.id for question in framework.questions]
    return [an_entry(chance, questions) for _number in range(SETS)]


def test_the_random_entries_reach_every_outcome(
    entries: list[dict[str, Any]], framework: Framework
) -> None:
    """A comparison says something only where there is something to compare."""
    found = [assess(entry, framework) for entry in entries]
    assert {one.outcome for one in found} == {
        "red_line",
        "insufficient_evidence",
        "case_not_made",
        "conditional",
        "case_made",
    }
    assert {one.divergence for one in found} >= {None, -1, 0, 1, 2}
    assert sum(bool(one.tipping) for one in found) > SETS / 4


def test_the_form_scores_as_python_does(
    page: Page, site_address: str, entries: list[dict[str, Any]], framework: Framework
) -> None:
    """Outcome, bands, figures, reasons, tipping answers and every sentence are the same."""
    page.goto(site_address)
    results = page.evaluate(SCORE_ALL, [site_address, entries])
    for entry, result in zip(entries, results, strict=True):
        assert in_browser(result) == in_python(entry, framework), entry
