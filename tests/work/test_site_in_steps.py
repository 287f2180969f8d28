"""A site that is built again and again is, after each build, the one that a first build makes."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import re
import shutil
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from drawing import Settings, write_site
from fairshare.flow.pipeline import Places, read_register
from fairshare.framework import Framework
from hostile import LEAD, MILD, NEWER, OLDER, OPEN, SOON, FullRegister, file
from pasts import git
from projects import COUNCIL, TRUST, Change, Project, files

ENTRIES = [file(NEWER), file(OLDER), file(OPEN)]
FieldPath = tuple[str, ...]
FIELDS: list[FieldPath] = [
    *(("title",), ("summary",), ("contact", "team"), ("answers", "privacy", "justification")),
    ("decision", "justification"),
]
SETTINGS: list[dict[str, Any]] = [
    *({"site_name": "Another register"}, {"site_name": "Register"}),
    *({"site_url": ""}, {"site_url": "https://moved.example/"}),
    *({"repository": ""}, {"repository": "https://gitlab.com/a/b"}),
    *({"history": False}, {"history": True}),
]
WORDS = st.text("abcdefg ", min_size=3, max_size=12).map(
    lambda text: f"Now {text.strip()} here, as the council said in its report of that year."
)


class SiteInSteps(RuleBasedStateMachine):
    """Edits of everything that a site is made of, and of the site itself, between builds."""

    framework: Framework

    @initialize()
    def begin(self) -> None:
        """A register with a past."""
        self._aside = Path(tempfile.mkdtemp(prefix="steps-"))
        self._project = Project(self._aside / "project")
        FullRegister(self.framework, MILD, MILD).write(self._project.root)
        self._settings, self._frame = Settings(), ""

    def teardown(self) -> None:
        """Leave nothing."""
        shutil.rmtree(self._aside)

    @rule(name=st.sampled_from(ENTRIES), field=st.sampled_from(FIELDS), words=WORDS)
    def edit_an_entry(self, name: str, field: FieldPath, words: str) -> None:
        self._edit(name, partial(_put, field, words))

    @rule(name=st.sampled_from(ENTRIES), starts=st.dates(dt.date(2025, 1, 1), dt.date(2028, 9, 1)))
    def move_a_day(self, name: str, starts: dt.date) -> None:
        """What is still to come on one day is past on another."""
        self._edit(name, partial(_put, ("dates", "starts"), starts.isoformat()))

    @rule(
        name=st.sampled_from([COUNCIL, TRUST]),
        field=st.sampled_from(["name", "statement"]),
        words=WORDS,
    )
    def edit_an_organisation(self, name: str, field: str, words: str) -> None:
        self._edit(name, partial(_put, (field,), words))

    @rule(there=st.booleans())
    def add_or_take_an_entry(self, there: bool) -> None:
        path = self._project.path(file(f"{LEAD}/added"))
        if there:
            path.write_text(self._project.read(file(SOON)).replace("zd", "zx"), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)

    @rule()
    def commit(self) -> None:
        """From here on, what stands is in the register's past."""
        git(self._project.root, "add", "register")
        git(self._project.root, "commit", "-q", "--allow-empty", "-m", "A change")

    @rule(words=WORDS)
    def edit_the_schema(self, words: str) -> None:
        name = "schema/codes/themes.yml"
        text = re.sub("label: .*", f"label: {words}", self._project.read(name), count=1)
        self._project.write(name, text)

    @rule(days=st.integers(0, 1000))
    def wait(self, days: int) -> None:
        self._settings = replace(self._settings, today=dt.date(2025, 12, 1) + dt.timedelta(days))

    @rule(change=st.sampled_from(SETTINGS))
    def edit_the_settings(self, change: dict[str, Any]) -> None:
        self._settings = replace(self._settings, **change)

    @rule(words=WORDS)
    def edit_the_theme(self, words: str) -> None:
        self._frame = f"<p>{words}</p>"

    @rule(which=st.integers(0), edit=st.sampled_from(["change", "delete", "replace"]))
    def touch_the_site(self, which: int, edit: str) -> None:
        """What nobody should do by hand."""
        if not (names := sorted(files(self._project.site))):
            return
        path = self._project.site / names[which % len(names)]
        content = path.read_bytes()
        path.unlink()
        if edit == "change":
            path.write_bytes(b" " + content[1:])
        elif edit == "replace":
            path.symlink_to(self._project.path("mkdocs.yml"))

    @rule(seconds=st.floats(0.0, 2.0))
    def build_and_be_killed(self, seconds: float) -> None:
        """The site that stood stands, or the new one."""
        before = files(self._project.site)
        process = multiprocessing.get_context("fork").Process(target=self._build)
        process.start()
        process.join(seconds)
        process.kill()
        process.join()
        assert files(self._project.site) in (before, self._clean())

    @rule()
    def build(self) -> None:
        self._build()
        assert files(self._project.site) == self._clean()

    def _edit(self, name: str, change: Change) -> None:
        """Change an entry; what the rules refuse is taken back."""
        before = self._project.read(name)
        self._project.change(name, change)
        places = Places.below(self._project.root, "register", "schema", "")
        if read_register(places, self._settings.today).errors:
            self._project.write(name, before)

    def _build(self) -> None:
        write_site(self._project.root, self._settings, self._project.site, self._frame)

    def _clean(self) -> dict[str, bytes]:
        """What a first build makes."""
        root = self._aside / "clean"
        aside = shutil.ignore_patterns("site*", "cache")
        shutil.copytree(self._project.root, root, ignore=aside)
        write_site(root, self._settings, root / "site", self._frame)
        clean = files(root / "site")
        shutil.rmtree(root)
        return clean


def _put(path: FieldPath, value: str, data: Any) -> None:
    """Another value in a field, where its group is there."""
    for step in path[:-1]:
        data = data.get(step, {})
    data[path[-1]] = value


@pytest.mark.long
def test_whatever_happens_between_builds_each_is_as_the_first(framework: Framework) -> None:
    """Edits of entries, organisations, past, schema, settings, day, theme and site; and kills."""
    SiteInSteps.framework = framework
    steps = settings(max_examples=8, stateful_step_count=14, suppress_health_check=[*HealthCheck])
    run_state_machine_as_test(SiteInSteps, settings=steps)
