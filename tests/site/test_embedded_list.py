"""A body shows the register's list on its own page, under a policy as strict as ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from fairshare.publish.discovery.embedded import SCRIPT, integrity

REGISTER = "http://127.0.0.1/register/"
BODY = "https://www.nhs-digital.example/"
POLICY = "default-src 'none'; script-src http://127.0.0.1; connect-src http://127.0.0.1"
LINK = "Our decisions on sharing data"


def markup(digest: str) -> str:
    """A body's page with the lines that the register gives out."""
    return f"""<!doctype html><html lang="en"><head><title>Us</title></head><body>
<p data-fairshare="nhs-digital"><a href="{REGISTER}organisations/nhs-digital/">{LINK}</a></p>
<script src="{REGISTER}{SCRIPT}" integrity="{digest}" crossorigin="anonymous" defer></script>
</body></html>"""


@pytest.fixture
def context(browser: Browser, site: Path) -> Iterator[BrowserContext]:
    """A browser in which the register answers from the built site, with CORS as hosts send it."""
    context = browser.new_context()

    def answer(route: Route) -> None:
        path = site / urlsplit(route.request.url).path.removeprefix("/register/")
        route.fulfill(path=path, headers={"access-control-allow-origin": "*"})

    context.route(f"{REGISTER}**", answer)
    yield context
    context.close()


def shown(context: BrowserContext, digest: str) -> tuple[list[str], list[str]]:
    """The lines of the list in the page, and what the browser complained about."""
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    headers = {"content-security-policy": POLICY, "content-type": "text/html"}
    context.route(BODY, lambda route: route.fulfill(body=markup(digest), headers=headers))
    page.goto(BODY, wait_until="networkidle")
    expect(page.get_by_role("link", name=LINK)).to_be_visible()
    return page.get_by_role("listitem").all_inner_texts(), said


def test_a_list_appears_under_a_strict_policy(context: BrowserContext) -> None:
    """Each line says what became of it and whose words that is; the link to all of them stays."""
    lines, said = shown(context, integrity())
    assert said == []
    assert any(line.startswith("COVID-19 Shielded Patient List It was in use") for line in lines)
    assert all(line.endswith("Worked example: our reading") for line in lines)


@pytest.mark.parametrize("unreachable", ["embed/v1/organisations/**", "embed/v1/list.js"])
def test_without_the_register_the_link_stays(context: BrowserContext, unreachable: str) -> None:
    """A register that is down takes nothing from the page."""
    context.route(f"{REGISTER}{unreachable}", lambda route: route.abort())
    assert shown(context, integrity())[0] == []


def test_another_script_is_not_run(context: BrowserContext) -> None:
    """The digest in the page is that of the one script; the browser refuses any other."""
    lines, said = shown(context, f"sha384-{'A' * 64}")
    assert lines == []
    assert any("integrity" in text for text in said)
