"""Gates: what is read from an entry as written, and what is never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from fairshare.framework import Code, Framework, LegalBasis
from fairshare.score.gates import FIELDS, gates_changed_by
from fairshare.score.gates import gates as gates_under
from fairshare.validate.schema.references import inlined

LAW = {
    "sound": LegalBasis(True, False, True, False),
    "foreign": LegalBasis(True, True, False, False),
    "act": LegalBasis(False, False, False, False),
}
"""What a jurisdiction may say of codes: one that is a basis, one that is where the entry names the
law, one that only names an Act."""
LAWFUL = {"bases": ["sound"]}
NAMED = [{"name": "Data-Sharing and Governance Act 2019"}]


def gates(data: dict[str, Any]) -> frozenset[str]:
    """The gates of an entry under that law."""
    return gates_under(data, LAW)


def entry(
    identifiability: object = "identifiable", legal: object = None, dpia: object = None
) -> dict[str, Any]:
    """An entry with only what gates look at."""
    return {
        "data": {"identifiability": identifiability},
        "legal": LAWFUL if legal is None else legal,
        "safeguards": {"dpia": dpia},
    }


@pytest.mark.parametrize("gate", FIELDS)
def test_a_gate_looks_at_fields_that_entries_have(gate: str, framework: Framework) -> None:
    """What is said of it leads to them."""
    for path in FIELDS[gate]:
        part = inlined(framework.initiative_schema)
        for step in path:
            part = part["properties"][step]


@pytest.mark.parametrize("identifiability", ["identifiable", "pseudonymised"])
@pytest.mark.parametrize(
    "legal",
    [{}, {"bases": []}, {"bases": None}, []],
    ids=str,
)
def test_personal_data_with_no_basis_at_all_has_none(identifiability: str, legal: object) -> None:
    """A list of bases that is empty or left out says that there is none."""
    assert gates(entry(identifiability, legal)) == {"no_lawful_basis"}


@pytest.mark.parametrize("identifiability", ["identifiable", "pseudonymised"])
@pytest.mark.parametrize(
    "legal",
    [
        {"bases": ["act"]},
        {"bases": ["act", "foreign"]},
        {"bases": ["foreign"]},
        {"bases": ["foreign"], "gateways": []},
        {"bases": ["foreign"], "gateways": [{"name": " "}, {"url": "https://example.org/"}, "x"]},
        {"bases": ["act"], "gateways": NAMED},
        {"bases": ["no such code"]},
        {"bases": [None, " ", ["sound"]]},
        {"bases": "sound"},
    ],
    ids=str,
)
def test_a_basis_that_the_law_does_not_know_as_one_leaves_it_unknown(
    identifiability: str, legal: object
) -> None:
    """What is stated is no basis, or can't be read as one: nobody has said that there is none."""
    assert gates(entry(identifiability, legal)) == {"lawful_basis_unknown"}


@pytest.mark.parametrize(
    "legal",
    [
        {"bases": ["act", "sound"]},
        {"bases": ["foreign"], "gateways": NAMED},
        {"bases": [None, "foreign"], "gateways": ["x", *NAMED]},
    ],
    ids=str,
)
def test_one_basis_is_enough(legal: object) -> None:
    """Another country's law is one as soon as the entry names it."""
    assert gates(entry(legal=legal)) == frozenset()


def test_whether_a_code_is_a_basis_is_a_fact_of_the_jurisdiction(framework: Framework) -> None:
    """Under other facts the same entry comes out otherwise, whatever its code is called."""
    known = framework.jurisdiction.legal_bases
    for code, basis in known.items():
        stated = entry(legal={"bases": [code], "gateways": NAMED})
        assert gates_under(stated, known) == (set() if basis.is_basis else {"lawful_basis_unknown"})
        turned = {code: LegalBasis(not basis.is_basis, False, False, False)}
        assert gates_under(stated, turned) == (
            {"lawful_basis_unknown"} if basis.is_basis else set()
        )


