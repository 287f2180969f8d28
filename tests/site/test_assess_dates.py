"""Dates and periods are taken as people type them, and shown back in words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from fairshare.publish.words.dates import duration_words
from form_filling import at, opened

TYPED = {
    "20/02/2025": (2025, 2, 20),
    "03/04/2025": (2025, 4, 3),
    "3.4.2025": (2025, 4, 3),
    "2025-02-20": (2025, 2, 20),
    "2025-2-3": (2025, 2, 3),
    "2025-02": (2025, 2, None),
    "02/2025": (2025, 2, None),
    "2013": (2013, None, None),
    "2 May 2013": (2013, 5, 2),
    "2nd of May 2013": (2013, 5, 2),
    "May 2, 2013": (2013, 5, 2),
    "Thursday 2 May 2013": (2013, 5, 2),
    "Sept 2024": (2024, 9, None),
}
"""What is typed, and year, month and day that it means."""
UNCLEAR = ("31/02/2025", "20/02/25", "2 Ma 2013", "next May", "2013 May 2014", "20/20/2025", "soon")

READ = """async ([base, texts, order]) => {
    const { typedDate } = await import(`${base}assets/fairshare/assess/typed-dates.js`);
    return texts.map((text) => {
        const found = typedDate(text, order, "en-GB");
        return found && ["year", "month", "day"].map((name) => Number(found[name] ?? 0));
    });
}"""


def read(page: Page, site_address: str, texts: list[str], order: str) -> list[list[int] | None]:
    page.goto(site_address)
    found: list[list[int] | None] = page.evaluate(READ, [site_address, texts, order.split("-")])
    return found


def test_what_people_type_is_a_date(page: Page, site_address: str) -> None:
    """In figures by the order of the jurisdiction, in words in any order."""
    found = read(page, site_address, list(TYPED), "day-month-year")
    assert found == [[part or 0 for part in date] for date in TYPED.values()]


def test_what_can_not_be_told_is_left_as_it_is(page: Page, site_address: str) -> None:
    """No such day, a year of two figures, two years: nothing is guessed."""
    assert read(page, site_address, list(UNCLEAR), "day-month-year") == [None] * len(UNCLEAR)


def test_another_jurisdiction_has_another_order(page: Page, site_address: str) -> None:
    """03/04/2025 is 4 March where the month comes first."""
    assert read(page, site_address, ["03/04/2025"], "month-day-year") == [[2025, 3, 4]]


@pytest.mark.parametrize(
    ("box", "text", "values", "shown"),
    [
        ("", "20/02/2025", ("20", "02", "2025"), "20 February 2025"),
        (".year", "2 May 2013", ("2", "5", "2013"), "2 May 2013"),
        ("", "2025-02", ("", "02", "2025"), "February 2025"),
        (".year", "2025", ("", "", "2025"), "2025"),
        ("", "soon", ("soon", "", ""), ""),
    ],
)
def test_a_typed_date_goes_into_its_boxes(
    page: Page, site_address: str, box: str, text: str, values: tuple[str, ...], shown: str
) -> None:
    """Typed into any of the three, left by a key, and shown back."""
    opened(page, site_address)
    name = "f-decision.date"
    at(page, f"{name}{box}").fill(text)
    page.keyboard.press("Tab")
    for part, value in zip(("", ".month", ".year"), values, strict=True):
        expect(page.locator(f'[id="{name}{part}"]')).to_have_value(value)
    said = page.locator('[data-fs-path="decision.date"] [data-fs-date-shown]')
    expect(said).to_have_text(shown)


def test_a_month_may_be_a_word(page: Page, site_address: str) -> None:
    """Beside a day and a year in their own boxes."""
    opened(page, site_address)
    for part, text in (("", "2"), (".month", "May"), (".year", "2013")):
        at(page, f"f-decision.date{part}").fill(text)
    page.keyboard.press("Tab")
    expect(page.locator('[id="f-decision.date.month"]')).to_have_value("5")
    said = page.locator('[data-fs-path="decision.date"] [data-fs-date-shown]')
    expect(said).to_have_text("2 May 2013")


PERIODS = {
    "for two years": "P2Y",
    "2 years": "P2Y",
    "6 months": "P6M",
    "1 year and 6 months": "P1Y6M",
    "a year and a half": "P1Y6M",
    "two and a half years": "P2Y6M",
    "half a year": "P6M",
    "Thirty days": None,
    "30 days": "P30D",
    "0 days": "P0D",
    "a fortnight": "P14D",
    "12 weeks": "P12W",
    "p1y6m": "P1Y6M",
    "unknown": "unknown",
    "as long as needed": None,
    "2 years after the last visit": None,
    "up to 2 years": None,
    "P1X": None,
}
"""What is typed, and what an entry holds."""
READ_PERIODS = """async ([base, texts]) => {
    const { periodOf, periodInWords } = await import(
        `${base}assets/fairshare/assess/typed-periods.js`);
    return texts.map((text) => {
        const found = periodOf(text);
        return found && [found, periodInWords(found), periodOf(periodInWords(found))];
    });
}"""


def test_what_people_type_is_a_period(page: Page, site_address: str) -> None:
    """In the words of the register's pages, which mean the same again; nothing is guessed."""
    page.goto(site_address)
    found = page.evaluate(READ_PERIODS, [site_address, list(PERIODS)])
    for (text, period), read_back in zip(PERIODS.items(), found, strict=True):
        expected = period and [period, duration_words(period), period]
        assert read_back == expected, text


def test_a_typed_period_is_shown_back(page: Page, site_address: str) -> None:
    """In its box, as soon as it is left."""
    box = at(opened(page, site_address), "f-data.retention.period")
    box.fill("for two years")
    page.keyboard.press("Tab")
    expect(box).to_have_value("2 years")
