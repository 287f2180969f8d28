"""A mapping file is read as strictly as an entry: one sentence says what is wrong, and where."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.intake.mapping.reading import read_mapping
from fairshare.problems import SetupError
from own_tables import changed, write
from projects import Project

WRONG = [
    ("version", "2", "`version` must be 1"),
    ("dates", "european", "`dates` must be day-first or month-first or year-first"),
    ("dates", None, "`dates` is missing"),
    ("colums", {}, "`colums` is not known here"),
    ("lead/type", "council", "`lead.type` must be"),
    ("lead/id", "Northshire Council", "`lead.id` must be small letters"),
    ("always/data.categorys", ["health"], '"data.categorys", which is no field'),
    ("always/summary", "The same of all.", "`always.summary` is what a column says"),
    ("always/assessment.independence", "self", "`always.assessment.independence` is imported"),
    ("columns/Use", "data.use", '"data.use", which is no field of an entry'),
    ("columns/Use", {"fields": "data.description"}, "`columns.Use` must be a field, or a group"),
    ("columns/Use", {"field": "data.description", "md": True}, "`columns.Use.md` is not known"),
    (
        "columns/Released",
        {"event": "given", "says": ["Number"]},
        "`columns.Released.event` must be",
    ),
    ("columns/Kind", {"types": {"Firm": "firm"}}, "`columns.Kind.types.Firm` must be one of"),
    ("columns/Applicant", {"body": ["recipient"]}, "needs either `kind`, a column, or `type`"),
    ("columns/Officer", {"unused": ""}, "`columns.Officer.unused` must be text"),
    ("as_of", "2024-02-03", "needs either `stage_as_of`, columns, or `as_of`, a day"),
    ("stage_as_of", None, "needs either `stage_as_of`, columns, or `as_of`, a day"),
    ("other_columns", "keep", "`other_columns` must be leave"),
    ("unsaid", {"data.categorys": ["health"]}, '"data.categorys", which is no field'),
    ("columns/Use", {"period": "data.kept"}, '"data.kept.period", which is no field'),
    ("columns/Use", {"field": "data.description", "in_full": "data.whole"}, "which is no field"),
    (
        "columns/Released",
        {"day": "dates.ends", "past": {"stage": "ended"}},
        "can't go with `past`: write `as_of`",
    ),
    ("columns/Use", "profiles.hdruk-dur-2.technical_summary", "which this register has not chosen"),
]


@pytest.mark.parametrize(("path", "value", "said"), WRONG)
def test_what_is_wrong_is_said_with_its_line(
    path: str, value: object, said: str, project: Project, framework: Framework
) -> None:
    """By the name of the field in the file."""
    _table, mapping = write(project, [{}], changed(path, value))
    with pytest.raises(SetupError) as caught:
        read_mapping(mapping, framework)
    assert said in str(caught.value)
    assert str(caught.value).startswith("mapping.yml, line ")


def test_a_misspelt_field_is_guessed(project: Project, framework: Framework) -> None:
    """Near enough to be meant."""
    _table, mapping = write(project, [{}], changed("columns/Use", "data.descripton"))
    with pytest.raises(SetupError, match=r'"data\.description"'):
        read_mapping(mapping, framework)


def test_the_command_stops_with_one_sentence(project: Project) -> None:
    """As for any set-up that is broken."""
    table, mapping = write(project, [{}], changed("dates", "european"))
    command = ["--root", str(project.root), "import", str(table), "--mapping", str(mapping)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert result.stderr.startswith("fairshare: mapping.yml, line 2: `dates` must be")
    missing = CliRunner().invoke(main, [*command[:-1], "nothing.yml"])
    assert (missing.exit_code, missing.stderr) == (
        2,
        "fairshare: nothing.yml: the mapping can't be read; check its name.\n",
    )
