"""Who speaks: what is said of a worked example is said word for word, for a body relies on it."""

from __future__ import annotations

from typing import Any

from editions import made
from fairshare.framework import Framework
from fairshare.publish.states.voices import voice_label, voice_of


def test_a_worked_example_says_whose_reading_it_is(framework: Framework) -> None:
    """In each place where a body's own entry says nothing, or says that the body did it."""

    def by_us(data: dict[str, Any]) -> None:
        data["assessment"] |= {"date": "2026-01-15", "independence": "worked-example"}

    (item,) = made(framework, {"a": by_us}).items
    voice = voice_of(item.initiative)
    assert voice.label == voice_label("worked-example") == "Worked example: our reading"
    assert voice.banner + voice.sources == (
        "Worked example: our reading of 2026, from public sources"
    )
    assert voice.made == (
        "Those who run this register wrote this page from public sources.",
        "The body itself answered none of the questions and did not check the page.",
        "The reasons and the ratings name their sources; what is not known is said so.",
    )
    assert (voice.assessment, voice.answers) == ("Our assessment", "Our ratings")
    assert (voice.unknowns, voice.unsaid) == ("What we could not find out", "We did not find this")
    assert voice.rated_on == "Rated by us"
    assert voice.credit == "A worked example from public sources, not the body’s own account."


def test_a_body_s_own_entry_is_not_told_as_a_reading(framework: Framework) -> None:
    """It has no banner, and nothing of it is "ours"."""

    def by_itself(data: dict[str, Any]) -> None:
        data["assessment"]["independence"] = "self"

    (item,) = made(framework, {"a": by_itself}).items
    voice = voice_of(item.initiative)
    assert (voice.banner, voice.made, voice.credit) == ("", (), "")
    assert (voice.assessment, voice.answers) == ("What the assessment says", "The answers")
