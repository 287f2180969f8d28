"""A table that a body keeps for itself becomes entries: facts only, and no row is lost."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from fairshare.cli import main
from fairshare.framework import Framework
from own_tables import MAPPING, ROW, Rows, changed, made, take_own, write
from projects import Project, entry
from tables import initiatives

OTHER = {"Purpose": "The recipient will count burns.", "Number": "R/9"}


def test_a_row_is_an_entry(project: Project, framework: Framework) -> None:
    """Its columns fill the fields that the mapping names, and nothing says more than the table."""
    (one,) = made(project, take_own(project, framework, [{}]))
    assert one == {
        "method": "1.0",
        "title": "We want to know who falls",
        "summary": "We want to know who falls. Then we will stop.",
        "themes": ["health"],
        "stage": "live",
        "stage_as_of": "2024-02-03",
        "references": [{"scheme": "Register of releases", "id": "R/1"}],
        "organisations": [
            {"id": "northshire-council", "roles": ["lead", "provider"]},
            {"id": "university-of-eastshire", "roles": ["recipient"]},
        ],
        "purpose": {"aims": ["research"], "statement": "The recipient will count falls."},
        "data": {
            "categories": ["health"],
            "description": "Records without names.",
            "identifiability": "pseudonymised",
        },
        "assessment": {"independence": "imported"},
        "events": [
            {"date": "2024-02-03", "kind": "released", "summary": "Number: R/1. Type: Coded."}
        ],
        "sources": [{"title": "Register", "url": "https://www.northshire.example/register"}],
    }


def test_rows_that_agree_are_one_entry(project: Project, framework: Framework) -> None:
    """Each is an event of its own day; the newest is the day up to which the stage is known."""
    rows: Rows = [
        {"Number": "R/2", "Released": "01/05/2024", "Type": "Named"},
        {"Number": "R/1", "Released": "02/03/2023", "Summary": "Shorter. Yes."},
        OTHER,
    ]
    done = take_own(project, framework, rows)
    first, _second = made(project, done)
    assert (done.rows, done.entries) == (3, 2)
    assert [event["summary"] for event in first["events"]] == [
        "Number: R/1. Type: Coded.",
        "Number: R/2. Type: Named.",
    ]
    assert first["stage_as_of"] == "2024-05-01"
    assert [one["id"] for one in first["references"]] == ["R/2", "R/1"]
    assert first["data"]["identifiability"] == "identifiable", "the most identifying stands"
    assert first["summary"] == ROW["Summary"], "the longer stands"


def test_two_spellings_of_a_body_are_one_entry(project: Project, framework: Framework) -> None:
    """When the mapping says that they are one body; a body that it does not name stays apart."""
    bodies = {"Univ. of Eastshire": {"type": "education", "name": "University of Eastshire"}}
    rows: Rows = [
        {},
        {"Number": "R/2", "Applicant": "Univ. of Eastshire"},
        {"Number": "R/3", "Applicant": "Univ. of Westshire"},
    ]
    both, _other = made(project, take_own(project, framework, rows, changed("bodies", bodies)))
    assert [one["id"] for one in both["references"]] == ["R/1", "R/2"]
    assert [one["id"] for one in both["organisations"]][1:] == ["university-of-eastshire"]


def test_a_title_may_stand_above_the_names_of_columns(project: Project) -> None:
    """It is left out, and that is said; cells keep the addresses that they have in the table."""
    table, mapping = write(project, [{"Released": "31/02/2024"}])
    title = "Register of releases,,,,,,,,,\nWho,,,What,,,,,,\n"
    table.write_text(title + table.read_text(encoding="utf-8"), encoding="utf-8")
    arguments = ["--root", str(project.root), "import", str(table), "--mapping", str(mapping)]
    said, fault, *_rest = CliRunner().invoke(main, arguments).stderr.splitlines()
    assert said == "Rows 1, 2 stand above the names of the columns. They are left out."
    assert fault.startswith('own.csv: I4: "31/02/2024" is no day')


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("Yes", "Yes"), "yes"),
        (("Yes", "-"), "partly"),
        (("Yes", ""), "partly"),
        (("-", "-"), None),
    ],
)
def test_what_only_some_rows_say_is_said_in_part(
    words: tuple[str, str], expected: str | None, project: Project, framework: Framework
) -> None:
    """Never as if it were so of all."""
    rows = [{"Opt-out": word, "Number": f"R/{n}"} for n, word in enumerate(words)]
    (one,) = made(project, take_own(project, framework, rows))
    assert one.get("choice", {}).get("can_refuse") == expected


def test_a_lead_that_receives_too_stands_once(project: Project, framework: Framework) -> None:
    """With all its roles; the table's spelling of its name may differ in capitals."""
    row = {"Applicant": "NORTHSHIRE COUNCIL", "Kind": "Firm"}
    (one,) = made(project, take_own(project, framework, [row]))
    (body,) = one["organisations"]
    assert body == {"id": "northshire-council", "roles": ["lead", "provider", "recipient"]}


