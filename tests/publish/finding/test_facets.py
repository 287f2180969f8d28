"""The facets: which values an initiative has, how they are counted, named and ordered."""

from __future__ import annotations

import copy
import datetime as dt
from collections import Counter
from typing import Any

import pytest

from editions import Change, made, parts
from fairshare.framework import Framework
from fairshare.problems import SetupError
from fairshare.publish.edition import Edition, Item
from fairshare.publish.finding.facets import FACETS, Facet, label, values
from projects import BASE, entry

TODAY = dt.date(2026, 1, 1)
BY_NAME = {facet.name: facet for facet in FACETS}
SMALL = entry((BASE / "small.yml").read_bytes())


def edition(framework: Framework, **changes: Change) -> Edition:
    """The full entry once for each change, by the change's name."""
    names = {"northshire-council": "Northshire Council", "northshire-schools-trust": "Éton Trust"}
    entries = {f"northshire-council/{slug}": change for slug, change in changes.items()}
    return made(framework, entries, names=names, today=TODAY)


def same(_data: dict[str, Any]) -> None:
    """The full entry as it is."""


def only(found: Edition) -> Item:
    (item,) = found.items
    return item


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("outcome", ("approved",)),
        ("assessment", ("case_made",)),
        ("organisation", ("northshire-council", "northshire-schools-trust")),
        ("theme", ("education", "welfare")),
        ("stage", ("live",)),
        ("legal-basis", ("uk-gdpr-6-1-e",)),
        (
            "data-category",
            ("name", "address", "date-of-birth", "household", "benefits-received"),
        ),
        ("people", ("children", "parents-and-carers", "benefit-claimants")),
        ("year", ("2025",)),
        ("review", ("current",)),
        ("gives", ("northshire-council",)),
        ("gets", ("northshire-council", "northshire-schools-trust")),
        ("gets-kind", ("local-authority",)),
        ("choice", ("yes",)),
        ("commercial-use", ("none",)),
        ("unlawful", ()),
        ("assessed-by", ("body",)),
    ],
)
def test_the_values_of_the_full_entry(
    name: str, expected: tuple[str, ...], framework: Framework
) -> None:
    """Each facet (contract: interfaces, Facets); an organisation with two units counts once."""
    assert BY_NAME[name].values(only(edition(framework, a=same))) == expected


def test_the_facets_are_those_of_the_contract() -> None:
    """Their names stand in addresses and never change."""
    assert set(BY_NAME) == {
        *("outcome", "assessment", "organisation", "theme", "stage", "legal-basis"),
        *("data-category", "people", "year", "review", "gives", "gets", "gets-kind"),
        *("choice", "commercial-use", "unlawful", "assessed-by"),
    }


def undecided(data: dict[str, Any]) -> None:
    data.clear()
    data.update(copy.deepcopy(SMALL))


def test_an_undecided_initiative_is_under_review(framework: Framework) -> None:
    """It has no year of decision, and no review."""
    item = only(edition(framework, a=undecided))
    assert BY_NAME["outcome"].values(item) == ("under-review",)
    assert BY_NAME["year"].values(item) == ()
    assert BY_NAME["review"].values(item) == ()


@pytest.mark.parametrize(
    "change",
    [lambda d: d.pop("legal"), lambda d: d["legal"].pop("bases")],
    ids=["no-law", "no-bases"],
)
def test_no_lawful_basis_is_a_value_of_its_own(change: Change, framework: Framework) -> None:
    """What a body doesn't state can be looked for."""
    item = only(edition(framework, a=change))
    assert BY_NAME["legal-basis"].values(item) == ("none-stated",)


def due(day: str) -> Change:
    return lambda data: data["dates"].update(review_by=day)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2025-12-31", "overdue"),
        ("2026-01-01", "due-soon"),
        ("2026-04-01", "due-soon"),
        ("2026-04-02", "current"),
    ],
)
def test_a_review_is_overdue_the_day_after_it_was_due(
    day: str, state: str, framework: Framework
) -> None:
    """And announced for the 90 days before."""
    assert BY_NAME["review"].values(only(edition(framework, a=due(day)))) == (state,)


@pytest.mark.parametrize(
    "closed",
    [
        lambda data: data.update(stage="ended"),
        lambda data: data.update(withdrawn={"date": "2025-10-01", "reason": "No longer needed."}),
        lambda data: data.update(stage="never_started"),
        lambda data: data["decision"].update(outcome="refused"),
        lambda data: data["decision"].update(outcome="not_pursued"),
        lambda data: data.pop("decision"),
        lambda data: data.update(decision={"record": "not-found"}),
        lambda data: data["assessment"].update(independence="worked-example"),
        lambda data: data["assessment"].update(independence="imported"),
        lambda data: data["dates"].pop("review_by"),
    ],
    ids=[
        *("ended", "withdrawn", "never-started", "refused", "not-pursued", "undecided"),
        *("not-found", "worked-example", "imported", "unplanned"),
    ],
)
def test_what_is_over_has_no_review(closed: Change, framework: Framework) -> None:
    """Nothing is overdue that nobody has to review."""

    def change(data: dict[str, Any]) -> None:
        data["dates"]["review_by"] = "2025-01-01"
        closed(data)

    assert BY_NAME["review"].values(only(edition(framework, a=change))) == ()


