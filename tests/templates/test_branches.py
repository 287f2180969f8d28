"""Every condition of a template is reached on both sides by a page that a case speaks of."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from fairshare.framework import Framework
from page_cases import FOLDER, PageCase, Pages
from template_branches import watched_environment
from trees import loaded

NOT_REACHED = Path(__file__).with_name("not_reached.yml")


@pytest.mark.long
def test_the_cases_reach_both_sides_of_every_condition(
    framework: Framework, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for those of the list, which may only get shorter: how many of each template."""
    environment, branches = watched_environment(framework, monkeypatch)
    for folder in sorted(FOLDER.iterdir()):
        case = PageCase.read(folder)
        pages = Pages(case.edition(tmp_path / folder.name), environment)
        for shown in case.shown:
            shown.found(pages)
    missed = "\n".join(map(str, branches.missed))
    counts = dict(Counter(side.template for side in branches.missed))
    assert counts == loaded(NOT_REACHED), missed
