"""A profile is files alone: what a body chose is read strictly, and nothing else is read at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fairshare.load.framework import load_framework
from fairshare.load.publisher import read_publisher
from fairshare.model.tense import TENSES
from fairshare.problems import SetupError
from irish import NAME, PUBLISHER, write
from trees import SCHEMA

CHOSEN = load_framework(SCHEMA, (NAME,))
PROFILE = CHOSEN.profiles[NAME]
_SAID_OF = ("for: undecided", "for: approved", "for: beside")


def test_what_a_body_did_not_choose_is_not_there() -> None:
    """A register without profiles has neither their fields nor their kinds of events."""
    without = load_framework(SCHEMA)
    assert without.profiles == {}
    assert "profiles" not in without.initiative_schema["properties"]
    assert not PROFILE.kinds & without.event_kinds.codes.keys()
    assert without.digest != CHOSEN.digest
    assert without.known_profiles == ("hdruk-dur-2", NAME, "uk-dea")


def test_a_chosen_profile_is_a_part_of_the_schema_of_entries() -> None:
    """Closed by a schema of its own, with the kinds of events that go with it."""
    part = CHOSEN.initiative_schema["properties"]["profiles"]
    assert part["additionalProperties"] is False
    assert part["properties"][NAME]["additionalProperties"] is False
    kinds = CHOSEN.initiative_schema["properties"]["events"]["items"]["properties"]["kind"]["enum"]
    assert set(kinds) >= PROFILE.kinds


def test_the_act_asks_for_43_items_in_13_parts_of_the_print() -> None:
    """Each item stands in a part that is printed, on the consultation page or in the first line."""
    assert len(PROFILE.items) == 43
    printed = {one.part for one in PROFILE.parts} | {"consultation", "first"}
    assert {one.part for one in PROFILE.items} <= printed


def test_a_kind_of_event_covers_fields_of_its_own_profile() -> None:
    """What may change with a publication is the profile's own part, and the dates of its review."""
    covers = CHOSEN.event_kinds.codes["published"].covers
    assert ("profiles", NAME, "publication") in covers
    assert ("dates", "review_by") in covers


def test_a_profile_may_add_codes_that_no_other_register_has() -> None:
    """To the list and to the schema of entries alike."""
    chosen, without = load_framework(SCHEMA, ("uk-dea",)), load_framework(SCHEMA)
    assert chosen.label("stages", "unknown") == "Not known"
    assert chosen.initiative_schema["properties"]["stage"]["enum"][-1] == "unknown"
    assert "unknown" not in without.codes["stages"].codes
    assert "unknown" not in without.initiative_schema["properties"]["stage"]["enum"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("stages:", "outcomes:", "must be one of stages, identifiability"),
        ("  unknown:", "  live:", "`stages.live` stands in that list already"),
    ],
)
def test_codes_are_added_where_a_profile_may_and_once(
    schema: Path, old: str, new: str, said: str
) -> None:
    """A code of a decision is nobody's to add; one that is there is not told anew."""
    path = schema / "profiles" / "uk-dea.codes.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SetupError, match=said):
        load_framework(schema, ("uk-dea",))


def test_an_unknown_profile_stops_the_run_with_one_sentence() -> None:
    """A body that misspells a law must not be judged without it."""
    with pytest.raises(SetupError, match="`profiles` names ie-dsga-2018, and there is no such"):
        load_framework(SCHEMA, ("ie-dsga-2018",))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("yml", "opens: {after: today}}", "opens: {later: today}}", "asks for something that"),
        ("yml", "for: undecided", "for: nobody", "must be one of undecided, approved, beside"),
        ("yml", "for: undecided", "fro: undecided", "`phases.2.fro` is not known here"),
        ("items.yml", "from: announced", "from: tomorrow", "must be one of drafting, announced"),
        ("print.yml", "title: C. The law", "name: C. The law", "`parts.3.title` is missing"),
        ("events.yml", "covers: [profile", "covers: [profil", "which no entry has"),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    schema: Path, file: str, old: str, new: str, said: str
) -> None:
    """A law that is read wrongly would be asked wrongly."""
    path = schema / "profiles" / f"{NAME}.{file}"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SetupError, match=said):
        load_framework(schema, (NAME,))


@pytest.mark.parametrize("written", [*(f"tense: {one}" for one in TENSES), *_SAID_OF])
def test_a_phase_says_its_tense_and_of_whom_it_is_said(schema: Path, written: str) -> None:
    """Each code that the contract names may stand there, whichever the laws here use."""
    path = schema / "profiles" / f"{NAME}.yml"
    name, _colon, code = written.partition(": ")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = lines.index("phases:\n") + 1
    lines[at:at] = [f"  - {{code: new, label: New, {written}}}\n"]
    path.write_text("".join(lines), "utf-8")
    phase = load_framework(schema, (NAME,)).profiles[NAME].phases[0]
    assert {"tense": phase.tense, "for": phase.said}[name] == code


def test_register_yml_says_which_laws_a_body_has_chosen(tmp_path: Path) -> None:
    """In the file that says who publishes."""
    write(tmp_path / "register.yml", PUBLISHER | {"profiles": [NAME]})
    publisher = read_publisher(tmp_path)
    assert publisher
    assert publisher.profiles == (NAME,)


def test_a_step_of_a_law_may_be_a_sentence_alone(tmp_path: Path) -> None:
    """It is said in each phase then; one with phases is said in these."""
    schema = tmp_path / "schema"
    shutil.copytree(SCHEMA, schema)
    file = schema / "profiles" / f"{NAME}.yml"
    given = file.read_text("utf-8")
    file.write_text(given.replace("afterwards:\n", "afterwards:\n  - Somebody waits.\n"), "utf-8")
    first, second, *_others = load_framework(schema, (NAME,)).profiles[NAME].afterwards
    assert (first.says, tuple(first.phases)) == ("Somebody waits.", ())
    assert second == PROFILE.afterwards[0]
    assert tuple(second.phases) == ("announced", "open", "closed", "outcome-unknown")
