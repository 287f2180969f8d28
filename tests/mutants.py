"""Entries with random faults, for properties that must hold whatever people write."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from fairshare.model import Path

# Properties are held to what is so, not to how long it takes on a busy machine.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 7),
    st.sampled_from([1.0, 4.0, 2.5, 24.0]),
    st.sampled_from(
        [
            "", "no", "TBC", "3", "unknown", "not_applicable", "worked-example", "refused",
            "approved_with_conditions", "2025", "2025-13", "2025-02-30", "2031-01-01", "2 May 2025",
            "12\n", "\uff12025", "http://a.example", "https://a@b.example", "<b>bold</b>",
            "[a.example](https://b.example)", "northshire-council", "Northshire Council", "'", "{}",
        ]
    ),
    st.text(max_size=90),
    st.lists(st.sampled_from(["education", "lead", 3, 5, None, "x"]), max_size=4),
    st.dictionaries(st.sampled_from(["id", "date", "rating", "x"]), st.integers(), max_size=2),
)  # fmt: skip
"""Values of every kind: plausible, near misses and rubbish."""


def paths(data: Any, path: Path = ()) -> list[Path]:
    """Every place in some data but the root."""
    steps: list[Any] = []
    if isinstance(data, dict):
        steps = list(data)
    elif isinstance(data, list):
        steps = list(range(len(data)))
    found = [(*path, step) for step in steps]
    return found + [inner for place in found for inner in paths(data[place[-1]], place)]


@st.composite
def mutants(draw: st.DrawFn, entry: dict[str, Any]) -> dict[str, Any]:
    """The entry with up to four places changed, removed, misspelt or doubled."""
    data = copy.deepcopy(entry)
    for _ in range(draw(st.integers(0, 4))):
        *above, last = draw(st.sampled_from(paths(data)))
        group: Any = data
        for step in above:
            group = group[step]
        _change(draw, group, last)
        if not paths(data):
            break
    return data


def _change(draw: st.DrawFn, group: Any, last: Any) -> None:
    kind = draw(st.sampled_from(["change", "change", "remove", "misspell"]))
    if kind == "remove":
        del group[last]
    elif kind == "misspell" and isinstance(group, dict):
        group[f"{last[:-1]}"] = group.pop(last)
    elif kind == "misspell":
        group.append(copy.deepcopy(group[last]))
    else:
        group[last] = draw(VALUES)
