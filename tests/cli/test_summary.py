"""The summary of a check: what to paste, before and after, what readers see, and nothing alive."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from fairshare.cli.summary import MOST
from fairshare.cli.summary.examples import field_example
from fairshare.cli.summary.problems import line_to_paste
from fairshare.framework import Framework
from fairshare.problems import Problem
from fairshare.reports.host_markdown import capped, escape_markdown, fenced
from fairshare.validate.schema.references import own_entry
from projects import FULL, SMALL, Project, as_yaml, entry
from summaries import HOSTILE, html, summarise


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_plain_text(text: str) -> None:
    """Rendered, it is one paragraph without a tag, and reads as it was written."""
    body = html(escape_markdown(text)).removeprefix("<p>").removesuffix("</p>\n")
    assert "<" not in body
    assert unescape(body).replace("\u200b", "") == " ".join(text.split())


def test_nobody_is_called_and_nothing_is_referred_to() -> None:
    """A host makes mentions and references after Markdown is read: a mark keeps them apart."""
    shown = html(escape_markdown("@someone #12 www.evil.example https://evil.example"))
    assert "@\u200bsomeone" in shown
    assert "#\u200b12" in shown
    assert "www\u200b.evil" in shown
    assert ":\u200b//evil" in shown


def test_nothing_ends_a_block_of_code() -> None:
    """A fence is longer than any run of backticks inside; escape characters are marks."""
    shown = html(fenced("a\n````\n<b>\x1b[2J"))
    assert shown.count("<pre>") == 1
    assert "&lt;b&gt;\N{REPLACEMENT CHARACTER}[2J" in shown


def test_a_long_summary_is_cut_between_blocks() -> None:
    """A host drops a summary that is too long as a whole; the last line says that there is more."""
    cut = capped(["ü" * 40] * 10, 200, "More.")
    assert len(cut.encode()) <= 200
    assert cut.split("\n\n") == ["ü" * 40, "ü" * 40, "More.\n"]
    assert capped(["a", "b"], MOST, "More.") == "a\n\nb\n"


@pytest.mark.parametrize(
    ("excerpt", "column", "hint", "mended"),
    [
        ("stage: liv  # now", 8, 'Did you mean "live"?', "stage: live  # now"),
        ("themes: [a, helth]", 13, 'Did you mean "health"?', "themes: [a, health]"),
        ('stage: "liv"', 8, 'Did you mean "live"?', 'stage: "live"'),
        ("  frequenzy: annual", 3, 'Did you mean "frequency"?', "  frequency: annual"),
        ("a: on hold, b: c", 4, 'Did you mean "paused"? Or so.', "a: paused, b: c"),
        ("stage: liv", 8, 'Did you mean "live" or "paused"?', None),
        ("stage: liv", 8, "Take it out.", None),
        (None, 8, 'Did you mean "live"?', None),
    ],
)
def test_the_line_to_paste(excerpt: str | None, column: int, hint: str, mended: str | None) -> None:
    """The guess stands where the fault stood, all else as it was; no guess, no line."""
    found = Problem("E103", "a.yml", 1, column, (), "Wrong.", hint, excerpt)
    assert line_to_paste(found) == mended


def test_each_problem_says_what_to_paste(project: Project) -> None:
    """The line as it stands and the line mended, or an example that is right."""
    project.replace(FULL, "stage: live ", "stage: liv ")
    project.replace(FULL, "starts: 2025-06-01", "starts: 2025-06-31")
    result, text = summarise(project, str(project.path(FULL)))
    assert text.startswith("## 2 things to mend\n")
    assert "stage: liv  " in text
    assert "stage: live  " in text
    assert "This is how a right one looks:" in text
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("path", "example"),
    [
        (("stage",), "stage: proposed"),
        (("themes", 1), "themes: [education, welfare]"),
        (("organisations", 0, "id"), "id: northshire-council"),
        (("organisations", 2, "roles", 1), "roles: [lead]"),
        (("safeguards", "dpia", "status"), "status: done"),
        (("decision", "date"), "date: 2025-04-02"),
        (("data", "retention"), "retention: {period: P1Y}"),
        (("legal", "criminal_offence_data"), "criminal_offence_data: false"),
        (("title",), "title: Automatic registration for free school meals"),
        (("summary",), None),
        (("phone",), None),
        ((), None),
    ],
    ids=str,
)
def test_a_right_one_is_of_that_very_field(
    path: tuple[str | int, ...], example: str | None, framework: Framework
) -> None:
    """Out of the schema: its example, a code, a date. Of free text there is none to paste."""
    assert field_example(path, own_entry(framework.initiative_schema)) == example


def test_every_field_of_the_schema_has_an_example_that_is_right(framework: Framework) -> None:
    """Whoever pastes what is shown has not broken the entry."""
    schema = own_entry(framework.initiative_schema)
    shown = [one for name in schema["properties"] if (one := field_example((name,), schema))]
    assert len(shown) >= 10
    for one in shown:
        (value,) = entry(one.encode()).items()
        checker = Draft202012Validator(schema["properties"][value[0]])
        assert [e for e in checker.iter_errors(value[1]) if "…" not in str(e.instance)] == []


def test_what_can_not_be_read_is_shown_by_the_page_of_its_code(project: Project) -> None:
    """It has no field yet, but a form."""
    project.write(FULL, project.read(FULL).replace("stage: live", "stage: live: now"))
    text = summarise(project, str(project.path(FULL)))[1]
    assert "This is how a right one looks:" in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("range: [3, 4]", "range: [4, 5]"),
        ("starts: 2025-06-01", "starts: 2024-06-01"),
    ],
)
def test_what_only_does_not_fit_has_no_example(project: Project, old: str, new: str) -> None:
    """Any other value would fit as little: a day of ours is no better than the day written."""
    project.replace(FULL, old, new)
    text = summarise(project, str(project.path(FULL)))[1]
    field = old.partition(":")[0]
    assert text.startswith("## 1 thing to ")
    assert f"```yaml\n{field}: " not in text.partition("right one looks:")[2]


def test_a_code_with_several_guesses_has_no_example(project: Project) -> None:
    """The first code of the list is not what was meant: pasted, it would say what is untrue."""
    project.replace(FULL, "kind: inspected", "kind: Body changed or purpose changed")
    text = summarise(project, str(project.path(FULL)))[1]
    assert "kind: decided" not in text


def test_a_body_that_is_not_described_is_shown_the_file(project: Project) -> None:
    """What to write, and where: another body's id would be no way on."""
    project.replace(FULL, "id: northshire-schools-trust", "id: warm-homes")
    text = summarise(project, str(project.path(FULL)))[1]
    assert "# organisations/warm-homes.yml\nname: …\ntype: central-government\n" in text


