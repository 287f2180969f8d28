"""The main walks in Firefox and in WebKitGTK, which is Safari's engine: `make engines`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from driven import ENGINES, FAULTS, Person, noting

pytestmark = [
    pytest.mark.long,
    # Selenium warns of itself where it starts WebKit.
    pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning"),
]

STORED = "return JSON.stringify(Object.values(localStorage))"


@pytest.fixture(scope="module", params=ENGINES)
def person(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Person]:
    """Somebody with one of the two engines, at the real register."""
    driver = ENGINES[request.param](tmp_path_factory.mktemp("driver"))
    driver.set_window_size(1200, 900)  # wide: the filters stand open
    with noting(site) as address:
        yield Person(driver, address)
        driver.quit()


@pytest.mark.parametrize("kind", ["error: ", "rejected: ", "warn: third", "policy: img-src https"])
def test_what_goes_wrong_is_noted(person: Person, kind: str) -> None:
    """An error, a promise that nobody catches, a warning, and a request that the policy stops."""
    person.goes("")
    person.driver.execute_script(
        """const script = document.createElement("script");
        script.src = arguments[0];
        document.head.append(script);""",
        f"/{FAULTS}",
    )
    person.waits_for(lambda _: any(note.startswith(kind) for note in person.noted()))
    person.forgets()


def test_a_citizen_searches_filters_reads_and_compares(person: Person) -> None:
    """Home, a word, a filter, a decision, back, and two decisions side by side."""
    person.goes("")
    field = person.sees("input[type=search]")
    field.send_keys("health", Keys.ENTER)
    many = person.sees("[data-fs-status]", "“health”").text
    person.clicks("[data-fs-filters] summary", "Decision")
    person.clicks("[data-fs-filters] details[open] label")
    person.sees("[data-fs-chosen] button")
    fewer = person.sees("[data-fs-status]", "“health”").text
    assert fewer != many
    link = person.sees("[data-fs-results] h3 a")
    title = link.text
    person.clicks("[data-fs-results] h3 a", title)
    person.sees("h1", title)
    person.driver.back()
    assert person.sees("[data-fs-status]", "“health”").text == fewer
    person.goes("initiatives/")
    person.sees("[data-fs-tick]")
    for _ in range(2):
        person.clicks("[data-fs-tick]:not(:checked)")
    person.clicks("[data-fs-comparing] a", "Compare 2")
    person.sees("[data-fs-status]", "side by side")
    assert len(person.all("thead th[scope=col] > a:first-child")) == 2
    assert person.noted() == []


def test_staff_find_their_draft_again(person: Person) -> None:
    """What is typed into the form is there after the page was loaded anew."""
    title = "Free school meals, checked with tax data"
    person.goes("assess/#f-title")
    person.sees("[data-ready]")
    person.sees('[id="f-title"]').send_keys(title)
    person.waits_for(lambda driver: title in json.dumps(driver.execute_script(STORED)))
    person.driver.refresh()
    person.sees("[data-ready]")
    assert person.sees('[id="f-title"]').get_attribute("value") == title
    assert person.noted() == []
