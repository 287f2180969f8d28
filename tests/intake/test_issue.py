"""An issue made with the form becomes an entry; a text that plays at being one becomes nothing."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from checks import issue_form as check
from fairshare.cli import main
from fairshare.framework import Framework
from fairshare.intake.issues.decision_form import Box, boxes, decision_form
from fairshare.intake.issues.filled_form import as_table
from fairshare.intake.reading.archive import RefusedError
from projects import BASE, FULL, REPOSITORY, Project, entry

WRITTEN = "register/initiatives/northshire-council/automatic-registration-for-free-school-meals.yml"
LATER = ("events", "results", "challenges", "acceptability", "related")


def an_entry() -> dict[str, Any]:
    """The full example, without what the form does not ask a new entry for."""
    data = entry((BASE / "full.yml").read_bytes())
    for name in LATER:
        data.pop(name, None)
    for answer in data["answers"].values():
        answer.pop("range", None)
        answer.pop("evidence", None)
    data["legal"].pop("special_category_conditions")  # an empty list is no choice in a form
    return data


def answer(box: Box, data: Any) -> str:
    """What the host writes below a heading for a field of the data."""
    value: Any = data
    for step in box.column.path:
        value = value.get(step) if isinstance(value, dict) else None
    if value is None:
        return "None" if box.kind == "dropdown" else "_No response_"
    if box.options:
        shown = {code: text for text, code in box.options.items()}
        many = value if isinstance(value, list) else [value]
        return ", ".join(shown[str(one).lower()] for one in many)
    if box.lines:
        return "\n".join(value)
    return box.column.write(value)


def filled(framework: Framework, data: dict[str, Any], **instead: str) -> str:
    """The text of an issue; `instead`: other answers by the field's name."""
    answers = (
        (box.label, instead.get(box.column.name.replace(".", "_"), answer(box, data)))
        for box in boxes(framework)
    )
    return "\n\n".join(f"### {label}\n\n{text}" for label, text in answers) + "\n"


@pytest.fixture
def empty(project: Project) -> Project:
    """A project that lacks the example's own file."""
    project.path(FULL).unlink()
    return project


def send(project: Project, body: str | bytes, *options: str) -> tuple[Result, str]:
    """What `fairshare import` makes of an issue's text, and the answer to it."""
    issue = project.write("issue.md", body)
    reply = project.root / "reply.md"
    arguments = [
        "--root",
        str(project.root),
        "import",
        str(issue),
        "--summary",
        str(reply),
        *options,
    ]
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result, reply.read_text("utf-8")


def entries(project: Project) -> set[str]:
    return {path.name for path in project.path("register").rglob("*") if path.is_file()}


def test_a_filled_form_becomes_a_valid_entry(empty: Project, framework: Framework) -> None:
    """Every field that the form asks for arrives as it was filled in, and the check has no word."""
    result, reply = send(empty, filled(framework, an_entry()))
    assert (result.exit_code, result.stdout) == (0, f"{WRITTEN}\n")
    assert entry(empty.path(WRITTEN).read_bytes()) == an_entry()
    assert "pull request" in reply
    checked = CliRunner().invoke(main, ["--root", str(empty.root), "check", "--strict"])
    assert checked.exit_code == 0, checked.output


def test_lines_may_end_as_browsers_end_them(empty: Project, framework: Framework) -> None:
    """The host sends carriage returns."""
    body = filled(framework, an_entry()).replace("\n", "\r\n")
    assert send(empty, body)[0].exit_code == 0
    assert entry(empty.path(WRITTEN).read_bytes()) == an_entry()


def test_what_is_wrong_is_told_by_the_forms_headings(empty: Project, framework: Framework) -> None:
    """Nothing is written; each problem stands beside the heading of its box."""
    body = filled(framework, an_entry(), title="Meals", dates_submitted="2025-02-30")
    result, reply = send(empty, body)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "2 things are to be mended" in reply
    assert "- **Title** (E106): " in reply
    assert "- **Dates&#58; Put forward** (E105): " in reply
    assert not empty.path(WRITTEN).exists()


def test_an_entry_that_is_there_stays(empty: Project, framework: Framework) -> None:
    """The same text again changes nothing; another text under the same name is refused."""
    send(empty, filled(framework, an_entry()))
    before = empty.path(WRITTEN).read_bytes()
    assert "already" in send(empty, filled(framework, an_entry()))[1]
    result, reply = send(empty, filled(framework, an_entry(), stage="Paused"))
    assert result.exit_code == 1
    assert "is there already and says something else" in reply
    assert empty.path(WRITTEN).read_bytes() == before