@pytest.mark.parametrize(
    ("covers", "changed"),
    [
        ([], []),
        ([("legal",)], ["lawful_basis_unknown", "no_lawful_basis"]),
        ([("safeguards",)], ["dpia_in_progress", "dpia_missing", "ico_not_consulted"]),
        ([("safeguards", "dpia")], ["dpia_in_progress", "dpia_missing", "ico_not_consulted"]),
        ([("data",)], ["dpia_missing", "lawful_basis_unknown", "no_lawful_basis"]),
        ([("data", "retention"), ("safeguards", "agreement")], []),
        ([("*",)], []),
    ],
    ids=str,
)
def test_an_event_changes_the_gates_whose_fields_it_covers(
    covers: list[tuple[str, ...]], changed: list[str]
) -> None:
    """A correction changes none: what it says was so from the first day."""
    kind = Code("kind", "Kind", "A kind.", covers=tuple(covers))
    assert sorted(gates_changed_by(kind)) == changed


def test_every_gate_of_the_method_names_its_fields(framework: Framework) -> None:
    """One without would stand against a decision for what changed after it."""
    method = framework.methods[framework.newest_method]
    assert set(FIELDS) == {*method.gate_caps, *method.incomplete_gates}


@pytest.mark.parametrize("identifiability", ["anonymous", "aggregate", "other", None, ["x"]])
def test_data_not_said_to_be_personal_needs_no_basis_and_no_dpia(identifiability: object) -> None:
    """Personal data is identifiable or pseudonymised, nothing else."""
    assert gates(entry(identifiability, {}, {"status": "not_done"})) == frozenset()


def test_a_stated_basis_is_enough() -> None:
    """Whether the basis is a right one is for people to say, not for the gate."""
    assert gates(entry()) == frozenset()


@pytest.mark.parametrize(
    ("dpia", "expected"),
    [
        ({"status": "done"}, set()),
        ({"status": "not_required"}, set()),
        ({"status": "not_published"}, set()),
        ({"status": "not_done"}, {"dpia_missing"}),
        ({"status": "in_progress"}, {"dpia_in_progress"}),
        ({"status": ["not_done"]}, set()),
        ({}, set()),
        (None, set()),
        ("not_done", set()),
        ({"residual_high_risk": True}, {"ico_not_consulted"}),
        ({"residual_high_risk": True, "ico_consulted": False}, {"ico_not_consulted"}),
        ({"residual_high_risk": True, "ico_consulted": "yes"}, {"ico_not_consulted"}),
        ({"residual_high_risk": True, "ico_consulted": True}, set()),
        ({"residual_high_risk": False}, set()),
        ({"residual_high_risk": "true"}, set()),
        (
            {"status": "not_done", "residual_high_risk": True},
            {"dpia_missing", "ico_not_consulted"},
        ),
    ],
    ids=lambda value: str(sorted(value) if isinstance(value, set) else value),
)
def test_a_dpia_gate_shuts_only_on_what_is_stated(dpia: object, expected: set[str]) -> None:
    """Only not_done, in_progress and a high risk that is true shut a gate."""
    assert gates(entry(dpia=dpia)) == expected


@pytest.mark.parametrize("dpia", [{"status": "in_progress"}, {"residual_high_risk": True}])
def test_an_open_dpia_counts_for_any_data(dpia: dict[str, object]) -> None:
    """Whoever does a DPIA waits for it, whether the data is personal or not."""
    assert gates(entry("aggregate", {}, dpia)) == gates(entry("identifiable", dpia=dpia))


@pytest.mark.parametrize("data", [{}, {"data": 1, "legal": 1, "safeguards": 1}], ids=str)
def test_an_entry_that_says_nothing_runs_into_no_gate(data: dict[str, object]) -> None:
    """No fact, no gate; such an entry fails validation instead."""
    assert gates(data) == frozenset()