def test_what_stands_in_no_entry_is_summarised_too(project: Project) -> None:
    """An acknowledgement that nothing needs any more lies in a list, which has no example."""
    item = {"id": "northshire-council/free-school-meals", "code": "W222", "path": "safeguards"}
    item |= {"sha256": "0" * 64, "reason": "It was looked at."}
    project.write("schema/allow-list.yml", as_yaml({"allowed": [item]}))
    text = summarise(project)[1]
    assert "### W309" in text
    assert "right one looks" not in text


def test_the_assessment_before_and_after(project: Project, tmp_path: Path) -> None:
    """An answer that tips the outcome shows as two verdicts; an entry that is new, as not there."""
    before = tmp_path / "before"
    shutil.copytree(project.root, before)
    (before / SMALL).unlink()
    project.replace(FULL, "privacy: {rating: 4", "privacy: {rating: 1")
    paths = [str(project.path(name)) for name in (FULL, SMALL)]
    text = summarise(project, "--before", str(before), *paths)[1]
    rows = [line for line in text.splitlines() if line.startswith("| northshire")]
    assert len(rows) == 2
    assert "**Case made**" in rows[0].split(" | ")[1]
    assert "**Red line**" in rows[0].split(" | ")[2]
    assert rows[1].split(" | ")[1] == "not there"


def test_a_draft_outside_the_register_has_no_before(project: Project, tmp_path: Path) -> None:
    """A file on the desk is assessed too; nothing is looked up where it can't have lain."""
    draft = tmp_path / "northshire-council" / "draft.yml"
    draft.parent.mkdir()
    draft.write_text(project.read(SMALL), encoding="utf-8")
    text = summarise(project, "--before", str(project.root), str(draft))[1]
    assert "&#47;draft | not there |" in text


def test_without_names_only_changes_are_shown(project: Project, tmp_path: Path) -> None:
    """A check of a whole register speaks of the entries that the change touches."""
    before = tmp_path / "before"
    shutil.copytree(project.root, before)
    text = summarise(project, "--before", str(before))[1]
    assert text == "## Nothing to mend\n"
    project.replace(FULL, "privacy: {rating: 4", "privacy: {rating: 3")
    text = summarise(project, "--before", str(before))[1]
    assert text.count("\n| northshire") == 1


def test_what_readers_will_see(project: Project) -> None:
    """The title, the headline, the assessment and the address of a good entry, as on its page."""
    shown = html(summarise(project, str(project.path(FULL)))[1])
    assert "<h3>Automatic registration for free school meals</h3>" in shown
    assert "<strong>Approved 2 April 2025. In use, as of 3 November 2025</strong>" in shown
    assert "The case is made" in shown
    assert "/initiatives/northshire-council/free-school-meals/" in shown


def test_an_entry_with_errors_has_no_page_to_show(project: Project) -> None:
    """Nothing is promised of what is not published; the assessment stands all the same."""
    project.replace(FULL, "stage: live ", "stage: liv ")
    text = summarise(project, str(project.path(FULL)))[1]
    assert "What readers will see" not in text
    assert "The assessment, before and after" in text


def test_a_hostile_entry_stays_dead(project: Project) -> None:
    """Markup in a title and in a wrong code comes out as text, everywhere in the summary."""
    title = '"Meals <img src=x> [a](https://evil.example) @someone | b"'
    project.replace(FULL, "title: Automatic registration for free school meals", f"title: {title}")
    project.replace(FULL, "frequency: annual", 'frequency: "<b>](https://evil.example) @you"')
    shown = html(summarise(project, str(project.path(FULL)))[1])
    assert "<img" not in shown
    assert "<b>" not in shown
    assert "<a " not in shown
    assert re.search(r"@\w", re.sub(r"<pre>.*?</pre>", "", shown, flags=re.DOTALL)) is None