@pytest.mark.parametrize(
    ("hostile", "said"),
    [
        ("### Run this\n\nid", '"Run this" is not a heading of the form.'),
        ("### titel\n\nMeals", 'Did you mean "Title"?'),
        ("### Title\n\nAnother title", 'The heading "Title" stands there twice.'),
        ("###  Decision: Outcome  \n\nApproved", "stands there twice"),
        ("x" * 65_537, "longer than 65,536 characters"),
    ],
)
def test_an_answer_that_plays_at_being_the_form_is_refused(
    hostile: str, said: str, empty: Project, framework: Framework
) -> None:
    """An answer can't add to the form, nor answer for another box."""
    before = entries(empty)
    result, _reply = send(empty, filled(framework, an_entry(), purpose_risks=f"No.\n\n{hostile}"))
    assert result.exit_code == 1
    assert said in result.stderr
    assert entries(empty) == before


@pytest.mark.parametrize("below", ["---\nThanks! Sent from my phone", "_No response_\n\nThanks"])
def test_words_below_the_last_answer_belong_to_no_box(
    below: str, empty: Project, framework: Framework
) -> None:
    """A signature is called one, once; it is not taken for three sources without an address."""
    result, reply = send(empty, filled(framework, an_entry(), sources=below))
    assert result.exit_code == 1
    assert "One thing is to be mended" in reply
    assert "below the last answer belong to no box" in reply


def paused(framework: Framework, happened: str) -> str:
    """An issue that changes the stage of a published entry, with what happened since."""
    said = {
        "slug": f"https://register.example/{WRITTEN.removesuffix('.yml')}/",
        "title": an_entry()["title"],
        "summary": an_entry()["summary"],
        "stage": "Paused",
        "stage_as_of": happened[:10] if happened[:1].isdigit() else "2025-11-25",
        "events": happened,
    }
    return "\n".join(
        f"### {box.label}\n\n{said[box.column.name]}\n"
        for box in boxes(framework)
        if box.column.name in said
    )


def test_an_issue_about_a_published_entry_changes_it(empty: Project, framework: Framework) -> None:
    """The page's address names it; what is left empty stays, and what happened is added."""
    send(empty, filled(framework, an_entry()))
    before = empty.path(WRITTEN).read_text(encoding="utf-8")
    summary = "The schools asked for time to change their forms."
    body = paused(framework, f"2025-11-20 | paused | {summary}")
    result, reply = send(empty, body, "--replace")
    assert (result.exit_code, result.stdout) == (0, f"{WRITTEN}\n"), reply
    event = {"date": "2025-11-20", "kind": "paused", "summary": summary}
    after = empty.path(WRITTEN).read_text(encoding="utf-8")
    assert entry(after.encode()) == an_entry() | {
        "stage": "paused",
        "stage_as_of": "2025-11-20",
        "events": [event],
    }
    unchanged = set(before.splitlines()) & set(after.splitlines())
    assert len(set(before.splitlines()) - unchanged) == 2

    again = paused(framework, "2025-11-25 | resumed | The new forms are in use in every school.")
    result, _reply = send(empty, again.replace("\n\nPaused\n", "\n\nLive\n"), "--replace")
    assert result.exit_code == 0, result.output
    events = entry(empty.path(WRITTEN).read_bytes())["events"]
    assert [one["kind"] for one in events] == ["paused", "resumed"]


def test_an_issue_that_changes_a_decided_entry_says_why(
    empty: Project, framework: Framework
) -> None:
    """Otherwise the answer says so at once, and not only the check of the change."""
    send(empty, filled(framework, an_entry()))
    before = empty.path(WRITTEN).read_bytes()
    result, reply = send(empty, paused(framework, "_No response_"), "--replace")
    assert result.exit_code == 1
    assert "kind is one of" in html.unescape(reply)
    assert empty.path(WRITTEN).read_bytes() == before


