"""The consultation page on the days before, while, and after people can write in."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from course import DAYS, edited
from course import draft as first_draft
from fairshare.load.framework import load_framework
from fairshare.model import Initiative, Organisation, Register
from fairshare.problems import SetupError
from fairshare.publish.edition import Edition
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.page import Asset
from fairshare.publish.profiles.consultation_pages import consultation_list, consultation_page
from fairshare.score import assess
from irish import FOLDER, ID, NAME, own_part
from pages import words_of
from trees import SCHEMA, loaded

FRAMEWORK = load_framework(SCHEMA, (NAME,))
SOON_DAY = dt.date(2026, 1, 8)


@pytest.fixture(scope="module")
def environment() -> Environment:
    return make_environment(FRAMEWORK)


def entry_on(day: str) -> Any:
    """What the entry of the fictional agreement says from a day on."""
    data = first_draft()
    for step in DAYS:
        if step.day <= day:
            data = edited(data, step)
    return data


def edition_of(data: Any, today: dt.date) -> Edition:
    initiatives = {ID: Initiative.read(ID, f"{ID}.yml", "0", data)}
    bodies = {
        path.stem: Organisation(path.stem, path.name, "0", loaded(path))
        for path in (FOLDER / "organisations").glob("*.yml")
    }
    register = Register(initiatives, bodies, {})
    scores = {ID: assess(data, FRAMEWORK)}
    return Edition(register, scores, FRAMEWORK, today, "Made register", "https://made.example/")


def words_on(today: str, environment: Environment, data: Any = None) -> str:
    """What the consultation page says on a day, of what the entry says by then."""
    edition = edition_of(data or entry_on(today), dt.date.fromisoformat(today))
    (page,) = consultation_page(edition.items[0], edition, environment)
    return words_of(str(page.body))


def next_steps(words: str) -> list[str]:
    """The sections that the steps still ahead cite, in their order."""
    _before, found, rest = words.partition("happens next")
    if not found:
        _before, found, rest = words.partition("What the law has happen next")
    return re.findall(r"\(sections? ([^.]+)\)\.?", re.split("Submissions|Notice ", rest)[0])


def test_before_it_opens_the_page_says_from_when_people_can_write(
    environment: Environment,
) -> None:
    """And that what is to be published on that day is not out yet."""
    words = words_on("2026-01-08", environment, entry_on("2026-01-12"))
    assert "Anyone may write, from 12 January 2026 until 9 February 2026." in words
    assert "Notice, 12 January 2026, still ahead" in words
    assert "where it is to be published" in words
    assert "on its own website on 12 January 2026, the day on which the consultation opens" in words


@pytest.mark.parametrize("today", ["2026-01-08", "2026-01-20", "2026-12-01"])
def test_the_notice_names_its_day_in_words_that_are_true_on_each_day(
    today: str, environment: Environment
) -> None:
    """A party copies the text before the day and publishes it on the day."""
    words = words_on(today, environment)
    assert "Day of publication of this notice: 12 January 2026." in words
    assert "was published on 12 January 2026" not in words


def test_the_notice_has_the_subject_line(environment: Environment) -> None:
    """Whoever reads it elsewhere must know what the subject of a letter has to be."""
    notice = words_on("2026-01-20", environment).partition("Each party can put")[2]
    assert "Subject line: “TCCWDA 031/251201 DSA for housing adaptation grants”." in notice


def test_the_notice_names_the_summary_alone_where_there_is_one(environment: Environment) -> None:
    """Not both of two papers, of which one does not exist."""
    words = words_on("2026-01-20", environment)
    assert "The draft agreement, the summary of the impact assessment and the statements" in words
    assert "reasons why there is no" not in words


def test_the_notice_names_the_reasons_where_there_is_no_assessment(
    environment: Environment,
) -> None:
    """The other of the two."""
    data = entry_on("2026-01-20")
    del own_part(data)["dpia_summary"]
    data["safeguards"]["dpia"] = {"status": "not_required", "reason": "Few people, low risk."}
    words = words_on("2026-01-20", environment, data)
    assert "The draft agreement, the reasons why there is no impact assessment and" in words


def test_once_it_is_closed_nothing_invites_people_to_write(environment: Environment) -> None:
    """The text of the notice stays on record, and says so; where to write is gone."""
    words = words_on("2026-12-01", environment)
    assert "The consultation is over, and nobody can write in any more." in words
    assert "dsa-consultations@tirconnell.example" not in words
    assert "Each party can put" not in words
    assert "Anyone may write" not in words
    assert "How to take part" not in words


@pytest.mark.parametrize(
    ("today", "now"),
    [
        ("2026-02-20", "With the Data Governance Board since 20 February 2026"),
        ("2026-05-04", "Signed 4 May 2026. Not in force until it is published"),
        ("2026-06-15", "Approved 4 May 2026. In use, as of 15 June 2026. In force since 11 May"),
        ("2033-02-02", "Approved 4 May 2026. Ended 31 January 2033"),
    ],
)
def test_after_it_closed_the_page_says_where_the_agreement_stands(
    today: str, now: str, environment: Environment
) -> None:
    """First of all that it is closed, then what came of it."""
    words = words_on(today, environment)
    assert "The consultation closed 9 February 2026 Where the agreement stands now: " + now in words


def test_the_day_of_closing_is_said_once_while_nothing_came_of_it(
    environment: Environment,
) -> None:
    """The headline of the entry says it already."""
    words = words_on("2026-02-10", environment)
    assert "Consultation closed 9 February 2026. No decision yet" in words
    assert "Where the agreement stands now" not in words


@pytest.mark.parametrize(
    ("today", "about", "giver"),
    [
        ("2026-01-20", "What is proposed", "Who would give it"),
        ("2026-05-11", "What it is about", "Who would give it"),
        ("2026-06-15", "What it is about", "Who gives it"),
        ("2033-02-02", "What it is about", "Who gave it"),
    ],
)
def test_the_facts_are_told_in_the_tense_of_the_entry(
    today: str, about: str, giver: str, environment: Environment
) -> None:
    """As on the page of the decision itself."""
    words = words_on(today, environment)
    assert about in words
    assert giver in words


@pytest.mark.parametrize(
    ("today", "sections"),
    [
        ("2026-01-20", ["55(4)", "56", "57", "57(6), 59", "60(1)", "60(4), 61"]),
        ("2026-02-20", ["57", "57(6), 59", "60(1)", "60(4), 61"]),
        ("2026-03-20", ["57(6), 58", "57", "57(6), 59", "60(1)", "60(4), 61"]),
        ("2026-04-24", ["57(6), 59", "60(1)", "60(4), 61"]),
        ("2026-05-04", ["60(1)", "60(4), 61"]),
        ("2026-05-08", ["60(4), 61"]),
    ],
)
def test_only_the_steps_that_are_ahead_are_told(
    today: str, sections: list[str], environment: Environment
) -> None:
    """What happened stands under its own heading, with its day."""
    assert next_steps(words_on(today, environment)) == sections


def test_once_it_is_in_force_nothing_is_said_to_come(environment: Environment) -> None:
    """The list goes with its heading."""
    words = words_on("2026-05-11", environment)
    assert "happen next" not in words
    assert "happens next" not in words


def test_a_step_of_the_board_that_lies_ahead_is_not_told_as_past(
    environment: Environment,
) -> None:
    """The entry may name the day on which the papers are to go."""
    data = entry_on("2026-02-20")
    words = words_on("2026-02-12", environment, data)
    assert "The parties are to finish considering them on 16 February 2026." in words
    assert "To be sent 20 February 2026" in words
    assert "No answer is on record" not in words


def test_papers_stand_under_the_titles_that_they_have(environment: Environment) -> None:
    """Two of one kind, such as a draft in each language, both stand there."""
    data = entry_on("2026-01-20")
    own_part(data)["consultation"]["documents"] += [
        {"kind": "agreement", "title": "Dréacht-chomhaontú", "url": "https://a.example/ga"}
    ]
    edition = edition_of(data, dt.date(2026, 1, 20))
    (page,) = consultation_page(edition.items[0], edition, environment)
    papers = str(page.body).partition('id="papers"')[2].partition("</section>")[0]
    lines = [words_of(one) for one in re.findall(r"<li>(.*?)</li>", papers)]
    assert lines[0].startswith("Draft agreement – read it here")
    assert lines[1].startswith("Draft agreement: Dréacht-chomhaontú – as published")
    assert 'href="https://tirconnell.example/dsa-031/draft"' in papers
    assert 'href="https://a.example/ga"' in papers


def test_a_point_says_how_many_submissions_made_it(environment: Environment) -> None:
    """How many people stand behind them nobody knows."""
    words = words_on("2026-12-01", environment)
    assert "A person (2 submissions said so): Why is a letter not enough?" in words


def test_the_feed_does_not_invite_to_a_consultation_that_is_closed(
    environment: Environment,
) -> None:
    """Its entry of the opening day stays, in the past."""
    edition = edition_of(entry_on("2026-12-01"), dt.date(2026, 12, 1))
    made = consultation_list(edition, environment)
    files = {one.path: one.content for one in made if isinstance(one, Asset)}
    feed = files["feeds/consultations.xml"].decode()
    assert "Anyone could write in until 9 February 2026." in feed
    assert "Anyone may write" not in feed


def test_a_step_in_a_phase_that_there_is_not_is_refused(schema: Path) -> None:
    """With the line, so that a body that wrote its own file finds it."""
    path = schema / "profiles" / f"{NAME}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("phases: [asked-back]", "phases: [asked]"), encoding="utf-8")
    with pytest.raises(SetupError, match=r"line \d+: .*asked is no phase: choose from drafting"):
        load_framework(schema, (NAME,))


def test_a_sentence_alone_is_a_step_that_is_always_told(
    schema: Path,
) -> None:
    """As files of bodies wrote them before steps had phases."""
    path = schema / "profiles" / f"{NAME}.yml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("afterwards:\n"), text.index("# A review is due")
    path.write_text(f"{text[:start]}afterwards:\n  - It goes on.\n{text[end:]}", encoding="utf-8")
    steps = load_framework(schema, (NAME,)).profiles[NAME].afterwards
    assert [(one.says, one.phases, one.done) for one in steps] == [("It goes on.", (), ())]