def test_new_bodies_get_a_file_and_known_ones_stay(project: Project, framework: Framework) -> None:
    """People may have added to a file that is there."""
    council = project.read("register/organisations/northshire-council.yml")
    done = take_own(project, framework, [{}])
    assert done.organisations == ["register/organisations/university-of-eastshire.yml"]
    written = entry(project.path(done.organisations[0]).read_bytes())
    assert written == {"name": "University of Eastshire", "type": "education"}
    assert project.read("register/organisations/northshire-council.yml") == council


def test_equal_titles_are_told_apart(project: Project, framework: Framework) -> None:
    """By the applicant, or where that is the same too by the number; so are the addresses."""
    rows: Rows = [
        {},
        {"Number": "R/2", "Purpose": "The recipient will count burns."},
        {"Number": "R/3", "Applicant": "Falls Ltd", "Kind": "Firm"},
    ]
    done = take_own(project, framework, rows)
    assert [one["title"] for one in made(project, done)] == [
        "We want to know who falls (R/1)",
        "We want to know who falls (R/2)",
        "We want to know who falls (Falls Ltd)",
    ]
    assert [name.rpartition("/")[2] for name in done.written] == [
        "we-want-to-know-who-falls.yml",
        "we-want-to-know-who-falls-r-2.yml",
        "we-want-to-know-who-falls-r-3.yml",
    ]


def test_a_title_has_120_characters_at_most(project: Project, framework: Framework) -> None:
    """What tells it apart is never cut away."""
    long = "We want to know " + "who falls and " * 20 + "why."
    rows: Rows = [{"Summary": long}, {"Summary": long, "Applicant": "Falls Ltd", "Kind": "Firm"}]
    for one in made(project, take_own(project, framework, rows)):
        assert 100 < len(one["title"]) <= 120
        assert one["title"].endswith(("… (Falls Ltd)", "… (University of Eastshire)"))


@pytest.mark.parametrize("summary", ["", "To follow in May."])
def test_without_a_summary_the_title_is_of_the_next_column(
    summary: str, project: Project, framework: Framework
) -> None:
    """A text that says that there is none yet is no title."""
    (one,) = made(project, take_own(project, framework, [{"Summary": summary}]))
    assert one["title"] == "The recipient will count falls"
    assert one.get("summary", "") == summary


def test_texts_over_their_limit_are_cut(project: Project, framework: Framework) -> None:
    """At a word, with a mark."""
    rows: Rows = [
        {"Purpose": "count falls " * 100, "Use": "records " * 400, "Summary": "a b " * 400}
    ]
    (one,) = made(project, take_own(project, framework, rows))
    for text, limit in (
        (one["summary"], 600),
        (one["purpose"]["statement"], 600),
        (one["data"]["description"], 1500),
    ):
        assert limit - 20 < len(text) <= limit
        assert text.endswith("…")


PROBLEMS = [
    ({"Type": "Hidden"}, "G3", 'does not know the word "Hidden" (row 3)'),
    ({"Kind": "Charity"}, "C3", 'does not know the word "Charity" (row 3)'),
    ({"Released": "31/02/2024"}, "I3", '"31/02/2024" is no day'),
    ({"Released": "soon"}, "I3", '"soon" is no day: the mapping says day, month, year'),
    ({"Released": ""}, "I3", '"Released" is empty'),
    ({"Applicant": ""}, "B3", '"Applicant" is empty'),
    ({"Type": ""}, "G3", "identifiability"),
    ({"Summary": "", "Purpose": "", "Number": "R/2"}, "E3", "No column gives this entry a title"),
    ({"Applicant": "Eastshire Labs", "Kind": ""}, "B3", "does not say what kind of body"),
    ({"Kind": "Firm"}, "B2", "is education (row 2) and company (row 3)"),
    ({"Released": "03/02/2029"}, "I3", "still to come"),
    ({"Summary": "Ring 020 8123 4567 to take part."}, "E3", "phone number"),
    ({"Summary": "=A1"}, "E3", "formula"),
    ({"More": "x"}, "K1", 'does not say what the column "More" means'),
]