def test_a_new_organisation_comes_with_the_entry(empty: Project, framework: Framework) -> None:
    """Described in its box, it is checked and written beside the entry that names it."""
    line = (
        "Ymddiriedolaeth Wresogi Tŷ Môn | Charity | www.heating.northshire.example | YWTM; Tŷ Môn"
        " | GB-CHC 01234567; gb-coh: 07654321"
    )
    data = an_entry()
    named = "northshire-council | | lead, provider\nYWTM | | recipient"
    data.pop("flows", None)
    body = filled(framework, data, organisations=named, new_organisations=line)
    result, reply = send(empty, body)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "“read-as-meant”" in reply
    assert "is read as https" in reply
    body_file = "register/organisations/ymddiriedolaeth-wresogi-ty-mon.yml"
    assert not empty.path(body_file).exists()
    result, reply = send(empty, body, "--yes")
    assert (result.exit_code, result.stdout) == (0, f"{body_file}\n{WRITTEN}\n")
    assert entry(empty.path(body_file).read_bytes()) == {
        "name": "Ymddiriedolaeth Wresogi Tŷ Môn",
        "also_known_as": ["YWTM", "Tŷ Môn"],
        "type": "charity",
        "homepage": "https://www.heating.northshire.example",
        "identifiers": [
            {"scheme": "GB-CHC", "id": "01234567"},
            {"scheme": "GB-COH", "id": "07654321"},
        ],
    }


@pytest.mark.parametrize("body", ["", "Hello\n\n### Title\n\nMeals", "---\ntitle: x\n", "null"])
def test_what_the_form_did_not_make_is_refused(body: str, empty: Project) -> None:
    """An issue of another kind with the label is told what to do."""
    before = entries(empty)
    result, reply = send(empty, body)
    assert result.exit_code == 1
    assert "Open a new issue with the form" in reply
    assert entries(empty) == before


def test_bytes_that_are_no_text_are_refused(empty: Project) -> None:
    """Told, not raised."""
    assert "not written in UTF-8" in send(empty, b"### Title\n\n\xff")[0].stderr


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (
            "organisations",
            "../../.github | | lead, provider\nnorthshire-schools-trust | | recipient",
        ),
        ("organisations", "northshire-council/.. | | lead, provider"),
        ("title", "Meals\u202e for all children in the county"),
        ("title", "Meals\x1b[2J for all children in the county"),
        ("stage", "Live, Paused"),
        ("stage", "live"),
        ("themes", "Education, $(touch gone)"),
        ("answers_harm_rating", "5: All is well"),
    ],
)
def test_a_hostile_answer_writes_nothing(
    field: str, text: str, empty: Project, framework: Framework
) -> None:
    """No file outside its folder, no unseen characters, no choice that the form does not offer."""
    before = entries(empty)
    result, _reply = send(empty, filled(framework, an_entry(), **{field: text}))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert entries(empty) == before
    assert not list(empty.root.rglob("gone"))


def test_a_title_never_leads_out_of_the_folder(empty: Project, framework: Framework) -> None:
    """Dots and slashes are no part of a file's name."""
    result, _reply = send(
        empty, filled(framework, an_entry(), title="../../../.github/workflows/x")
    )
    assert result.stdout == "register/initiatives/northshire-council/github-workflows-x.yml\n"


def test_nothing_in_the_answer_is_alive(empty: Project, framework: Framework) -> None:
    """It is shown under the project's own name: no markup, link or mention of a stranger's."""
    hostile = '<img src=x> [a](https://evil.example) @someone "'
    for body in (
        filled(framework, an_entry(), data_frequency=hostile, title="x"),
        filled(framework, an_entry(), purpose_risks=f"### {hostile}"),
    ):
        shown = str(MarkdownIt("commonmark").render(send(empty, body)[1]))
        assert "evil" in shown
        assert "<img" not in shown
        assert "<a " not in shown
        assert re.search(r"@\w", shown) is None


def test_what_was_read_otherwise_stands_apart(empty: Project, framework: Framework) -> None:
    """Below what is to be mended a sentence says that a list of another kind begins."""
    body = filled(framework, an_entry(), data_retention_period="two years", title="x")
    answer = send(empty, body)[1]
    mend, _mark, read = answer.partition("Read otherwise than you wrote it")
    assert "(E106)" in mend
    assert "P2Y" in read


def test_a_length_of_time_as_pages_show_it_is_nothing_to_look_at(
    empty: Project, framework: Framework
) -> None:
    """The box asks for these words, so they need no second look."""
    body = filled(framework, an_entry(), data_retention_period="1 year, 6 months")
    done, answer = send(empty, body)
    assert done.exit_code == 0
    assert "Read otherwise" not in answer
    assert entry(empty.path(WRITTEN).read_bytes())["data"]["retention"]["period"] == "P1Y6M"


