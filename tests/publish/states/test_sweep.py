"""What no page of an initiative may say, by its state and by whose account it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from editions import Change
from fairshare.framework import ENTRY_KINDS, OWN, Framework
from fairshare.model import IMPORTED, WORKED_EXAMPLE
from fairshare.prose import plain
from fairshare.publish.edition import Edition
from pages import bodies_of, page_of
from projects import REPOSITORY
from sweeping import NEVER, OF_THE_BODY, SweptPage, solid, strings, tense_of

TEMPLATES = REPOSITORY / "plugins" / "fairshare" / "templates" / "fairshare"
DECIDES_ITSELF = re.compile(
    r"\.(stage|outcome|independence)\s*(==|!=| in )|\b(worked_example|imported)\b"
)


def state(voice: str, stage: str, outcome: str | None) -> Change:
    """The full example in another state and voice."""

    def change(data: dict[str, Any]) -> None:
        data |= {"stage": stage, "stage_as_of": "2025-11-03", "events": []}
        data["sources"] = [{"title": "A table", "url": "https://a.example/", "read": "whole"}]
        if voice != OWN:
            data["assessment"] = {**data["assessment"], "independence": voice}
        if voice == IMPORTED:
            data["assessment"] = {"independence": voice}
            del data["answers"]
        if outcome is None:
            del data["decision"]
        else:
            data["decision"] = {**data["decision"], "outcome": outcome}

    return change


@pytest.mark.parametrize("voice", ENTRY_KINDS)
@pytest.mark.parametrize("outcome", [None, "approved", "refused", "deferred"])
@pytest.mark.parametrize("stage", ["proposed", "live", "ended", "never_started"])
def test_labels_are_in_a_tense_that_is_true(
    framework: Framework, voice: str, outcome: str | None, stage: str
) -> None:
    """Nothing that is over, or never began, is told in the present."""
    page = page_of(framework, state(voice, stage, outcome))
    labels = " | ".join(SweptPage(page).labels)
    tense = tense_of(page)
    assert not re.search(NEVER[tense], labels, re.IGNORECASE), (tense, labels)


@pytest.fixture(scope="module")
def drawn(edition: Edition) -> Mapping[str, str]:
    """The pages of the real register, by id."""
    return bodies_of(edition)


def test_a_sentence_of_the_scale_is_marked_as_general(
    framework: Framework, drawn: Mapping[str, str]
) -> None:
    """It is help for whoever rates: nowhere does it stand as a fact about a case."""
    sentences = {words for question in framework.questions for words in question.scale.values()}
    for identifier, page in drawn.items():
        found = SweptPage(page)
        rest = " ".join(found.rest)
        assert not [one for one in sentences if one in rest], identifier
        assert all(any(one in said for one in sentences) for said in found.general), identifier


def test_a_worked_example_says_nothing_of_what_the_body_did_not_do(
    edition: Edition, drawn: Mapping[str, str]
) -> None:
    """It assessed nothing, confirmed nothing and decided against nothing of ours."""
    seen = 0
    for item in edition.items:
        if item.initiative.independence != WORKED_EXAMPLE:
            continue
        text = solid(" ".join(SweptPage(drawn[item.initiative.id]).rest))
        written = {solid(plain(own)) for own in strings(item.initiative.data)}
        for own in sorted(written, key=len, reverse=True):
            text = text.replace(own, "")
        found = re.search(OF_THE_BODY, text, re.IGNORECASE)
        assert not found, (item.initiative.id, text[found.start() - 80 : found.end() + 80])
        seen += 1
    assert seen


def test_no_template_decides_on_state_or_kind_of_entry() -> None:
    """They ask for the words: a condition in a template is one more place to forget."""
    found = {
        path.relative_to(TEMPLATES).as_posix(): DECIDES_ITSELF.findall(path.read_text("utf-8"))
        for path in sorted(TEMPLATES.rglob("*.html"))
        if DECIDES_ITSELF.search(path.read_text("utf-8"))
    }
    assert found == {}
