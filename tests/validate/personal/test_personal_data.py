"""Personal data is found wherever it stands, shown nowhere, and not seen where there is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.flow.pipeline import Places, read_register
from fairshare.framework import EVERY_NUMBER, Allowed, Framework
from fairshare.load.allow_list import ALLOW_LIST
from fairshare.load.document import Document
from fairshare.load.framework import load_framework
from fairshare.load.strict_yaml import parse
from fairshare.problems import Problem, SetupError, check_as_json
from fairshare.validate import Checker
from fairshare.validate.personal.data import CODES
from fairshare.validate.personal.names import FIELDS as ROLE_FIELDS
from fairshare.validate.personal.names import names_in_roles, person
from fairshare.validate.personal.patterns import KINDS
from fairshare.validate.personal.search import search, search_address, worth_a_look
from personal_samples import (
    HARMLESS,
    NOBODYS,
    OF_A_COUNTRY,
    PACKS,
    PEOPLE,
    PLANTED,
    ROLES,
    law_of,
)
from projects import COUNCIL, FULL, REPOSITORY
from real_register import DAY
from trees import SCHEMA, TODAY, base

FRAMEWORK = load_framework(SCHEMA)
CHECKER = Checker(FRAMEWORK, TODAY)
ENTRY = "northshire-council/free-school-meals"


def document(change: Callable[[Any], object], *, width: int = 100) -> Document:
    """The base entry with a change, as written to disk."""
    data = base("full.yml")
    change(data)
    return written(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=width))


def written(source: str, file: str = FULL) -> Document:
    parsed = parse(source.encode(), file)
    assert parsed.document, parsed.problems
    return parsed.document


def risks(text: str) -> Document:
    return document(lambda data: data["purpose"].update(risks=text))


def shown(problems: list[Problem]) -> str:
    """Everything that people or programs get to see of problems."""
    forms = [check_as_json(1, problems)]
    forms += [problem.explain(style) for problem in problems for style in ("text", "github")]
    return "\n".join([json.loads(forms[0])["problems"].__repr__(), *forms[1:]])


@pytest.mark.parametrize(("text", "code"), PLANTED, ids=[text for text, _ in PLANTED])
def test_what_is_planted_is_found(text: str, code: str) -> None:
    """Each way of writing is known, at the start, in the middle and at the end of a text."""
    for whole in (text, f"A leak showed {text} to others.", f"It was {text}", f"({text}), then"):
        assert [one.code for one in search(whole)] == [code], whole


@pytest.mark.parametrize(("text", "code"), PLANTED, ids=[text for text, _ in PLANTED])
def test_the_first_look_misses_nothing(text: str, code: str) -> None:
    """The cheap pass over an entry leads to all that the thorough search finds."""
    problems = CHECKER.initiative(risks(f"A leak of this kind showed {text} to some others."))
    assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize(("written", "name"), PEOPLE, ids=[written for written, _ in PEOPLE])
def test_a_person_in_the_place_of_a_role_is_found(written: str, name: str) -> None:
    """Alone, beside the role, or with a name that no list has; the warning shows nothing of it."""
    assert person(written, alone=True) == name
    found = CHECKER.initiative(document(lambda data: data["decision"].update(decided_by=written)))
    assert [(problem.code, problem.path) for problem in found] == [
        ("W412", ("decision", "decided_by"))
    ]
    assert "Bloggs" not in shown(found)


@pytest.mark.parametrize("written", ROLES)
def test_a_role_or_a_body_is_no_person(written: str) -> None:
    """Bodies that bear a person's name, and companies, are none."""
    assert person(written, alone=True) == ""


@pytest.mark.parametrize("path", [*ROLE_FIELDS, ("organisations", "1", "unit")], ids=".".join)
def test_each_field_for_a_role_is_looked_at(path: tuple[str, ...]) -> None:
    """Whoever is named in one of them did not ask for it."""
    data: dict[str, Any] = {"organisations": [{"id": "a"}, {"id": "b"}]}
    at: Any = data
    for step in path[:-1]:
        at = at[int(step)] if isinstance(at, list) else at.setdefault(step, {})
    at[path[-1]] = "Data team of Mary Bloggs"
    steps = tuple(int(one) if one.isdigit() else one for one in path)
    assert [*names_in_roles(data)] == [(steps, "Mary Bloggs")]


def test_no_role_of_a_published_entry_is_taken_for_a_person() -> None:
    """Held against all that the register and its examples say: not one false alarm."""
    paths = sorted((REPOSITORY / "register" / "initiatives").glob("*/*.yml"))
    assert len(paths) > 10
    for path in paths:
        assert list(names_in_roles(yaml.safe_load(path.read_text("utf-8")))) == [], path


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_alike_is_left_alone(text: str) -> None:
    """Examples, references, years, sums and words are nobody's data."""
    assert search(f"It says {text} in the file.") == []