def test_values_come_in_the_order_of_their_list(framework: Framework) -> None:
    """Code lists in the order written, with what has no code at the end."""
    found = edition(
        framework,
        a=undecided,
        b=lambda data: data["decision"].update(outcome="refused"),
        c=same,
    )
    codes = [value.code for value in values(BY_NAME["outcome"], found)]
    assert codes == ["approved", "refused", "under-review"]


def test_years_come_newest_first(framework: Framework) -> None:
    """A partial date has a year too."""
    found = edition(
        framework,
        a=lambda data: data["decision"].update(date="2019"),
        b=same,
        c=lambda data: data["decision"].update(date="2021-05"),
    )
    assert [value.code for value in values(BY_NAME["year"], found)] == ["2025", "2021", "2019"]


def test_organisations_come_by_name_whatever_their_accents(framework: Framework) -> None:
    """É stands with E, before N."""
    found = values(BY_NAME["organisation"], edition(framework, a=same))
    assert [value.label for value in found] == ["Éton Trust", "Northshire Council"]


def test_reviews_come_most_urgent_first(framework: Framework) -> None:
    """Overdue before due soon before in time."""
    found = edition(framework, a=same, b=due("2026-02-01"), c=due("2025-02-01"))
    codes = [value.code for value in values(BY_NAME["review"], found)]
    assert codes == ["overdue", "due-soon", "current"]


def test_a_list_that_is_not_there_is_named_with_the_nearest(framework: Framework) -> None:
    """Whoever adds a facet reads where the slip is, and not a name alone."""
    facet = Facet("transfer", "How it is transferred", BY_NAME["stage"].values, ("transfer",))
    with pytest.raises(SetupError) as stopped:
        values(facet, edition(framework, a=same))
    assert str(stopped.value) == (
        "The facet transfer names transfer, which is no list of schema/codes/ "
        '(FACETS, publish/finding/facets.py). Did you mean "transfers"?'
    )


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: str(facet.name))
def test_counts_and_lists_agree(facet: Facet, framework: Framework) -> None:
    """As many are counted as are listed, and nobody is listed twice."""
    found = edition(framework, a=same, b=undecided, c=due("2025-02-01"))
    counted = Counter(code for item in found.items for code in facet.values(item))
    listed = {value.code: value.items for value in values(facet, found)}
    assert counted == {code: len(items) for code, items in listed.items()}
    for items in listed.values():
        assert len({item.initiative.id for item in items}) == len(items)


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: str(facet.name))
def test_every_value_has_words(facet: Facet, framework: Framework) -> None:
    """No bare code is shown to a person; a year is its own word."""
    found = edition(framework, a=same, b=undecided, c=lambda data: data.pop("legal"))
    for value in values(facet, found):
        said = label(facet, value.code, found)
        assert said == value.label
        assert facet.name == "year" or said != value.code
        assert value.url == f"browse/{facet.name}/{value.code}/"


@pytest.mark.parametrize(
    "gone",
    [
        lambda data: data.update(withdrawn={"date": "2025-10-01", "reason": "No longer needed."}),
        lambda data: data.update(superseded_by="northshire-council/b", stage_as_of="2025-04-02"),
    ],
    ids=["withdrawn", "superseded"],
)
def test_what_is_gone_comes_last(gone: Change, framework: Framework) -> None:
    """Even the newest decision: its page stays, and lists name it after those in force."""

    def newest(data: dict[str, Any]) -> None:
        data["decision"]["date"] = "2025-12-31"
        gone(data)

    found = edition(framework, a=newest, b=same, c=same)
    assert [item.initiative.slug for item in found.items] == ["b", "c", "a"]
    assert found.standing == 2


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (lambda d: d.update(decision={"record": "not-found"}), "not-found", "No decision found"),
        (lambda d: d.update(stage="proposed"), "under-review", "Under review"),
        (lambda d: d.update(stage="live"), "not-recorded", "No decision recorded"),
        (
            lambda d: d.update(assessment={"independence": "worked-example"}),
            "not-found",
            "No decision found",
        ),
        (lambda d: d.update(assessment={"independence": "imported"}), "listed", "Listed"),
    ],
    ids=["record-not-found", "proposed", "live", "worked-example", "imported"],
)
def test_what_is_not_decided_is_told_apart(
    change: Change, code: str, words: str, framework: Framework
) -> None:
    """Nothing is called under review that has long been in use, or of which no record was found."""

    def without(data: dict[str, Any]) -> None:
        undecided(data)
        change(data)

    found = edition(framework, a=without)
    (value,) = values(BY_NAME["outcome"], found)
    assert (value.code, value.label) == (code, words)


