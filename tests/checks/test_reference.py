"""The pages of reference say what code and schema say today."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks import reference
from projects import REPOSITORY


def test_the_pages_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    """Else `python -m checks.reference --write` makes them."""
    assert reference.main(REPOSITORY, []) == 0
    assert capsys.readouterr().out == ""


def test_an_old_page_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And is written when asked for."""
    (tmp_path / "schema").symlink_to(REPOSITORY / "schema")
    (tmp_path / reference.FOLDER).mkdir(parents=True)
    assert reference.main(tmp_path, []) == 1
    assert "docs/reference/commands.md is old" in capsys.readouterr().out
    assert reference.main(tmp_path, ["--write"]) == 0
    assert reference.main(tmp_path, []) == 0


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("commands.md", "## `fairshare schema copy`"),
        ("commands.md", "`--base REVISION`\n:   Also refuse what may not change"),
        ("fields.md", "`answers.<question>.rating`"),
        ("fields.md", "`organisations[].roles[]`"),
        ("settings.md", "`answers_within`\n:   In how many days"),
        ("settings.md", "`withheld`\n:   Earlier versions that may not be shown"),
        ("codes.md", "- [E501](../../problems/E501/): An initiative was deleted"),
    ],
)
def test_what_people_look_up_is_there(page: str, said: str) -> None:
    """One thing of each kind."""
    assert said in reference.pages(REPOSITORY)[page]
