"""Who shares with whom: every pair of provider and recipient, counted and found."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from editions import Change, made, parts
from fairshare.framework import Framework
from fairshare.publish.edition import Edition, Item
from fairshare.publish.frame.environment import make_environment
from fairshare.publish.organisations.exchanges import Exchange, Exchanges, exchanges
from fairshare.publish.organisations.matrix_page import matrix, matrix_page
from fairshare.publish.organisations.pages import line_drawer

ROLES = ("lead", "provider", "recipient", "processor")


def at_random(rng: Random) -> Change:
    """An initiative with up to six organisations that play random roles, some of them twice."""
    bodies = [f"body-{rng.randrange(8)}" for _ in range(rng.randint(1, 6))]

    def change(data: dict[str, Any]) -> None:
        data["organisations"] = [
            {"id": body, "roles": rng.sample(ROLES, rng.randint(1, 3))} for body in bodies
        ]
        data["organisations"][0]["roles"] = ["lead", "provider", "recipient"]
        data.pop("flows")

    return change


def everything(known: Exchanges) -> dict[tuple[str, str], Exchange]:
    return {(one.provider, one.recipient): one for group in known.given.values() for one in group}


def body_of(edition: Edition) -> str:
    environment = make_environment(edition.framework)
    lines = line_drawer(environment, "../../")
    return str(matrix_page(edition, exchanges(edition), lines, environment).body)


def sharing(**roles: str) -> Change:
    """Who takes part, in an entry that does not say who gives to whom."""

    def change(data: dict[str, Any]) -> None:
        data.pop("flows")
        parts(**roles)(data)

    return change


def goes(item: Item, provider: str, recipient: str) -> bool:
    """Whether it goes without saying that one gives and the other receives."""
    givers = {one.id for one in item.initiative.with_role("provider")}
    receivers = {one.id for one in item.initiative.with_role("recipient")}
    plain = len(givers) == 1 or len(receivers) == 1
    return plain and provider in givers and recipient in receivers


@pytest.mark.parametrize("seed", range(20))
def test_pairs_equal_a_count_over_all_organisations(framework: Framework, seed: int) -> None:
    """For every two bodies: the decisions in which the one gives and the other alone can receive.

    Or the other receives and the one alone can give. Where several give and several receive, nobody
    knows who gives to whom.
    """
    rng = Random(seed)  # noqa: S311 - the same every time
    edition = made(framework, {f"body-0/entry-{n}": at_random(rng) for n in range(25)})
    counted = {
        (provider, recipient): count
        for provider in edition.organisations
        for recipient in edition.organisations
        if provider != recipient
        and (count := sum(goes(item, provider, recipient) for item in edition.items))
    }
    assert {pair: one.total for pair, one in everything(exchanges(edition)).items()} == counted


def test_providers_and_recipients_see_the_same(framework: Framework) -> None:
    """What one gives to another is what the other receives from it."""
    rng = Random(7)  # noqa: S311 - the same every time
    edition = made(framework, {f"body-0/entry-{n}": at_random(rng) for n in range(25)})
    known = exchanges(edition)
    seen_by_recipients = {(o.provider, o.recipient): o for g in known.received.values() for o in g}
    assert seen_by_recipients == everything(known)


def test_who_gives_and_receives_is_no_pair_with_itself(framework: Framework) -> None:
    """A gives to B, and what it keeps for itself is no exchange."""
    edition = made(framework, {"a/one": sharing(a="lead provider recipient", b="recipient")})
    assert set(everything(exchanges(edition))) == {("a", "b")}


def test_what_an_entry_says_of_its_flows_is_the_whole(framework: Framework) -> None:
    """One of two givers gives to one of two receivers: the other pairs are none."""

    def change(data: dict[str, Any]) -> None:
        parts(a="lead provider", b="provider", c="recipient", d="recipient")(data)
        data["flows"] = [{"from": "b", "to": "c"}]

    known = exchanges(made(framework, {"a/one": change}))
    assert set(everything(known)) == {("b", "c")}
    assert set(known.named) == {"a", "d"}


def test_bodies_named_in_the_same_decision_are_no_pair(framework: Framework) -> None:
    """Several give and several receive, and the entry does not say who gives to whom."""
    change = sharing(a="lead provider", b="provider recipient", c="recipient")
    edition = made(framework, {"a/one": change})
    known = exchanges(edition)
    assert everything(known) == {}
    assert {body: [i.initiative.id for i in items] for body, items in known.named.items()} == {
        "a": ["a/one"],
        "b": ["a/one"],
        "c": ["a/one"],
    }
    assert [item.initiative.id for item in known.unpaired] == ["a/one"]
    assert "Only named in the same decision" in body_of(edition)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2024-03",), "1 initiative, in use, as of March 2024"),
        (("2024-03", "2023"), "2 initiatives, 2 in use, as of 2023 or later"),
        (("2024-03", None), "2 initiatives, 1 in use, as of March 2024"),
        ((None,), "1 initiative, not known to be in use"),
        ((None, None), "2 initiatives, none known to be in use"),
    ],
)
def test_nothing_is_in_use_without_a_day(
    framework: Framework, days: tuple[str | None, ...], said: str
) -> None:
    """An entry that does not say up to when its stage is known makes no pair of today."""

    def known(day: str | None) -> Change:
        def change(data: dict[str, Any]) -> None:
            sharing(a="lead provider", b="recipient")(data)
            data.pop("stage_as_of")
            data.update({"stage_as_of": day} if day else {})

        return change

    edition = made(framework, {f"a/n{number}": known(day) for number, day in enumerate(days)})
    assert f">{said}</a>" in body_of(edition)


@pytest.mark.parametrize(
    ("until", "running"), [("2026-01-15", 1), ("2026-01-14", 0), ("2026", 1), (None, 1)]
)
def test_a_flow_that_is_over_does_not_run(
    framework: Framework, until: str | None, running: int
) -> None:
    """Its last day is the last on which data went this way, whatever the stage is."""

    def change(data: dict[str, Any]) -> None:
        parts(a="lead provider", b="recipient")(data)
        data["flows"] = [{"from": "a", "to": "b"} | ({"until": until} if until else {})]

    (only,) = everything(exchanges(made(framework, {"a/one": change}))).values()
    assert only.running == running


def test_own_units_are_no_pair(framework: Framework) -> None:
    """What a body passes between its own units is listed as used within it."""
    known = exchanges(made(framework, {"a/one": sharing(a="lead provider recipient")}))
    assert everything(known) == {}
    assert [item.initiative.id for item in known.within["a"]] == ["a/one"]


def test_only_what_goes_on_counts_as_running(framework: Framework) -> None:
    """Pilots and live sharing run; what is proposed, ended, withdrawn or replaced does not."""
    share = sharing(a="lead provider", b="recipient")

    def but(**changes: Any) -> Change:
        def change(data: dict[str, Any]) -> None:
            share(data)
            data.update(changes)

        return change

    entries = {
        "a/live": but(stage="live"),
        "a/pilot": but(stage="pilot"),
        "a/proposed": but(stage="proposed"),
        "a/paused": but(stage="paused"),
        "a/ended": but(stage="ended"),
        "a/withdrawn": but(withdrawn={"date": "2025-12-01", "reason": "It was not needed."}),
        "a/replaced": but(superseded_by="a/live", stage_as_of="2025-01-01"),
    }
    (only,) = everything(exchanges(made(framework, entries))).values()
    assert (only.running, only.total) == (2, 7)


def test_the_table_has_every_exchange_in_its_place(framework: Framework) -> None:
    """A cell holds the exchange of its row's provider and its column's recipient, or nothing."""
    rng = Random(3)  # noqa: S311 - the same every time
    known = exchanges(made(framework, {f"body-0/entry-{n}": at_random(rng) for n in range(12)}))
    table = matrix(sorted(known.given), sorted(known.received), known)
    cells = {
        (provider, recipient): one
        for provider, row in table.rows
        for recipient, one in zip(table.recipients, row, strict=True)
        if one
    }
    assert cells == everything(known)


def test_the_page_links_each_pair_to_its_decisions(framework: Framework) -> None:
    """List and table lead to the place on the provider's page where all the decisions stand."""
    body = body_of(made(framework, {"a/one": sharing(a="lead provider", b="recipient")}))
    assert "Counted here: bodies’ own entries (1)." in body
    assert body.count('href="../../organisations/a/#to-b"') == 2
    assert 'href="../../initiatives/a/one/"' in body
    assert "organisations/b/#to-a" not in body


