"""Gates: what is read from an entry as written, and what is never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from fairshare.score.gates import gates

LAWFUL = {"bases": ["uk-gdpr-6-1-e"]}


def entry(
    identifiability: object = "identifiable", legal: object = None, dpia: object = None
) -> dict[str, Any]:
    """An entry with only what gates look at."""
    return {
        "data": {"identifiability": identifiability},
        "legal": LAWFUL if legal is None else legal,
        "safeguards": {"dpia": dpia},
    }


@pytest.mark.parametrize("identifiability", ["identifiable", "pseudonymised"])
@pytest.mark.parametrize(
    "legal",
    [{}, {"bases": []}, {"bases": None}, {"bases": [None]}, {"bases": [" "]}, {"bases": "x"}, []],
    ids=str,
)
def test_personal_data_without_a_readable_basis_has_none(
    identifiability: str, legal: object
) -> None:
    """An empty or malformed list of bases is no lawful basis."""
    assert gates(entry(identifiability, legal)) == {"no_lawful_basis"}


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
