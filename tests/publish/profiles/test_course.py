"""The fictional agreement from draft to end, in a real repository, each step checked on its day."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from course import DAYS, Data, amendment, draft, edited
from fairshare.flow.pipeline import Places, Reading, read_past, read_register
from fairshare.history import History
from fairshare.model.profile import NEVER
from fairshare.publish.edition import Edition
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.page import Page
from fairshare.publish.profiles.agreement import Agreement
from fairshare.publish.profiles.agreement_page import agreement_of, agreement_pages
from fairshare.publish.profiles.consultation_pages import consultation_page
from fairshare.validate.profiles.items import is_answered
from irish import FILE, ID, NAME, own_part, plant, write
from pasts import git

SOON = {"W707", "W305"}
"""What there is still time to say, and a body that has not joined yet."""
PART = re.compile(r'<section[^>]* data-fs-part="([^"]+)">(.*?)</section>', re.DOTALL)
ITEM = re.compile(r'data-fs-item="([^"]+)"')


class Register:
    """The register in its repository, edited on one day after the other."""

    def __init__(self, root: Path) -> None:
        self.root = root
        plant(root)
        git(root, "init", "-q", "-b", "main")

    def put(self, data: Data, file: str = FILE) -> None:
        write(self.root / file, data)

    def read(self, day: str, base: str | None) -> Reading:
        """The whole check on a day, against what was committed last."""
        schema = self.root / "schema"
        places = Places(self.root, self.root / "register", schema, None)
        return read_register(places, dt.date.fromisoformat(day), base=base)

    def commit(self, day: str) -> None:
        """Commit at noon of that day."""
        when = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00 +0000")
        git(self.root, "add", "-A")
        names = {
            f"GIT_{one}_{key}": "x@example.org"
            for one in ("AUTHOR", "COMMITTER")
            for key in ("NAME", "EMAIL")
        }
        command = ["git", "-C", str(self.root), "commit", "-qm", "An edit"]
        subprocess.run(command, check=True, env=os.environ | when | names)

    def edition(self, reading: Reading) -> Edition:
        """What is published of it, with its past."""
        places = Places(self.root, self.root / "register", self.root / "schema", None)
        past = read_past(places, reading)
        return Edition(
            register=reading.register,
            scores=reading.scores,
            framework=reading.framework,
            today=reading.today,
            site_name="Tirconnell register",
            site_url="https://register.tirconnell.example/",
            history=past if isinstance(past, History) else None,
        )


def printed(page: Page) -> dict[str, set[str]]:
    """The items that a printed agreement shows, by part; the first line is a part of its own."""
    found = {
        part: set(" ".join(ITEM.findall(body)).split())
        for part, body in PART.findall(str(page.body))
    }
    head = str(page.body).partition("<section")[0]
    return found | {"first": set(ITEM.findall(head))}


def assert_printed_in_its_part(agreement: Agreement, page: Page, consultation: str) -> None:
    """Every item that is answered, or asked for by now, is in its part, and in no other."""
    shown = printed(page) | {"consultation": set(" ".join(ITEM.findall(consultation)).split())}
    for item in agreement.profile.items:
        parts = {part for part, items in shown.items() if item.id in items}
        case: Any = SimpleNamespace(data=agreement.initiative.data)
        answered = is_answered(case, item)
        if answered and item.id != "submissions":
            assert parts == {item.part}, item.id
        else:
            assert parts <= {item.part}, item.id
    for item in agreement.profile.items:
        asked = item.phase != NEVER and agreement.profile.rank(
            item.phase
        ) <= agreement.profile.rank(agreement.phase.code)
        if asked and not item.checked:
            case = SimpleNamespace(data=agreement.initiative.data)
            assert is_answered(case, item), item.id


@pytest.mark.long
def test_an_agreement_from_draft_to_end(tmp_path: Path) -> None:
    """Each day nothing is wrong, the page says how far it has come, the print shows its items."""
    register, data = Register(tmp_path), draft()
    register.put(data)
    environment = None
    for number, day in enumerate(DAYS):
        data = edited(data, day)
        register.put(data)
        reading = register.read(day.day, "HEAD" if number else None)
        wrong = [f"{one.code} {one.message}" for one in reading.problems if one.code not in SOON]
        assert wrong == [], day.day
        register.commit(day.day)
        edition = register.edition(reading)
        environment = environment or make_environment(edition.framework)
        item = next(one for one in edition.items if one.initiative.id == ID)
        assert item.state.headline == day.headline
        profile = edition.framework.profiles[NAME]
        agreement = agreement_of(item.initiative, profile, edition)
        assert agreement.phase.code == day.phase
        (page,) = agreement_pages(item, edition, environment)
        asked = list(consultation_page(item, edition, environment))
        assert_printed_in_its_part(agreement, page, str(asked[0].body) if asked else "")
        assert "approved by the" not in f"{page.body}{asked}".lower()
        if day.phase == "in-force":
            changes = next(one for one in asked if one.url.endswith("/changes/"))
            assert "Until the grant is decided, at most one year." in changes.body
            assert "Thirty days, so that a mistake can be put right." in changes.body
            assert "19(1)(n)" in changes.body


@pytest.mark.long
def test_a_change_of_an_agreement_in_force_is_consulted_on_as_an_entry_of_its_own(
    tmp_path: Path,
) -> None:
    """After a review that drafted it; the page of the agreement in force says so meanwhile."""
    register, data = Register(tmp_path), draft()
    for day in DAYS[:-1]:
        data = edited(data, day)
    register.put(data)
    register.commit("2031-04-30")
    other = "register/initiatives/tirconnell-county-council/grants-to-tenants.yml"
    register.put(amendment("2031-09-01", "2031-09-29"), other)
    reading = register.read("2031-09-02", "HEAD")
    assert [one.code for one in reading.problems if one.code not in SOON] == []
    edition = register.edition(reading)
    item = next(one for one in edition.items if one.initiative.id == ID)
    words = "A change is open for consultation until 29 September 2031:"
    assert [one.words for one in item.state.marks] == [words]


def test_the_text_consulted_on_stands_beside_the_text_that_was_signed(tmp_path: Path) -> None:
    """A later correction is no part of what became of the draft."""
    register, data = Register(tmp_path), draft()
    for day in DAYS:
        data = edited(data, day)
        if day.phase in {"open", "signed"}:
            register.put(data)
            register.commit(day.day)
        if day.phase == "signed":
            break
    own_part(data)["withdrawal"] = "A party tells the other in writing six months before."
    said = {"date": "2026-05-06", "kind": "correction", "summary": "The period was a slip."}
    data["events"].append(said)
    register.put(data)
    register.commit("2026-05-06")
    edition = register.edition(register.read("2026-05-07", None))
    item = next(one for one in edition.items if one.initiative.id == ID)
    _page, changes = consultation_page(item, edition, make_environment(edition.framework))
    assert "Signed 4 May 2026" in changes.body
    assert "Thirty days, so that a mistake can be put right." in changes.body
    assert "six months before" not in changes.body


def test_without_the_amendment_the_check_asks_for_it(tmp_path: Path) -> None:
    """Six months after a review that drafted one."""
    data = draft()
    for day in DAYS[:-1]:
        data = edited(data, day)
    register = Register(tmp_path)
    register.put(data)
    assert [one.code for one in register.read("2031-11-01", None).problems] == ["W730"]
