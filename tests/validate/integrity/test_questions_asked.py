"""A question that was asked stays, and may only go on."""

from __future__ import annotations

from typing import Any

import pytest

from fairshare.validate.integrity.growing import goes_on

ASKED = {"raised": "2026-01-02", "concern": "Why?", "outcome": "open"}
ANSWER = {"response": "So.", "answered": "2026-02-03"}
CLOSED = {**ASKED, **ANSWER, "outcome": "upheld"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(ASKED, dict(ASKED), True, id="the same"),
        pytest.param("?", "?", True, id="the same, which nobody can read"),
        pytest.param("?", "!", False, id="another, which nobody can read"),
        pytest.param(ASKED, "?", False, id="one that can't be read any more"),
        pytest.param(ASKED, {**ASKED, "concern": "How?"}, False, id="another question"),
        pytest.param(ASKED, CLOSED, True, id="answered"),
        pytest.param(ASKED, {**ASKED, **ANSWER}, True, id="answered, and open still"),
        pytest.param(CLOSED, {**CLOSED, "response": "Not so."}, False, id="another answer"),
        pytest.param(CLOSED, {**CLOSED, "outcome": "open"}, False, id="opened again"),
        pytest.param(CLOSED, ASKED, False, id="without its answer"),
    ],
)
def test_a_question_goes_on_or_is_another(old: Any, new: Any, *, expected: bool) -> None:
    """Whatever may be written there."""
    assert goes_on(old, new) is expected
