"""The page of the method: its limits, and where each question comes from."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from jinja2 import Environment

from broken_schema import ASKED_LATER, ask_later, change
from drawing import materials
from editions import made
from fairshare.framework import Framework
from fairshare.load.framework import load_framework
from fairshare.publish.pages.method import method_page
from pages import words_of

INITIATIVE = "initiative.schema.json"
OWN = "Added by this register: no part of the published framework."


def said_of_sources(framework: Framework) -> list[str]:
    """What stands below each question, in the order of the page."""
    edition = made(framework, {})
    page = method_page(edition, materials(edition).environment)
    return re.findall(r'<p class="fs-quiet">[^·<]+ · ([^<]+)</p>', str(page.body))


def test_a_question_of_ones_own_says_that_no_source_has_it(schema: Path) -> None:
    """Nobody takes it for a question of the framework that was published in 2018."""
    ask_later(schema)
    change(
        schema / INITIATIVE,
        lambda whole: whole["properties"]["answers"]["properties"][ASKED_LATER].update(
            {"x-sourced": "own"}
        ),
    )
    said = said_of_sources(load_framework(schema))
    assert said[-1] == OWN


def test_no_question_of_the_framework_says_so(framework: Framework) -> None:
    """Each of the 18 rests on a published source."""
    asked = framework.asked("1.0")
    said = said_of_sources(replace(framework, questions=asked))
    assert len(said) == len(asked) == 18
    assert OWN not in said


def test_limits_are_said_as_numbers_that_people_write(
    framework: Framework, environment: Environment
) -> None:
    """A limit need not be whole: a half is .5, and never a fraction of two numbers."""
    newest = framework.newest_method
    method = framework.methods[newest]
    half = Fraction(1, 2)
    own = replace(
        method,
        bands=tuple((name, least + half) for name, least in method.bands),
        concern_high=(method.concern_high[0] + half, method.concern_high[1]),
        benefit_low=(method.benefit_low[0] + half, method.benefit_low[1]),
    )
    changed = replace(framework, methods={**framework.methods, newest: own})
    words = words_of(str(method_page(made(changed, {}), environment).body))
    assert "Strong: from 75.5 Adequate: from 50.5 Weak: from 25.5" in words
    assert "Concern may reach 50.5 of 100 or more" in words
    assert "Benefit may stay below 50.5 of 100" in words