@pytest.mark.parametrize("country", PACKS)
def test_a_pack_of_law_says_which_numbers_are_peoples(country: str) -> None:
    """An Irish register finds a bare PPS number, a Dutch one a BSN that passes its test."""
    numbers = law_of(country).personal_numbers
    for text, packs, code in OF_A_COUNTRY:
        wanted = [code] if country in packs else []
        assert [one.code for one in search(text, numbers)] == wanted, text
        assert worth_a_look([text]) or not wanted, text
    for text in NOBODYS:
        assert search(text, numbers) == [], text


def test_a_number_that_no_pack_can_name_is_refused(schema: Path) -> None:
    """With the names that are known."""
    file = schema / "jurisdiction.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("gb-nhs,", "gb-nsh,"))
    with pytest.raises(SetupError, match="`personal_numbers` names gb-nsh; known are gb-nhs, "):
        load_framework(schema)


def test_the_numbers_that_a_pack_can_name_are_those_of_the_patterns() -> None:
    """A name that stands for nothing would look as if it were looked for."""
    assert {kind.of for kind in KINDS} - {""} == EVERY_NUMBER


@pytest.mark.parametrize("style", ["|", ">-", ""])
def test_the_place_is_the_start_of_what_was_found(style: str) -> None:
    """In blocks of text too, folded or not: the line and column of the source."""
    source = f"purpose:\n  risks: {style}\n    A leak would show a number, such as\n    "
    source += "this one, 943 476\n    5919 and no other.\n"
    (problem,) = (p for p in CHECKER.initiative(written(source)) if p.code in CODES)
    assert (problem.code, problem.line, problem.column) == ("E401", 4, 15)


def test_the_same_thing_twice_is_two_problems() -> None:
    """Each place is told, so that one correction is enough."""
    found = CHECKER.initiative(risks("Both 943 476 5919 here\nand again 943 476 5919 there."))
    assert [problem.code for problem in found] == ["E401", "E401"]
    assert len({(problem.line, problem.column) for problem in found}) == 2


def test_a_field_with_other_faults_is_searched_too() -> None:
    """A number without quotes, a field nobody knows, an unknown code: all would be published."""

    def change(data: Any) -> None:
        data["data"]["linkage"] = 9434765919
        data["phone"] = "0161 000 0000"
        data["stage"] = "jane@council.gov.uk"

    problems = CHECKER.initiative(document(change))
    assert {"W413", "E403", "E404", "E102", "E103", "E104"} == {p.code for p in problems}
    for secret in ("9434765919", "0161 000 0000", "jane@council"):
        assert secret not in shown(problems)


def test_other_lines_are_still_shown() -> None:
    """Only what lies at the same place is hidden: other problems keep their source line."""

    def change(data: Any) -> None:
        data["purpose"]["risks"] = "A leak would show 943 476 5919 to others who need not know it."
        data["stage"] = "alive"

    (other,) = (p for p in CHECKER.initiative(document(change)) if p.code == "E103")
    assert other.excerpt == "stage: alive"


def test_a_sentence_that_is_quoted_is_quoted_without_it() -> None:
    """The warning on long sentences repeats them, but never what must not be seen."""
    long = "The council looks at the lists that it has " * 4 + "and tells jane@council.gov.uk so."
    problems = CHECKER.initiative(document(lambda data: data.update(summary=long)))
    assert {"E404", "W422"} <= {problem.code for problem in problems}
    assert "jane" not in shown(problems)


def nhs_number(nine: str) -> str:
    """Nine digits with their check digit; a fixed number where they have none."""
    check = 11 - sum(int(digit) * (10 - at) for at, digit in enumerate(nine)) % 11
    return "9434765919" if check == 10 else f"{nine}{0 if check == 11 else check}"


DIGITS = st.text("0123456789", min_size=9, max_size=9)
NUMBERS = st.tuples(st.sampled_from("46789"), DIGITS).map(
    lambda two: nhs_number(two[0] + two[1][1:])
)
SECRETS = st.one_of(
    NUMBERS.map(lambda n: f"{n[:3]} {n[3:6]} {n[6:]}"),
    DIGITS.map(lambda n: f"071{n[:8]}"),
    DIGITS.map(lambda n: f"AB{n[:6]}C"),
    DIGITS.map(lambda n: f"person{n}@council.gov.uk"),
    DIGITS.map(lambda n: f"AKIA{n}ABCDEFG"),
)
FIELDS = st.sampled_from(
    [
        *("title", "summary", "stage", "purpose.risks", "data.linkage", "decision.decided_by"),
        *("decision.justification", "answers.harm.justification", "answers.harm.rating", "method"),
        *("keywords.0", "dates.submitted", "engagement.summary", "challenges.0.concern"),
        "sources.0.title",
    ]
)


@settings(deadline=None)
@given(SECRETS, FIELDS, st.sampled_from([40, 100]))
def test_nothing_of_what_was_found_is_ever_shown(secret: str, field: str, width: int) -> None:
    """Not in a message, a hint or a source line, for people or programs, of any problem."""

    def change(data: Any) -> None:
        *above, last = [int(step) if step.isdigit() else step for step in field.split(".")]
        for step in above:
            data = data[step]
        data[last] = f"Whoever reads this can see that {secret} is a piece of text."

    problems = CHECKER.initiative(document(change, width=width))
    found = [problem for problem in problems if problem.code in CODES]
    assert found
    assert all(problem.excerpt is None for problem in found)
    for piece in (secret, secret[:8], secret.replace(" ", "")):
        assert piece not in shown(problems)