@pytest.mark.parametrize(("providers", "recipients"), [(1, 100), (1, 101), (100, 1), (101, 1)])
def test_too_many_recipients_make_no_table_but_a_list(
    framework: Framework, providers: int, recipients: int
) -> None:
    """A table of more than 100 either way is left out; the list still names every pair."""
    names = [*(f"g{n}" for n in range(providers)), *(f"r{n}" for n in range(recipients))]
    roles = {name: "provider" if name[0] == "g" else "recipient" for name in names}
    body = body_of(made(framework, {"g0/one": sharing(**roles | {"g0": "lead provider"})}))
    assert ("<table" in body) == (max(providers, recipients) <= 100)
    assert all(f"organisations/{name}/#to-" in body for name in names[:providers])
    assert all(f"/#to-{name}" in body for name in names[providers:])


@pytest.mark.parametrize("more", [0, 1])
def test_past_1000_decisions_the_page_only_counts(framework: Framework, more: int) -> None:
    """Ten providers, twenty recipients, five decisions a pair: as many as are still named."""
    providers = {f"g{n}": "provider" for n in range(10)} | {"g0": "lead provider"}
    recipients = {f"r{n}": "recipient" for n in range(20)}
    flows = [{"from": one, "to": other} for one in providers for other in recipients]

    def all_to_all(data: dict[str, Any]) -> None:
        parts(**providers, **recipients)(data)
        data["flows"] = flows

    entries: dict[str, Change] = {f"g0/entry-{n}": all_to_all for n in range(5)}
    entries |= {f"g0/more-{n}": sharing(g0="lead provider", r20="recipient") for n in range(more)}
    body = body_of(made(framework, entries))
    assert ('href="../../initiatives/g0/entry-0/"' in body) == (more == 0)
    assert body.count('class="fs-line"') == (1000 if more == 0 else 0)


