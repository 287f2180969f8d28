"""The agreement and the consultation as they are published, drawn from entries without a site."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import pytest
from icalendar import Calendar
from jinja2 import Environment

from fairshare.load.framework import load_framework
from fairshare.model import Initiative, Organisation, Register
from fairshare.publish.edition import Edition
from fairshare.publish.finding.facets import facets_of, values
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.page import Asset, Page
from fairshare.publish.profiles.agreement import agreement_parts
from fairshare.publish.profiles.agreement_page import agreement_of, agreement_pages
from fairshare.publish.profiles.arrangements import arrangement_rows, list_named
from fairshare.publish.profiles.as_text import agreement_html, agreement_markdown
from fairshare.publish.profiles.consultation_pages import consultation_list, consultation_page
from fairshare.publish.profiles.items_page import items_pages
from fairshare.publish.profiles.pages import law_pages, shared_law_pages
from fairshare.publish.profiles.pieces import PIECES
from fairshare.score import assess
from irish import DAY, FOLDER, ID, LEAD, NAME, agreement, own_part
from irish import edited as changed_entry
from pages import words_of
from trees import SCHEMA, loaded

FRAMEWORK = load_framework(SCHEMA, (NAME,))
PROFILE = FRAMEWORK.profiles[NAME]
HOSTILE = '<script>alert(1)</script> "quoted" & more'


@pytest.fixture(scope="module")
def environment() -> Environment:
    return make_environment(FRAMEWORK)


def edition_of(entries: Mapping[str, Any], today: dt.date = DAY) -> Edition:
    """An edition of some entries, by id."""
    initiatives = {
        name: Initiative.read(name, f"{name}.yml", "0", data) for name, data in entries.items()
    }
    bodies = {
        path.stem: Organisation(path.stem, path.name, "0", loaded(path))
        for path in (FOLDER / "organisations").glob("*.yml")
    }
    scores = {name: assess(data, FRAMEWORK) for name, data in entries.items()}
    register = Register(initiatives, bodies, {})
    return Edition(register, scores, FRAMEWORK, today, "Made register", "https://made.example/")


def draft() -> Any:
    """The agreement while it is open for consultation, on 20 January 2026."""
    return changed_entry(agreement(), loaded(FOLDER / "valid" / "W715" / "as_set.yml"))


OPEN_DAY = dt.date(2026, 1, 20)


def test_a_missing_item_is_printed_as_not_stated_with_its_section() -> None:
    """Never as nothing: whoever reads the print sees what the parties left out."""
    data = draft()
    del own_part(data)["security"]
    edition = edition_of({ID: data}, OPEN_DAY)
    found = agreement_of(edition.items[0].initiative, PROFILE, edition)
    care = next(one for one in agreement_parts(found, PIECES) if one.name == "care")
    said = {block.label: [text.words for text in block.texts] for block in care.blocks}
    assert said["Security"] == ["Not stated (section 19(1)(m))"]


def test_what_is_not_asked_yet_is_printed_as_not_yet() -> None:
    """A draft has no recommendations, and is not blamed for it."""
    edition = edition_of({ID: draft()}, OPEN_DAY)
    found = agreement_of(edition.items[0].initiative, PROFILE, edition)
    last = {one.name: one for one in agreement_parts(found, PIECES)}["schedule-5"]
    assert [text.words for text in last.blocks[0].texts] == ["Not yet (section 57(5))"]


def steps_of(data: Any, today: dt.date) -> list[tuple[str, str]]:
    """The rows of the record of steps on a day: the day in words, and the step."""
    edition = edition_of({ID: data}, today)
    found = agreement_of(edition.items[0].initiative, PROFILE, edition)
    (part,) = (one for one in agreement_parts(found, PIECES) if one.name == "steps")
    table = part.blocks[0].table
    assert table
    return [(day, step) for day, step, _section in table.rows]


def test_a_step_whose_day_lies_ahead_has_not_happened() -> None:
    """The record follows the day: the same entry, read before and after."""
    before, after = steps_of(draft(), dt.date(2026, 1, 8)), steps_of(draft(), OPEN_DAY)
    assert before[:4] == [
        ("12 January 2026", "The papers are to be published by every party"),
        ("12 January 2026", "The consultation is to open"),
        ("12 January 2026", "The Board is to be told of the publication"),
        ("9 February 2026", "The consultation is to close"),
    ]
    assert after[1] == ("12 January 2026", "The consultation opened")
    assert after[3] == ("9 February 2026", "The consultation is to close")


def test_a_step_that_happened_and_is_to_happen_again_has_two_rows() -> None:
    """Papers that went to the Board once, and go again on a day that is announced."""
    rows = steps_of(agreement(), dt.date(2026, 3, 25))
    assert ("20 February 2026", "The papers were sent to the Board") in rows
    assert ("2 April 2026", "The papers are to be sent to the Board") in rows


def test_a_print_file_without_words_for_what_lies_ahead_says_so_beside_the_day(
    schema: Any,
) -> None:
    """A body's own file may be older than these words."""
    path = schema / "profiles" / f"{NAME}.print.yml"
    text = re.sub(r" ahead: [^,]+,", "", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    edition = edition_of({ID: draft()}, OPEN_DAY)
    own = load_framework(schema, (NAME,)).profiles[NAME]
    found = agreement_of(edition.items[0].initiative, own, edition)
    (part,) = (one for one in agreement_parts(found, PIECES) if one.name == "steps")
    assert part.blocks[0].table
    closes = part.blocks[0].table.rows[3]
    assert closes[:2] == ("9 February 2026, still ahead", "The consultation closed")


@pytest.mark.parametrize(
    ("data", "today", "line"),
    [
        (draft(), OPEN_DAY, "DRAFT for consultation until 9 February 2026"),
        (agreement(), DAY, "In force since 11 May 2026"),
    ],
    ids=["open", "in force"],
)
def test_the_first_line_is_the_phase(data: Any, today: dt.date, line: str) -> None:
    """A print that lies on a table says what it is."""
    edition = edition_of({ID: data}, today)
    assert agreement_of(edition.items[0].initiative, PROFILE, edition).first_line == line


def test_once_the_board_has_answered_the_draft_is_no_longer_said_to_be_with_it() -> None:
    """Also while the entry does not say whether the Board wants it back."""
    data = agreement()
    del data["decision"], data["safeguards"]["agreement"], own_part(data)["publication"]
    (answered, _again) = own_part(data)["board"]["rounds"]
    del answered["resubmit"]
    own_part(data)["board"]["rounds"] = [answered]
    edition = edition_of({ID: data})
    found = agreement_of(edition.items[0].initiative, PROFILE, edition)
    assert found.first_line == "DRAFT. The Data Governance Board answered 20 March 2026"


def test_an_answer_of_the_board_that_lies_ahead_dates_no_round() -> None:
    """Schedule 5 shows the round by its number alone until then."""
    edition = edition_of({ID: agreement()}, dt.date(2026, 3, 25))
    found = agreement_of(edition.items[0].initiative, PROFILE, edition)
    last = {one.name: one for one in agreement_parts(found, PIECES)}["schedule-5"]
    assert [one.label for one in last.blocks] == ["Round 1, 20 March 2026", "Round 2"]


def test_the_day_of_a_party_that_is_to_join_is_said_to_lie_ahead() -> None:
    """In the schedule of parties and beside the signatures."""
    edition = edition_of({ID: agreement()}, dt.date(2026, 8, 25))
    found = agreement_of(edition.items[0].initiative, PROFILE, edition)
    parts = {one.name: one for one in agreement_parts(found, PIECES)}
    (parties, signatures) = (parts[name].blocks[0].table for name in ("schedule-1", "signatures"))
    assert parties
    assert signatures
    name, _controller, joined, acceded = parties.rows[2]
    assert (name, joined) == ("Ballyfinn City Council", "1 September 2026, still ahead")
    assert "Board told 20 August 2026; Minister told 7 September 2026, still ahead" in acceded
    assert signatures.rows[2][-1] == "1 September 2026, still ahead"


def test_a_day_of_taking_effect_that_lies_ahead_is_said_to() -> None:
    """Part A names it under "In force", where a bare date reads as if it were so."""
    edition = edition_of({ID: agreement()}, dt.date(2026, 5, 9))
    found = agreement_of(edition.items[0].initiative, PROFILE, edition)
    first = agreement_parts(found, PIECES)[0]
    (block,) = (one for one in first.blocks if "in-force" in one.items)
    assert "11 May 2026, still ahead" in [one.words for one in block.texts]


def test_what_the_program_says_of_its_order_is_no_part_of_the_agreement(
    environment: Environment,
) -> None:
    """It stands below, on the page and in the text; part A has the body's own version alone."""
    edition = edition_of({ID: agreement()})
    found = agreement_of(edition.items[0].initiative, PROFILE, edition)
    said = found.about_its_order
    assert "the model itself was not at hand" in said
    (page,) = agreement_pages(edition.items[0], edition, environment)
    assert said in str(page.body).rpartition("</section>")[2]
    assert str(page.body).count(said) == 1
    assert agreement_markdown(found).rstrip().endswith(said)


def test_a_choice_that_is_a_sentence_ends_with_a_full_stop() -> None:
    """It stands alone in the print."""
    edition = edition_of({ID: agreement()})
    found = agreement_of(edition.items[0].initiative, PROFILE, edition)
    law = next(one for one in agreement_parts(found, PIECES) if one.name == "law")
    (texts,) = (one.texts for one in law.blocks if "competition" in one.items)
    assert [one.words for one in texts] == ["The receiving body does not work for gain."]


def test_the_order_of_the_print_is_a_file_that_a_body_changes(schema: Any) -> None:
    """Without code: its own order, its own titles."""
    path = schema / "profiles" / f"{NAME}.print.yml"
    text = path.read_text(encoding="utf-8").replace("title: E. Care", "title: 5. Protection")
    path.write_text(text, encoding="utf-8")
    parts = load_framework(schema, (NAME,)).profiles[NAME].parts
    assert [one.title for one in parts if one.part == "care"] == ["5. Protection"]


def test_an_entry_s_text_is_escaped_on_both_pages(environment: Environment) -> None:
    """Text of an entry is hostile, in the law's part as elsewhere."""
    data = draft()
    part = own_part(data)
    part["security"]["access"] = part["further_processing"] = part["name"] = HOSTILE
    part["consultation"]["submit"]["subject"] = HOSTILE
    edition = edition_of({ID: data}, OPEN_DAY)
    pages = list(law_pages(edition.items[0], edition, environment))
    assert [one.url for one in pages] == [
        f"initiatives/{ID}/{NAME}/",
        f"initiatives/{ID}/consultation/",
    ]
    for page in pages:
        assert "<script>alert" not in page.body
        assert "&lt;script&gt;alert" in page.body
    found = agreement_of(edition.items[0].initiative, PROFILE, edition)
    assert "<script>alert" not in agreement_html(found)


def test_an_open_consultation_says_how_to_take_part(environment: Environment) -> None:
    """Until when, where to write and with which subject, on one page; closed by a script later."""
    edition = edition_of({ID: draft()}, OPEN_DAY)
    (page,) = consultation_page(edition.items[0], edition, environment)
    assert 'data-closes="2026-02-09" data-closed="The consultation closed 9 February 2026"' in (
        page.body
    )
    assert "mailto:dsa-consultations@tirconnell.example?subject=TCCWDA%20031" in page.body
    assert "Open for consultation until 9 February 2026</strong>" in page.body
    assert re.search(r'</strong></p>\s*<p class="fs-quiet">[^<]+</p>', str(page.body))
    assert "Anyone may write, until 9 February 2026." in page.body
    assert "Call 555 0100" in page.body
    assert "Tirconnell County Council and Welfare Data Agency intend to enter into" in page.body


@pytest.mark.parametrize("field", ["benefits", "risks"])
def test_benefits_and_risks_keep_their_paragraphs(field: str, environment: Environment) -> None:
    """They are prose, as on the page of the initiative."""
    data = draft()
    data["purpose"][field] = "Fewer forms.\n\nAnswers **the same day**."
    edition = edition_of({ID: data}, OPEN_DAY)
    (page,) = consultation_page(edition.items[0], edition, environment)
    assert "<p>Fewer forms.</p>" in page.body
    assert "<strong>the same day</strong>" in page.body


def test_a_closed_one_shows_submissions_answers_and_the_board(environment: Environment) -> None:
    """What was said, what came of it, what the Board recommended; never that it approved."""
    edition = edition_of({ID: agreement()})
    (page,) = consultation_page(edition.items[0], edition, environment)
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", str(page.body)))
    assert "3 submissions came in." in words
    assert "Tirconnell Disability Network : A no should never lead to a refusal" in words
    assert "It asked for the draft to come back." in words
    assert "It made no recommendation." in words
    assert not re.search(r"Board (has )?(approved|cleared|refused)|approved by the", words)


def test_the_list_has_what_is_open_first_with_feed_and_calendar(environment: Environment) -> None:
    """Closing days go to a calendar as long as people can still write."""
    other = f"{LEAD}/another"
    soon = draft()
    own_part(soon)["consultation"] |= {"opens": "2026-02-01", "closes": "2026-03-01"}
    edition = edition_of({ID: draft(), other: soon}, OPEN_DAY)
    made = list(consultation_list(edition, environment))
    (page,) = (one for one in made if isinstance(one, Page))
    assert re.findall(r"<strong[^>]*>([^<]+)</strong></p>", str(page.body)) == [
        "Open for consultation until 9 February 2026",
        "Opens for consultation 1 February 2026",
    ]
    files = {one.path: one.content for one in made if isinstance(one, Asset)}
    events = Calendar.from_ical(files["feeds/consultations.ics"]).walk("VEVENT")
    assert sorted(str(one.decoded("dtstart")) for one in events) == ["2026-02-09", "2026-03-01"]
    assert sorted(str(one["uid"]).partition(":initiatives/")[2] for one in events) == [
        f"{other}/consultation/#closes",
        f"{ID}/consultation/#closes",
    ]
    assert b"Open for consultation: Checks with" in files["feeds/consultations.xml"]
    assert b"data-closes" in files["assets/fairshare/consultation.js"]


def test_people_can_filter_by_consultation_under_such_a_law_alone(framework: Any) -> None:
    """A register without profiles has neither the facet nor any page of it."""
    edition = edition_of({ID: agreement(), f"{LEAD}/another": draft()})
    facet = next(one for one in facets_of(FRAMEWORK) if one.name == "consultation")
    assert [(one.code, one.label) for one in values(facet, edition)] == [("closed", "Closed")]
    assert "consultation" not in {one.name for one in facets_of(framework)}


def test_a_register_without_profiles_publishes_nothing_of_them(
    framework: Any, environment: Environment
) -> None:
    """And draws nothing to find that out."""
    edition = edition_of({ID: agreement()})
    without = Edition(edition.register, edition.scores, framework, DAY, "x", "https://x.example/")
    assert list(law_pages(without.items[0], without, environment)) == []
    assert list(shared_law_pages(without, environment)) == []


def test_an_imported_proposal_has_its_pages_too(environment: Environment) -> None:
    """Which say that they are a reading of sources, and never speak as the bodies would."""
    data = draft()
    data["assessment"] = {"independence": "imported"}
    data["sources"] = [{"title": "A page", "url": "https://a.example/"}]
    del data["safeguards"]
    del data["purpose"]["risks"], data["purpose"]["benefits"]
    data["profiles"][NAME] = {"parties": [{"id": LEAD}, {"id": "welfare-data-agency"}]}
    own_part(data)["consultation"] = {"closes": "2026-02-09"}
    edition = edition_of({ID: data})
    pages = {one.url: one for one in law_pages(edition.items[0], edition, environment)}
    printed = words_of(str(pages[f"initiatives/{ID}/{NAME}/"].body))
    assert "Taken from A page, not assessed. This is not the agreement." in printed
    assert "Not stated in our sources (section 19(1)(m))" in printed
    for said in ("Not yet", "Signatures", "You may send", "prepared for the Minister’s model"):
        assert said not in printed
    asked = words_of(str(pages[f"initiatives/{ID}/consultation/"].body))
    assert "This page is our reading of public sources." in asked
    assert "Our sources lead to none of the papers." in asked
    assert "How many submissions came in is not stated in our sources." in asked
    assert "What the law has happen after a consultation" in asked  # it may have happened since
    for said in (
        "read it here",
        "Reasons why",
        "intend to enter",
        "Each party can put",
        "happen next",
    ):
        assert said not in asked


def test_the_list_of_section_71_has_eleven_facts_and_its_alterations() -> None:
    """Also of an entry without the profile, with its gaps as such."""
    bare = agreement()
    del bare["profiles"]
    edition = edition_of({ID: agreement(), f"{LEAD}/bare": bare})
    known = list_named(FRAMEWORK.profiles.values(), "ie-s71")
    assert known
    found = [agreement_of(one.initiative, known[0], edition) for one in edition.items]
    rows = arrangement_rows(known[1], found, dt.date(2026, 9, 1))
    assert len(rows[0]) == 1 + 11 + 1
    named = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    whole, other = (
        named["TCCWDA 031/251201 DSA for housing adaptation grants"],
        named["Checks with the welfare agency for housing adaptation grants"],
    )
    assert whole["Names of the participants"].split("\n")[0] == "Tirconnell County Council"
    assert "Thirty days" in whole["Retention: data, results, end"]
    assert other["Retention: data, results, end"] == "not stated"
    assert other["Purpose"].startswith("To confirm that a person who applies")
    altered = whole["Alterations since 1 September 2026"]
    assert altered.startswith("1 September 2026, A body joined: The city council")


def test_the_markdown_has_every_part_in_its_order(environment: Environment) -> None:
    """For a word processor: the same parts as the page."""
    edition = edition_of({ID: agreement()})
    found = agreement_of(edition.items[0].initiative, PROFILE, edition)
    titles = re.findall(r"^## (.+)$", agreement_markdown(found), re.MULTILINE)
    assert titles == [one.title for one in PROFILE.parts]
    (page,) = agreement_pages(edition.items[0], edition, environment)
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", str(page.body)) == titles


def test_a_page_lists_what_the_law_asks(environment: Environment) -> None:
    """From the same file as the checks: each item with its section, its step and its field."""
    (page,) = items_pages(edition_of({ID: agreement()}), environment)
    assert page.url == f"profiles/{NAME}/"
    assert str(page.body).count("<tr id=") == len(PROFILE.items)
    row = re.search(r'<tr id="security">.*?</tr>', str(page.body))
    assert row
    assert "section 19(1)(m)" in row[0]
    assert "Consultation announced" in row[0]
    assert f"profiles.{NAME}.security" in row[0].replace("<wbr>", "")
    assert "Measures for sending, storing and reaching the data" in row[0]
    assert "E. Care" in row[0]