def test_what_was_taken_from_a_table_is_not_assessed(framework: Framework) -> None:
    """It has no assessment to filter by, and a table that names no basis does not deny one."""

    def imported(data: dict[str, Any]) -> None:
        data["assessment"] = {"independence": "imported"}
        data.pop("legal")

    found = edition(framework, a=imported)
    (value,) = values(BY_NAME["assessment"], found)
    assert (value.code, value.label) == ("not-assessed", "Not assessed")
    assert values(BY_NAME["legal-basis"], found) == []


def test_an_aim_that_tells_what_data_goes_to_stands_beside_the_kinds_of_body(
    framework: Framework,
) -> None:
    """A department of many tasks gets it: that it is for immigration control is told by the aim."""
    aim = next(
        one.code for one in framework.codes["aims"].codes.values() if "tells_recipient" in one.flags
    )

    def change(data: dict[str, Any]) -> None:
        parts(council="lead provider", office="recipient", works="recipient")(data)
        data["purpose"]["aims"] = ["service-delivery", aim]

    types = {"office": {"type": "central-government"}, "works": {"type": "company"}}
    found = made(framework, {"council/one": change}, organisations=types, today=TODAY)
    shown = {value.code: value.label for value in values(BY_NAME["gets-kind"], found)}
    assert shown == {
        "central-government": "Central government",
        "company": "Company",
        aim: "Immigration control",
    }


def finding(kind: str, date: str) -> dict[str, str]:
    return {"kind": kind, "date": date, "by": "The regulator", "summary": "What it found."}


FOUND_BY = {"body": "The court", "date": "2025-06-01", "url": "https://court.example/"}


@pytest.mark.parametrize(
    ("events", "found_by", "expected"),
    [
        ([], None, ()),
        ([], FOUND_BY, ("found",)),
        ([finding("breach-found", "2025-07")], None, ("found",)),
        ([finding("no-breach-found", "2025-07")], None, ("no-breach",)),
        ([finding("no-breach-found", "2025-07")], FOUND_BY, ("not-upheld",)),
        ([finding("no-breach-found", "2025-05")], FOUND_BY, ("found",)),
        (
            [finding("breach-found", "2025-07"), finding("no-breach-found", "2025-08")],
            None,
            ("not-upheld",),
        ),
    ],
)
def test_unlawful_is_what_the_newest_finding_says(
    events: list[dict[str, str]],
    found_by: dict[str, str] | None,
    expected: tuple[str, ...],
    framework: Framework,
) -> None:
    """A regulator or a court found it; where none is known to have looked, nothing is said."""

    def change(data: dict[str, Any]) -> None:
        data["events"] = events
        data["legal"].update({"found_by": found_by} if found_by else {})

    assert BY_NAME["unlawful"].values(only(edition(framework, a=change))) == expected


@pytest.mark.parametrize(
    ("assessment", "expected"),
    [
        ({"independence": "self"}, "body"),
        ({"independence": "peer"}, "body"),
        ({"independence": "independent"}, "body"),
        ({"independence": "worked-example"}, "worked-example"),
        ({"independence": "imported"}, "nobody"),
        (None, "nobody"),
    ],
)
def test_who_assessed_it_can_be_looked_for(
    assessment: dict[str, str] | None, expected: str, framework: Framework
) -> None:
    """The body or somebody for it, this project, or nobody yet."""

    def change(data: dict[str, Any]) -> None:
        data.pop("assessment")
        data.update({"assessment": assessment} if assessment else {})

    assert BY_NAME["assessed-by"].values(only(edition(framework, a=change))) == (expected,)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda data: data.pop("choice"), ("unknown",)),
        (lambda data: data["choice"].update(can_refuse="partly"), ("partly",)),
        (lambda data: data["data"].update(identifiability="aggregate"), ()),
    ],
    ids=["left-out", "partly", "nobody-in-it"],
)
def test_whether_people_can_say_no_is_asked_of_their_data_only(
    change: Change, expected: tuple[str, ...], framework: Framework
) -> None:
    """What an entry leaves out is not known; figures about nobody leave nobody to ask."""
    assert BY_NAME["choice"].values(only(edition(framework, a=change))) == expected


def test_a_value_says_what_it_means(framework: Framework) -> None:
    """As its code list does, so that "Red line" explains itself where it stands."""
    (value,) = values(BY_NAME["assessment"], edition(framework, a=same))
    assert value.definition == framework.codes["assessments"].codes["case_made"].definition
    (year,) = values(BY_NAME["year"], edition(framework, a=same))
    assert year.definition == ""
