"""What an editor shows of a question is the question: what to think about, and its five steps."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checks import editor_words as check
from fairshare.framework import Framework
from projects import REPOSITORY


def test_an_editor_shows_each_question_with_its_steps(framework: Framework) -> None:
    """The language server shows `markdownDescription`, unless the pointer's target has words."""
    schema = json.loads((REPOSITORY / check.SCHEMA).read_text("utf-8"))
    answers = schema["properties"]["answers"]["properties"]
    for question in framework.questions:
        words = answers[question.id]["markdownDescription"]
        assert words.startswith(question.description)
        assert all(f"\n{step}. {meaning}" in words for step, meaning in question.scale.items())
    assert {"title", "description"}.isdisjoint(schema["$defs"]["answer"])


def test_stale_words_are_told_and_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A question that is reworded fails `make check`; writing the words again mends that."""
    path = tmp_path / check.SCHEMA
    path.parent.mkdir()
    shutil.copy(REPOSITORY / check.SCHEMA, path)
    assert check.main(tmp_path, []) == 0
    text = path.read_text("utf-8")
    described = text.replace('"description": "Picture the worst', '"description": "Picture all')
    path.write_text(described, "utf-8")
    assert check.main(tmp_path, []) == 1
    assert "--write" in capsys.readouterr().out
    assert check.main(tmp_path, ["--write"]) == 0
    assert check.main(tmp_path, []) == 0