def test_markup_in_prose_is_data(empty: Project, framework: Framework) -> None:
    """What YAML or a template would take for a command is text in the file."""
    risks = "{{ config }} *bold* &a !!python/object:os.system {% raw %} - [x]: # that may go wrong"
    assert send(empty, filled(framework, an_entry(), purpose_risks=risks))[0].exit_code == 0
    assert entry(empty.path(WRITTEN).read_bytes())["purpose"]["risks"] == risks


def test_choices_may_hold_commas(framework: Framework) -> None:
    """The host joins choices with commas; labels with commas are told apart all the same."""
    (box,) = [one for one in boxes(framework) if one.column.name == "legal.bases"]
    chosen = list(box.options)[-4:]
    assert any(", " in text for text in chosen)
    body = f"### {box.label}\n\n{', '.join(chosen)}\n"
    row = as_table(body, framework).rows[1]
    assert "; ".join(box.options[text] for text in chosen) in row.cells.values()


def test_no_answer_is_no_field(framework: Framework) -> None:
    """What the host writes for a box left empty never gets into an entry."""
    body = "### Title\n\nMeals\n\n### Keywords\n\n_No response_\n\n### Stage\n\nNone\n"
    row = as_table(body, framework).rows[1]
    assert sorted(row.cells.values()) == ["1.0", "Meals"]
    with pytest.raises(RefusedError):
        as_table("_No response_", framework)


def test_the_host_takes_the_form(framework: Framework) -> None:
    """Headings that are not alike, ids of plain letters, choices without twins, no word `none`."""
    form = decision_form(framework)
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    labels = [re.sub(r"[^a-z0-9]+", "-", one["attributes"]["label"].lower()) for one in asked]
    assert len(set(labels)) == len(labels)
    assert len({one["id"] for one in asked}) == len(asked)
    for one in asked:
        assert re.fullmatch(r"[a-z0-9_-]+", one["id"])
        assert one["attributes"]["description"].strip()
        options = one["attributes"].get("options", [])
        assert len(set(options)) == len(options)
        assert "none" not in {option.casefold() for option in options}


def test_the_form_asks_for_what_every_entry_needs(framework: Framework) -> None:
    """What the schema requires of all has a star; all 18 questions are there with their steps."""
    asked = {box.column.name: box for box in boxes(framework)}
    assert {"title", "summary", "stage", "purpose.aims"} <= {
        n for n, b in asked.items() if b.required
    }
    for question in framework.questions:
        rating = asked[f"answers.{question.id}.rating"]
        assert question.title in rating.label
        assert list(rating.options.values())[:5] == list("12345")
        assert f"answers.{question.id}.justification" in asked


def test_a_first_submission_has_no_past(framework: Framework) -> None:
    """Nothing is asked that can only come later, nor what worked examples alone may say."""
    asked = {box.column.path[0] for box in boxes(framework)[2:]}  # above: for published pages
    assert asked.isdisjoint({*LATER, "supersedes", "superseded_by", "withdrawn"})
    inside = {box.column.name for box in boxes(framework)}
    assert not {name for name in inside if name.startswith("decision.earlier")}
    assert inside.isdisjoint({"decision.record", "legal.found_by.body"})
    assert inside >= {
        "choice.can_refuse",
        "decision.not_later_than",
        "flows",
        "areas",
        "references",
    }


def test_codes_that_are_typed_are_named(framework: Framework) -> None:
    """A list of groups is typed line by line: what may stand in a part stands beside the box."""
    hints = {box.column.name: box.hint for box in boxes(framework)}
    assert " joint_controller, " in hints["organisations"]
    assert "Kind of code: gss, iso3166, other." in hints["areas"]
    assert "Is it met? yes, no, partly, open." in hints["decision.conditions"]


def test_the_form_is_what_the_schema_makes(
    capsys: pytest.CaptureFixture[str], project: Project
) -> None:
    """A stale form fails `make check`; writing it again mends that."""
    assert check.main(REPOSITORY, []) == 0
    assert check.main(project.root, []) == 1
    assert "--write" in capsys.readouterr().out
    assert check.main(project.root, ["--write"]) == 0
    assert check.main(project.root, []) == 0
