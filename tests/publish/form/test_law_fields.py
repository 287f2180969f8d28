"""The form asks for a law's part by phase, and holds what the browser needs to check it."""

from __future__ import annotations

import pytest

from editions import made
from fairshare.framework import Framework
from fairshare.load.framework import load_framework
from fairshare.publish.form.facts import form_facts
from fairshare.publish.form.fields import form_fields
from fairshare.publish.form.laws import by_phase
from irish import NAME
from trees import SCHEMA


@pytest.fixture(scope="module")
def law() -> Framework:
    """The rules of a body that has chosen the law."""
    return load_framework(SCHEMA, (NAME,))


def test_fields_stand_under_the_phase_that_first_asks_for_them(law: Framework) -> None:
    """None is lost; what nobody has to answer comes last."""
    (whole,) = (one for one in form_fields(law) if one.path == "profiles")
    (part,) = whole.fields
    stages = by_phase(part.fields, law.profiles[NAME])
    names = {words: [one.path.rpartition(".")[2] for one in fields] for words, fields in stages}
    assert next(iter(names)) == "From the start"
    assert names["From the start"] == ["name", "kind", "amends"]
    assert {"parties", "necessity", "consultation"} <= set(
        names["Asked for from “Consultation announced” on"]
    )
    assert names["Asked for from “With the Data Governance Board” on"] == ["board"]
    assert names["Only where there is any"] == ["prescribed", "direction"]
    shown = [one for _words, fields in stages for one in fields]
    assert sorted(one.path for one in shown) == sorted(one.path for one in part.fields)


def test_without_a_law_the_form_holds_nothing_of_one(framework: Framework, law: Framework) -> None:
    """Not a byte more is fetched where no body asked for it."""
    without, within = form_facts(made(framework, {})), form_facts(made(law, {}))
    assert "laws" not in without
    assert not any(code[1] == "7" for code in without["problems"])
    assert list(within["laws"]) == [NAME]
    assert len(within["laws"][NAME]["items"]) == 43


def test_a_phase_tells_the_browser_by_what_it_is_known(law: Framework) -> None:
    """The script reads these very names: without one, every agreement would be in drafting."""
    phases = form_facts(made(law, {}))["laws"][NAME]["phases"]
    own = law.profiles[NAME].phases
    assert [one["code"] for one in phases] == [one.code for one in own]
    for shown, phase in zip(phases, own, strict=True):
        assert len(shown["anyOf"]) == len(phase.any_of)
        asked = [test["field"] for group in shown["anyOf"] for test in group]
        assert asked == [test.field for group in phase.any_of for test in group]
        assert (shown["asksNothing"], shown["said"]) == (phase.asks_nothing, phase.said)
    assert any(one["anyOf"] for one in phases)