def test_organisations_are_searched() -> None:
    """Their statements are published as much as an entry."""
    source = (REPOSITORY / "tests/cases/base/organisations/northshire-council.yml").read_text()
    found = CHECKER.organisation(written(source + "note: Ask Mr Bloggs about it.\n", COUNCIL))
    assert [problem.code for problem in found] == ["W412"]


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("https://x.example/a?sig=abcdef0123456789ab", ["E409"]),
        ("https://x.example/07000000000/ZE999ZZ?id=9434765919", []),
    ],
)
def test_web_addresses_are_searched_for_keys_only(address: str, codes: list[str]) -> None:
    """Their digits are of documents and records; a key in them opens what is behind."""
    assert [one.code for one in search_address(address)] == codes


def allowing(identifier: str, code: str, text: str) -> Framework:
    digest = sha256(text.encode()).hexdigest()
    item = Allowed(identifier, code, None, digest, "The name of a supplier.", line=7)
    return replace(FRAMEWORK, allowed=(item,))


@pytest.mark.parametrize(
    ("allowed", "codes"),
    [
        ((ENTRY, "W412", "Dr Foster"), []),
        (("northshire-council/other", "W412", "Dr Foster"), ["W412"]),
        ((ENTRY, "W411", "Dr Foster"), ["W412"]),
        ((ENTRY, "W412", "Dr Forster"), ["W412"]),
    ],
)
def test_what_maintainers_allow_is_no_problem(
    allowed: tuple[str, str, str], codes: list[str]
) -> None:
    """Only that text, in that entry, for that check; however its lines are broken."""
    found = risks("The supplier is called Dr\nFoster and has its seat in the county.")
    problems = Checker(allowing(*allowed), TODAY).initiative(found)
    assert [problem.code for problem in problems if not problem.acknowledged] == codes
    acknowledged = [problem for problem in problems if problem.acknowledged]
    assert [(one.code, one.acknowledged, one.severity) for one in acknowledged] == [
        ("W412", 7, "note") for _ in range(1 - len(codes))
    ]


ITEM = {"id": "a/b", "code": "W412", "sha256": "0" * 64, "reason": "A product."}


def listing(schema: Path, *items: object) -> Framework:
    (schema / ALLOW_LIST).write_text(yaml.safe_dump({"allowed": list(items)}), encoding="utf-8")
    return load_framework(schema)


def test_the_list_is_read_and_part_of_the_digest(schema: Path) -> None:
    """What is kept of earlier checks is not used once the list says otherwise."""
    framework = listing(schema, ITEM)
    item = Allowed("a/b", "W412", None, "0" * 64, "A product.", "schema/allow-list.yml", 2)
    assert framework.allowed == (item,)
    assert framework.digest != FRAMEWORK.digest


def test_a_register_may_have_no_list(schema: Path) -> None:
    """Nothing is allowed then."""
    (schema / ALLOW_LIST).unlink()
    assert load_framework(schema).allowed == ()


@pytest.mark.parametrize(
    ("item", "says"),
    [
        ({**ITEM, "code": "E101"}, "`code` must be"),
        ({**ITEM, "code": "W222"}, "`path` must be"),
        ({**ITEM, "path": "data..linkage"}, "`path` must be"),
        ({**ITEM, "sha256": "Dr Foster"}, "`sha256` must be"),
        ({**ITEM, "reason": " "}, "`reason` must be"),
        ({**ITEM, "text": "Dr Foster"}, "`text` is not known"),
        ("Dr Foster", "`id` must be"),
    ],
)
def test_an_item_that_is_not_complete_stops_the_run(schema: Path, item: object, says: str) -> None:
    """A list that is misread would hide a leak."""
    with pytest.raises(SetupError, match=r"allow-list.yml, line [0-9]+") as stopped:
        listing(schema, item)
    assert says in str(stopped.value)
    assert "Dr Foster" not in str(stopped.value)


def test_the_worked_examples_raise_no_false_alarm() -> None:
    """The real register names no person, and no summary in it is hard to read."""
    places = Places(REPOSITORY, REPOSITORY / "register", SCHEMA, None)
    problems = read_register(places, DAY).problems
    assert [p for p in problems if p.code in {*CODES, "W421", "W422"}] == []


@pytest.mark.parametrize(
    "broken",
    [
        "summary: He is: Mr Bloggs of 943 476 5919",
        "title: same\ntitle: 'AB123456C'",
        "x: 'AB123456C",
    ],
)
def test_a_file_that_cannot_be_read_shows_no_such_line(tmp_path: Path, broken: str) -> None:
    """A slip in the form of a file must not print what stands beside it."""
    path = tmp_path / FULL
    path.parent.mkdir(parents=True)
    path.write_text(f"stage: live\n{broken}\n", encoding="utf-8")
    problems = read_register(Places(tmp_path, tmp_path / "register", SCHEMA, None), TODAY).problems
    assert problems
    for piece in ("943", "AB1", "Bloggs"):
        assert piece not in shown(list(problems))