@pytest.mark.parametrize("more", [0, 1])
def test_past_1000_pairs_the_page_names_givers_alone(framework: Framework, more: int) -> None:
    """Ten providers and a hundred recipients still stand there pair by pair, and as a table."""
    providers = {f"g{n}": "provider" for n in range(10)} | {"g0": "lead provider"}
    recipients = {f"r{n}": "recipient" for n in range(100)}
    flows = [{"from": one, "to": other} for one in providers for other in recipients]

    def all_to_all(data: dict[str, Any]) -> None:
        parts(**providers, **recipients)(data)
        data["flows"] = flows

    entries: dict[str, Change] = {"g0/entry": all_to_all}
    entries |= {f"g0/more-{n}": sharing(g0="lead provider", g1="recipient") for n in range(more)}
    body = body_of(made(framework, entries))
    assert body.count("/#to-r0") == (20 if more == 0 else 0)
    assert ("<table" in body) == (more == 0)
    assert body.count("/#gives") == (0 if more == 0 else 10)
    assert ("There are too many pairs for one page." in body) == (more == 1)


@pytest.mark.parametrize("count", [5, 6])
def test_five_decisions_of_a_pair_are_named(framework: Framework, count: int) -> None:
    """The rest stands on the provider's page."""
    share = sharing(a="lead provider", b="recipient")
    body = body_of(made(framework, {f"a/n{n}": share for n in range(count)}))
    assert body.count('href="../../initiatives/a/n') == 5
    assert ("and 1 more" in body) == (count == 6)


def test_a_register_without_sharing_says_so(framework: Framework) -> None:
    """No provider and no recipient: a sentence, and nothing empty."""
    body = body_of(made(framework, {"a/one": sharing(a="lead provider recipient")}))
    assert "No decision in this register says who gives data to which other organisation." in body
    assert "<table" not in body


def test_a_hostile_name_is_text(framework: Framework) -> None:
    """A name that looks like HTML stays a name, in text and in attributes."""
    change = sharing(a="lead provider", b="recipient")
    edition = made(framework, {"a/one": change}, names={"b": '"><script>alert(1)</script>'})
    body = body_of(edition)
    assert "<script" not in body
    assert "&#34;&gt;&lt;script&gt;" in body