@pytest.mark.parametrize(("row", "address", "said"), PROBLEMS)
def test_a_problem_is_told_at_its_cell(
    row: dict[str, str], address: str, said: str, project: Project, framework: Framework
) -> None:
    """And nothing is written: a register that lacks a row must not look whole."""
    before = initiatives(project)
    done = take_own(project, framework, [{}, {**OTHER, **row}])
    assert [fault.address for fault in done.errors] == [address]
    assert said in done.errors[0].message
    assert initiatives(project) == before
    assert (done.written, done.organisations) == ([], [])


def test_all_problems_are_told_at_once(project: Project, framework: Framework) -> None:
    """In the order of the table, each word once with the rows in which it stands."""
    rows = [{"Type": "Hidden"}, {**OTHER, "Released": "?", "Type": "hidden"}, {"Kind": "Charity"}]
    done = take_own(project, framework, rows)
    assert [fault.address for fault in done.errors] == ["G2", "G3", "I3", "C4"]


def test_a_column_that_is_missing_is_told(project: Project, framework: Framework) -> None:
    """Unless the mapping says that a table may lack it."""
    columns = {**MAPPING["columns"], "Volume": "data.linkage"}
    done = take_own(project, framework, [{}], changed("columns", columns))
    assert 'The column "Volume" is missing' in done.errors[0].message
    mapping = {**changed("columns", columns), "may_lack": ["Volume"]}
    assert made(project, take_own(project, framework, [{}], mapping))


def test_the_mapping_can_say_what_kind_a_body_is(project: Project, framework: Framework) -> None:
    """Where the table says two things, or another than our list has."""
    mapping = {
        **MAPPING,
        "bodies": {"University of Eastshire": {"type": "research", "name": "UoE"}},
    }
    done = take_own(project, framework, [{}, {**OTHER, "Kind": "Firm"}], mapping)
    assert len(made(project, done)) == 2
    assert done.organisations == ["register/organisations/uoe.yml"]


def test_the_same_table_again_changes_nothing(project: Project, framework: Framework) -> None:
    """And a row that is added at its end takes nobody's address."""
    rows: Rows = [{}, OTHER]
    first = take_own(project, framework, rows)
    again = take_own(project, framework, rows)
    assert (again.written, again.unchanged) == ([], first.written)
    third = {"Number": "R/3", "Purpose": "The recipient will count bruises."}
    more = take_own(project, framework, [*rows, third])
    assert more.unchanged == first.written
    assert more.written == [first.written[0].replace(".yml", "-r-3.yml")]


def test_an_entry_that_says_something_else_is_not_overwritten_unasked(
    project: Project, framework: Framework
) -> None:
    """As with any other table."""
    (name,) = take_own(project, framework, [{}]).written
    later: Rows = [{}, {"Number": "R/2", "Released": "04/03/2024"}]
    assert "says something else" in take_own(project, framework, later).errors[0].message
    done = take_own(project, framework, later, replace=True)
    assert done.written == [name]


def test_the_command_says_that_nothing_is_written(project: Project) -> None:
    """Where one word is not known."""
    table, mapping = write(project, [{}, {**OTHER, "Type": "Hidden"}])
    command = ["--root", str(project.root), "import", str(table), "--mapping", str(mapping)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert result.stderr == (
        'own.csv: G3: The mapping does not know the word "Hidden" (row 3).\n'
        "  Add it to the words of this column in the mapping.\n"
        "2 rows: nothing is written before all of this is mended.\n"
    )


def test_the_command_counts_rows_and_entries(project: Project) -> None:
    """And writes nothing in a dry run."""
    table, mapping = write(project, [{}, {"Number": "R/2"}, OTHER])
    command = ["--root", str(project.root), "import", str(table), "--mapping", str(mapping)]
    before = initiatives(project)
    result = CliRunner().invoke(main, [*command, "--dry-run"])
    assert result.exit_code == 0, result.output
    assert "3 rows, 2 entries: 2 would be written, 0 unchanged, 0 to be mended." in result.stderr
    assert initiatives(project) == before
    assert CliRunner().invoke(main, command).exit_code == 0
    check = CliRunner().invoke(main, ["--root", str(project.root), "check", "--strict"])
    assert check.exit_code == 0, check.output
